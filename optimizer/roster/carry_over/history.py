"""What everybody is ahead or behind after a month, counted as the goal `fairness` counts.

Within hall and role the loads that were carried, the earlier history among them, are compared with
what presence makes of them. So the next month's fair shares level what this month left uneven, and
nobody pays for duties that stayed unfilled or that another role took.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from optimizer.roster.goals import fairness
from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem

Load = tuple[str, str]
"""A person and a metric: minutes for `duty_min`, else duties."""


def closing_history(
    problem: RosterProblem, plan: RosterPlan
) -> Mapping[str, Mapping[str, Fraction]]:
    """How far everybody's load is above the fair share so far, by code and metric.

    Whoever was never present keeps the history that there was; in each hall and role the others'
    amounts add up to nothing.
    """
    found = {
        p.code: {m: Fraction(p.history.get(m, 0)) for m in fairness.METRICS} for p in problem.people
    }
    carried = _carried(problem, plan)
    groups: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for person in problem.people:
        if halves := fairness.presence(problem, person):
            groups[person.hall, fairness.group_of(person)][person.code] = halves
    for presence in groups.values():
        whole = sum(presence.values())
        for metric in fairness.METRICS:
            loads = {code: found[code][metric] + carried[code, metric] for code in presence}
            total = sum(loads.values())
            for code, halves in presence.items():
                found[code][metric] = loads[code] - total * Fraction(halves, whole)
    return found


def _carried(problem: RosterProblem, plan: RosterPlan) -> Counter[Load]:
    """Everybody's loads of the month, duties elsewhere left out as in `fairness`."""
    carried: Counter[Load] = Counter()
    for code, duty, role in duties_of(problem, plan):
        if problem.person[code].hall == duty.key.hall:
            minutes = duty.minutes if role == "holder" else duty.backup_minutes
            for metric, amount in fairness.adds(duty, role):
                carried[code, metric] += minutes if metric == "duty_min" else amount
    for person, minutes in _on_the_van(problem, plan):
        carried[person, "duty_min"] += minutes
    return carried


def _on_the_van(problem: RosterProblem, plan: RosterPlan) -> Iterator[tuple[str, int]]:
    beyond = {(day.van, day.date): day.minutes_beyond for day in problem.crew_days}
    for crew in plan.crews:
        for member in crew.members:
            yield member, beyond.get((crew.van, crew.date), 0)
