"""Every table of a scenario, each with the type of its rows."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import get_args, get_type_hints

from optimizer.scenario.schema.rows_coverage import PointRow, ServicePointRow
from optimizer.scenario.schema.rows_halls import (
    BatchWorkRow,
    BookingRow,
    CalendarRow,
    ItemRow,
    OpeningRow,
    PlaceRow,
    PostRow,
)
from optimizer.scenario.schema.rows_people import (
    AbsenceRow,
    CompCreditRow,
    PersonRow,
    PinRow,
    PreviousDayRow,
    RequestRow,
)
from optimizer.scenario.schema.rows_roads import RoadNodeRow, RoadRow, TravelRow
from optimizer.scenario.schema.rows_training import RotationRow, TrainingRow
from optimizer.scenario.schema.rows_van import RoutePinRow, StopRow, VanDayRow, VanRow, VisitRow
from optimizer.scenario.schema.strict import Strict


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The rows of every table, in the order of their keys; a new table is one line here."""

    places: tuple[PlaceRow, ...] = ()
    openings: tuple[OpeningRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    comp_credits: tuple[CompCreditRow, ...] = ()
    previous_days: tuple[PreviousDayRow, ...] = ()
    absences: tuple[AbsenceRow, ...] = ()
    requests: tuple[RequestRow, ...] = ()
    items: tuple[ItemRow, ...] = ()
    bookings: tuple[BookingRow, ...] = ()
    pins: tuple[PinRow, ...] = ()
    trainings: tuple[TrainingRow, ...] = ()
    rotations: tuple[RotationRow, ...] = ()
    batch_work: tuple[BatchWorkRow, ...] = ()
    vans: tuple[VanRow, ...] = ()
    van_days: tuple[VanDayRow, ...] = ()
    visits: tuple[VisitRow, ...] = ()
    stops: tuple[StopRow, ...] = ()
    route_pins: tuple[RoutePinRow, ...] = ()
    road_nodes: tuple[RoadNodeRow, ...] = ()
    roads: tuple[RoadRow, ...] = ()
    travel: tuple[TravelRow, ...] = ()
    points: tuple[PointRow, ...] = ()
    service_points: tuple[ServicePointRow, ...] = ()
    calendar: tuple[CalendarRow, ...] = ()


_HINTS = get_type_hints(Tables)

ROW_TYPES: dict[str, type[Strict]] = {
    table.name: get_args(_HINTS[table.name])[0] for table in fields(Tables)
}
"""The type of the rows of each table."""
