"""A plan as people see it: what each has on each date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Entry
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import clock_text

PersonDay = tuple[str, date, str]
"""A person, a date, and the hall that decides where that is not the person's own, else empty."""


class DayChange(NamedTuple):
    """A date on which somebody sees something else than was published; entries are sorted."""

    person: str
    date: date
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]


def entries(problem: RosterProblem, plan: RosterPlan) -> frozenset[Entry]:
    """Everything that anybody sees of a plan.

    Sessions and batch jobs that the problem does not know are nobody's any more.
    """
    return frozenset((*_duties(plan), *_half_days(problem, plan)))


def by_day(problem: RosterProblem, found: Iterable[Entry]) -> Mapping[PersonDay, frozenset[Entry]]:
    """The entries by person, date and site."""
    days: dict[PersonDay, set[Entry]] = {}
    for entry in found:
        days.setdefault((entry.person, entry.date, problem.site_of(entry)), set()).add(entry)
    return {key: frozenset(some) for key, some in days.items()}


def _duties(plan: RosterPlan) -> Iterator[Entry]:
    for a in plan.assignments:
        hall, day, slot = a.key
        for holder in a.holders:
            yield Entry(holder, day, "holder", hall, slot)
        if a.backup is not None:
            yield Entry(a.backup, day, "backup", hall, slot)
    for meal in plan.meals:
        yield Entry(meal.person, meal.date, "meal", "", clock_text(meal.start_min))


def _half_days(problem: RosterProblem, plan: RosterPlan) -> Iterator[Entry]:
    for taken in plan.comp:
        yield Entry(taken.person, taken.date, "comp", "", taken.half)
    for rotation in plan.rotations:
        yield Entry(rotation.person, rotation.date, "rotation")
    sessions = {session.id: session for session in problem.trainings}
    for a in plan.attendance:
        if a.session in sessions:
            session = sessions[a.session]
            yield Entry(a.person, session.date, "training", session.id, session.half)
    for loan in plan.loans:
        yield Entry(loan.person, loan.date, "loan", loan.hall, loan.half)
    for crew in plan.crews:
        for officer in {crew.officer_a, crew.officer_b} - {None}:
            yield Entry(str(officer), crew.date, "officer", crew.van)
        if crew.driver is not None:
            yield Entry(crew.driver, crew.date, "driver", crew.van)
    jobs = {job.id: job for job in problem.batch_jobs}
    for share in plan.batch:
        if share.job in jobs:
            yield Entry(share.person, jobs[share.job].date, "batch", share.job)


def day_changes(problem: RosterProblem, plan: RosterPlan) -> tuple[DayChange, ...] | None:
    """What is not as published, by date and person; None where nothing was published."""
    if problem.published is None:
        return None
    sides: tuple[dict[tuple[date, str], list[Entry]], ...] = ({}, {})
    for side, found in zip(sides, (problem.published, entries(problem, plan)), strict=True):
        for entry in sorted(found):
            side.setdefault((entry.date, entry.person), []).append(entry)
    before, after = sides
    return tuple(
        DayChange(person, day, tuple(before.get(key, ())), tuple(after.get(key, ())))
        for key in sorted({*before, *after})
        if before.get(key) != after.get(key)
        for day, person in (key,)
    )
