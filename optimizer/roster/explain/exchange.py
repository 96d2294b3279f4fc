"""Two people exchange two places of a plan: what the judge says of it, and what each sees of it.

Nothing else moves but the meals of the two duties: who comes eats when who goes would have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from optimizer.roster.explain.assignment_move import Addition, with_seat, without_seat
from optimizer.roster.explain.who_could import Role
from optimizer.roster.goals import closing_balance, comp_owed, fairness, requests
from optimizer.roster.judge import judge
from optimizer.roster.plan.ledger import ledgers
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.problem.entities import Duty
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.verdict import Verdict, Violation


class Seat(NamedTuple):
    """Somebody as A or B of a duty."""

    person: str
    duty: Duty
    role: Role


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two seats exchanged: the plans and verdicts before and after.

    `gains` are the points that a person's own month costs less by goal, losses negative: own
    distance from the fair share, own wishes, own comp time.
    """

    problem: RosterProblem
    seats: tuple[Seat, Seat]
    before: RosterPlan
    plan: RosterPlan
    was: Verdict
    verdict: Verdict
    gains: Mapping[str, Mapping[str, int]]

    @property
    def price(self) -> int:
        """What the exchange changes of the judge's objective, price units."""
        return self.verdict.objective - self.was.objective

    @property
    def parts(self) -> dict[str, int]:
        """The price by goal; zeros left out."""
        by_goal = {
            goal: self.verdict.cost_of(goal) - self.was.cost_of(goal) for goal in ROSTER.goals
        }
        return {goal: points for goal, points in by_goal.items() if points}

    @property
    def is_new(self) -> dict[Violation, bool]:
        """Every violation, and whether the plan did not have it before."""
        return {found: found not in self.was.violations for found in self.verdict.violations}


def exchange(problem: RosterProblem, plan: RosterPlan, one: Seat, other: Seat) -> Exchange:
    """The two people in each other's place, judged."""
    changed = exchanged(problem, plan, one, other)
    before, after = own_prices(problem, plan), own_prices(problem, changed)
    gains = {
        code: {
            goal: before[code][goal] - points
            for goal, points in after[code].items()
            if points != before[code][goal]
        }
        for code in (one.person, other.person)
    }
    verdicts = judge(problem, plan), judge(problem, changed)
    return Exchange(problem, (one, other), plan, changed, *verdicts, gains)


def exchanged(problem: RosterProblem, plan: RosterPlan, one: Seat, other: Seat) -> RosterPlan:
    """The plan with the two people in each other's place, its shortages listed anew."""
    left = plan
    for seat in (one, other):
        left = without_seat(problem, left, seat.duty, seat.person)
    freed = {meal.person: meal.start_min for meal in {*plan.meals} - {*left.meals}}
    for seat, who in ((one, other.person), (other, one.person)):
        hall, day, _ = seat.duty.key
        wanted = [freed[seat.person]] if seat.person in freed else []
        added = Addition(seat.role, who, hall, day, seat.duty.halves, seat.duty)
        left = with_seat(problem, left, added, seat.duty, wanted)
    return replace(left, shortages=shortages(problem, left))


def own_prices(problem: RosterProblem, plan: RosterPlan) -> dict[str, dict[str, int]]:
    """What everybody's own month costs by goal, price units: the goals that speak of one person."""
    fair = problem.settings_of(fairness.Settings).deviation
    wish = problem.settings_of(requests.Settings).unmet
    owed = problem.settings_of(comp_owed.Settings).half_day
    above = problem.settings_of(closing_balance.Settings).half_hour
    found = {
        code: {
            fairness.NAME: 0,
            requests.NAME: 0,
            comp_owed.NAME: owed * ledger.owed_half_days,
            closing_balance.NAME: above * closing_balance.above_cap(problem, ledger),
        }
        for code, ledger in ledgers(problem, plan).items()
    }
    for share in fairness.shares(problem, plan):
        found[share.person][fairness.NAME] += fair * abs(share.deviation)
    for request in problem.requests:
        if request.person in found:
            units = request.weight * requests.unmet(problem, plan, request)
            found[request.person][requests.NAME] += wish * units
    return found
