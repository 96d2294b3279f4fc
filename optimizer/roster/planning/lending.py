"""Lending: halls that are short of people are solved together with their nearest lenders."""

from __future__ import annotations

from dataclasses import replace

from optimizer.roster.goals.lending import Settings as LendingPrices
from optimizer.roster.goals.requests import Settings as RequestPrices
from optimizer.roster.goals.shortages import Settings as ShortagePrices
from optimizer.roster.plan.merge import merge
from optimizer.roster.planning.links import lenders, weight
from optimizer.roster.planning.outcome import Group, added
from optimizer.roster.planning.run import Run
from optimizer.roster.problem.part import part

_LENDERS_AT_LEAST = 2
_WORTH_S = 2.0  # with less time left nothing is begun, and nothing is known with guests
_JOINT_WEIGHT = 1500  # about ten ordinary halls, or one and a half with all services


def open_lending(run: Run) -> None:
    """Halls that are short are solved once more with people lent from their neighbours."""
    short = [group for group in run.groups if _is_short(group)]
    for number, group in enumerate(short):
        names = [name for hall in group.halls for name in lenders(run.problem, hall)]
        if not names:
            continue
        if run.left_s < _WORTH_S:
            run.put(replace(group, bound=0, goal_bounds={}, is_whole=False))
            continue
        near = _near(run, group, names, short)
        limit_s = run.left_s / (2 * (len(short) - number))
        helped = _bounded_with_guests(run, group, limit_s / 2)
        run.put(helped)
        if near or set(names) & set(group.halls):
            _join(run, helped, near, set(names), limit_s)
        run.tell("lending")


def _near(run: Run, group: Group, names: list[str], short: list[Group]) -> list[Group]:
    """The nearest lenders that are not short themselves, as many as can be solved together."""
    found: list[Group] = []
    taken = {each.halls for each in short}
    heavy = weight(run.problem, group.halls)
    for name in names:
        for lender in run.groups:
            if name in lender.halls and lender.halls not in taken and not lender.borrowers:
                heavy += weight(run.problem, lender.halls)
                if len(found) < _LENDERS_AT_LEAST or heavy <= _JOINT_WEIGHT:
                    found.append(lender)
                    taken.add(lender.halls)
    return found


def _is_short(group: Group) -> bool:
    return any(s.what in ("holder", "window") for s in group.plan.shortages)


def _bounded_with_guests(run: Run, group: Group, limit_s: float) -> Group:
    """The group with a bound of its own cost however many people come to help.

    A loan fills at most a window and two duties, so each filled place costs at least a
    quarter of a loan; nothing else that a guest does lowers the hall's own cost.
    """
    alone = part(run.problem, group.halls)
    cheap = run.problem.settings_of(LendingPrices).half_day // 4
    prices = alone.settings_of(ShortagePrices)
    lower = {"holder": min(prices.holder, cheap), "window": min(prices.window, cheap)}
    goals = {**alone.goals, "shortages": prices.model_copy(update=lower)}
    # A guest may bring the special item of a duty: then whoever is beside needs it not.
    duties = tuple(replace(duty, special_items=()) for duty in alone.duties)
    relaxed = replace(alone, goals=goals, duties=duties)
    solved = run.solve(relaxed, limit_s, start=group.plan)
    bound = min(group.bound, solved.bound) if solved else 0
    # Bounds of goals with cheap shortages would say too much.
    return replace(group, bound=bound, goal_bounds={}, is_whole=False)


def _join(run: Run, group: Group, near: list[Group], all_lenders: set[str], limit_s: float) -> None:
    """Solve a short group with its lenders; keep the joint plan if it is better."""
    joining = (group, *near)
    halls = tuple(sorted({hall for each in joining for hall in each.halls}))
    start = Group(
        halls,
        borrowers=group.halls,
        plan=merge(part(run.problem, halls), [each.plan for each in joining]),
        objective=sum(each.objective for each in joining),
        goal_bounds=added(each.goal_bounds for each in joining),
        is_whole=all_lenders <= set(halls),
    )
    bound = sum(each.bound for each in joining) - sum(_comp_wishes(run, each) for each in near)
    solved = run.solve(run.tight(halls, group.halls), limit_s / 2, start=start.plan)
    if solved is None or solved.objective is None:
        return
    if start.is_whole:
        problem = part(run.problem, halls, borrowers=group.halls)
        if free := run.solve(problem, limit_s / 2, start=solved.plan):
            bound = max(bound, free.bound)
            start = replace(start, goal_bounds=free.goal_bounds)
    joint = start.with_plan(solved) if solved.objective < start.objective else start
    run.unite(joining, replace(joint, bound=max(0, bound)))


def _comp_wishes(run: Run, group: Group) -> int:
    """What lenders may save by lending: comp time for a wish may be earned elsewhere."""
    price = run.problem.settings_of(RequestPrices).unmet
    wishes = [r for r in run.problem.requests if r.wish == "comp"]
    mine = [r for r in wishes if run.problem.person[r.person].hall in group.halls]
    return price * sum(request.weight for request in mine)
