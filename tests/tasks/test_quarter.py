"""October, November and December 2023 in a row: one of Beizhai's halls, everything carried over."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.quarter import Month, Quarter, following, planned
from optimizer import load_scenario, next_month
from optimizer.roster.carry_over.last_days import lived_days
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.plan.facts import work_on
from optimizer.roster.plan.ledger import ledgers
from tests.scenario.input import read_input, texts_in

if TYPE_CHECKING:
    from pathlib import Path

HALL = "大崂"
OF_A_HALL = ("openings", "posts", "people", "bookings", "batch_work")
OF_A_PERSON = ("comp_credits", "previous_days", "absences", "requests", "pins")
SLOTS = ("late", "weekend_morning", "weekend_afternoon")
ELEVEN_HOURS = 11 * 60
LIMIT = 0.1
"""Seconds of the deterministic kind."""


def one_hall(folder: Path, root: Path) -> Path:
    """Beizhai's scenario with one of its halls, open late and on weekends."""
    given = read_input(texts_in(root / "scenarios/beizhai"))
    given.what_ifs = {}
    tables = given.tables
    tables["places"] = [r for r in tables["places"] if r["id"] == HALL or r["kind"] != "hall"]
    places = {row["id"] for row in tables["places"]}
    tables["trainings"] = []
    tables["openings"] = [row for row in tables["openings"] if row["slot"] in SLOTS]
    tables["bookings"] = [row for row in tables["bookings"] if row["slot"] in SLOTS]
    tables["pins"] = []
    for name in OF_A_HALL:
        tables[name] = [row for row in tables[name] if row["hall"] == HALL]
    people = {row["code"] for row in tables["people"]}
    for name in OF_A_PERSON:
        tables[name] = [row for row in tables[name] if row["person"] in people]
    for row in tables["places"]:
        row["neighbours"] = ""
    for row in tables["posts"]:
        row["backup_halls"] = ""
    for row in tables["people"]:
        row["on_call_from"] = row["on_call_from"] if row["on_call_from"] in places else ""
    given.write(folder)
    return folder


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory, root: Path) -> dict[bool, list[Month]]:
    """The three months, with the history carried over and without."""
    home = tmp_path_factory.mktemp("quarter")
    scenario = load_scenario(one_hall(home / "hall", root))
    first = Month(scenario, planned(scenario, LIMIT, reproducible=True))
    return {
        keeps: [
            first,
            *following(first, 2, home / str(keeps), LIMIT, keeps=keeps, reproducible=True),
        ]
        for keeps in (True, False)
    }


def test_three_months_follow_each_other(months: Any) -> None:
    assert [month.scenario.file.last for month in months[True]] == [
        date(2023, 10, 31),
        date(2023, 11, 30),
        date(2023, 12, 31),
    ]


def test_nobody_rests_too_little_or_works_seven_days_across_a_border(months: Any) -> None:
    """Looked at as one stretch of time, from the plans alone."""
    work: dict[tuple[str, date], Any] = {}
    off: set[date] = set()
    for scenario, plan in months[True]:
        work |= work_on(roster_problem(scenario), plan)
        off |= {day for day, kind in scenario.day_kinds.items() if not kind.is_workday}
    people = {person for person, _ in work}
    for border in (date(2023, 11, 1), date(2023, 12, 1)):
        before = border - timedelta(days=1)
        for person in people:
            ends = [one.end_min for one in work.get((person, before), ())]
            starts = [one.start_min for one in work.get((person, border), ())]
            if ends and starts:
                assert min(starts) + 24 * 60 - max(ends) >= ELEVEN_HOURS
            for back in range(1, 7):
                week = [border + timedelta(days=n - back) for n in range(7)]
                worked = [day for day in week if (person, day) in work]
                assert len(worked) < len(week) or not off & set(worked)


def test_comp_time_runs_on_and_is_never_below_zero(months: Any) -> None:
    for (one, plan), (other, other_plan) in zip(months[True], months[True][1:], strict=False):
        closing = ledgers(roster_problem(one), plan)
        opening = ledgers(roster_problem(other), other_plan)
        assert {c: book.closing_min for c, book in closing.items()} == {
            c: book.opening_min for c, book in opening.items()
        }
        assert all(e.balance_min >= 0 for book in opening.values() for e in book.entries)


def test_every_credit_keeps_the_date_that_earned_it(months: Any) -> None:
    """What is left of a date is never more than what was earned on it, in whichever month."""
    earned: Counter[tuple[str, date]] = Counter()
    for row in months[True][0].scenario.comp_credits:
        earned[row.person, row.earned_on] += row.minutes
    for scenario, plan in months[True]:
        for row in scenario.comp_credits:
            assert 0 < row.minutes <= earned[row.person, row.earned_on]
        for code, book in ledgers(roster_problem(scenario), plan).items():
            for entry in book.entries:
                earned[code, entry.date] += entry.earned_min
    october = {row.earned_on for row in months[True][1].scenario.comp_credits}
    assert len(october) > 1


def test_clerks_rotate_once_a_quarter_and_a_new_one_starts_afresh(months: Any) -> None:
    done = {
        month: {p.code for p in scenario.people if p.rotation_days_done}
        for month, (scenario, _) in enumerate(months[True])
    }
    assert (done[0], done[1], done[2]) == (set(), {"大崂-02"}, {"大崂-02"})
    january = next_month(*months[True][2]).view
    assert (january.first, january.people[1].rotation_days_done) == (date(2024, 1, 1), 0)


def test_days_before_a_month_are_those_of_the_month_before(months: Any) -> None:
    scenario, plan = months[True][0]
    problem = roster_problem(scenario)
    worked = {(p, day) for p, day in work_on(problem, plan) if day >= date(2023, 10, 26)}
    lived = lived_days(problem, plan, date(2023, 11, 1))
    assert {key for key, was in lived.items() if was} >= worked


def test_with_the_history_a_quarter_is_fairer(months: Any) -> None:
    spread: dict[bool, dict[str, Any]] = {}
    for keeps in (True, False):
        so_far = Quarter()
        so_far.begin(months[keeps][0].scenario)
        for month in months[keeps]:
            so_far.add(*month)
        spread[keeps] = {m: so_far.spread(m) for m in ("duty_min", "weekends", "lates")}
    assert all(spread[True][metric] < spread[False][metric] for metric in spread[True])
