"""Lending: halls that are short of people are solved together with their nearest lenders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from optimizer.roster.planning.lending_bound import bound_lending
from optimizer.roster.planning.links import lenders, look, weight
from optimizer.roster.planning.outcome import Group
from optimizer.roster.planning.run import Run
from optimizer.roster.planning.unite import joined_group
from optimizer.roster.problem.part import part

_LENDERS_AT_LEAST = 2
_LOOKS = 4
"""Times the work of a first look; who is not proven then is gone on with later."""
_WORTH_S = 2.0  # with less time left nothing is begun
_JOINT_WEIGHT = 1500  # about ten ordinary halls, or one and a half with all services


def open_lending(run: Run) -> None:
    """Halls that are short are solved once more with people lent from their neighbours."""
    _lend(run, _is_short)


def lend_where_it_may_pay(run: Run) -> None:
    """Likewise halls for which a loan is not proven to be dearer, and then those of their lenders.

    A lender may need somebody from a third hall, so it goes on while groups grow.
    """
    done: set[tuple[str, ...]] = set()
    while todo := {group.halls for group in run.groups if _may_pay(group)} - done:
        if run.left_s < _WORTH_S:
            return
        done |= todo
        _lend(run, _may_pay)


def _may_pay(group: Group) -> bool:
    return group.lent is not None and group.lent < group.objective


def _lend(run: Run, needs: Callable[[Group], bool]) -> None:
    todo = [group.halls for group in run.groups if needs(group)]
    for number, halls in enumerate(todo):
        group = next(group for group in run.groups if set(halls) <= set(group.halls))
        if run.left_s < _WORTH_S:
            return
        if needs(group):
            others = {name for hall in group.halls for name in lenders(run.problem, hall)}
            near = _near(run, group, others - set(group.halls))
            if near or others & set(group.halls):
                _join(run, group, near, run.left_s / (len(todo) - number))
                run.tell("lending")


def _near(run: Run, group: Group, names: set[str]) -> list[Group]:
    """The nearest lenders, as many as can be solved together; those not short themselves first."""
    travel = run.problem.travel_min
    near = [each for each in run.groups if names & set(each.halls)]

    def order(each: Group) -> tuple[bool, int, tuple[str, ...]]:
        legs = [travel[a, b] for a in each.halls if a in names for b in group.halls]
        return _is_short(each), min(legs), each.halls

    found: list[Group] = []
    heavy = weight(run.problem, group.halls)
    for lender in sorted(near, key=order):
        heavy += weight(run.problem, lender.halls)
        if len(found) < _LENDERS_AT_LEAST or (heavy <= _JOINT_WEIGHT and not _is_short(lender)):
            found.append(lender)
    return found


def _is_short(group: Group) -> bool:
    return any(s.what in ("holder", "window") for s in group.plan.shortages)


def _join(run: Run, group: Group, near: list[Group], limit_s: float) -> None:
    """Solve a group with its lenders; what is found about them holds for them together."""
    joining = (group, *near)
    joint = joined_group(run.problem, joining)
    borrowers = tuple(sorted({*joint.borrowers, *group.halls}))
    joint = replace(joint, borrowers=borrowers, alone=joint.bound, known={})
    tight = run.tight(joint.halls, borrowers)
    effort = run.effort_of(limit_s / 3, 1, _LOOKS * look(tight))
    solved = run.solve(tight, effort, start=joint.plan, is_first=True)
    if solved is None or solved.objective is None:
        return
    if solved.objective < joint.objective:
        joint = joint.with_plan(solved)
    free = part(run.problem, joint.halls, borrowers=borrowers)
    if solved := run.solve(free, effort, start=joint.plan, is_first=True):
        joint = replace(joint, alone=max(joint.alone, solved.bound))
    run.unite(joining, joint)
    bound_lending(run, joint, limit_s / 3)
