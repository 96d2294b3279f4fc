"""Bounds that hold whoever is lent to whom: of each group's plans with loans, and of each goal.

Halls are solved alone, for to let everybody lend to everybody takes all proofs away. So whatever
lending could bring is bounded apart: somebody nameless comes or goes, at a share of the price of
the loan. Mostly that is dearer than the group's plan at sight, or proven to be in a moment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from optimizer.roster.cp_sat.solve import bound_with_outside, bounds_of_goals, cost_of
from optimizer.roster.goals.lending import NAME, Settings
from optimizer.roster.planning.links import look, weight
from optimizer.roster.planning.outcome import Group, added
from optimizer.roster.planning.run import Run
from optimizer.roster.problem.entities import Outside
from optimizer.roster.problem.part import inseparable, part, pinned_borrowers, with_outside
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.effort import Effort

_WORTH_S = 0.2
"""With less time nothing is begun."""
_LOOKS = 4
"""Times the work of a first look for whether a loan pays."""
_GOALS = 0.15
"""No more of the limit goes to the bounds of single goals, which make no plan better."""


def bound_at_sight(run: Run, group: Group) -> None:
    """Bounds the plans of a group with other loans by what its goals cost at least."""
    problem = opened(run.problem, group)
    if problem.outside is None:
        run.put(replace(group, lent=None))
    else:
        run.put(
            replace(group, lent=max(group.lent or 0, _at_sight(problem, problem.outside, group)))
        )


def bound_loans(run: Run, longer: int = 1) -> None:
    """Likewise up to the price of its plan, by asking whether any plan with loans is cheaper.

    Only where no plan without loans is cheaper; `longer` is how many times as long it is asked.
    """
    todo = [
        group
        for group in run.groups
        if group.lent is not None and group.lent < group.alone and group.objective <= group.alone
    ]
    for group, solved in run.ask_each(bound_with_outside, _loans_asked(run, todo, longer)):
        now = run.group_of(group.halls)
        run.put(replace(now, lent=max(now.lent or 0, solved.bound)))


def _loans_asked(
    run: Run, todo: list[Group], longer: int
) -> Iterator[tuple[Group, RosterProblem, Effort, object]]:
    for number, group in enumerate(todo):
        if run.left_s > _WORTH_S:
            problem = opened(run.problem, group)
            limit_s = _share(run, number, len(todo)) * run.left_s
            effort = run.effort_of(limit_s, 1, _LOOKS * longer * look(problem))
            yield group, problem, effort, group.alone


def bound_lending(run: Run, group: Group, limit_s: float) -> None:
    """Both for one group, within so many seconds."""
    run.put(group)
    bound_at_sight(run, group)
    group = run.group_of(group.halls)
    if group.lent is not None and group.lent < group.alone and limit_s > _WORTH_S:
        problem = opened(run.problem, group)
        solved = run.ask(bound_with_outside, problem, run.effort_of(limit_s, 1), group.alone)
        run.put(replace(group, lent=max(group.lent, solved.bound if solved else 0)))


def bound_goals(run: Run) -> None:
    """What each goal costs at least in any plan, whatever the others cost, up to its price."""
    groups = sorted(run.groups, key=lambda group: weight(run.problem, group.halls))
    questions = [question for group in groups for question in _questions(run, group)]
    bounds = [dict(question.least) for question in questions]
    spare_s = min(run.left_s, _GOALS * run.effort.limit_s)
    asked = (
        (
            number,
            question.problem,
            run.effort_of(_share(run, number, len(questions)) * spare_s, 1),
            question.dearer,
        )
        for number, question in enumerate(questions)
        if question.dearer and spare_s > _WORTH_S
    )
    for number, found in run.ask_each(bounds_of_goals, asked):
        bounds[number] |= found
    for group in groups:
        inside = [
            bound
            for bound, question in zip(bounds, questions, strict=True)
            if set(question.halls) <= set(group.halls)
        ]
        run.put(replace(group, goal_bounds=added(inside)))
        bound_at_sight(run, run.group_of(group.halls))


class _Question(NamedTuple):
    """What halls that cannot be solved apart pay for each goal: at least, and in the plan at most.

    `dearer` are goals that may cost more than `least`, with the price up to which that matters.
    """

    halls: tuple[str, ...]
    problem: RosterProblem
    least: dict[str, int]
    dearer: dict[str, int]


def _questions(run: Run, group: Group) -> list[_Question]:
    """Each of the halls of a group by itself, up to what the group pays."""
    inside = [halls for halls in inseparable(run.problem) if set(halls) <= set(group.halls)]
    whole = part(run.problem, group.halls, borrowers=group.borrowers)
    apart = [Group(halls, pinned_borrowers(run.problem, halls)) for halls in inside]
    problems = [opened(run.problem, each) for each in apart]
    least = [{name: ROSTER.goals[name].least(one) for name in ROSTER.goals} for one in problems]
    beyond = Counter({name: cost_of(whole, group.plan, (name,)) for name in ROSTER.goals})
    beyond.subtract(added([*least, {NAME: beyond[NAME]}]))
    dearer = [
        {name: bounds[name] + more for name, more in beyond.items() if more > 0} for bounds in least
    ]
    return [_Question(*each) for each in zip(inside, problems, least, dearer, strict=True)]


def _share(run: Run, number: int, of: int) -> float:
    """Of the time left, for one of so many questions that are asked side by side."""
    return min(1.0, run.children.most / (of - number))


def opened(problem: RosterProblem, group: Group) -> RosterProblem:
    """The halls of a group with everybody who may come and go beyond the loans among them."""
    price = problem.settings_of(Settings).half_day
    return with_outside(problem, group.halls, group.borrowers, price)


def _at_sight(problem: RosterProblem, outside: Outside, group: Group) -> int:
    """One loan, and what every other goal costs in any plan."""
    goes = [price for code, price in outside.go.items() if code not in outside.inner]
    loan = min([*outside.come.values(), *goes])
    goals = (name for name in ROSTER.goals if name != NAME)
    return loan + sum(
        max(ROSTER.goals[name].least(problem), group.goal_bounds.get(name, 0)) for name in goals
    )
