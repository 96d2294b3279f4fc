"""What every plan pays, goal by goal: the visits that no shift may make. No price is negative."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from optimizer.routes.goals import left_out
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rulebook import ROUTES
from optimizer.routes.timing.arrays import tables_of


def unavoidable(problem: RouteProblem) -> Mapping[str, int]:
    """A proven bound of each goal by itself, price units."""
    nowhere = np.flatnonzero((tables_of(problem).group < 0).all(axis=0))
    priced = sum(problem.visits[visit].left_out_price for visit in nowhere)
    return {name: priced if name == left_out.NAME else 0 for name in ROUTES.goals}
