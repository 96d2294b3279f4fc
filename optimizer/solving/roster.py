"""The month's roster of many halls: hall by hall, then across the links, judged, honestly bounded.

Halls are linked by rotation batches, by neighbours who back up a post, and by lending. First every
hall is solved with its links free: these bounds add up to one of the whole model. A hall that is
short of people is then solved together with its nearest lenders. Where the plans do not fit
together, the few halls concerned are solved again with their links fixed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from optimizer.roster.effort import Effort
from optimizer.roster.goals.lending import Settings as LendingPrices
from optimizer.roster.goals.requests import Settings as RequestPrices
from optimizer.roster.goals.shortages import Settings as ShortagePrices
from optimizer.roster.links import backs_others, fixed_links, lenders, misfits, weight
from optimizer.roster.merge import joined, merge
from optimizer.roster.part import part
from optimizer.roster.plan import RosterPlan
from optimizer.roster.problem import RosterProblem
from optimizer.roster.solve import Solved
from optimizer.solving.explain import explain
from optimizer.solving.judge import judge
from optimizer.solving.outcome import Status
from optimizer.solving.reasons import with_reasons
from optimizer.solving.roster_outcome import Group, Progress, RosterOutcome
from optimizer.solving.roster_run import Ended, Run
from optimizer.solving.rotations import with_rotations_moved
from optimizer.solving.run import Child

_LENDERS_AT_LEAST = 2
_JOINT_WEIGHT = 1500  # about ten ordinary halls, or one and a half with all services
_EXPLAIN_S = 30.0


def plan_roster_problem(
    problem: RosterProblem,
    effort: Effort,
    on_progress: Callable[[Progress], None] | None = None,
) -> RosterOutcome:
    """The best roster within the effort, judged; what a solve can do wrong becomes a status."""
    with Child() as child:
        run = _Run(problem, effort, child, on_progress)
        try:
            run.plan_halls()
            run.fit_together()
            run.open_lending()
            run.fit_together()
            run.improve()
            return run.judged()
        except Ended as ended:
            return run.ended(ended)


class _Run(Run):
    """The stages of one planning run."""

    def plan_halls(self) -> None:
        """Every group with its links free; the lightest first, so that each gets its plan."""
        weights = [weight(self._problem, group.halls) for group in self._groups]
        ahead = sum(weights)
        for number, (group, mine) in enumerate(zip(self._groups, weights, strict=True)):
            share = mine / sum(weights) if self._is_timeless else min(1.0, 2.2 * mine / ahead)
            ahead -= mine
            alone, tight = part(self._problem, group.halls), self._tight(group.halls)
            solved = self._solve(alone, self._left_s * share, tight=tight)
            if solved is None:
                raise Ended(Status.OUT_OF_TIME, ", ".join(group.halls))
            self._take(group, solved)
            group.bound, group.goal_bounds = solved.bound, solved.goal_bounds
            self._tell("halls", number + 1)

    def _tight(self, halls: tuple[str, ...], borrowers: tuple[str, ...] = ()) -> RosterProblem:
        """The halls with their links fixed to what the halls planned so far do."""
        others = joined(g.plan for g in self._groups if not set(g.halls) & set(halls))
        return fixed_links(self._problem, others, halls, borrowers)

    def open_lending(self) -> None:
        """Halls that are short are solved once more with people lent from their neighbours."""
        short = [group for group in self._groups if self._is_short(group)]
        for number, group in enumerate(short):
            names = [name for hall in group.halls for name in lenders(self._problem, hall)]
            near = self._near(group, names, short)
            if not near:
                continue
            limit_s = self._left_s / (2 * (len(short) - number))
            self._bound_with_guests(group, limit_s / 2)
            self._join(group, near, len(set(names)), limit_s)
            self._tell("lending", len(self._groups))

    def _near(self, group: Group, names: list[str], short: list[Group]) -> list[Group]:
        """The nearest lenders that are not short themselves, as many as can be solved together."""
        found: list[Group] = []
        heavy = weight(self._problem, group.halls)
        for name in names:
            for lender in self._groups:
                if name in lender.halls and lender not in (*short, *found) and not lender.borrowers:
                    heavy += weight(self._problem, lender.halls)
                    if len(found) < _LENDERS_AT_LEAST or heavy <= _JOINT_WEIGHT:
                        found.append(lender)
        return found

    def improve(self) -> None:
        """The time that is left goes to the groups that are not proven yet."""
        todo = [group for group in self._groups if not group.is_proven]
        for number, group in enumerate(todo):
            if self._left_s < 1.0:
                return
            alone = part(self._problem, group.halls, borrowers=group.borrowers)
            limit_s = 0.8 * self._left_s / (len(todo) - number)
            known = {} if group.borrowers else group.goal_bounds
            solved = self._solve(alone, limit_s, start=group.plan, known=known)
            if solved is not None and solved.objective is not None:
                if group.is_whole:
                    group.bound = max(group.bound, solved.bound)
                if solved.objective < group.objective:
                    self._take_if_it_fits(group, solved)
            self._tell("halls", len(self._groups))

    def fit_together(self) -> None:
        """Groups that do not fit the rest are solved again with their links fixed."""
        helpers_first = sorted(self._groups, key=lambda g: not backs_others(self._problem, g.halls))
        for group in helpers_first:
            plan = joined(each.plan for each in self._groups)
            if misfits(self._problem, plan) & set(group.halls):
                self._give_way(group, plan)
                self._tell("links", len(self._groups))
        while stuck := misfits(self._problem, joined(each.plan for each in self._groups)):
            self._unite([group for group in self._groups if stuck & set(group.halls)])

    def _give_way(self, group: Group, plan: RosterPlan) -> None:
        """A group fits in at its own cost, or at that of who shares a post with it, if less."""
        fixed = fixed_links(self._problem, plan, group.halls, group.borrowers)
        moved = with_rotations_moved(fixed, group.plan) if not fixed.must_be_present else None
        if moved is not None:
            group.plan = moved
            return
        before = replace(group)
        self._again(group, fixed)
        if group.objective <= before.objective or group.objective <= group.bound:
            return
        shared = {person.hall for person in fixed.outsiders}
        for other in [g for g in self._groups if shared & set(g.halls)]:
            after, kept = replace(group), replace(other)
            _copy(before, group)
            plan = joined(each.plan for each in self._groups)
            changed = fixed_links(self._problem, plan, other.halls, other.borrowers)
            fits = self._again(other, changed)
            if not fits or other.objective - kept.objective >= after.objective - before.objective:
                _copy(kept, other)
                _copy(after, group)

    def _unite(self, groups: list[Group]) -> None:
        """Groups that share a post are solved as one, its links to the others fixed."""
        halls = tuple(sorted(hall for group in groups for hall in group.halls))
        borrowers = tuple(sorted(hall for group in groups for hall in group.borrowers))
        united = Group(halls, borrowers, bound=sum(group.bound for group in groups))
        united.goal_bounds = _added(group.goal_bounds for group in groups)
        united.is_whole = all(group.is_whole for group in groups)
        self._groups = [group for group in self._groups if group not in groups]
        others = joined(group.plan for group in self._groups)
        fixed = fixed_links(self._problem, others, halls, borrowers)
        if not self._again(united, fixed):
            raise Ended(Status.OUT_OF_TIME, ", ".join(halls))
        self._groups.append(united)

    def _again(self, group: Group, fixed: RosterProblem) -> bool:
        """Solve a group with its links fixed; it stays as it was when that leads nowhere."""
        start = group.plan if group.plan.assignments else None
        known = {} if group.borrowers else group.goal_bounds
        limit_s = max(3.0, 0.6 * self._left_s)
        try:
            solved = self._solve(fixed, limit_s, start=start, known=known)
        except Ended as ended:
            if ended.status is not Status.INFEASIBLE:
                raise
            return False
        if solved is not None:
            self._take(group, solved)
        return solved is not None

    def judged(self) -> RosterOutcome:
        """The merged plan as the judge sees it."""
        plan = self._merged()
        verdict = judge(self._problem, plan)
        if not verdict.is_legal:
            said = [f"{v.rule}: {v.where} {v.date}: {v.text}" for v in verdict.violations]
            return self.outcome(Status.DISPUTED, detail="\n".join(said))
        bound = sum(group.bound for group in self._groups)
        if bound > verdict.objective or verdict.objective != self._objective:
            detail = f"judge {verdict.objective}, solver {self._objective}, bound {bound}"
            return self.outcome(Status.DISPUTED, detail=detail)
        status = Status.OPTIMAL if bound == verdict.objective else Status.FEASIBLE
        goals = _added(group.goal_bounds for group in self._groups)
        plan = with_reasons(self._problem, plan)
        found = replace(self.outcome(status), plan=plan, verdict=verdict, bound=bound)
        return replace(found, goal_bounds=goals)

    def ended(self, ended: Ended) -> RosterOutcome:
        """The outcome without a plan; what is impossible is explained after a second opinion."""
        if ended.problem is None:
            return self.outcome(ended.status, detail=ended.detail)
        limit_s = max(_EXPLAIN_S, self._left_s)
        why = explain(ended.problem, self._child, limit_s, seed=self._effort.seed)
        return self.outcome(why.status, detail=f"{why.text('en')}\n{why.text('zh')}")

    def _merged(self) -> RosterPlan:
        return merge(self._problem, [group.plan for group in self._groups])

    def _is_short(self, group: Group) -> bool:
        return any(s.what in ("holder", "window") for s in group.plan.shortages)

    def _take_if_it_fits(self, group: Group, solved: Solved) -> None:
        before = replace(group)
        self._take(group, solved)
        if misfits(self._problem, joined(each.plan for each in self._groups)):
            group.plan, group.objective = before.plan, before.objective

    def _bound_with_guests(self, group: Group, limit_s: float) -> None:
        """A bound of a short hall's own cost however many people come to help.

        A loan fills at most a window and two duties, so each filled place costs at least a
        quarter of a loan; nothing else that a guest does lowers the hall's own cost.
        """
        alone = part(self._problem, group.halls)
        cheap = self._problem.settings_of(LendingPrices).half_day // 4
        prices = alone.settings_of(ShortagePrices)
        lower = {"holder": min(prices.holder, cheap), "window": min(prices.window, cheap)}
        goals = {**alone.goals, "shortages": prices.model_copy(update=lower)}
        solved = self._solve(replace(alone, goals=goals), limit_s, start=group.plan)
        group.bound = min(group.bound, solved.bound) if solved else 0
        group.goal_bounds = {}  # those of the cheap shortages would say too much

    def _join(self, group: Group, near: list[Group], all_lenders: int, limit_s: float) -> None:
        """Solve a short group with its lenders; keep the joint plan if it is better."""
        halls = tuple(sorted({hall for g in (group, *near) for hall in g.halls}))
        before = sum(g.objective for g in (group, *near))
        bound = sum(g.bound for g in (group, *near))
        bound -= sum(self._duty_wishes(g) for g in near)
        start = merge(part(self._problem, halls), [g.plan for g in (group, *near)])
        problem = part(self._problem, halls, borrowers=group.halls)
        solved = self._solve(self._tight(halls, group.halls), limit_s / 2, start=start)
        if solved is None or solved.objective is None:
            return
        is_whole = len({hall for g in near for hall in g.halls}) == all_lenders
        goals = _added(g.goal_bounds for g in (group, *near))
        if is_whole and (free := self._solve(problem, limit_s / 2, start=solved.plan)):
            bound, goals = max(bound, free.bound), dict(free.goal_bounds)
        joint = Group(halls, borrowers=group.halls, bound=max(0, bound), is_whole=is_whole)
        joint.goal_bounds = goals
        if solved.objective < before:
            self._take(joint, solved)
        else:
            joint.plan, joint.objective, joint.status = start, before, "FEASIBLE"
        self._groups = [g for g in self._groups if g is not group and g not in near] + [joint]

    def _duty_wishes(self, group: Group) -> int:
        """What lenders may save at most by lending: a wish for duty may be met elsewhere."""
        price = self._problem.settings_of(RequestPrices).unmet
        wishes = [r for r in self._problem.requests if r.wish == "duty"]
        mine = [r for r in wishes if self._problem.person[r.person].hall in group.halls]
        return price * sum(request.weight for request in mine)


def _added(bounds: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Bounds of disjoint halls, goal by goal, added up."""
    total = Counter[str]()
    for each in bounds:
        total.update(each)
    return dict(total)


def _copy(source: Group, target: Group) -> None:
    """Put a group back as it was."""
    target.plan, target.objective, target.status = source.plan, source.objective, source.status
