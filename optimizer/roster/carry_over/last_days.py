"""The days before the next month, as everybody spent them: work, its end, and rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from optimizer.roster.plan.facts import duties_of, past_end_min, past_worked, work_on
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.working_time import Settings as WorkingTime
from optimizer.roster.rules.working_time import is_out
from optimizer.scenario.calendar import DAYS_BEFORE


class LivedDay(NamedTuple):
    """What somebody did on a date; `end_min` is when the last work ended, minutes."""

    person: str
    date: date
    worked: bool
    end_min: int | None


def last_days(problem: RosterProblem, plan: RosterPlan, first: date) -> Iterator[LivedDay]:
    """The six days before `first` that were not spent as usual, by person and date.

    Usual is a workday until the end of ordinary hours, and no work on other days. A part-timer's
    workdays are all told: the next month need not hold the weekdays of the pattern.
    """
    lived = _ends(problem, plan)
    close = max((span.end_min for span in problem.hours.values()), default=None)
    for person in problem.people:
        for day in six_before(first):
            is_workday = problem.day_kinds[day].is_workday
            usual = (is_workday, close if is_workday else None)
            told = lived.get((person.code, day)) or _before(problem, person, day)
            if told != usual or (person.is_part_time and is_workday):
                yield LivedDay(person.code, day, *told)


def lived_days(
    problem: RosterProblem, plan: RosterPlan, first: date
) -> dict[tuple[str, date], bool]:
    """Whether work was done, by person and date, on the six days before `first`."""
    ends = _ends(problem, plan)
    return {
        (person.code, day): (person.code, day) in ends or _before(problem, person, day)[0]
        for person in problem.people
        for day in six_before(first)
    }


def six_before(first: date) -> list[date]:
    """The six days before a date."""
    return [first - timedelta(days=back) for back in range(DAYS_BEFORE, 0, -1)]


def trips_on_days_off(problem: RosterProblem, first: date) -> frozenset[tuple[str, date]]:
    """Who was out on which of the last six days that are no workdays: no work, and not free."""
    return frozenset(
        (person.code, day)
        for person in problem.people
        for day in six_before(first)
        if not problem.day_kinds[day].is_workday and is_out(problem, person, day)
    )


def _before(problem: RosterProblem, person: Person, day: date) -> tuple[bool, int | None]:
    """A day of the plan without work, or one before the plan."""
    if day >= problem.days[0]:
        return False, None
    return past_worked(problem, person, day), past_end_min(problem, person, day)


def _ends(problem: RosterProblem, plan: RosterPlan) -> dict[tuple[str, date], tuple[bool, int]]:
    """Worked days of the plan with the end of work; work elsewhere counts as its half-days."""
    ends: dict[tuple[str, date], int] = {}
    for (code, day), work in work_on(problem, plan).items():
        ends[code, day] = max(one.end_min for one in work)
    for person in problem.people:
        for day, half in person.works:
            if problem.away.get((person.code, day, half)) == "work":
                end = problem.hours[half].end_min
                ends[person.code, day] = max(end, ends.get((person.code, day), 0))
    if problem.settings_of(WorkingTime).on_call_share:
        for code, duty, _ in duties_of(problem, plan):
            ends.setdefault((code, duty.key.date), duty.span.end_min)
    return {key: (True, end) for key, end in ends.items()}
