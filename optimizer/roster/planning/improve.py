"""What is done with the time that is left, once all plans fit together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from optimizer.roster.cp_sat import open_calls
from optimizer.roster.planning.first_plans import alone
from optimizer.roster.planning.fit_together import fits, make_room
from optimizer.roster.planning.lending_bound import bound_at_sight, bound_loans
from optimizer.roster.planning.links import look
from optimizer.roster.planning.outcome import Group
from optimizer.roster.planning.run import Run, Solve
from optimizer.roster.planning.unite import share_posts

_ROUNDS, _LONGER, _LOOKS = 6, 6, 9
_BESIDE = 1 / 3
"""Share of a round's work for plans that fit beside the others as they are."""
_WORTH_S = 0.5
"""With less time no round is begun."""
_CALLS_S = 4.0


def improve(run: Run) -> None:
    """Rounds over the groups that are not proven, each six times as long as the one before.

    First a plan beside the others is sought, then the group is solved with its links free: that
    is what proves it, but where it ends may not fit the others.
    """
    for number in range(_ROUNDS):
        longer = _LOOKS * _LONGER**number
        if len(run.groups) > 1:
            _round(run, longer * _BESIDE, is_beside=True)
            bound_loans(run, _LONGER**number)
        _round(run, longer, is_beside=False)
        share_posts(run)
        had_all = run.effort.reproducible and longer >= run.effort.limit_s
        if not _open(run) or run.left_s < _WORTH_S or had_all:
            break
    bound_loans(run, _LONGER ** (number + 1))


def _round(run: Run, longer: float, *, is_beside: bool) -> None:
    """Every open group once; plans that disturb others are looked at when all have ended."""
    disturbing: list[Group] = []
    for group, solved in run.solve_each(_solves(run, longer, is_beside=is_beside)):
        now = run.group_of(group.halls)
        if not is_beside:
            now = replace(now, alone=max(now.alone, solved.bound), known=solved.known)
            run.put(now)
            bound_at_sight(run, now)
            now = run.group_of(group.halls)
        if solved.objective is not None and solved.objective < now.objective:
            better = now.with_plan(solved)
            if not fits(run, better):
                disturbing.append(better)
        _tell(run)
    for better in disturbing:
        make_room(run, better)
        _tell(run)


def _open(run: Run) -> list[Group]:
    """The groups for which a better plan without other loans may exist."""
    return [group for group in run.groups if group.alone < group.objective]


def _solves(run: Run, longer: float, *, is_beside: bool) -> Iterator[Solve]:
    """One worker each while there are groups enough for all processors, else many for each."""
    todo = [group.halls for group in _open(run)]
    workers = 1 if len(todo) >= run.children.most else run.effort.workers
    for number, halls in enumerate(todo):
        group = run.group_of(halls)
        side_by_side = min(run.children.most, len(todo)) if workers == 1 else 1
        limit_s = min(run.left_s, side_by_side * run.left_s / (len(todo) - number))
        if limit_s < _WORTH_S:
            return
        problem = run.tight(halls, group.borrowers) if is_beside else alone(run, group)
        effort = run.effort_of(limit_s, workers, longer * look(problem))
        effort = replace(effort, seed=run.effort.seed + round(longer))
        yield Solve(group, problem, effort, start=group.plan, is_first=is_beside)


def _tell(run: Run) -> None:
    run.tell("halls", sum(group.objective <= group.alone for group in run.groups))


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
