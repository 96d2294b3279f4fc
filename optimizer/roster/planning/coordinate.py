"""Making the plans of halls fit: rotation batches, shared posts, neighbours who back up."""

from __future__ import annotations

from dataclasses import replace

from optimizer.roster.judge import judge
from optimizer.roster.plan.merge import joined, merge
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.links import backs_others, fixed_links, misfits, sharers
from optimizer.roster.planning.move_rotations import with_rotations_moved
from optimizer.roster.planning.outcome import Group, added
from optimizer.roster.planning.run import Ended, Run
from optimizer.roster.problem.part import part
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.outcome import Solved
from optimizer.solving.status import Status

_LATE_S = 3.0


class Links(Run):
    """A run that can solve groups of halls again with their links to the others fixed."""

    def tight(self, halls: tuple[str, ...], borrowers: tuple[str, ...] = ()) -> RosterProblem:
        """The halls with their links fixed to what the halls planned so far do."""
        others = joined(g.plan for g in self._groups if not set(g.halls) & set(halls))
        return fixed_links(self._problem, others, halls, borrowers)

    def fit_together(self) -> None:
        """Groups that do not fit the rest are solved again with their links fixed."""
        helpers_first = sorted(self._groups, key=lambda g: not backs_others(self._problem, g.halls))
        plan, stuck = self._misfits()
        for group in helpers_first:
            if stuck & set(group.halls):
                self._give_way(group, plan)
                plan, stuck = self._misfits()
                self._tell("links", len(self._groups))
        while stuck:
            self._unite([group for group in self._groups if stuck & set(group.halls)])
            stuck = self._misfits()[1]

    def _misfits(self) -> tuple[RosterPlan, set[str]]:
        """The plan of all groups, and the halls that do not fit in it."""
        plan = joined(each.plan for each in self._groups)
        return plan, misfits(self._problem, plan)

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

    def _make_room(self, group: Group, solved: Solved[RosterPlan]) -> None:
        """Takes a better plan of a group; others that it disturbs give way where that costs less.

        Halls meet in batches and posts that are not theirs alone, so who came first may be the one
        to move. All stays as it was when that does not pay.
        """
        before = [replace(each) for each in self._groups]
        self._take(group, solved)
        plan, stuck = self._misfits()
        for other in [each for each in self._groups if each is not group]:
            if not stuck:
                break
            if stuck & set(other.halls) and self._left_s > 1.0:
                kept = replace(other)
                fixed = fixed_links(self._problem, plan, other.halls, other.borrowers)
                moved = None if fixed.must_be_present else with_rotations_moved(fixed, other.plan)
                if moved is not None:
                    other.plan = moved
                elif not self._again(other, fixed) or other.objective > kept.objective:
                    _copy(kept, other)
                plan, stuck = self._misfits()
        cost = sum(each.objective for each in before)
        if stuck or self._objective >= cost:
            for each, kept in zip(self._groups, before, strict=True):
                _copy(kept, each)

    def share_posts(self) -> None:
        """Groups that pay for a post they share with others are solved as one with these."""
        for group in [g for g in self._groups if not g.is_proven]:
            sharing = sharers(self._problem, group.halls)
            united = [g for g in self._groups if g is group or sharing & set(g.halls)]
            if len(united) > 1 and group in self._groups and self._left_s > 1.0:
                self._unite(united)
                self._tell("links", len(self._groups))

    def _unite(self, groups: list[Group]) -> None:
        """Groups that share a post are solved as one, its links to the others fixed."""
        halls = tuple(sorted(hall for group in groups for hall in group.halls))
        borrowers = tuple(sorted(hall for group in groups for hall in group.borrowers))
        united = Group(halls, borrowers, bound=sum(group.bound for group in groups))
        united.goal_bounds = added(group.goal_bounds for group in groups)
        united.is_whole = all(group.is_whole for group in groups)
        united.plan = merge(part(self._problem, halls), [group.plan for group in groups])
        others = [group for group in self._groups if group not in groups]
        fixed = fixed_links(self._problem, joined(g.plan for g in others), halls, borrowers)
        is_legal = judge(fixed, united.plan).is_legal
        if is_legal:
            united.objective = sum(group.objective for group in groups)
        before = replace(united)
        if not self._again(united, fixed) and not is_legal:
            raise Ended(Status.OUT_OF_TIME, ", ".join(halls))
        if is_legal and before.objective < united.objective:
            _copy(before, united)
        self._groups = [*others, united]

    def _again(self, group: Group, fixed: RosterProblem) -> bool:
        """Solve a group with its links fixed; it stays as it was when that leads nowhere.

        When time is up, any plan that fits is better than none.
        """
        start = group.plan if group.plan.assignments else None
        known = {} if group.borrowers else group.goal_bounds
        limit_s, is_late = max(_LATE_S, 0.6 * self._left_s), self._left_s < _LATE_S
        try:
            solved = self._solve(fixed, limit_s, start=start, known=known, is_first=is_late)
        except Ended as ended:
            if ended.status is not Status.INFEASIBLE:
                raise
            return False
        if solved is not None:
            self._take(group, solved)
        return solved is not None


def _copy(source: Group, target: Group) -> None:
    """Put a group back as it was."""
    target.plan, target.objective, target.status = source.plan, source.objective, source.status
