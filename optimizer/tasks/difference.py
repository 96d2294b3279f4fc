"""What plans would change of those that are in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from optimizer.errors import UsageError
from optimizer.exchange.plan_changes import VisitMoveRow, change_rows, visit_moves
from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.roster_json import plan_in
from optimizer.exchange.routes_file import RoutesFile
from optimizer.exchange.routes_json import crews_in
from optimizer.reports.terminal.difference import difference_lines
from optimizer.roster.plan.plan import RosterPlan
from optimizer.scenario.scenario import Scenario
from optimizer.tasks.plan_roster import roster_question
from optimizer.tasks.stated_outcome import outcome_of
from optimizer.tasks.stated_routes import dates_of
from optimizer.views.build_roster import roster_view
from optimizer.views.roster import RosterView
from optimizer.whole import crews_of, other_crews
from optimizer.words.catalogue import register
from optimizer.words.message import Lang, Message, message

_PART = (
    "the routes are of {first} to {last}, but those in force go from {begin} to {end}: "
    "publish routes of all these dates"
)
_CREWS = (
    "the routes in force and the roster then name different crews, first of {van} on {day}: "
    "publish routes with these crews, too"
)
register(
    {
        _PART: (
            "该路线计划为{first}至{last}，而现行的为{begin}至{end}：请发布涵盖这些日期的路线计划"
        ),
        _CREWS: (
            "现行路线计划与值班表的车组将不一致，首处为{day}的{van}：请一并发布采用此车组的路线计划"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class InForce:
    """The plans that people go by; None where none was published."""

    roster: RosterPlan | None = None
    routes: RoutesFile | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What would change: days of people, in a view that knows their words, and visits."""

    days: RosterView | None = None
    visits: tuple[VisitMoveRow, ...] = ()

    def said(self, lang: Lang) -> str:
        """How much, then person by person and visit by visit."""
        return "\n".join(difference_lines(self.days, self.visits, lang))

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The same in codes."""
        return change_rows((self.days and self.days.changed) or (), self.visits)


def difference(
    scenario: Scenario, now: InForce, roster: RosterFile | None, routes: RoutesFile | None
) -> Difference:
    """What the new plans change; UsageError: routes leave out dates of those in force."""
    view: RosterView | None = None
    moves: tuple[VisitMoveRow, ...] = ()
    if roster and now.roster:
        question = roster_question(scenario, now.roster)
        view = roster_view(scenario, question, plan_in(roster), outcome_of(roster, 0))
    if routes and now.routes:
        _refuse_part(scenario, now.routes, routes)
        moves = tuple(visit_moves(now.routes, routes))
    return Difference(view, moves)


def _refuse_part(scenario: Scenario, now: RoutesFile, routes: RoutesFile) -> None:
    (begin, end), (first, last) = dates_of(scenario, now), dates_of(scenario, routes)
    if begin < first or last < end:
        raise UsageError(message(_PART, first=first, last=last, begin=begin, end=end))


def crews_apart(
    now: InForce, roster: RosterFile | None, routes: RoutesFile | None
) -> Iterator[Message]:
    """Says when routes and roster, one of them new, do not name the same crews."""
    if (roster is None) == (routes is None):
        return
    manned, named = plan_in(roster) if roster else now.roster, routes or now.routes
    if manned is None or named is None:
        return
    for apart in other_crews(crews_of(manned), crews_in(named)):
        yield message(_CREWS, van=apart.where, day=apart.date)
        return
