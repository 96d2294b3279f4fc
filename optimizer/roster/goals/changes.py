"""Changes to a published plan, priced per person and date on which anything that is seen differs.

What a person sees are duties as A or B, meal turns, comp time, rotation, training, loans, the van
and batch jobs. A backup at another hall is decided there, so it is counted by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from optimizer.roster.plan.entries import PersonDay, by_day, entries
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Entry
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.pinned import is_possible
from optimizer.scenario.schema.fields import HALF_DAYS, Price, clock_min
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables

NAME = "changes"
SENTENCE_ZH = "对已发布计划的改动，按有变动的人和日期计价"
TITLE = Label("changes to the published plan", "计划改动")
UNITS = {
    "person_day": Label("changed person-days", "变动的人日"),
    "elsewhere": Label("changed backups at other halls", "外厅B角变动"),
    "short_notice": Label("changed at short notice", "临时变动"),
}
ORDER = 4


class Settings(Strict):
    """Price of changing what people already know."""

    person_day: Price = 300
    """Per person and date on which anything that the person sees differs; by date and hall once
    more where somebody backs up another hall."""
    short_notice: Price = 100
    """More per such day that begins within the notice time."""
    notice_days: Annotated[int, Field(ge=0, le=366)] = 1
    """Days after today on which, as today, nothing moves that need not."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no published plan."""
    return problem.published is None


def price(problem: RosterProblem, variables: Variables) -> None:
    """Every person-day that is not as it was published."""
    if problem.published is None:
        return
    settings = problem.settings_of(Settings)
    old = by_day(problem, problem.published)
    new = by_day(problem, variables.decided)
    for day in sorted({*old, *new}):
        clauses = [*_clauses(variables, old.get(day, frozenset()), new.get(day, frozenset()))]
        clauses += _meal_clauses(variables, day, old.get(day, frozenset()))
        if clauses:
            known = [] if day[2] else _goes(variables, day)
            changed = variables.new_bool(f"changed {day}")
            for clause in clauses:
                variables.cp.add_bool_or([*clause, *known, changed])
            more = settings.short_notice if is_short_notice(problem, day[1]) else 0
            variables.pay(changed, settings.person_day + more)


def _clauses(
    variables: Variables, old: frozenset[Entry], new: frozenset[Entry]
) -> Iterator[list[Literal]]:
    """One of each must be true of an unchanged day: what was is, and nothing else is."""
    for entry in sorted(old):
        if entry.kind != "meal":
            literal = variables.decided.get(entry)
            yield [] if literal is None else [literal]
    for entry in sorted(new - old):
        yield [~variables.decided[entry]]


def _meal_clauses(
    variables: Variables, day: PersonDay, old: frozenset[Entry]
) -> Iterator[list[Literal]]:
    """Likewise of meals, which follow from duties and their turns."""
    starts = [clock_min(entry.part) for entry in old if entry.kind == "meal"]
    duties = [
        (literal, variables.eats.get((duty.key, role, starts[0])) if starts else None)
        for duty, role, literal in variables.on_duty(day[0], day[1])
        if (duty.key, role) in variables.meal_start and not day[2]
    ]
    for literal, at in duties:
        yield [~literal] if at is None else [~literal, at]
    if starts:
        yield [literal for literal, _ in duties]
    if len(starts) > 1:
        yield []


def _goes(variables: Variables, day: PersonDay) -> list[Literal]:
    """In a part that people may leave: who goes may do so as published."""
    parts = (*HALF_DAYS, "day")
    found = (variables.goes.get((day[0], day[1], part)) for part in parts)
    return [literal for literal in found if literal is not None]


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """Counts the person-days that are not as published."""
    settings = problem.settings_of(Settings)
    each, changed = settings.person_day, changed_days(problem, plan)
    late = sum(is_short_notice(problem, day) for _, day, _ in changed)
    elsewhere = sum(bool(site) for _, _, site in changed)
    yield Priced(NAME, "person_day", len(changed) - elsewhere, each)
    yield Priced(NAME, "elsewhere", elsewhere, each)
    yield Priced(NAME, "short_notice", late, settings.short_notice)


def is_short_notice(problem: RosterProblem, day: date) -> bool:
    """The date is today or so soon after that people count on what they were told."""
    if problem.now is None:
        return False
    days = problem.settings_of(Settings).notice_days
    return 0 <= (day - problem.now.date()).days <= days


def changed_days(problem: RosterProblem, plan: RosterPlan) -> list[PersonDay]:
    """The person-days that are not as published, sorted; none where nothing was."""
    if problem.published is None:
        return []
    old, new = by_day(problem, problem.published), by_day(problem, entries(problem, plan))
    return sorted(day for day in {*old, *new} if old.get(day) != new.get(day))


def least(problem: RosterProblem) -> int:
    """Days on which somebody cannot do what was published, nor go elsewhere."""
    lost = {
        day
        for day, old in by_day(problem, problem.published or ()).items()
        if not all(is_possible(problem, entry) for entry in old) and not _may_go(problem, day)
    }
    settings = problem.settings_of(Settings)
    late = sum(is_short_notice(problem, day) for _, day, _ in lost)
    return len(lost) * settings.person_day + late * settings.short_notice


def _may_go(problem: RosterProblem, day: PersonDay) -> bool:
    person = problem.person.get(day[0])
    if person is None or problem.outside is None or day[2]:
        return False
    is_free = day[1] in problem.day_kinds and not problem.day_kinds[day[1]].is_workday
    may_leave = is_free or any(problem.works(person, day[1], half) for half in HALF_DAYS)
    return person.code in problem.outside.go and may_leave
