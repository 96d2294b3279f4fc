"""The brute-force oracle of routes: a route problem in, plain answers out.

Written from docs/routes-semantics.md alone. It reads the fields of a problem and of a plan and
shares nothing else with the product; only this file knows how a plan is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.routes.plan.plan import LeftOut, Route, RoutePlan, Stop, UnmetTurn
from tests.routes.oracle.goals import GOALS, costs
from tests.routes.oracle.rules import RULES, violated
from tests.routes.oracle.search import Found, Search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.routes.problem import RouteProblem

__all__ = ["GOALS", "RULES", "best", "costs", "plans", "violated"]


def best(problem: RouteProblem) -> tuple[int, RoutePlan] | None:
    """The exact minimum over all legal plans, with one of them; None when no plan is legal."""
    found = Search(problem).run()
    return None if found is None else (found[0], as_plan(found))


def plans(problem: RouteProblem) -> Iterator[tuple[int, RoutePlan]]:
    """Legal plans with their cost: for every choice of the day of each visit the cheapest."""
    for found in Search(problem).plans():
        yield found[0], as_plan(found)


def as_plan(found: Found) -> RoutePlan:
    """What the search found as a plan of the product."""
    _, routes, left_out, unmet = found
    made = [
        Route(shift, depart, tuple(Stop(*stop) for stop in stops), back, meal)
        for shift, depart, stops, back, meal in routes
    ]
    return RoutePlan(
        routes=tuple(sorted(made, key=lambda route: route.shift)),
        left_out=tuple(LeftOut(visit) for visit in sorted(left_out)),
        unmet_turns=tuple(UnmetTurn(*turn) for turn in sorted(unmet)),
    )
