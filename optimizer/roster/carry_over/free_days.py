"""Who must be free soon after a month's end: seven days with rest-day work hold no free day yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from optimizer.roster.carry_over.credits import closing_credits
from optimizer.roster.carry_over.last_days import lived_days, six_before
from optimizer.roster.plan.facts import half_min, regime_of, usual_halves
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.working_time import WINDOW, is_out


class FreeDayOwed(NamedTuple):
    """Somebody has to be free for a whole day by a date, and has too little comp time for it.

    `balance_min` is what there is, `day_min` what a whole day takes.
    """

    person: str
    by: date
    balance_min: int
    day_min: int


def free_days_owed(problem: RosterProblem, plan: RosterPlan, first: date) -> Iterator[FreeDayOwed]:
    """Who has to be free on a workday soon after `first`, and cannot by comp time alone.

    Such a month is legal, but the next has no plan unless enough is earned in time, or leave is
    given. Seven days whose kinds are not all known yet are not looked at.
    """
    left = closing_credits(problem, plan)
    lived = lived_days(problem, plan, first)
    for person in problem.people:
        balance_min = sum(credit.minutes for credit in left[person.code])
        if regime_of(problem, person).free_day_in_7:
            worked = {day: lived[person.code, day] for day in six_before(first)}
            days = _days_left(problem, person, worked, first)
            day_min = min((_day_min(problem, person, day) for day in days), default=0)
            if balance_min < day_min:
                yield FreeDayOwed(person.code, days[-1], balance_min, day_min)


def _day_min(problem: RosterProblem, person: Person, day: date) -> int:
    return sum(half_min(problem, half) for half in usual_halves(problem, person, day))


def _days_left(
    problem: RosterProblem, person: Person, worked: dict[date, bool], first: date
) -> list[date]:
    """The days yet to come of the first seven of which none was free; else none."""
    for start in sorted(worked):
        window = [start + timedelta(days=n) for n in range(WINDOW)]
        before = [day for day in window if day < first]
        rest_work = any(worked[d] and not problem.day_kinds[d].is_workday for d in before)
        if (
            rest_work
            and all(worked[day] or is_out(problem, person, day) for day in before)
            and all(day in problem.day_kinds for day in window)
        ):
            return window[len(before) :]
    return []
