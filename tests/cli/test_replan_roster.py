"""`replan-roster` from end to end: what is told, what is written, and what is refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.planned import Planned, ran

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def ill(planned: Planned) -> tuple[str, str]:
    """Somebody who is on duty, and the date."""
    duty = next(d for d in planned.file("roster.json")["duties"] if d["holder"] and d["backup"])
    return duty["holder"], duty["date"]


@pytest.fixture(scope="module")
def repaired(
    planned: Planned, ill: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Planned:
    out = tmp_path_factory.mktemp("repaired") / "out"
    absent = ":".join(ill)
    told = ran(
        *("replan-roster", planned.scenario, "--published", planned.out / "roster.json"),
        *("--absent", absent, "--limit", "10", "--json", "--out", out),
    )
    return Planned(planned.scenario, out, told)


def test_the_answer_says_who_must_be_told_what_and_why(
    repaired: Planned, ill: tuple[str, str]
) -> None:
    code, out, _ = repaired.told
    said = json.loads(out)
    assert code == 0
    assert said["changed_person_days_bound"] <= said["changed_person_days"]
    assert said["bound"] <= said["objective"]
    assert said["lost_person_days"] == 1
    assert len(said["changes"]) == said["changed_person_days"] + 1
    lost = next(one for one in said["changes"] if one["lost"])
    assert (lost["person"], lost["date"]) == ill
    assert lost["before"]
    assert lost["after"] == []
    assert all(one["why"] for one in said["changes"])


def test_the_new_plan_is_judged_with_the_absence_that_was_written(
    planned: Planned, repaired: Planned
) -> None:
    roster = repaired.out / "roster.json"
    handed_out = ("--published", planned.out / "roster.json")
    judged = ("judge", planned.scenario, roster, *handed_out)
    code, out, _ = ran(*judged, "--what-if", repaired.out / "absent.yaml")
    assert (code, "every rule is kept" in out) == (0, True)
    code, out, _ = ran(*judged)
    assert code == 3
    assert "--what-if absent" in out


def test_calendars_are_renewed(repaired: Planned) -> None:
    assert repaired.file("roster.json")["version"] == 1
    texts = [path.read_text("utf-8") for path in (repaired.out / "calendars").iterdir()]
    assert all("SEQUENCE:1" in text for text in texts if "BEGIN:VEVENT" in text)
    assert any("STATUS:CANCELLED" in text for text in texts)


@pytest.mark.parametrize(("lang", "words"), [("en", "Nothing has to change"), ("zh", "无需改动")])
def test_with_nothing_new_nothing_changes(planned: Planned, lang: str, words: str) -> None:
    command = ("replan-roster", planned.scenario, "--published", planned.out / "roster.json")
    code, out, _ = ran(*command, "--lang", lang)
    assert code == 0
    assert words in out
    said = json.loads(ran(*command, "--json")[1])
    assert (said["changed_person_days"], said["changes"], said["status"]) == (0, [], "OPTIMAL")
    assert said["version"] == 0


def test_what_has_begun_stays(planned: Planned, ill: tuple[str, str]) -> None:
    command = ("replan-roster", planned.scenario, "--published", planned.out / "roster.json")
    absent = ("--absent", ":".join(ill), "--limit", "10", "--json")
    code, out, _ = ran(*command, *absent, "--now", f"{ill[1]}T23:59")
    assert code == 0
    changes = json.loads(out)["changes"]
    assert {(one["person"], one["date"]) for one in changes if one["date"] <= ill[1]} == {ill}


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--absent", "nobody"], "should be PERSON:FIRST"),
        (["--absent", "X:2023-13-01"], "should be PERSON:FIRST"),
        (["--absent", "X:2023-10-12..2023-10-10"], "ends before it begins"),
        (["--absent", "X:2023-10-10:evening"], "should be PERSON:FIRST"),
        (["--absent", "{ill}:2031-01-01"], "should have a date from"),
        (["--absent", "Nobody-99:{date}"], "Nobody-99"),
        (["--absent", "{ill}:{date}", "--absent", "{ill}:{date}"], "{ill}"),
        (["--now", "soon"], "should be a time like"),
        (["--now", "2031-01-01T08:00"], "has ended by then"),
        (["--what-if", "nowhere.yaml"], "nowhere.yaml"),
        (["--published", "nowhere.json"], "nowhere.json"),
        (["--published", "99"], ""),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_bad_input_is_refused_and_nothing_is_written(
    planned: Planned, ill: tuple[str, str], tmp_path: Path, words: list[str], problem: str
) -> None:
    facts = {"ill": ill[0], "date": ill[1]}
    said = [word.format(**facts) for word in words]
    published = () if "--published" in said else ("--published", planned.out / "roster.json")
    out = tmp_path / "out"
    code, told, err = ran("replan-roster", planned.scenario, *published, *said, "--out", out)
    assert (code, told) == (2, "")
    assert problem.format(**facts) in err
    assert "Traceback" not in err
    assert not out.exists()


def test_without_a_plan_one_option_is_missing(planned: Planned) -> None:
    code, _, err = ran("replan-roster", planned.scenario)
    assert code == 2
    assert re.search(r"Missing option .*--published", err)
