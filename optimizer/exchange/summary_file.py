"""The form of `summary.json`: of a roster, of routes, of coverage, or of all three."""

from typing import Literal

from optimizer.exchange.coverage_file import Ways
from optimizer.exchange.fields import DayChangeRow, Format, Number, Row, TextRow, WhatIfRow
from optimizer.exchange.routes_file import LeftOutRow, TurnRow
from optimizer.scenario.schema.fields import Day
from optimizer.solving.status import Status


class GoalRow(Row):
    """What a goal costs, and what it would cost at least if nothing else counted."""

    cost: int
    bound: int | None
    gap: int | None


class RosterSummary(Row):
    """A roster in figures; `shortages` counts missing places by what is missing.

    `unavoidable` is what every plan must pay: the bounds of the goals added up. `gap_percent` is
    of the rest.
    """

    status: Status
    objective: int
    bound: int | None
    gap: int | None
    gap_percent: Number | None
    unavoidable: int
    goals: dict[str, GoalRow]
    counts: dict[str, int]
    shortages: dict[str, int]
    changed_person_days: int | None = None
    changes: tuple[DayChangeRow, ...] | None = None


class RoutesSummary(Row):
    """Routes in figures; `unavoidable` and `gap_percent` as of a roster."""

    status: Status
    objective: int
    bound: int | None
    gap: int | None
    gap_percent: Number | None
    unavoidable: int
    goals: dict[str, GoalRow]
    counts: dict[str, int]
    left_out: tuple[LeftOutRow, ...]
    unmet_turns: tuple[TurnRow, ...]


class ShareRow(Row):
    """The share of the district's residents that reach an open site in a band."""

    item_class: str
    mode: str
    band: str
    share: Number | None


class NeverCount(Row):
    """How many demand points and residents are never covered."""

    item_class: str
    mode: str
    points: int
    residents: int


class SavedRow(Row):
    """Person-kilometres of the whole district."""

    item_class: str
    band: str
    before_km: Number
    saved_km: Number


class CoverageSummary(Row):
    """A coverage in figures."""

    within_min: int
    residents: int
    shares: tuple[ShareRow, ...]
    never_covered: tuple[NeverCount, ...]
    person_km_saved: tuple[SavedRow, ...]


class SummaryFile(Row):
    """A run in figures: at the top those of the one plan, or `roster` and `routes` of both."""

    format: Format
    scenario: TextRow
    first: Day | None
    last: Day | None
    synthetic: bool
    assumptions: tuple[str, ...]
    assumptions_zh: tuple[str, ...] = ()
    what_ifs: tuple[WhatIfRow, ...]
    travel: Ways = {}
    status: Status | None = None
    objective: int | None = None
    bound: int | None = None
    gap: int | None = None
    gap_percent: Number | None = None
    unavoidable: int = 0
    bound_of: dict[Literal["en", "zh"], str] = {}
    road_overtime_cost: int = 0
    roster: RosterSummary | None = None
    routes: RoutesSummary | None = None
    goals: dict[str, GoalRow] = {}
    counts: dict[str, int] = {}
    shortages: dict[str, int] = {}
    changed_person_days: int | None = None
    changes: tuple[DayChangeRow, ...] | None = None
    left_out: tuple[LeftOutRow, ...] = ()
    unmet_turns: tuple[TurnRow, ...] = ()
    coverage: CoverageSummary | None = None
    no_coverage: dict[Literal["en", "zh"], str] = {}
    travel_source: str = ""
    versions: dict[str, str] = {}
    seconds: Number | None = None
