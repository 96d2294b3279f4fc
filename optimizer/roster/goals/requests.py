"""Personal requests, priced per unmet wish and weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Duty, Request
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS, Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables

NAME = "requests"
SENTENCE_ZH = "个人意愿，按未满足的意愿及其权重计价"
TITLE = Label("personal wishes unmet", "未满足的个人意愿")
UNITS = {"unmet": Label("weight unmet", "未满足权重")}
ORDER = 6


class Settings(Strict):
    """Price of a wish that is not met."""

    unmet: Price = 5
    """Per unmet wish, times its weight of 1 to 3."""
    carried_max: int = Field(3, ge=0, le=100)
    """A wish weighs at most so much more for the person's earlier wishes that were not met."""


def concerns(request: Request, duty: Duty) -> bool:
    """The wish speaks of this duty: its slot or shift, one of its half-days, or its day."""
    return request.date == duty.key.date and (
        request.part in ("day", duty.key.slot, duty.shift_name) or request.part in duty.halves
    )


def in_scope(problem: RosterProblem) -> bool:
    """Schedules pay for wishes of duty and of none."""
    return all(request.wish != "comp" for request in problem.requests)


def price(problem: RosterProblem, variables: Variables) -> None:
    """Wishes for duty and comp time unless met; wishes for no duty by each hall with one."""
    for number, request in enumerate(problem.requests):
        units = request.weight * problem.settings_of(Settings).unmet
        duties = _duties(variables, request)
        if request.wish == "duty":
            at_home = duties.get(problem.person[request.person].hall, [])
            variables.pay(_unless(variables, [at_home], number), units)
        elif request.wish == "comp":
            taken = [[literal] for literal in _taken(variables, request)]
            variables.pay(_unless(variables, taken or [[]], number), units)
        for hall, literals in duties.items() if request.wish == "no_duty" else ():
            unmet = variables.new_bool(f"request {number} {hall}")
            for literal in literals:
                variables.cp.add(literal <= unmet)
            variables.pay(unmet, units)


def _duties(variables: Variables, request: Request) -> dict[str, list[Literal]]:
    """The literals of the duties that a wish speaks of, by hall."""
    found: dict[str, list[Literal]] = defaultdict(list)
    for duty, _, literal in variables.on_duty(request.person, request.date):
        if concerns(request, duty):
            found[duty.key.hall].append(literal)
    return found


def _taken(variables: Variables, request: Request) -> list[Literal]:
    halves = [half for half in HALF_DAYS if request.part in ("day", half)]
    keys = [(request.person, request.date, half) for half in halves]
    return [variables.comp[key] for key in keys if key in variables.comp]


def _unless(variables: Variables, clauses: list[list[Literal]], number: int) -> Literal:
    """A literal that is true unless every clause holds a true literal."""
    unmet = variables.new_bool(f"request {number}")
    for clause in clauses:
        variables.cp.add(sum(clause) + unmet >= 1)
    return unmet


def unmet(problem: RosterProblem, plan: RosterPlan, request: Request) -> int:
    """How often a plan fails a wish: 0 or 1, for no duty once by each hall where there is one.

    A wish for duty is met at the own hall. So what the halls pay adds up, however they are linked.
    """
    person = problem.person[request.person]
    if request.wish == "comp":
        halves = {
            (request.date, half)
            for half in HALF_DAYS
            if request.part in ("day", half) and problem.works(person, request.date, half)
        }
        return not halves or not halves <= plan.comp_halves.get(person.code, frozenset())
    halls = {
        duty.key.hall
        for code, duty, _ in duties_of(problem, plan)
        if code == person.code and concerns(request, duty)
    }
    return len(halls) if request.wish == "no_duty" else person.hall not in halls


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """The weights of the wishes that are not met."""
    weight = sum(request.weight * unmet(problem, plan, request) for request in problem.requests)
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
