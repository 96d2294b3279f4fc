"""Lending: halls that are short of people are solved together with their nearest lenders."""

from __future__ import annotations

from dataclasses import replace

from optimizer.roster.goals.lending import Settings as LendingPrices
from optimizer.roster.goals.requests import Settings as RequestPrices
from optimizer.roster.goals.shortages import Settings as ShortagePrices
from optimizer.roster.plan.merge import merge
from optimizer.roster.planning.coordinate import Links
from optimizer.roster.planning.links import lenders, weight
from optimizer.roster.planning.outcome import Group, added
from optimizer.roster.problem.part import part
from optimizer.solving.status import Status

_LENDERS_AT_LEAST = 2
_WORTH_S = 2.0  # with less time left nothing is begun, and nothing is known with guests
_JOINT_WEIGHT = 1500  # about ten ordinary halls, or one and a half with all services


class Lending(Links):
    """A run that can lend people to halls that are short of them."""

    def open_lending(self) -> None:
        """Halls that are short are solved once more with people lent from their neighbours."""
        short = [group for group in self._groups if self._is_short(group)]
        for number, group in enumerate(short):
            names = [name for hall in group.halls for name in lenders(self._problem, hall)]
            if not names:
                continue
            if self._left_s < _WORTH_S:
                group.bound, group.goal_bounds, group.is_whole = 0, {}, False
                continue
            near = self._near(group, names, short)
            limit_s = self._left_s / (2 * (len(short) - number))
            self._bound_with_guests(group, limit_s / 2)
            if near or set(names) & set(group.halls):
                self._join(group, near, set(names), limit_s)
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

    def _is_short(self, group: Group) -> bool:
        return any(s.what in ("holder", "window") for s in group.plan.shortages)

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
        # A guest may bring the special item of a duty: then whoever is beside needs it not.
        duties = tuple(replace(duty, special_items=()) for duty in alone.duties)
        relaxed = replace(alone, goals=goals, duties=duties)
        solved = self._solve(relaxed, limit_s, start=group.plan)
        group.bound = min(group.bound, solved.bound) if solved else 0
        group.goal_bounds = {}  # those of the cheap shortages would say too much
        group.is_whole = False

    def _join(self, group: Group, near: list[Group], all_lenders: set[str], limit_s: float) -> None:
        """Solve a short group with its lenders; keep the joint plan if it is better."""
        halls = tuple(sorted({hall for g in (group, *near) for hall in g.halls}))
        before = sum(g.objective for g in (group, *near))
        bound = sum(g.bound for g in (group, *near))
        bound -= sum(self._comp_wishes(g) for g in near)
        start = merge(part(self._problem, halls), [g.plan for g in (group, *near)])
        problem = part(self._problem, halls, borrowers=group.halls)
        solved = self._solve(self.tight(halls, group.halls), limit_s / 2, start=start)
        if solved is None or solved.objective is None:
            return
        is_whole = all_lenders <= set(halls)
        goals = added(g.goal_bounds for g in (group, *near))
        if is_whole and (free := self._solve(problem, limit_s / 2, start=solved.plan)):
            bound, goals = max(bound, free.bound), dict(free.goal_bounds)
        joint = Group(halls, borrowers=group.halls, bound=max(0, bound), is_whole=is_whole)
        joint.goal_bounds = goals
        if solved.objective < before:
            self._take(joint, solved)
        else:
            joint.plan, joint.objective, joint.status = start, before, Status.FEASIBLE
        self._groups = [g for g in self._groups if g is not group and g not in near] + [joint]

    def _comp_wishes(self, group: Group) -> int:
        """What lenders may save by lending: comp time for a wish may be earned elsewhere."""
        price = self._problem.settings_of(RequestPrices).unmet
        wishes = [r for r in self._problem.requests if r.wish == "comp"]
        mine = [r for r in wishes if self._problem.person[r.person].hall in group.halls]
        return price * sum(request.weight for request in mine)
