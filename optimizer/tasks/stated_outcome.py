"""What a plan file states of cost, bound and status, against what the plan costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from optimizer.exchange.agreement import NAME
from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.routes_file import RoutesFile
from optimizer.scenario.scenario import Scenario
from optimizer.solving.status import Status
from optimizer.solving.verdict import Violation
from optimizer.views.roster import Figure, Outcome
from optimizer.words.catalogue import register
from optimizer.words.message import message

PlanFile = RosterFile | RoutesFile

_COST = "the file says {said}, but the plan costs {due}"
_UNPUBLISHED = (
    "the file says {said}, but the plan costs {due}, apart from changes to a published plan: "
    "give that plan with --published FILE"
)
_BOUND = "the file says that no plan costs less than {said}, but this one costs {due}"
_NOT_LAID = "the plan was made with the what-if {name}: judge it with --what-if {name}"
register(
    {
        _COST: "文件写的是{said}，而该计划的代价为{due}",
        _UNPUBLISHED: (
            "文件写的是{said}，而该计划除对已发布计划的改动外代价为{due}："
            "请用 --published FILE 给出已发布的计划"
        ),
        _BOUND: "文件写明没有计划的代价低于{said}，而该计划的代价为{due}",
        _NOT_LAID: "该计划按假设{name}编制：请加 --what-if {name} 再校核",
    }
)


def unlaid(scenario: Scenario, file: PlanFile) -> tuple[Violation, ...]:
    """Names the what-ifs that a plan was made with and that are not laid over the scenario."""
    return tuple(
        Violation(NAME, "$.what_ifs", None, message(_NOT_LAID, name=row.name))
        for row in file.what_ifs or ()
        if row.name not in scenario.what_ifs
    )


def outcome_of(file: PlanFile, cost: int, travel_source: str = "") -> Outcome:
    """What a file may state of a plan that costs so much: its bound is believed.

    A plan is OPTIMAL if it costs as little as the bound says that every plan must.
    """
    proven = Status.OPTIMAL if file.bound == cost else Status.FEASIBLE
    is_told = file.objective in (None, cost) and not _is_above(file, cost)
    stated = cost if file.objective is None else file.objective  # `wrong_figures` tells another
    return Outcome(
        status=proven if is_told else file.status or proven,
        total=Figure(stated, file.bound),
        stamp=datetime.min.replace(tzinfo=UTC),
        travel_source=travel_source,
    )


def wrong_figures(file: PlanFile, cost: int, *, may_be_repair: bool) -> Iterator[Violation]:
    """Names an objective that is another, or else a bound that the plan itself beats.

    What changes to a published plan cost is not known unless that plan is given.
    """
    if file.objective is not None and file.objective != cost:
        text = message(_UNPUBLISHED if may_be_repair else _COST, said=file.objective, due=cost)
        yield Violation(NAME, "$.objective", None, text, abs(file.objective - cost))
    elif _is_above(file, cost):
        text = message(_BOUND, said=file.bound, due=cost)
        yield Violation(NAME, "$.bound", None, text, (file.bound or 0) - cost)


def _is_above(file: PlanFile, cost: int) -> bool:
    return file.bound is not None and file.bound > cost
