"""Words, figures and letters that every report shares."""

import re
from pathlib import Path

import pytest

from optimizer.views.counts import counts_of
from optimizer.views.lettering import printable
from optimizer.views.roster import Figure
from optimizer.views.words import roster as words
from optimizer.views.words.roster import TEXTS, name_of


def test_a_gap_leaves_out_what_every_plan_pays():
    assert Figure(5230, 5102, 4000).gap_percent == pytest.approx(10.4)
    assert Figure(0, 0).gap_percent == 0
    assert Figure(4000, 4000, 4000).gap_percent == 0
    assert Figure(10).gap is None


def test_every_count_has_a_name(view):
    assert {f"count.{key}" for key in counts_of(view)} <= TEXTS.keys()


def test_every_word_is_said_in_both_languages():
    for key, label in TEXTS.items():
        assert bool(label.en) == bool(label.zh), key


def test_every_word_that_a_report_asks_for_is_in_the_table():
    folder = Path(words.__file__).parent
    asked = {
        key
        for path in folder.glob("*.py")
        for key in re.findall(r"""said\(["']([a-z_.]+)["'],""", path.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked <= TEXTS.keys()


def test_an_unknown_name_is_shown_as_it_is():
    assert name_of("goal", "new_goal", "zh") == "new_goal"
    assert name_of("goal", "comp_owed", "zh") == "逾期欠休"


def test_unprintable_characters_are_taken_out():
    assert printable("a\x00b\x1b\u202ec\ud800\r\n\tü𠮷") == "abc\n\tü𠮷"
