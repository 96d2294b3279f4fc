"""Whatever single cell or line is damaged, the messages name its file, line and column."""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.scenario.damage import is_exact, outcome, sample, valid
from tests.scenario.sample import Folder

COUNT = int(os.environ.get("DAMAGE_CASES", "120"))
EXACT_PERCENT = 95
MAY_BE_MEANT = ("renamed", "key", "deeper", "typo", "unknown")
"""Of these ways some are taken: an id that nobody uses, a name of a list that is not given."""


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("seed", [1, 2])
def test_nearly_every_message_names_the_exact_cell(kind: str, seed: int) -> None:
    data, texts = valid()
    told, elsewhere, taken = 0, [], []
    for damage in sample(Random(seed), data, texts, COUNT if kind == "csv" else COUNT // 2):
        mistakes = outcome(damage, data, texts, kind)
        if mistakes is None:
            taken += [str(damage)] if damage.way not in MAY_BE_MEANT else []
            continue
        told += len(mistakes)
        elsewhere += [
            f"{damage} -> {one}" for one in mistakes if not is_exact(one.place, damage, data, kind)
        ]
    assert not taken
    assert told >= COUNT // 3
    assert 100 * len(elsewhere) <= (100 - EXACT_PERCENT) * told, "\n".join(elsewhere)


def test_an_id_that_is_lost_is_told_once(folder: Folder) -> None:
    folder.replace("places.csv", "双石,hall", ",hall")
    assert [one.split(" ")[0] for one in folder.mistakes()] == ["places.csv:3:1:"]


def test_a_renamed_id_is_told_where_it_is_used_with_the_near_one(folder: Folder) -> None:
    folder.replace("vans.csv", "van-1", "van-1x")
    told = folder.mistakes()
    assert {one.split(": ")[0] for one in told} == {
        "route_pins.csv:2:2",
        "van_days.csv:2:1",
        "van_days.csv:3:1",
    }
    assert all("did you mean 'van-1x'?" in one for one in told)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  late:\n", "   late:\n", "scenario.yaml:24:4: yaml: is indented otherwise"),
        ("dates:\n", "dates: 2023\n", "scenario.yaml:5:1: yaml: has a value, and lines"),
        ('{en: "Noon"', '{en: Noon"', "scenario.yaml:17:16: slots.noon.name.en: 'Noon\""),
        ("  first: ", "     first: x\n  first: ", "scenario.yaml:6:6: yaml: is indented otherwise"),
        ("    days: workday", "     days: workday", "scenario.yaml:19:6: yaml: is indented"),
        ("format: 1", "format: 1: 2", "scenario.yaml:2:10: yaml: cannot be read (mapping values"),
        ("format: 1", " format: 1", "scenario.yaml:2:2: yaml: is indented otherwise"),
    ],
)
def test_a_line_of_the_settings_is_named(folder: Folder, old: str, new: str, told: str) -> None:
    folder.replace("scenario.yaml", old, new)
    (only,) = folder.mistakes()
    assert only.startswith(told)


def test_tables_that_unreadable_settings_may_name_are_not_missing(folder: Folder) -> None:
    (folder.path / "people.csv").unlink()
    folder.replace("scenario.yaml", "format: 1", "format：1")
    assert [one.split(": ")[0] for one in folder.mistakes()] == ["scenario.yaml:2:1"]
