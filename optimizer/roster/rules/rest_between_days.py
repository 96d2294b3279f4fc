"""Enough hours of true elapsed rest lie between one day's work and the next day's start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.plan.facts import past_end_min, work_on
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.elapsed import instant
from optimizer.scenario.schema.fields import Span
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables

NAME = "rest_between_days"
SENTENCE_ZH = "两个工作日之间有足够休息"
IS_LAW = True
CHINESE = {
    "{person} has too little rest before": "{person}此前休息时间不足",
}
REASONS = {
    "no_rest": Label("would rest too little between two days", "两日间休息将不足"),
}
TRIED = 5


class Settings(Strict):
    """How much rest."""

    min_rest_h: int = Field(11, ge=0, le=24)
    """Rest between two days' work at least, hours."""


def too_short(problem: RosterProblem, day: date, end_min: int, start_min: int) -> bool:
    """From the end on `day` to the start on the next day there is too little rest."""
    return lacking_min(problem, day, end_min, start_min) > 0


def lacking_min(problem: RosterProblem, day: date, end_min: int, start_min: int) -> int:
    """The minutes of rest that lack from the end on `day` to the start on the next day."""
    start = instant(problem.time_zone, day + timedelta(days=1), start_min)
    rest = start - instant(problem.time_zone, day, end_min)
    due = timedelta(hours=problem.settings_of(Settings).min_rest_h)
    return (due - rest) // timedelta(minutes=1)


def in_scope(problem: RosterProblem) -> bool:
    """Schedules do not count hours: no two duties of neighbouring dates are too close."""
    ends = {duty.span.end_min for duty in problem.duties}
    ends |= {day.end_min for p in problem.people for day in p.past.values() if day.end_min}
    starts = {duty.span.start_min for duty in problem.duties}
    before = [problem.days[0] - timedelta(days=1), *problem.days]
    return not any(too_short(problem, day, max(ends), min(starts)) for day in before)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """No late end before an early start."""
    for person in problem.people:
        ends = _past_end(problem, person)
        for day in problem.days:
            spans = _spans(problem, variables, person, day)
            for end, late in ends:
                for (start, _), early in spans:
                    if too_short(problem, day - timedelta(days=1), end, start):
                        variables.cp.add(late + early <= 1)
            ends = [(end, literal) for (_, end), literal in spans]


def _past_end(problem: RosterProblem, person: Person) -> list[tuple[int, Literal]]:
    end = past_end_min(problem, person, problem.days[0] - timedelta(days=1))
    return [] if end is None else [(end, 1)]


def _spans(
    problem: RosterProblem, variables: Variables, person: Person, day: date
) -> list[tuple[Span, Literal]]:
    """((start, end), literal) of all work that the person could have on a date."""
    found: list[tuple[Span, Literal]] = [
        (duty.span, literal)
        for duty, role, literal in variables.on_duty(person.code, day)
        if role == "holder" or duty.backup == "on_site"
    ]
    found += [(crew_day.span, x) for crew_day, x in variables.on_van(person.code, day)]
    on_van = sum(x for _, x in variables.on_van(person.code, day))
    for half, hours in sorted(problem.hours.items()):
        if problem.works(person, day, half):
            found.append((hours, 1 - variables.comp[person.code, day, half] - on_van))
    return found


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names nights that are too short."""
    work = work_on(problem, plan)
    for person in problem.people:
        ends = [end for end, _ in _past_end(problem, person)]
        for day in problem.days:
            mine = work.get((person.code, day), ())
            start = min((item.start_min for item in mine), default=None)
            before = day - timedelta(days=1)
            if start is None or not ends:
                lacking = 0
            else:
                lacking = lacking_min(problem, before, max(ends), start)
            if lacking > 0:
                text = message("{person} has too little rest before", person=person.code)
                yield Violation(NAME, person.code, day, text, lacking, "min")
            ends = [item.end_min for item in mine]
