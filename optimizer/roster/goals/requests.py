"""Personal requests, priced per unmet wish and weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.facts import duties_of
from optimizer.scenario.fields import HALF_DAYS
from optimizer.scenario.strict import Strict
from optimizer.verdict import Priced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.roster.plan import RosterPlan
    from optimizer.roster.problem import Duty, Request, RosterProblem
    from optimizer.roster.variables import Literal, Variables

NAME = "requests"
ORDER = 6


class Settings(Strict):
    """Price of a wish that is not met."""

    unmet: int = Field(5, ge=0)
    """Per unmet wish, times its weight of 1 to 3."""


def concerns(request: Request, duty: Duty) -> bool:
    """The wish speaks of this duty: its slot or shift, one of its half-days, or its day."""
    return request.date == duty.key.date and (
        request.part in ("day", duty.key.slot, duty.shift_name) or request.part in duty.halves
    )


def price(problem: RosterProblem, variables: Variables) -> None:
    """1 per wish unless met; a wish is met by any duty, no duty, or all its comp half-days."""
    people = {person.code for person in problem.people}
    for number, request in enumerate(problem.requests):
        if request.person not in people:
            continue
        units = request.weight * problem.settings_of(Settings).unmet
        found = _literals(variables, request)
        if request.wish == "duty":
            variables.pay(_unless(variables, [found], number), units)
        elif request.wish == "no_duty":
            unmet = variables.new_bool(f"request {number}")
            for literal in found:
                variables.cp.add(literal <= unmet)
            variables.pay(unmet, units)
        else:
            variables.pay(_unless(variables, [[x] for x in found] or [[]], number), units)


def _literals(variables: Variables, request: Request) -> list[Literal]:
    if request.wish != "comp":
        mine = variables.on_duty(request.person, request.date)
        return [literal for duty, _, literal in mine if concerns(request, duty)]
    halves = [half for half in HALF_DAYS if request.part in ("day", half)]
    keys = [(request.person, request.date, half) for half in halves]
    return [variables.comp[key] for key in keys if key in variables.comp]


def _unless(variables: Variables, clauses: list[list[Literal]], number: int) -> Literal:
    """A literal that is true unless every clause holds a true literal."""
    unmet = variables.new_bool(f"request {number}")
    for clause in clauses:
        variables.cp.add(sum(clause) + unmet >= 1)
    return unmet


def is_met(problem: RosterProblem, plan: RosterPlan, request: Request) -> bool:
    """Whether a plan grants a wish."""
    if request.wish == "comp":
        person = problem.person[request.person]
        halves = {
            (request.date, half)
            for half in HALF_DAYS
            if request.part in ("day", half) and problem.works(person, request.date, half)
        }
        return bool(halves) and halves <= plan.comp_halves.get(request.person, frozenset())
    on_duty = any(
        person == request.person and concerns(request, duty)
        for person, duty, _ in duties_of(problem, plan)
    )
    return on_duty == (request.wish == "duty")


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """The weights of the wishes that are not met."""
    people = {person.code for person in problem.people}
    weight = sum(
        request.weight
        for request in problem.requests
        if request.person in people and not is_met(problem, plan, request)
    )
    yield Priced(NAME, "unmet", weight, problem.settings_of(Settings).unmet)


def least(problem: RosterProblem) -> int:
    """Wishes for comp time on half-days that the person does not work."""
    weight = 0
    for request in problem.requests:
        person = problem.person.get(request.person)
        if request.wish == "comp" and person in problem.people and person is not None:
            halves = [half for half in HALF_DAYS if request.part in ("day", half)]
            if not any(problem.works(person, request.date, half) for half in halves):
                weight += request.weight
    return weight * problem.settings_of(Settings).unmet
