"""A cost that no route plan undercuts, by column generation; the routes it met feed the pool.

Column generation for routes: Desrochers, Desrosiers & Solomon (1992); prices near the best so far:
Wentges (1997).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from optimizer.routes.lower_bound.clock import Clock
from optimizer.routes.lower_bound.label_space import Duals
from optimizer.routes.lower_bound.lagrangian_bound import proven
from optimizer.routes.lower_bound.restricted_master import Column, Prices, RestrictedMaster
from optimizer.routes.lower_bound.shift_classes import ShiftClasses
from optimizer.routes.lower_bound.subset_row_cuts import violated
from optimizer.routes.lower_bound.unavoidable import unavoidable
from optimizer.routes.problem import RouteProblem
from optimizer.routes.timing.arrays import tables_of, turns_of
from optimizer.solving.effort import Effort

SCALE = 1_000
"""Prices are priced out in thousandths."""
_CENTRE = 0.5
_GUESSES_S = (900, -1)
"""How much later a cheaper label may be ready and still beat another; at last only by proof."""


@dataclass(frozen=True, slots=True)
class Bound:
    """No plan costs less than `value` price units.

    `columns` are the routes met: shift and visits in order, ids. `is_converged` says that no route
    can raise the bound any more (of this relaxation). `rounds` and `labels` are what it took.
    """

    value: int
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    is_converged: bool
    rounds: int = 0
    labels: int = 0


def lower_bound(
    problem: RouteProblem,
    columns: Iterable[tuple[str, tuple[str, ...]]] = (),
    *,
    effort: Effort,
    report: Callable[[object], None] | None = None,
) -> Bound:
    """The best bound within the effort; `columns` are routes to begin with.

    Progress goes to `report` as (rounds, price of the routes known, bound).
    """
    return Proof(problem).go_on(columns, effort=effort, report=report)


class Proof:
    """A bound that can be gone on with: what was found so far is kept."""

    def __init__(self, problem: RouteProblem) -> None:
        self._problem = problem
        self._search: _Search | None = None

    def go_on(
        self,
        columns: Iterable[tuple[str, tuple[str, ...]]] = (),
        *,
        effort: Effort,
        report: Callable[[object], None] | None = None,
    ) -> Bound:
        """As `lower_bound`, from where it stands."""
        clock, problem = Clock(effort), self._problem
        if not problem.visits or not problem.shifts:
            return Bound(sum(unavoidable(problem).values()), (), is_converged=True)
        search = self._search = self._search or _Search(problem)
        search.clock = clock
        for shift, visits in columns:
            if column := search.classes.known(shift, visits):
                search.lp.add(column)
        while not search.is_converged and search.go_on():
            if report is not None:
                report((search.rounds, search.value, search.best))
        return Bound(
            search.best,
            search.classes.named(search.lp.columns),
            search.is_converged,
            search.rounds,
            search.classes.labels,
        )


class _Search:
    """The rounds: prices from the program, routes against the prices, until none is left."""

    clock: Clock

    def __init__(self, problem: RouteProblem) -> None:
        self.rounds, self.value, self.best = 0, 0.0, 0
        self.is_converged = False
        self.tables, self.turns = tables_of(problem), turns_of(problem)
        self.classes = ShiftClasses(problem, self.tables)
        self.lp = RestrictedMaster(self.tables, self.turns, self.classes.shifts)
        self.days = [self.lp.day_of(shift_class) for shift_class in range(len(self.classes.shifts))]
        self.centre: dict[int, tuple[int, Prices]] = {}

    def go_on(self) -> bool:
        """One round; False when the bound cannot rise any more or time is up."""
        self.rounds += 1
        self.value = self.lp.solve()
        prices = self.lp.prices()
        is_new = any(self._look(prices, guess_s) for guess_s in _GUESSES_S)
        return not self.clock.is_over and (is_new or self._tighten())

    def _look(self, prices: Prices, guess_s: int) -> bool:
        """Looks for routes, first at prices near those that proved most; True if some are new."""
        whole = self.lp.whole(prices, SCALE)
        centre = self.centre.get(guess_s) or self.centre.get(_GUESSES_S[0])
        near = [centre[1].towards(prices, 1 - _CENTRE)] if centre else []
        for at in (*near, prices):
            value, is_new = self._search(at, whole, guess_s)
            if value is not None:
                best = self.centre.get(guess_s)
                if best is None or value > best[0]:
                    self.centre[guess_s] = value, at
                self.best = max(self.best, value if guess_s < 0 else 0)
            if is_new or self.clock.is_over:
                return is_new
        return False

    def _search(self, at: Prices, whole: list[Duals], guess_s: int) -> tuple[int | None, bool]:
        """What prices prove (or, with a guess, seem to), and whether there are new routes."""
        is_new, least = False, []
        there = self.lp.whole(at, SCALE)
        for shift_class, duals in enumerate(there):
            cheapest, found = self.classes.search(shift_class, duals, self.clock, guess_s=guess_s)
            is_new |= self._take(found, whole[shift_class])
            least.append(cheapest)
            if self.clock.is_over:
                break
        known = [cheapest for cheapest in least if cheapest is not None]
        if len(known) < len(there):
            return None, is_new
        shifts = self.classes.shifts
        return proven(self.tables, self.turns, shifts, there, self.days, known), is_new

    def _take(self, found: list[Column], duals: Duals) -> bool:
        """Adds the routes that these prices want; True if there are any."""
        most = duals.limit - SCALE // 100
        wanted = [c for c in found if self.classes.reduced(c, duals, self.lp.cuts) < most]
        return sum(self.lp.add(column) for column in wanted) > 0

    def _tighten(self) -> bool:
        """A stronger relaxation; False if this one is as good as it gets."""
        if self.lp.needs_more:
            self.lp.press()
            return True
        turning = [column for column, _ in self.lp.used() if not column.is_route]
        for column in turning:
            self.classes.forbid(column.visits)
        self.lp.drop([c for c in self.lp.columns if self.classes.is_forbidden(c.visits)])
        self.centre.pop(_GUESSES_S[-1], None)
        if turning:
            return True
        cuts = violated(self.lp.used(), self.lp.cuts)
        for cut in cuts:
            self.lp.cut(cut)
        if cuts:
            self.centre.clear()
        self.is_converged = not cuts
        return bool(cuts)
