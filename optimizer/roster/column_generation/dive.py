"""From the bound to one schedule for everybody: dives, and choices among all schedules seen.

A dive fixes the schedules that weigh most in the restricted master, prices again, and ends with one
for everybody. Later dives keep the schedules of some people of the best plan. In between CP-SAT
chooses among all schedules seen, and has one look at the whole problem.

Diving and restricted master heuristics: Sadykov, Vanderbeck, Pessoa, Tahiri & Uchoa (2019); dives
from a part of the best plan: large neighbourhood search, Shaw (1998).
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from optimizer.roster.column_generation.generation import ColumnGeneration, Fixed, Report
from optimizer.roster.column_generation.instance import SCALE, Schedule
from optimizer.roster.column_generation.restricted_master import RestrictedMaster
from optimizer.roster.column_generation.set_partitioning import choose
from optimizer.roster.cp_sat.solve import cost_of, is_legal, solve
from optimizer.roster.plan.plan import RosterPlan
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status

_CHOICE_MOST = 4000
_FOR_CHOICE, _FOR_WHOLE_MODEL = 0.15, 0.1
"""Shares of the time that is left, for one question to CP-SAT."""
BUILD_S = 2e-4
"""What it takes to tell CP-SAT of one person and one duty, seconds."""
_TELLING = 0.3
"""No question takes more of its time to be told."""
_WORTH_S = 2.0
"""Less is not enough for CP-SAT to do something."""
_RETREATS = 5
"""So often a dive goes back when a place cannot get its minimum any more."""
_ROUNDS = 60
"""Rounds of pricing at most after schedules were fixed."""


class DivingHeuristic:
    """Dives and choices from the root of `generation` on."""

    def __init__(self, generation: ColumnGeneration) -> None:
        self.generation, self._instance = generation, generation.instance
        self.clock = generation.clock
        self._dice = Random(self.clock.effort.seed)
        self._chosen_from = 0

    def go_on(self, effort: Effort, began: float, report: Report) -> None:
        """With a new limit, from where it stands."""
        self.clock.restart(effort, began)
        self.generation.report = report

    def begin(self, start: RosterPlan | None) -> None:
        """A known plan, or a greedy one; schedules to price others against."""
        if start is not None and (schedules := self._instance.schedules_of(start)):
            self.generation.take(schedules)
        if not self.generation.master.columns:
            self.generation.greedy(self._dice)

    def run(self, *, is_first: bool) -> None:
        """Dives, and choices among the schedules, until proven or out of time."""
        if not self.clock.dives:
            self._dive({})
        if is_first and self.has_plan:
            return
        if not self._chosen_from:
            self._choose()
            self._whole_model()
        while not self._is_done:
            self._dive(self._some_of_the_best())
            if len(self.generation.master.columns) > 1.2 * self._chosen_from:
                self._choose()
                self.generation.tidy()

    @property
    def has_plan(self) -> bool:
        """The best schedules break no limit of a place."""
        return bool(self.generation.best) and self._instance.cost(self.generation.best) is not None

    def solved(self) -> Solved[RosterPlan] | None:
        """The best plan as the goals measure it."""
        if not self.has_plan:
            return None
        problem, seconds = self._instance.problem, self.clock.spent_s
        plan = self._instance.plan(self.generation.best)
        cost, bound = cost_of(problem, plan, None), self.generation.bound
        if cost != self.generation.cost or cost < bound or not is_legal(problem, plan):
            return Solved(Status.DISPUTED, plan, cost, bound, seconds)
        status = Status.OPTIMAL if cost == bound else Status.FEASIBLE
        return Solved(status, plan, cost, bound, seconds)

    def _dive(self, fixed: Fixed) -> None:
        """Fixes the weightiest schedules step by step; what is found is kept if it is no worse."""
        self.clock.dives += 1
        kept, retreats, columns = dict(fixed), _RETREATS, self.generation
        while len(kept) < len(columns.everybody):
            lower, duals = columns.generate(kept, gap=columns.step / 2, rounds=_ROUNDS)
            if duals is None and not self._is_done:
                columns.master = RestrictedMaster(self._instance, columns.master.columns)
            if duals is None or columns.whole(lower) > columns.cost:
                break
            if retreats and not columns.master.is_feasible:
                kept, retreats = self._some_of(kept, fixed), retreats - 1
                continue
            before = len(kept)
            self._fix(kept)
            if len(kept) == before:
                break
        if len(kept) == len(columns.everybody):
            columns.take([kept[person] for person in columns.everybody])

    def _fix(self, kept: dict[int, Schedule]) -> None:
        """All schedules that are whole, and the weightiest tenth of the others, with some luck."""
        mixture = self.generation.master.mixture()
        tops = [max(known) for person, known in sorted(mixture.items()) if person not in kept]
        whole = [top for top in tops if top[0] > 1 - 1e-3]
        split = [top for top in tops if top[0] <= 1 - 1e-3]
        split.sort(key=lambda top: 0.15 * self._dice.random() - top[0])
        most = max(1, len(tops) // 10)
        kept.update({schedule.person: schedule for _, schedule in (*whole, *split[:most])})

    def _some_of(self, kept: Fixed, fixed: Fixed) -> dict[int, Schedule]:
        """Two thirds of the schedules kept, with all of the fixed: a way back from a dead end."""
        later = [person for person in sorted(kept) if person not in fixed]
        stay = self._dice.sample(later, 2 * len(later) // 3)
        return dict(fixed) | {person: kept[person] for person in stay}

    def _some_of_the_best(self) -> dict[int, Schedule]:
        """Between a third and four fifths of the people keep their schedules."""
        best = self.generation.best
        if not best:
            return {}
        people = list(self.generation.everybody)
        self._dice.shuffle(people)
        share = self._dice.uniform(0.3, 0.8)
        return {person: best[person] for person in people[: int(share * len(people))]}

    def _choose(self) -> None:
        """CP-SAT's choice among the schedules that could be in a better plan."""
        columns, effort = self.generation, self.clock.effort
        self._chosen_from = len(columns.master.columns)
        is_late = not effort.reproducible and self.clock.left_s < 2 * _WORTH_S
        if not columns.best or self._is_done or is_late:
            return
        most = int(columns.cost) - columns.step
        gap = (most - columns.bound + 1) * SCALE
        near = [one for one in columns.by_reduced_cost() if columns.beyond(one) <= gap]
        known = near[:_CHOICE_MOST]
        known += [schedule for schedule in columns.best if schedule not in known]
        found = choose(self._instance, known, columns.best, most, self._share(_FOR_CHOICE))
        if found is not None:
            columns.take(sorted(found))

    def _whole_model(self) -> None:
        """CP-SAT on the problem itself: it proves what is too coarse for prices of places."""
        places = len(self._instance.people) * len(self._instance.duties)
        effort = self._share(_FOR_WHOLE_MODEL)
        if self._is_done or BUILD_S * places > _TELLING * effort.limit_s:
            return
        start = self._instance.plan(self.generation.best) if self.has_plan else None
        problem, bound = self._instance.problem, self.generation.bound
        found = solve(problem, effort=effort, start=start, known_bound=bound)
        if found.plan is None or not found.status.has_plan:
            return
        self.generation.bound = max(bound, found.bound)
        if schedules := self._instance.schedules_of(found.plan):
            self.generation.take(schedules)

    def _share(self, share: float) -> Effort:
        """A share of the time that is left."""
        effort = self.clock.effort
        left_s = effort.limit_s if effort.reproducible else self.clock.left_s
        least_s = min(_WORTH_S, 0.8 * left_s)
        return replace(effort, limit_s=max(0.1, least_s, share * left_s))

    @property
    def _is_done(self) -> bool:
        return self.clock.left_s <= 0 or self.generation.cost <= self.generation.bound
