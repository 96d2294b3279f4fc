"""From the bound of all lines to one line for everybody: dives, and choices among lines seen.

A dive fixes the lines that weigh most in the linear program, prices again, and ends with one line
for everybody. Later dives keep the lines of some people of the best plan. In between CP-SAT
chooses among all lines seen, and has one look at the whole problem.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from optimizer.roster.column_generation.generation import Fixed, Generation
from optimizer.roster.column_generation.instance import SCALE, Line, Table
from optimizer.roster.column_generation.restricted_master import Master
from optimizer.roster.column_generation.scope import is_made_of_lines
from optimizer.roster.column_generation.set_partitioning import choose
from optimizer.roster.column_generation.state_graph import TooLarge
from optimizer.roster.cp_sat.solve import cost_of, is_legal, solve
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status

_ARCS = 60_000_000
"""No more arcs in the graphs of all contracts: 480 MB."""
_ARCS_PER_S = 1_200_000
"""Nor more than this for each second of the limit: making them takes up to a quarter of it."""
_CHOICE_LINES = 4000
_FOR_CHOICE, _FOR_WHOLE_MODEL = 0.15, 0.1
"""Shares of the time that is left, for one question to CP-SAT."""
_BUILD_S = 2e-4
"""What it takes to tell CP-SAT of one person and one duty, seconds."""
_TELLING = 0.3
"""No question takes more of its time to be told."""
_WORTH_S = 2.0
"""Less is not enough for CP-SAT to do something."""
_RETREATS = 5
"""So often a dive goes back when a place cannot get its minimum any more."""
_ROUNDS = 60
"""Rounds of pricing at most after lines were fixed."""


def solve_by_lines(
    problem: RosterProblem,
    effort: Effort,
    start: RosterPlan | None = None,
    *,
    is_first: bool = False,
    report: Callable[[object], None] | None = None,
) -> Solved[RosterPlan] | None:
    """The best plan within the effort; None when lines are not what the problem is made of.

    Also None when no plan was found: then another way may. A first look ends with the first plan.
    Where the lines are too many for a graph, CP-SAT gets the whole model.
    """
    began = time.monotonic()
    if not is_made_of_lines(problem):
        return None
    search = _searched(problem, effort, began, report)
    if search is None:
        return _by_whole_model(problem, effort, began, start, is_first=is_first)
    search.begin(start)
    if not (is_first and search.has_plan) and search.root():
        search.run(is_first=is_first)
    return search.solved()


_LAST: list[tuple[RosterProblem, Search | None]] = []
"""The last problem of this process, and what is known of it: planning asks for it in stages."""


def _searched(
    problem: RosterProblem,
    effort: Effort,
    began: float,
    report: Callable[[object], None] | None,
) -> Search | None:
    """The search of this problem, gone on with if it is the last one; None for too many lines.

    Reproducible searches begin anew: what they find depends on nothing but their arguments.
    """
    if _LAST and _LAST[0][0] == problem and not effort.reproducible:
        if search := _LAST[0][1]:
            search.go_on(effort, began, report)
        return search
    search = None
    with suppress(TooLarge):
        table = Table(problem, min(_ARCS, int(_ARCS_PER_S * effort.limit_s)))
        search = Search(table, effort, began, report)
    _LAST[:] = [(problem, search)]
    return search


def _by_whole_model(
    problem: RosterProblem,
    effort: Effort,
    began: float,
    start: RosterPlan | None,
    *,
    is_first: bool,
) -> Solved[RosterPlan]:
    """One call of CP-SAT; a first look is for any plan, whatever it costs."""
    if not effort.reproducible:
        spent_s = time.monotonic() - began + _BUILD_S * len(problem.people) * len(problem.duties)
        effort = replace(effort, limit_s=max(0.1, effort.limit_s - spent_s))
    found = solve(problem, effort=effort, start=start, goals=() if is_first else None)
    if not is_first or found.plan is None:
        return found
    cost = cost_of(problem, found.plan, None)
    return replace(found, status=Status.FEASIBLE, objective=cost, bound=0)


class Search(Generation):
    """Dives and choices from the root on."""

    def begin(self, start: RosterPlan | None) -> None:
        """A known plan, or a greedy one; lines to price others against."""
        if start is not None and (lines := self._table.lines_of(start)):
            self._take(lines)
        if not self._master.lines:
            self.greedy()

    def run(self, *, is_first: bool) -> None:
        """Dives, and choices among the lines, until proven or out of time."""
        if not self._dives:
            self._dive({})
        if is_first and self.has_plan:
            return
        if not self._chosen_from:
            self._choose()
            self._whole_model()
        while not self._is_done:
            self._dive(self._some_of_the_best())
            if len(self._master.lines) > 1.2 * self._chosen_from:
                self._choose()
                self._tidy()

    @property
    def has_plan(self) -> bool:
        """The best lines break no limit of a place."""
        return bool(self._best) and self._table.cost(self._best) is not None

    def solved(self) -> Solved[RosterPlan] | None:
        """The best plan as the goals measure it."""
        if not self.has_plan:
            return None
        problem, seconds = self._table.problem, time.monotonic() - self._began
        plan = self._table.plan(self._best)
        cost = cost_of(problem, plan, None)
        if cost != self.cost or cost < self.bound or not is_legal(problem, plan):
            return Solved(Status.DISPUTED, plan, cost, self.bound, seconds)
        status = Status.OPTIMAL if cost == self.bound else Status.FEASIBLE
        return Solved(status, plan, cost, self.bound, seconds)

    def _dive(self, fixed: Fixed) -> None:
        """Fixes the weightiest lines step by step; what is found is kept if it is no worse."""
        self._dives += 1
        kept, retreats = dict(fixed), _RETREATS
        while len(kept) < len(self._everybody):
            lower, duals = self._generate(kept, gap=self._step / 2, rounds=_ROUNDS)
            if duals is None and not self._is_done:
                self._master = Master(self._table, self._master.lines)
            if duals is None or self._whole(lower) > self.cost:
                break
            if retreats and not self._master.is_feasible:
                kept, retreats = self._some_of(kept, fixed), retreats - 1
                continue
            before = len(kept)
            self._fix(kept)
            if len(kept) == before:
                break
        if len(kept) == len(self._everybody):
            self._take([kept[person] for person in self._everybody])

    def _fix(self, kept: dict[int, Line]) -> None:
        """All lines that are whole, and the weightiest tenth of the others, with some luck."""
        mixture = self._master.mixture()
        tops = [max(lines) for person, lines in sorted(mixture.items()) if person not in kept]
        whole = [top for top in tops if top[0] > 1 - 1e-3]
        split = [top for top in tops if top[0] <= 1 - 1e-3]
        split.sort(key=lambda top: 0.15 * self._dice.random() - top[0])
        most = max(1, len(tops) // 10)
        kept.update({line.person: line for _, line in (*whole, *split[:most])})

    def _some_of(self, kept: Fixed, fixed: Fixed) -> dict[int, Line]:
        """Two thirds of the lines kept, with all of the fixed: a way back from a dead end."""
        later = [person for person in sorted(kept) if person not in fixed]
        stay = self._dice.sample(later, 2 * len(later) // 3)
        return dict(fixed) | {person: kept[person] for person in stay}

    def _some_of_the_best(self) -> dict[int, Line]:
        """Between a third and four fifths of the people keep their lines."""
        if not self._best:
            return {}
        people = list(self._everybody)
        self._dice.shuffle(people)
        share = self._dice.uniform(0.3, 0.8)
        return {person: self._best[person] for person in people[: int(share * len(people))]}

    def _choose(self) -> None:
        """CP-SAT's choice among the lines that could be in a better plan."""
        self._chosen_from = len(self._master.lines)
        is_late = not self._effort.reproducible and self._left_s < 2 * _WORTH_S
        if not self._best or self._is_done or is_late:
            return
        gap = (self.cost - self._step - self.bound) * SCALE
        near = sorted(self._master.lines, key=lambda line: (self._beyond(line), line))
        lines = [line for line in near if self._beyond(line) <= gap + SCALE][:_CHOICE_LINES]
        lines += [line for line in self._best if line not in lines]
        most = int(self.cost) - self._step
        found = choose(self._table, lines, self._best, most, self._share(_FOR_CHOICE))
        if found is not None:
            self._take(sorted(found))

    def _whole_model(self) -> None:
        """CP-SAT on the problem itself: it proves what is too coarse for prices of places."""
        places = len(self._table.people) * len(self._table.duties)
        effort = self._share(_FOR_WHOLE_MODEL)
        if self._is_done or _BUILD_S * places > _TELLING * effort.limit_s:
            return
        start = self._table.plan(self._best) if self.has_plan else None
        found = solve(self._table.problem, effort=effort, start=start, known_bound=self.bound)
        if found.plan is None or not found.status.has_plan:
            return
        self.bound = max(self.bound, found.bound)
        if lines := self._table.lines_of(found.plan):
            self._take(lines)

    def _share(self, share: float) -> Effort:
        """A share of the time that is left."""
        left_s = self._effort.limit_s if self._effort.reproducible else self._left_s
        least_s = min(_WORTH_S, 0.8 * left_s)
        return replace(self._effort, limit_s=max(0.1, least_s, share * left_s))

    @property
    def _is_done(self) -> bool:
        return self._left_s <= 0 or self.cost <= self.bound
