"""Duties handed over: who could stand in, and two who swap, as people and programs are told."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from optimizer import judge, load_scenario, stand_ins, swap
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
    ("named", "by_id"),
    [
        ("大崂便民服务大厅/2023-10-10/晚间", "大崂/2023-10-10/late"),
        ("Dalao Hall/2023-10-10/Late", "大崂/2023-10-10/late"),
        ("双石医保站/2023-10-12/上午", "双石医保站/2023-10-12/morning"),
    ],
)
def test_halls_and_slots_may_be_called_by_their_names(
    planned: Planned, named: str, by_id: str
) -> None:
    told = [ran("stand-ins", *of(planned), "--duty", duty, "--json") for duty in (named, by_id)]
    assert told[0] == told[1]
    assert told[0][0] == 0


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


Words = tuple[str, str]


@pytest.fixture(scope="module")
def swaps(planned: Planned) -> dict[bool, list[Words]]:
    """All swaps of two A's that the plan has, by whether they are legal."""
    scenario, plan = load_scenario(planned.scenario), plan_of(planned.out / "roster.json")
    seats = [f"{a.holder}:{'/'.join(map(str, a.key))}" for a in plan.assignments if a.holder]
    found: dict[bool, list[Words]] = {True: [], False: []}
    for one, other in combinations(seats, 2):
        if one.split(":")[0] != other.split(":")[0]:
            found[swap(scenario, plan, one, other).verdict.is_legal].append((one, other))
    return found


def test_a_legal_swap_is_written_with_every_report(
    planned: Planned, tmp_path: Path, swaps: dict[bool, list[Words]]
) -> None:
    one, other = swaps[True][0]
    words = ("--json", "--reproducible", "--out", tmp_path / "new")
    code, out, err = ran("swap", *of(planned), one, other, *words)
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert (answer["legal"], answer["violations"]) == (True, [])
    assert answer["price"] == sum(answer["parts"].values())
    people = [words.split(":")[0] for words in (one, other)]
    assert [*answer["gains"]] == people
    assert {change["person"] for change in answer["changes"]} == {*people}
    new = json.loads((tmp_path / "new" / "roster.json").read_bytes())
    old = planned.file("roster.json")
    assert new["version"] == old["version"] + 1
    assert {change["person"] for change in new["changes"]} == {*people}
    calendar = tmp_path / "new" / "calendars" / f"{people[0]}.ics"
    assert f"SEQUENCE:{new['version']}" in calendar.read_text("utf-8")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {
        *("roster.json", "roster.xlsx", "report.html", "summary.json", "calendars")
    }
    published = ("--published", planned.out / "roster.json", "--json")
    code, out, _ = ran("judge", planned.scenario, tmp_path / "new" / "roster.json", *published)
    [verdict] = json.loads(out)["plans"].values()
    assert (code, verdict["legal"]) == (0, True)
    scenario, plan = load_scenario(planned.scenario), plan_of(planned.out / "roster.json")
    assert verdict["objective"] == judge(scenario, plan).objective + answer["price"]


def test_an_illegal_swap_says_every_broken_rule_and_writes_nothing(
    planned: Planned, tmp_path: Path, swaps: dict[bool, list[Words]]
) -> None:
    one, other = swaps[False][0]
    out = tmp_path / "new"
    code, told, err = ran("swap", *of(planned), one, other, "--json", "--out", out)
    assert (code, err, out.exists()) == (3, "", False)
    answer = json.loads(told)
    assert not answer["legal"]
    scenario, plan = load_scenario(planned.scenario), plan_of(planned.out / "roster.json")
    verdict = swap(scenario, plan, one, other).verdict
    assert [v["rule"] for v in answer["violations"]] == [v.rule for v in verdict.violations]
    assert all(violation["new"] for violation in answer["violations"])
    for lang, words in (("en", "rules are broken"), ("zh", "违反规则")):
        code, told, _ = ran("swap", *of(planned), one, other, "--lang", lang)
        assert (code, words in told) == (3, True)


def test_what_was_broken_before_is_told_apart(planned: Planned, tmp_path: Path) -> None:
    def overeat(file: Any) -> None:
        file["comp"].append({"person": "大崂-01", "date": "2023-10-14", "half": "morning"})

    edited = planned.edited("roster.json", tmp_path / "edited.json", overeat)
    seats = [f"{d['holder']}:{d['hall']}/{d['date']}/{d['slot']}" for d in duties(planned)]
    other = next(seat for seat in seats if seat.split(":")[0] != seats[0].split(":")[0])
    words = ("swap", planned.scenario, edited, seats[0], other)
    code, told, _ = ran(*words, "--json")
    assert code == 3
    assert False in {violation["new"] for violation in json.loads(told)["violations"]}
    assert "(so before the swap, too)" in ran(*words, "--lang", "en")[1]


def duties(planned: Planned) -> list[Any]:
    return [duty for duty in planned.file("roster.json")["duties"] if duty["holder"]]


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("{a}", "大崂-3:{y}", "there is no person 大崂-3 (did you mean '大崂-03'?)"),
        ("{a}", "{y}", "should be PERSON:HALL/DATE/SLOT"),
        ("{a}", ":{y}", "should be PERSON:HALL/DATE/SLOT"),
        ("{a}", "{p}:", "should be PERSON:HALL/DATE/SLOT"),
        ("{a}", "{a}", "are the same duty"),
        ("{a}", "服务中心-01:{y}", "服务中心-01 is not on this duty; A is"),
        ("{a}", "{p}:大崂/2023-11-10/late", "is not in the month from"),
        ("{a}", "{p}:大崂/2023-10-14/late", "open then: weekend_morning"),
        ("{a}", "{p}:大老/2023-10-10/late", "there is no hall or post 大老"),
    ],
)
def test_a_swap_of_what_is_not_there_is_told(
    planned: Planned, tmp_path: Path, one: str, other: str, wrong: str
) -> None:
    first, *_, last = duties(planned)
    x, y = (f"{duty['hall']}/{duty['date']}/{duty['slot']}" for duty in (first, last))
    facts = {"a": f"{first['holder']}:{x}", "p": last["holder"], "y": y}
    words = (one.format(**facts), other.format(**facts), "--out", tmp_path / "new")
    code, out, err = ran("swap", *of(planned), *words, "--lang", "en")
    assert (code, out) == (2, "")
    assert wrong in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "new").exists()


def test_nobody_swaps_alone(planned: Planned) -> None:
    held: dict[str, str] = {}
    for duty in duties(planned):
        where, who = f"{duty['hall']}/{duty['date']}/{duty['slot']}", duty["holder"]
        if who in held:
            words = (f"{who}:{held[who]}", f"{who}:{where}")
            told = ran("swap", *of(planned), *words, "--lang", "en")
            assert told == (2, "", f"{who} cannot swap with {who}: two people are needed\n")
            return
        held[who] = where


@pytest.mark.parametrize(
    ("now", "code"),
    [
        (-1, 0),
        (0, 2),
        (1, 2),
        ("yesterday", 2),
        ("2023-12-01T08:00", 2),
    ],
)
def test_a_past_duty_is_not_swapped(
    planned: Planned, swaps: dict[bool, list[Words]], now: int | str, code: int
) -> None:
    one, other = swaps[True][0]
    first = min(one, other, key=lambda text: text.split("/")[1])
    duty = next(d for d in duties(planned) if first.endswith(f"{d['date']}/{d['slot']}"))
    if isinstance(now, int):
        began = datetime.fromisoformat(f"{duty['date']}T{duty['start']}")
        now = (began + timedelta(minutes=now)).isoformat()
        in_utc = datetime.fromisoformat(f"{now}+08:00").astimezone().isoformat()
        assert ran("swap", *of(planned), one, other, "--now", in_utc)[0] == code
    ended, out, err = ran("swap", *of(planned), one, other, "--now", now)
    assert (ended, not out) == (code, code == 2)
    assert len(err.splitlines()) == (code == 2)
