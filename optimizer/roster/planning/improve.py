"""What is done with the time that is left, once all plans fit together."""

from __future__ import annotations

from dataclasses import replace

from optimizer.roster.cp_sat import open_calls
from optimizer.roster.planning.fit_together import make_room
from optimizer.roster.planning.lending_bound import bound_lending
from optimizer.roster.planning.run import Run
from optimizer.roster.problem.part import part

_CALLS_S = 4.0


def improve(run: Run) -> None:
    """The time goes to the groups that are not proven yet."""
    todo = [group.halls for group in run.groups if not group.is_proven]
    for number, halls in enumerate(todo):
        if run.left_s < 1.0:
            return
        group = run.group_of(halls)
        alone = part(run.problem, halls, borrowers=group.borrowers)
        limit_s = 0.8 * run.left_s / (len(todo) - number)
        solved = run.solve(alone, limit_s, start=group.plan, known=group.known)
        if solved is not None and solved.objective is not None:
            group = replace(group, alone=max(group.alone, solved.bound))
            run.put(group)
            if solved.objective < group.objective:
                make_room(run, group.with_plan(solved))
        bound_lending(run, run.group_of(halls), run.left_s)
        run.tell("halls")


def answer_calls(run: Run) -> None:
    """At no cost, crews that can do what open calls ask the van for."""
    for group in run.groups:
        problem = run.tight(group.halls, group.borrowers)
        if not (problem.crew_days and problem.calls):
            continue
        limit_s = min(_CALLS_S, max(_CALLS_S / 4, run.left_s))
        solved = run.ask(open_calls.answer_calls, problem, limit_s, group.plan)
        if solved and solved.objective is not None and solved.objective <= group.objective:
            before = run.groups
            run.put(replace(group, plan=solved.plan or group.plan, objective=solved.objective))
            if run.misfits():
                run.groups = before
