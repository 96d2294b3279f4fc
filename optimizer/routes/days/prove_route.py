"""The best route of a single shift, proven by labels: what is not on it is left out.

With one shift there is nothing to share out, so every visit brings just the price of leaving it
out and a single search decides. It starts with relaxed routes, and remembers more where the best
of them makes a visit twice, until the best one is a true route.

Decremental state-space relaxation: Righini & Salani (2008).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from optimizer.routes.lower_bound.clock import Clock
from optimizer.routes.lower_bound.label_space import Duals
from optimizer.routes.lower_bound.lagrangian_bound import proven
from optimizer.routes.lower_bound.shift_classes import ShiftClasses
from optimizer.routes.problem import RouteProblem, monday_of
from optimizer.routes.rules.sub_district_turn import missing
from optimizer.routes.timing.arrays import MUST, PRICE, VISIT, Tables, tables_of, turns_of
from optimizer.solving.effort import Effort

_GUESSES_S = (900, 0)


@dataclass(frozen=True, slots=True)
class OneRoute:
    """The best order of visits found (numbers; none: stay at home) and a bound, price units."""

    visits: tuple[int, ...]
    bound: int
    is_proven: bool

    def is_legal(self, tables: Tables) -> bool:
        """Every required visit is made."""
        must = set(np.flatnonzero(tables.visits[:, VISIT.left_out] >= MUST).tolist())
        return must <= set(self.visits)


def _gains(problem: RouteProblem) -> NDArray[np.int64]:
    """How many turns each sub-district lacks less when the only shift serves it: 0 or 1."""
    day = problem.shifts[0].date
    gains = [
        missing(problem, name, monday_of(day), ()) - missing(problem, name, monday_of(day), (day,))
        for name in problem.turns_of
    ]
    return np.array(gains, dtype=np.int64)


def prove_route(problem: RouteProblem, effort: Effort) -> OneRoute:
    """The best route of the problem's only shift."""
    clock = Clock(effort)
    tables, turns = tables_of(problem), turns_of(problem)
    classes = ShiftClasses(problem, tables)
    duals = Duals(
        1,
        tables.visits[:, VISIT.left_out].copy(),
        int(tables.prices[PRICE.turn]) * _gains(problem),
        np.zeros(len(tables.visits), np.int64),
        np.zeros(0, np.int64),
    )
    best: tuple[int, ...] = ()
    limit = bound = 0
    guesses = list(_GUESSES_S)
    while not clock.is_over:
        guess_s = guesses.pop(0) if guesses else -1
        below = duals._replace(limit=limit)
        least, found = classes.search(0, below, clock, guess_s=guess_s)
        for column in found:
            if column.is_route and (cost := classes.reduced(column, duals, [])) < limit:
                best, limit = column.visits, cost
        if guess_s < 0 and least is not None:
            bound = proven(tables, turns, classes.shifts, [duals], [0], [min(least, limit)])
            if least >= limit:
                return OneRoute(best, bound, is_proven=True)
            for column in found:
                classes.forbid(column.visits)
    return OneRoute(best, bound, is_proven=False)
