"""Calls for the van that are still open: at no cost, crews who can do what is asked for.

Only promised items bind a crew. Among rosters that cost the same, goal by goal, the one is best
whose officers can answer most calls on some day that the call allows, then on most of its days.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved

if TYPE_CHECKING:
    from optimizer.roster.plan.plan import RosterPlan
    from optimizer.roster.problem.problem import RosterProblem
    from optimizer.roster.variables import Literal, Variables

_ANY_DAY, _EVERY_DAY = 100, 20  # times the priority
"""What a call counts when one of its days has the officers, and when all of them have."""


def answer_calls(
    problem: RosterProblem,
    effort: Effort,
    plan: RosterPlan,
    report: Callable[[object], None] | None = None,
) -> Solved[RosterPlan]:
    """A roster that costs no more in any goal, with crews that suit the calls. A child's job."""
    from optimizer.roster.cp_sat.hint import hint
    from optimizer.roster.cp_sat.model import build, read_plan
    from optimizer.roster.cp_sat.solve import cost_of
    from optimizer.roster.rulebook import ROSTER
    from optimizer.solving.cp_sat import run, solver_for
    from optimizer.solving.outcome import Solved
    from optimizer.solving.status import Status

    del report  # nothing is told on the way
    began = time.monotonic()
    paid = {name: cost_of(problem, plan, (name,)) for name in ROSTER.goals}
    variables = build(problem, goals=(), at_most=paid)
    variables.cp.maximize(_answered(problem, variables))
    if not effort.reproducible:
        hint(variables, plan)
    solver = solver_for(effort)
    if not run(solver, variables.cp).has_plan:
        return Solved(Status.OUT_OF_TIME, seconds=time.monotonic() - began)
    found = read_plan(variables, solver.value)
    cost = cost_of(problem, found, None)
    return Solved(Status.FEASIBLE, found, cost, 0, time.monotonic() - began)


def _answered(problem: RosterProblem, variables: Variables) -> Any:
    """What the calls count that the crews can answer."""
    able = _Able(problem, variables)
    total = []
    for call in problem.calls:
        days = [able.all_of(call.items, day) for day in call.dates]
        if days:
            some = variables.new_bool("some day")
            variables.cp.add_bool_or([some.negated(), *days])
            total.append(_ANY_DAY * call.priority * some)
            total += [_EVERY_DAY * call.priority // len(days) * day for day in days]
    return sum(total)


class _Able:
    """Literals that may be true when the crews of a date can do something."""

    def __init__(self, problem: RosterProblem, variables: Variables) -> None:
        self._problem, self._variables = problem, variables
        self._officers = defaultdict(list)
        for (person, van, day), literal in sorted(variables.officer.items(), key=lambda x: x[0]):
            self._officers[day].append((person, van, literal))
        self._known: dict[tuple[tuple[str, ...], date], Literal] = {}

    def all_of(self, items: tuple[str, ...], day: date) -> Literal:
        """One van of this date has officers for all items."""
        if (items, day) not in self._known:
            vans = sorted({van for _, van, _ in self._officers[day]})
            one = self._variables.new_bool(f"able {items} {day}")
            here = [self._on_van(items, day, van) for van in vans]
            self._variables.cp.add_bool_or([one.negated(), *here])
            self._known[items, day] = one
        return self._known[items, day]

    def _on_van(self, items: tuple[str, ...], day: date, van: str) -> Literal:
        able = self._variables.new_bool(f"able {items} {day} {van}")
        for item in items:
            who = [
                literal
                for person, on, literal in self._officers[day]
                if on == van and item in self._problem.person[person].items
            ]
            self._variables.cp.add_bool_or([able.negated(), *who])
        return able
