"""Duties handed over: who could stand in, as people and programs are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from optimizer import judge, load_scenario, stand_ins
from optimizer.exchange.roster_json import plan_from_json
from tests.cli.planned import Planned, ran

if TYPE_CHECKING:
    from pathlib import Path

LATE = "大崂/2023-10-10/late"
WEEKEND = "大崂/2023-10-14/weekend_morning"


@pytest.fixture(scope="module")
def answer(planned: Planned) -> Any:
    code, out, err = ran("stand-ins", *of(planned), "--duty", LATE, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def of(planned: Planned) -> tuple[Path, Path]:
    return planned.scenario, planned.out / "roster.json"


def test_everybody_of_the_hall_and_its_neighbours_is_ranked(answer: Any) -> None:
    people = [one["person"] for one in answer["candidates"]]
    near = {*(f"大崂-0{n}" for n in range(1, 5)), *(f"双石-0{n}" for n in range(1, 3))}
    assert {*people, answer["now"]} == near
    assert answer["now"] not in people
    assert [one["rank"] for one in answer["candidates"]] == list(range(1, len(near)))
    able = [one for one in answer["candidates"] if one["rule"] is None]
    assert [one["price"] for one in able] == sorted(sum(one["parts"].values()) for one in able)
    assert all(
        one["price"] is None and not one["parts"] for one in answer["candidates"][len(able) :]
    )
    assert all(one["message"] for one in answer["candidates"])


@pytest.mark.parametrize("role", ["holder", "backup"])
@pytest.mark.parametrize("duty", [LATE, WEEKEND, "双石/2023-10-10/late"])
def test_the_judge_of_the_edited_file_says_price_or_rule(
    planned: Planned, tmp_path: Path, duty: str, role: Any
) -> None:
    scenario, plan = load_scenario(planned.scenario), plan_of(planned.out / "roster.json")
    before = judge(scenario, plan, published=plan).objective
    for one in stand_ins(scenario, plan, duty, role).candidates:
        if one.person.hall != duty[:2] or one.steps_up:
            continue  # would be lent, or leave a place that the file would have to list

        def put(file: Any, who: str = one.person.code) -> None:
            found = next(
                d for d in file["duties"] if duty == f"{d['hall']}/{d['date']}/{d['slot']}"
            )
            found[role] = who

        edited = plan_of(planned.edited("roster.json", tmp_path / "edited.json", put))
        verdict = judge(scenario, edited, published=plan)
        assert verdict.is_legal == (one.broken is None)
        if one.broken is None:
            assert verdict.objective - before == one.price
        else:
            assert one.broken.rule in {found.rule for found in verdict.violations}


def plan_of(path: Path) -> Any:
    return plan_from_json(path.read_bytes())


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("now", "could take it over")), ("zh", ("现为", "人可接替"))],
)
def test_it_is_told_in_the_language_that_was_asked_for(
    planned: Planned, lang: str, words: tuple[str, ...]
) -> None:
    code, out, err = ran("stand-ins", *of(planned), "--duty", LATE, "--lang", lang)
    assert (code, err) == (0, "")
    assert all(word in out.splitlines()[0] for word in words)


def test_a_hall_stands_for_its_one_station(planned: Planned) -> None:
    told = [
        ran("stand-ins", *of(planned), "--duty", f"{name}/2023-10-12/morning", "--json")
        for name in ("双石", "双石医保站")
    ]
    assert told[0] == told[1]
    answer = json.loads(told[0][1])
    assert answer["now"] == "双石-01"
    there = {one["person"]: one for one in answer["candidates"]}
    assert (there["双石-02"]["rule"], there["双石-02"]["price"]) == (None, 0)
    assert there["大崂-02"]["rule"] == "one_place_at_a_time"  # on leave
    assert there["大崂-01"]["rule"] == "qualified"


@pytest.mark.parametrize(
    ("duty", "wrong"),
    [
        ("大崂/2023-10-10", "should be HALL/DATE/SLOT"),
        ("", "should be HALL/DATE/SLOT"),
        ("大劳/2023-10-10/late", "there is no hall or post 大劳"),
        ("大崂/2023-10-41/late", "2023-10-41 should be a date like 2023-10-01"),
        ("大崂/2023-11-10/late", "2023-11-10 is not in the month from 2023-10-01 to 2023-10-15"),
        ("大崂/2023-10-10/latte", "there is no slot latte (did you mean 'late'?)"),
        ("大崂/2023-10-10/noon", "has no such duty on that date (open then: late)"),
        ("大崂/2023-10-03/holiday_morning", "has no such duty on that date (none is open then)"),
        ("大崂/2023-10-14/morning", "nobody works ordinary hours on that date"),
        ("医保大厅/2023-10-10/morning", "the hall has 0 stations"),
    ],
)
def test_a_place_that_is_not_there_is_told(planned: Planned, duty: str, wrong: str) -> None:
    code, out, err = ran("stand-ins", *of(planned), "--duty", duty, "--lang", "en")
    assert (code, out) == (2, "")
    assert wrong in err
    assert len(err.splitlines()) == 1
    chinese = ran("stand-ins", *of(planned), "--duty", duty, "--lang", "zh")[2]
    assert len(chinese.splitlines()) == 1


def test_a_post_has_no_backup_s_place_in_a_half_day(planned: Planned) -> None:
    words = ("--duty", "双石医保站/2023-10-12/morning", "--role", "backup", "--lang", "en")
    told = ran("stand-ins", *of(planned), *words)
    assert told == (2, "", "双石医保站/2023-10-12/morning: no backup is asked for there\n")
