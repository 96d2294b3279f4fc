"""One person put in one place of a finished plan, with what that place takes: a meal, a loan."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from optimizer.roster.plan.facts import places_of_work
from optimizer.roster.plan.plan import (
    Assignment,
    Attendance,
    Crew,
    Loan,
    Meal,
    RosterPlan,
    Rotation,
)
from optimizer.roster.problem.entities import CrewDay, Duty
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.meal_break import Settings as MealBreak
from optimizer.roster.rules.meal_break import turns
from optimizer.scenario.schema.fields import HalfDay

What = Literal["holder", "backup", "window", "rotation", "training", "officer", "driver"]


@dataclass(frozen=True, slots=True)
class Addition:
    """`who` fills a place at `hall`: a duty's, a window's, a rotation's or a van's.

    From a duty those who are `leaving` go first: who had the place, or who steps up from B to A.
    """

    what: What
    who: str
    hall: str
    day: date
    halves: tuple[HalfDay, ...]
    duty: Duty | None = None
    crew_day: CrewDay | None = None
    session: str = ""
    leaving: tuple[str, ...] = ()

    def to(self, problem: RosterProblem, plan: RosterPlan) -> RosterPlan:
        """The plan with this person in this place; nothing else moves."""
        if self.duty is not None:
            plan = _handed_over(problem, plan, self, self.duty)
            return _with_loans(problem, plan, self) if self.what == "holder" else plan
        if self.crew_day is not None:
            return _with_crew(plan, self, self.crew_day)
        if self.what == "rotation":
            return replace(plan, rotations=(*plan.rotations, Rotation(self.who, self.day)))
        if self.what == "training":
            return replace(plan, attendance=(*plan.attendance, Attendance(self.who, self.session)))
        lent = tuple(Loan(self.who, self.day, half, self.hall) for half in self.halves)
        return replace(plan, loans=(*plan.loans, *lent))


def _handed_over(
    problem: RosterProblem, plan: RosterPlan, added: Addition, duty: Duty
) -> RosterPlan:
    """The plan with this person on the duty after others have left it.

    Who comes eats when who goes would have, if that leaves the other one free.
    """
    left = plan
    for code in added.leaving:
        left = without_seat(problem, left, duty, code)
    freed = {meal.person: meal.start_min for meal in {*plan.meals} - {*left.meals}}
    wanted = [freed[code] for code in (added.who, *added.leaving) if code in freed]
    return with_seat(problem, left, added, duty, wanted)


def with_seat(
    problem: RosterProblem, plan: RosterPlan, added: Addition, duty: Duty, wanted: Collection[int]
) -> RosterPlan:
    """The plan with this person on the duty too, who eats at a `wanted` time if one is free."""
    return _with_duty(_with_meal(problem, plan, added, duty, wanted), added, duty)


def without_seat(problem: RosterProblem, plan: RosterPlan, duty: Duty, code: str) -> RosterPlan:
    """The plan without this person on the duty, nor a meal that no other duty asks for."""
    found = plan.by_key.get(duty.key, Assignment(duty.key))
    left = Assignment(
        duty.key,
        tuple(holder for holder in found.holders if holder != code),
        None if found.backup == code else found.backup,
    )
    plan = _with_assignment(plan, left)
    if any(
        _eats(problem.duty.get(a.key), a, code)
        for a in plan.assignments
        if a.key.date == duty.key.date
    ):
        return plan
    gone = (code, duty.key.date)
    return replace(plan, meals=tuple(m for m in plan.meals if (m.person, m.date) != gone))


def _eats(duty: Duty | None, found: Assignment, code: str) -> bool:
    """The person works in a duty with a meal."""
    if duty is None or not duty.meal:
        return False
    return code in found.holders or (found.backup == code and duty.backup == "on_site")


def _with_assignment(plan: RosterPlan, changed: Assignment) -> RosterPlan:
    others = (other for other in plan.assignments if other.key != changed.key)
    found = sorted((*others, changed), key=lambda one: one.key)
    return replace(plan, assignments=tuple(found))


def _with_duty(plan: RosterPlan, added: Addition, duty: Duty) -> RosterPlan:
    found = plan.by_key.get(duty.key, Assignment(duty.key))
    if added.what == "holder":
        filled = replace(found, holders=tuple(sorted((*found.holders, added.who))))
    else:
        filled = replace(found, backup=added.who)
    return _with_assignment(plan, filled)


def _with_meal(
    problem: RosterProblem,
    plan: RosterPlan,
    added: Addition,
    duty: Duty,
    wanted: Collection[int],
) -> RosterPlan:
    """Whoever works in a duty with a meal eats in the first turn that the other leaves free.

    The starts that are `wanted` come before the turns. One meal a day does for two duties.
    """
    if not duty.meal or (added.what == "backup" and duty.backup != "on_site"):
        return plan
    if any((meal.person, meal.date) == (added.who, added.day) for meal in plan.meals):
        return plan
    found = plan.by_key.get(duty.key, Assignment(duty.key))
    others = {*found.holders, found.backup} if duty.backup == "on_site" else set()
    taken = [m.start_min for m in plan.meals if m.date == added.day and m.person in others]
    length = problem.settings_of(MealBreak).meal_min
    starts = (*wanted, *turns(problem, duty))
    free = (s for s in starts if all(abs(s - other) >= length for other in taken))
    meals = tuple(Meal(added.who, added.day, start) for start in list(free)[:1])
    return replace(plan, meals=tuple(sorted((*plan.meals, *meals))))


def _with_loans(problem: RosterProblem, plan: RosterPlan, added: Addition) -> RosterPlan:
    """On a workday a holder from another hall is lent for the half-days that the duty joins."""
    home = problem.person[added.who].hall
    if home == added.hall:
        return plan
    places = places_of_work(problem, plan)
    lent = tuple(
        Loan(added.who, added.day, half, added.hall)
        for half in added.halves
        if places.get((added.who, added.day, half)) == home
    )
    return replace(plan, loans=tuple(sorted((*plan.loans, *lent))))


def _with_crew(plan: RosterPlan, added: Addition, day: CrewDay) -> RosterPlan:
    found = next(
        (crew for crew in plan.crews if (crew.van, crew.date) == (day.van, day.date)),
        Crew(day.van, day.date, None, None, None),
    )
    if added.what == "driver":
        filled = replace(found, driver=added.who)
    elif found.officer_a is None:
        filled = replace(found, officer_a=added.who)
    else:
        filled = replace(found, officer_b=added.who)
    others = (crew for crew in plan.crews if (crew.van, crew.date) != (day.van, day.date))
    return replace(plan, crews=(*others, filled))
