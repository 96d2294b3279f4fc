"""A published roster repaired after something happened, judged, with what is proven of it.

Only the halls that the change concerns are planned again, side by side, each with its links to the
others as published. Then it is asked whether help from elsewhere could do better; where that is
open, the halls are planned once more, together with those that may lend to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from optimizer.roster.explain.vacancies import with_reasons
from optimizer.roster.judge import judge
from optimizer.roster.plan.entries import day_changes
from optimizer.roster.plan.merge import apart, merge
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.from_published import lent_together
from optimizer.roster.planning.lending_bound import opened
from optimizer.roster.planning.links import lenders, linked, misfits
from optimizer.roster.planning.outcome import Group, Progress
from optimizer.roster.planning.plan_month import without_plan
from optimizer.roster.planning.run import Ended, Run
from optimizer.roster.problem.part import inseparable, part, pinned_borrowers
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.repair.aims import Aim, aim_of, days_in, notice_days
from optimizer.roster.repair.bounds import fewest_bound, rest_bound_with_loans
from optimizer.roster.repair.concerned import concerned, kept, tight
from optimizer.roster.repair.outcome import RepairOutcome, repaired
from optimizer.roster.repair.restore import cheapest, fewest
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.effort import Effort
from optimizer.solving.process.children import Children, cores
from optimizer.solving.status import Status
from optimizer.solving.verdict import Verdict

T = TypeVar("T")

_FEWEST, _BOUND, _CHEAPEST = 0.4, 0.3, 0.6
"""Shares of the time left: for the fewest changes, for their bound, for the lowest price."""
_WORTH_S = 0.5
"""With less time nothing more is begun."""
_REASONS = 0.1
"""Share of the limit for who cannot fill a place, and why."""


_NOTHING = Aim(0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Mended:
    """Some halls repaired: how good that is, and what no repair of them undercuts."""

    group: Group
    found: Aim
    least: Aim = _NOTHING

    @property
    def is_open(self) -> bool:
        """Help from elsewhere may do better."""
        return self.least[:2] < self.found[:2]


def repair(
    problem: RosterProblem,
    published: RosterPlan,
    effort: Effort,
    on_progress: Callable[[Progress], None] | None = None,
) -> RepairOutcome:
    """The repair with the fewest shortages, then the fewest changed days, then the lowest price.

    `published` is what `problem.published` shows; its halls that nothing happened to stay.
    """
    with Children(cores()) as children:
        run = Run(problem, effort, children, on_progress)
        try:
            return _Repair(run, published).made()
        except Ended as ended:
            return repaired(without_plan(run, ended))


class _Repair:
    """A run, and the halls that were repaired so far."""

    def __init__(self, run: Run, published: RosterPlan) -> None:
        self._run = run
        self._problem = run.problem
        self._published = published
        self._kept = kept(run.problem, published)
        self._mended: tuple[_Mended, ...] = ()

    def made(self) -> RepairOutcome:
        """All steps."""
        groups = concerned(self._problem, self._published)
        self._mend(groups)
        while loose := misfits(self._problem, self._whole()):
            group = self._joint({*loose, *self._halls})
            if [one.group.halls for one in self._mended] == [group.halls]:
                break
            self._mend([group])
        self._bound_fewest()
        for mended in [one for one in self._mended if one.is_open]:
            if mended in self._mended and self._run.left_s > _WORTH_S:
                self._widen(mended)
        self._make_cheap()
        return self._judged({hall for group in groups for hall in group.halls})

    @property
    def _halls(self) -> set[str]:
        return {hall for one in self._mended for hall in one.group.halls}

    def _whole(self) -> RosterPlan:
        """The published plan with the repaired halls in it."""
        others = tuple(hall.id for hall in self._problem.halls if hall.id not in self._halls)
        rest = apart(part(self._problem, others, borrowers=others), self._kept)
        return merge(self._problem, [rest, *(one.group.plan for one in self._mended)])

    def _mend(self, groups: list[Group]) -> None:
        """Repairs of these halls take the place of earlier ones of any of them."""
        whole = self._whole()
        asked = [(group, tight(self._problem, whole, group), None) for group in groups]
        for done, (group, plan) in enumerate(self._each(fewest, asked, _FEWEST), 1):
            if isinstance(plan, Status):
                alone = part(self._problem, group.halls, borrowers=group.borrowers)
                raise Ended(plan, problem=alone if plan is Status.INFEASIBLE else None)
            self._put(group, plan)
            self._tell(done, len(groups))
        if any(not set(group.halls) <= self._halls for group in groups):
            raise Ended(Status.OUT_OF_TIME)

    def _each(
        self,
        job: Callable[..., T],
        asked: Sequence[tuple[Group, RosterProblem, object]],
        share: float,
    ) -> Iterator[tuple[Group, T]]:
        """A job for each of many groups, side by side, in a share of the time left."""
        run, until_s = self._run, (1 - share) * self._run.left_s
        workers = 1 if len(asked) > 1 else None

        def calls() -> Iterator[tuple[Group, RosterProblem, Effort, object]]:
            for at, (group, problem, more) in enumerate(asked):
                side_by_side = min(1.0, run.children.most / (len(asked) - at))
                limit_s = max(_WORTH_S, side_by_side * (run.left_s - until_s))
                yield group, problem, run.effort_of(limit_s, workers), more

        return run.ask_each(job, calls())

    def _put(self, group: Group, plan: RosterPlan) -> None:
        alone = part(self._problem, group.halls, borrowers=group.borrowers)
        least = next(
            (one.least for one in self._mended if one.group.halls == group.halls), _NOTHING
        )
        mended = _Mended(replace(group, plan=plan), aim_of(alone, plan), least)
        others = [one for one in self._mended if not set(one.group.halls) & set(group.halls)]
        self._mended = (*others, mended)

    def _bound_fewest(self) -> None:
        """What no repair of the halls undercuts, whoever comes to help."""
        is_alone = len(self._mended) == 1
        asked = [
            (one.group, opened(self._problem, one.group), (one.found, is_alone))
            for one in self._mended
        ]
        least = {group.halls: aim for group, aim in self._each(fewest_bound, asked, _BOUND)}
        self._mended = tuple(
            replace(one, least=least.get(one.group.halls, one.least)) for one in self._mended
        )

    def _widen(self, mended: _Mended) -> None:
        """The halls together with those that may lend to them, where that is better."""
        near = {hall for to in mended.group.halls for hall in lenders(self._problem, to)}
        near |= linked(self._problem, mended.group.halls)
        group = self._joint({*mended.group.halls, *near})
        before, whole, run = self._mended, self._whole(), self._run
        here = tight(self._problem, whole, group)
        plan = run.ask(fewest, here, run.effort_of(_FEWEST * run.left_s), apart(here, whole))
        self._put(group, plan if isinstance(plan, RosterPlan) else apart(here, whole))
        if not judge(self._problem, self._whole()).is_legal:
            self._mended = before
            return
        one = self._mended[-1]
        asked = (one.found, len(self._mended) == 1)
        effort = run.effort_of(_BOUND * run.left_s)
        least = run.ask(fewest_bound, opened(self._problem, group), effort, asked) or _NOTHING
        within = [was.least for was in before if set(was.group.halls) <= set(group.halls)]
        fewest_shortages = max(least.shortages, sum(was.shortages for was in within))
        weight = max(least.weight, sum(was.weight for was in within))
        least = Aim(fewest_shortages, min(weight, one.found.weight), 0)
        self._mended = (*self._mended[:-1], replace(one, least=least))

    def _make_cheap(self) -> None:
        """The price of all else, where no shortage and no change may be added; and its bound.

        Without loans the other halls are as published, for to change them would be a change too.
        """
        before, whole, is_alone = self._mended, self._whole(), len(self._mended) == 1
        asked = [
            (one.group, tight(self._problem, whole, one.group), one.group.plan) for one in before
        ]
        for group, (plan, least) in self._each(cheapest, asked, _CHEAPEST):
            self._put(group, plan)
            self._bound_rest(group, least)
        if misfits(self._problem, self._whole()):
            self._mended = before  # found side by side, two plans no longer fit each other
        loans = [
            (one.group, opened(self._problem, one.group), (one.found, is_alone))
            for one in self._mended
        ]
        told = {
            group.halls: least for group, least in self._each(rest_bound_with_loans, loans, 1.0)
        }
        for one in self._mended:
            self._bound_rest(one.group, min(told.get(one.group.halls, 0), one.least.rest))

    def _bound_rest(self, group: Group, least: int) -> None:
        self._mended = tuple(
            replace(one, least=one.least._replace(rest=least))
            if one.group.halls == group.halls
            else one
            for one in self._mended
        )

    def _joint(self, halls: set[str]) -> Group:
        """One group of these halls and of all that cannot be planned apart from them."""
        groups = [Group(h, pinned_borrowers(self._problem, h)) for h in inseparable(self._problem)]
        together = lent_together(self._problem, groups, self._kept)
        within = [one.group for one in self._mended if set(one.group.halls) & halls]
        near = [one for one in together if set(one.halls) & halls]
        found = tuple(sorted({hall for one in (*within, *near) for hall in one.halls}))
        borrow = {hall for one in (*within, *near) for hall in one.borrowers}
        borrow |= {hall for one in self._mended for hall in one.group.halls}
        return Group(found, tuple(sorted(borrow & {*found})))

    def _judged(self, halls: set[str]) -> RepairOutcome:
        """The whole plan as the judge sees it, with what is proven; `halls` were concerned."""
        run = self._run
        plan = replace(self._whole(), version=self._published.version)
        verdict = judge(run.problem, plan)
        if not verdict.is_legal:
            return repaired(run.outcome(Status.DISPUTED, verdict))
        plan = with_reasons(run.problem, plan, run.time_s(_REASONS))
        days, floor = self._proven(verdict)
        found = replace(run.outcome(Status.FEASIBLE), plan=plan, verdict=verdict, bound=floor)
        status = Status.OPTIMAL if floor == verdict.objective else Status.FEASIBLE
        people = self._problem.person
        changed = {c.person for c in day_changes(run.problem, plan) or () if c.person in people}
        halls |= {people[code].hall for code in changed}
        return replace(
            repaired(found), status=status, changed_bound=days, concerned=tuple(sorted(halls))
        )

    def _proven(self, verdict: Verdict) -> tuple[int, int]:
        """The fewest changed days, and the lowest price of a repair with as few."""
        weight = sum(one.least.weight for one in self._mended)
        late = sum(notice_days(one.found.weight) for one in self._mended)
        days = days_in(weight, late)
        if any(one.is_open for one in self._mended):
            sure = sum(goal.least(self._problem) for goal in ROSTER.goals.values())
            return days, min(sure, verdict.objective)
        spare = sum(one.found.rest - one.least.rest for one in self._mended)
        return days, verdict.objective - spare

    def _tell(self, done: int, total: int) -> None:
        if self._run.on_progress:
            self._run.on_progress(Progress("repair", done, total, 0, 0))
