"""Whether a plan belongs to a scenario at all: if not, one sentence says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from optimizer.errors import UsageError
from optimizer.roster.plan.plan import RosterPlan
from optimizer.routes.plan.plan import RoutePlan
from optimizer.scenario.scenario import Scenario
from optimizer.whole import Crews
from optimizer.words.catalogue import register
from optimizer.words.message import Said, message

_OTHER_DATES = "{plan} is of {begin} to {end}, the scenario of {first} to {last}"
_OTHER_NAMES = "{plan} is of another scenario: {unknown} of the {n} codes in it are unknown here"
_PART = "{plan} is of another scenario: it has {n} of the {due} duties of this one"
register(
    {
        "the published roster": "已发布的值班表",
        "the roster": "值班表",
        "the routes": "路线计划",
        _OTHER_DATES: "{plan}的日期为{begin}至{end}，而方案的日期为{first}至{last}",
        _OTHER_NAMES: "{plan}属于另一方案：其中{n}个编号有{unknown}个不在本方案内",
        _PART: "{plan}属于另一方案：本方案有{due}个值班，其中只有{n}个",
    }
)


def refuse_other_roster(scenario: Scenario, plan: RosterPlan, name: Said | str) -> None:
    """Raises UsageError for a roster with other dates, or mostly other people and places."""
    halls = {assignment.key.hall for assignment in plan.assignments}
    people = {code for a in plan.assignments for code in (*a.holders, a.backup) if code}
    people |= {member for crew in plan.crews for member in crew.members}
    dates = {a.key.date for a in plan.assignments} | {crew.date for crew in plan.crews}
    dates |= {taken.date for taken in plan.comp}
    known = {row.id for row in scenario.places} | {row.code for row in scenario.people}
    _refuse(scenario, name, dates, halls | people, known)


def refuse_other_routes(
    scenario: Scenario, plan: RoutePlan, crews: Crews, name: Said | str
) -> None:
    """Raises UsageError for routes on other dates, or mostly with other vans, crews and visits."""
    stops = {stop.visit.split("/")[0] for route in plan.routes for stop in route.stops}
    visits = stops | {entry.visit for entry in plan.left_out}
    people = {code for crew in crews.values() for code in crew if code}
    known = {visit.id for visit in scenario.visits} | {stop.id for stop in scenario.stops}
    known |= {van.id for van in scenario.vans} | {person.code for person in scenario.people}
    vans = {van for van, _ in crews}
    _refuse(scenario, name, {day for _, day in crews}, visits | people | vans, known)


def refuse_part(name: Said | str, duties: int, due: int) -> None:
    """Raises UsageError for a roster with fewer than half of the duties of the scenario."""
    if 2 * duties < due:
        raise UsageError(message(_PART, plan=name, n=duties, due=due))


def _refuse(
    scenario: Scenario, name: Said | str, dates: Iterable[date], names: set[str], known: set[str]
) -> None:
    first, last, days = scenario.file.first, scenario.file.last, sorted(dates)
    if days and not any(first <= day <= last for day in days):
        where = {"begin": days[0], "end": days[-1], "first": first, "last": last}
        raise UsageError(message(_OTHER_DATES, plan=name, **where))
    unknown = names - known
    if 2 * len(unknown) > len(names):
        raise UsageError(message(_OTHER_NAMES, plan=name, unknown=len(unknown), n=len(names)))
