"""Loads the machine code of the search and the proof; after an installation it makes it.

What a first run has to make is made beside other work, in two children that each do half and find
the other half on disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date

import numpy as np

from optimizer.routes.lower_bound.column_generation import lower_bound
from optimizer.routes.lower_bound.join_labels import join
from optimizer.routes.lower_bound.subset_row_cuts import violated
from optimizer.routes.problem import RouteProblem, Shift, Visit, Window
from optimizer.routes.rulebook import ROUTES
from optimizer.routes.search.enumeration import every_route
from optimizer.routes.search.pool import Pool
from optimizer.routes.search.search import Search
from optimizer.routes.timing.arrays import tables_of, turns_of
from optimizer.solving.effort import Effort
from optimizer.solving.machine_code import is_kept
from optimizer.solving.process.priority import gently
from optimizer.solving.process.run import Child

WARM_S = 300.0
"""Machine code is made in less, also on a slow and busy computer."""

_DAY = date(2023, 10, 9)
_ONE_VISIT = RouteProblem(
    shifts=(Shift("shift", "van", _DAY, "there", "there", 0, 36_000),),
    visits=(Visit("visit", "there", (Window(None, 0, 36_000),), 600, left_out_price=1),),
    places=("there",),
    travel_s=np.zeros((1, 1), dtype=np.int64),
    distance_m=np.zeros((1, 1), dtype=np.int64),
    rules=ROUTES.default_rules,
    goals=ROUTES.default_goals,
)
_NO_TIME = Effort(limit_s=0.0)


def warm(report: object = None) -> None:  # noqa: ARG001 - a child's job
    """Takes each step once, with no time: its machine code is there when the clock starts."""
    _warm_search()
    _warm_bound()


@contextmanager
def precompiling() -> Iterator[Child]:
    """A child for routes; while the caller does other work, it readies the machine code."""
    with ExitStack() as stack:
        child = stack.enter_context(Child())
        child.begin(gently, _warm_search, limit_s=WARM_S)
        if not is_kept(join):
            stack.enter_context(Child()).begin(gently, _warm_bound, limit_s=WARM_S)
        yield child


def _warm_search() -> None:
    tables, turns = tables_of(_ONE_VISIT), turns_of(_ONE_VISIT)
    every_route(tables, 1)
    Search(tables, turns, Pool(tables, 1), seed=1).run(0.0, 1.0, _NO_TIME, lambda _: None)


def _warm_bound() -> None:
    lower_bound(_ONE_VISIT, effort=_NO_TIME)
    violated((), ())
