"""Loads the machine code of the search and the proof, or makes it after an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.routes.lower_bound.column_generation import lower_bound
from optimizer.routes.lower_bound.subset_row_cuts import violated
from optimizer.routes.search.enumeration import every_route
from optimizer.routes.search.pool import Pool
from optimizer.routes.search.search import Search
from optimizer.routes.timing.arrays import tables_of, turns_of
from optimizer.solving.effort import Effort

if TYPE_CHECKING:
    from optimizer.routes.problem import RouteProblem


def warm(problem: RouteProblem, report: object = None) -> None:  # noqa: ARG001 - a child's job
    """Takes each step once, with no time: its machine code is there when the clock starts."""
    tables, turns, none = tables_of(problem), turns_of(problem), Effort(limit_s=0.0)
    every_route(tables, 1)
    Search(tables, turns, Pool(tables, 1), seed=1).run(0.0, 1.0, none, lambda _: None)
    lower_bound(problem, effort=none)
    violated((), ())
