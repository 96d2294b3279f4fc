"""What is done with the time that is left, once all plans fit together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from optimizer.roster.cp_sat import open_calls
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.first_plans import alone
from optimizer.roster.planning.fit_together import make_room
from optimizer.roster.planning.lending_bound import bound_at_sight, bound_loans
from optimizer.roster.planning.links import look
from optimizer.roster.planning.outcome import Group
from optimizer.roster.planning.run import Run, Solve
from optimizer.roster.planning.unite import share_posts
from optimizer.solving.outcome import Solved

_ROUNDS, _LONGER = 6, 6
_WORTH_S = 0.5
"""With less time no round is begun."""
_CALLS_S = 4.0


def improve(run: Run) -> None:
    """Rounds over the groups that are not proven, each six times as long as the one before.

    The first asks for the whole objective alone, which proves most; the others go goal by goal.
    """
    for number in range(1, _ROUNDS + 1):
        for group, solved in run.solve_each(_solves(run, _LONGER**number, number == 1)):
            _take(run, group.halls, solved)
            run.tell("halls", sum(g.objective <= g.alone for g in run.groups))
        bound_loans(run, _LONGER**number)
        share_posts(run)
        had_all = run.effort.reproducible and _LONGER**number >= run.effort.limit_s
        if not _open(run) or run.left_s < _WORTH_S or had_all:
            return


def _open(run: Run) -> list[Group]:
    """The groups for which a better plan without other loans may exist."""
    return [group for group in run.groups if group.alone < group.objective]


def _solves(run: Run, longer: int, is_first: bool) -> Iterator[Solve]:
    """One worker each while there are groups enough for all processors, else many for each."""
    todo = [group.halls for group in _open(run)]
    workers = 1 if len(todo) >= run.children.most else run.effort.workers
    for number, halls in enumerate(todo):
        group = run.group_of(halls)
        side_by_side = min(run.children.most, len(todo)) if workers == 1 else 1
        share_s = side_by_side * run.left_s / (len(todo) - number)
        problem = alone(run, group)
        limit_s = min(share_s, run.left_s)
        if limit_s < _WORTH_S:
            return
        effort = run.effort_of(limit_s, workers, longer * look(problem))
        effort = replace(effort, seed=run.effort.seed + longer)
        yield Solve(group, problem, effort, start=group.plan, is_first=is_first)


def _take(run: Run, halls: tuple[str, ...], solved: Solved[RosterPlan]) -> None:
    group = run.group_of(halls)
    group = replace(group, alone=max(group.alone, solved.bound), known=solved.known)
    run.put(group)
    if solved.objective is not None and solved.objective < group.objective:
        make_room(run, group.with_plan(solved))
    bound_at_sight(run, run.group_of(halls))


def answer_calls(run: Run) -> None:
    """At no cost, crews that can do what open calls ask the van for."""
    for group in run.groups:
        problem = run.tight(group.halls, group.borrowers)
        if not (problem.crew_days and problem.calls):
            continue
        limit_s = min(_CALLS_S, max(_CALLS_S / 4, run.left_s))
        solved = run.ask(open_calls.answer_calls, problem, run.effort_of(limit_s), group.plan)
        if solved and solved.objective is not None and solved.objective <= group.objective:
            before = run.groups
            run.put(replace(group, plan=solved.plan or group.plan, objective=solved.objective))
            if run.misfits():
                run.groups = before
