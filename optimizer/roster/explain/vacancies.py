"""Why a place stays unfilled: for everybody who might fill it, what adding them would break.

No solver is asked. Exactly one person at a time is added to the finished plan, and the rules judge
the few people whom that concerns: what they say now and did not say before is the reason. Who would
break no rule is told with the change of the plan's objective.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from math import inf

from optimizer.roster.explain.assignment_move import Addition, What
from optimizer.roster.explain.reason_codes import NOT_TRIED
from optimizer.roster.explain.what_breaks import Trial
from optimizer.roster.plan.plan import RosterPlan, Shortage
from optimizer.roster.plan.shortages import at_windows, courses_open_to
from optimizer.roster.problem.entities import DutyKey, Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.problem.windows import missing, needs_of
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay


def with_reasons(problem: RosterProblem, plan: RosterPlan, limit_s: float = inf) -> RosterPlan:
    """The plan with the reasons of every shortage, as pairs (person, code of `roster.reason`).

    The hall's own people come first, then those of other halls, each by code. Who could not be
    tried within `limit_s` seconds has the code `not_tried`.
    """
    trial = Trial(problem, plan)
    until = time.monotonic() + limit_s

    def why(addition: Addition) -> str:
        return trial.why(addition) if time.monotonic() < until else NOT_TRIED

    told = tuple(
        replace(short, reasons=tuple(dict.fromkeys(_reasons(problem, trial, short, why))))
        for short in plan.shortages
    )
    return replace(plan, shortages=told)


def _reasons(
    problem: RosterProblem, trial: Trial, short: Shortage, why: Callable[[Addition], str]
) -> Iterator[tuple[str, str]]:
    if short.what == "window":
        half = HalfDay(short.part)
        for person in _wanted(problem, trial.plan, short, problem.people_of.get(short.hall, ())):
            absent = trial.whereabouts(person.code, short.date, (half,))
            if absent and person.role not in ("lead", "driver"):
                yield person.code, absent[0]
    for addition in additions(problem, trial.plan, short):
        yield addition.who, why(addition)
    if short.what == "rotation" and not problem.rotations:
        yield short.part, "batch_full"


def additions(problem: RosterProblem, plan: RosterPlan, short: Shortage) -> Iterator[Addition]:
    """Everybody who might fill the place, added to it."""
    match short.what:
        case "holder" | "backup":
            yield from _on_duty(problem, plan, short)
        case "window":
            half = HalfDay(short.part)
            codes = sorted(code for code, hall in problem.loans if hall == short.hall)
            for guest in _wanted(problem, plan, short, [problem.person[code] for code in codes]):
                yield Addition("window", guest.code, short.hall, short.date, (half,))
        case "rotation":
            for day in sorted(problem.rotations):
                yield Addition("rotation", short.part, short.hall, day, HALF_DAYS)
        case "training":
            for (person, _), sessions in courses_open_to(problem).items():
                if person == short.part and sessions[0].date == short.date:
                    for one in sessions:
                        halves = (one.half,)
                        where, day = short.hall, one.date
                        yield Addition("training", person, where, day, halves, session=one.id)
        case "officer" | "driver":
            yield from _on_board(problem, plan, short)


def _wanted(
    problem: RosterProblem, plan: RosterPlan, short: Shortage, people: Iterable[Person]
) -> Iterator[Person]:
    """Those who would open one of the missing windows: they do what is lacking there."""
    needs = needs_of(problem, short.hall)
    guests = {loan.person for loan in plan.loans if loan.hall == short.hall}
    near = [p for p in problem.people if p.hall == short.hall or p.code in guests]
    there = at_windows(problem, plan, near)[short.hall, short.date, short.part]
    held = [person.items for person in there]
    for person in people:
        if missing(needs, [*held, person.items]) < missing(needs, held):
            yield person


def _on_duty(problem: RosterProblem, plan: RosterPlan, short: Shortage) -> Iterator[Addition]:
    what: What = "holder" if short.what == "holder" else "backup"
    duty = problem.duty.get(DutyKey(short.hall, short.date, short.part))
    if duty is None:
        return
    found = plan.by_key.get(duty.key)
    holders = found.holders if found and what == "holder" else ()
    lent = {code for code, hall in problem.loans if hall == short.hall and what == "holder"}
    near = duty.backup_halls if what == "backup" else ()
    able = [p for p in problem.people if duty.item_class in p.items and p.code not in holders]
    own = (p for p in able if p.hall == short.hall)
    others = (p for p in able if p.hall != short.hall and (p.hall in near or p.code in lent))
    for person in (*sorted(own, key=_code), *sorted(others, key=_code)):
        yield Addition(what, person.code, short.hall, short.date, duty.halves, duty)


def _on_board(problem: RosterProblem, plan: RosterPlan, short: Shortage) -> Iterator[Addition]:
    what: What = "driver" if short.what == "driver" else "officer"
    crews = {(crew.van, crew.date): crew.members for crew in plan.crews}
    members = crews.get((short.part, short.date), ())
    for day in problem.crew_days:
        if (day.van, day.date) == (short.part, short.date):
            for person in sorted(problem.people_of.get(day.depot, ()), key=_code):
                if person.role == what and person.code not in members:
                    yield Addition(what, person.code, day.depot, day.date, HALF_DAYS, None, day)


def _code(person: Person) -> str:
    return person.code
