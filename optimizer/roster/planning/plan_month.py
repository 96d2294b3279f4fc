"""The month's roster of many halls: hall by hall, then across the links, judged, honestly bounded.

Halls are linked by rotation batches, by neighbours who back up a post, and by lending. First every
hall is solved with its links free: these bounds add up to one of the whole model. A hall that is
short of people is then solved together with its nearest lenders. Where the plans do not fit
together, the few halls concerned are solved again with their links fixed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from optimizer.roster.cp_sat.open_calls import answer_calls
from optimizer.roster.explain.conflicts import explain
from optimizer.roster.explain.vacancies import with_reasons
from optimizer.roster.judge import judge
from optimizer.roster.plan.merge import joined, merge
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.lending import Lending
from optimizer.roster.planning.links import fixed_links, misfits, weight
from optimizer.roster.planning.outcome import Group, Progress, RosterOutcome, added
from optimizer.roster.planning.run import Ended
from optimizer.roster.problem.part import part
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Solved
from optimizer.solving.process.run import Child
from optimizer.solving.status import Status

_EXPLAIN_S = 30.0
_CALLS_S = 4.0
_KEPT_FOR_LINKS = 0.1
"""Share of the limit that the first plans of the halls leave to what follows."""


def plan_roster_problem(
    problem: RosterProblem,
    effort: Effort,
    on_progress: Callable[[Progress], None] | None = None,
) -> RosterOutcome:
    """The best roster within the effort, judged; what a solve can do wrong becomes a status."""
    with Child() as child:
        run = _Run(problem, effort, child, on_progress)
        try:
            run.first_plans()
            run.plan_halls()
            run.fit_together()
            run.open_lending()
            run.fit_together()
            run.share_posts()
            run.improve()
            run.answer_calls()
            return run.judged()
        except Ended as ended:
            return run.ended(ended)


class _Run(Lending):
    """The stages of one planning run."""

    def first_plans(self) -> None:
        """A plan with the fewest shortages for every group, its links free."""
        for group, share in self._shares():
            solved = self._solve(part(self._problem, group.halls), share, is_first=True)
            if solved is None:
                raise Ended(Status.OUT_OF_TIME, ", ".join(group.halls))
            self._start(group, solved)

    def plan_halls(self) -> None:
        """The best plan of every group, its links free, while there is time; the lightest first."""
        for number, (group, share) in enumerate(self._shares()):
            if self._left_s <= 0:
                return
            alone, tight = part(self._problem, group.halls), self.tight(group.halls)
            known = group.goal_bounds
            solved = self._solve(alone, share, start=group.plan, known=known, tight=tight)
            if solved is not None:
                self._start(group, solved)
            self._tell("halls", number + 1)

    def _shares(self) -> Iterator[tuple[Group, float]]:
        """Every group with its share of the time that is left, seconds."""
        weights = [weight(self._problem, group.halls) for group in self._groups]
        ahead = sum(weights)
        for group, mine in zip(self._groups, weights, strict=True):
            share = mine / sum(weights) if self._is_timeless else _share(mine / ahead)
            ahead -= mine
            yield group, share * max(0.0, self._left_s - _KEPT_FOR_LINKS * self._effort.limit_s)

    def _start(self, group: Group, solved: Solved[RosterPlan]) -> None:
        self._take(group, solved)
        group.bound, group.goal_bounds = solved.bound, solved.goal_bounds

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
                    self._make_room(group, solved)
            self._tell("halls", len(self._groups))

    def answer_calls(self) -> None:
        """At no cost, crews that can do what open calls ask the van for."""
        for group in self._groups:
            others = joined(each.plan for each in self._groups if each is not group)
            problem = fixed_links(self._problem, others, group.halls, group.borrowers)
            if not (problem.crew_days and problem.calls):
                continue
            limit_s = min(_CALLS_S, max(_CALLS_S / 4, self._left_s))
            solved = self._ran(answer_calls, problem, limit_s, group.plan)
            if solved and solved.objective is not None and solved.objective <= group.objective:
                before = replace(group)
                group.plan, group.objective = solved.plan or group.plan, solved.objective
                if misfits(self._problem, joined(each.plan for each in self._groups)):
                    group.plan, group.objective = before.plan, before.objective

    def judged(self) -> RosterOutcome:
        """The merged plan as the judge sees it."""
        plan = self._merged()
        verdict = judge(self._problem, plan)
        if not verdict.is_legal:
            return self.outcome(
                Status.DISPUTED, detail=verdict.told("en"), detail_zh=verdict.told("zh")
            )
        bound = sum(group.bound for group in self._groups)
        if bound > verdict.objective or verdict.objective != self._objective:
            detail = f"judge {verdict.objective}, solver {self._objective}, bound {bound}"
            return self.outcome(Status.DISPUTED, detail=detail)
        status = Status.OPTIMAL if bound == verdict.objective else Status.FEASIBLE
        goals = added(group.goal_bounds for group in self._groups)
        plan = with_reasons(self._problem, plan)
        found = replace(self.outcome(status), plan=plan, verdict=verdict, bound=bound)
        return replace(found, goal_bounds=goals)

    def ended(self, ended: Ended) -> RosterOutcome:
        """The outcome without a plan; what is impossible is explained after a second opinion."""
        if ended.problem is None:
            return self.outcome(ended.status, detail=ended.detail)
        limit_s = max(_EXPLAIN_S, self._left_s)
        why = explain(ended.problem, self._child, limit_s, seed=self._effort.seed)
        return self.outcome(why.status, detail=why.text("en"), detail_zh=why.text("zh"))

    def _merged(self) -> RosterPlan:
        return merge(self._problem, [group.plan for group in self._groups])


def _share(fraction: float) -> float:
    """Of the time left, for a group with this fraction of the work left: most end much earlier."""
    return min(2.2 * fraction, 0.5 + 0.5 * fraction)
