"""The Scenario: everything a folder says, checked, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from optimizer.scenario.schema import rows, rows_coverage, rows_roads, rows_training, rows_van
from optimizer.scenario.schema.fields import DayKind
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.scenario.schema.strict import Strict


@dataclass(frozen=True, slots=True)
class Change:
    """A value that a what-if changed, from what to what."""

    what_if: str
    where: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.what_if}: {self.where}: {self.before} -> {self.after}"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A checked scenario; names and codes in it are known, dates lie where they should.

    `day_kinds` covers the planned dates, the six days before and the seven after (where known).
    `assumptions` are sentences that every output repeats.
    """

    folder: str
    file: ScenarioFile
    rules: Mapping[str, Strict]
    goals: Mapping[str, Strict]
    day_kinds: Mapping[date, DayKind]
    places: tuple[rows.PlaceRow, ...] = ()
    openings: tuple[rows.OpeningRow, ...] = ()
    posts: tuple[rows.PostRow, ...] = ()
    people: tuple[rows.PersonRow, ...] = ()
    comp_credits: tuple[rows.CompCreditRow, ...] = ()
    previous_days: tuple[rows.PreviousDayRow, ...] = ()
    absences: tuple[rows.AbsenceRow, ...] = ()
    requests: tuple[rows.RequestRow, ...] = ()
    items: tuple[rows.ItemRow, ...] = ()
    bookings: tuple[rows.BookingRow, ...] = ()
    pins: tuple[rows.PinRow, ...] = ()
    trainings: tuple[rows_training.TrainingRow, ...] = ()
    rotations: tuple[rows_training.RotationRow, ...] = ()
    batch_work: tuple[rows.BatchWorkRow, ...] = ()
    vans: tuple[rows_van.VanRow, ...] = ()
    van_days: tuple[rows_van.VanDayRow, ...] = ()
    visits: tuple[rows_van.VisitRow, ...] = ()
    stops: tuple[rows_van.StopRow, ...] = ()
    route_pins: tuple[rows_van.RoutePinRow, ...] = ()
    road_nodes: tuple[rows_roads.RoadNodeRow, ...] = ()
    roads: tuple[rows_roads.RoadRow, ...] = ()
    travel: tuple[rows_roads.TravelRow, ...] = ()
    points: tuple[rows_coverage.PointRow, ...] = ()
    service_points: tuple[rows_coverage.ServicePointRow, ...] = ()
    calendar: tuple[rows.CalendarRow, ...] = ()
    what_ifs: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    assumptions: tuple[str, ...] = ()
