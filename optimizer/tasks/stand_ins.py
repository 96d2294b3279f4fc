"""Who could stand in for somebody: everybody near, with the price or what is against it."""

from __future__ import annotations

from optimizer.errors import UsageError
from optimizer.roster.explain.who_could import PostHalf, Role, StandIns, for_duty, for_post
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import DutyKey
from optimizer.scenario.scenario import Scenario
from optimizer.tasks.asked_duty import place_asked, question_of
from optimizer.words.catalogue import register
from optimizer.words.message import message

_NO_BACKUP = "{duty}: no backup is asked for there"
register({_NO_BACKUP: "{duty}：该处不设B角"})


def stand_ins(
    scenario: Scenario, plan: RosterPlan, duty: str | DutyKey, role: Role = "holder"
) -> StandIns:
    """Everybody of the hall and its neighbours for a duty, or for a post in a half-day.

    `duty` is `HALL/DATE/SLOT` or `POST/DATE/HALF`; the A of a post is taken to be away then. Prices
    are differences of the judge's objective, changes to this plan included. Raises UsageError for
    what is not there, and for a plan of another scenario.
    """
    problem = question_of(scenario, plan)
    place = place_asked(scenario, problem, duty)
    has_b = not isinstance(place, PostHalf) and place.wants_backup
    if role == "backup" and not has_b:
        text = duty if isinstance(duty, str) else "/".join(map(str, duty))
        raise UsageError(message(_NO_BACKUP, duty=text))
    if isinstance(place, PostHalf):
        return for_post(problem, plan, place)
    return for_duty(problem, plan, place, role)
