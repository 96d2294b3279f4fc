"""A scenario whose rows have the right shape, while the checks look at what they say together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from optimizer.scenario.read.tables import Row
    from optimizer.scenario.read.yaml_file import Document
    from optimizer.scenario.schema import (
        rows_coverage,
        rows_halls,
        rows_people,
        rows_roads,
        rows_training,
        rows_van,
    )
    from optimizer.scenario.schema.fields import DayKind
    from optimizer.scenario.schema.scenario_file import ScenarioFile
    from optimizer.scenario.schema.strict import Strict


@dataclass(frozen=True)
class Draft:
    """Settings, rows by table (each with where it is written) and day kinds, not yet trusted.

    Checks read only what their entry in `checks.CHECKS` says that they need.
    """

    file: ScenarioFile
    document: Document
    rules: Mapping[str, Strict]
    day_kinds: Mapping[date, DayKind]
    places: tuple[tuple[rows_halls.PlaceRow, Row], ...] = ()
    openings: tuple[tuple[rows_halls.OpeningRow, Row], ...] = ()
    posts: tuple[tuple[rows_halls.PostRow, Row], ...] = ()
    people: tuple[tuple[rows_people.PersonRow, Row], ...] = ()
    comp_credits: tuple[tuple[rows_people.CompCreditRow, Row], ...] = ()
    previous_days: tuple[tuple[rows_people.PreviousDayRow, Row], ...] = ()
    absences: tuple[tuple[rows_people.AbsenceRow, Row], ...] = ()
    requests: tuple[tuple[rows_people.RequestRow, Row], ...] = ()
    items: tuple[tuple[rows_halls.ItemRow, Row], ...] = ()
    bookings: tuple[tuple[rows_halls.BookingRow, Row], ...] = ()
    pins: tuple[tuple[rows_people.PinRow, Row], ...] = ()
    trainings: tuple[tuple[rows_training.TrainingRow, Row], ...] = ()
    rotations: tuple[tuple[rows_training.RotationRow, Row], ...] = ()
    batch_work: tuple[tuple[rows_halls.BatchWorkRow, Row], ...] = ()
    vans: tuple[tuple[rows_van.VanRow, Row], ...] = ()
    van_days: tuple[tuple[rows_van.VanDayRow, Row], ...] = ()
    visits: tuple[tuple[rows_van.VisitRow, Row], ...] = ()
    stops: tuple[tuple[rows_van.StopRow, Row], ...] = ()
    route_pins: tuple[tuple[rows_van.RoutePinRow, Row], ...] = ()
    road_nodes: tuple[tuple[rows_roads.RoadNodeRow, Row], ...] = ()
    roads: tuple[tuple[rows_roads.RoadRow, Row], ...] = ()
    travel: tuple[tuple[rows_roads.TravelRow, Row], ...] = ()
    points: tuple[tuple[rows_coverage.PointRow, Row], ...] = ()
    service_points: tuple[tuple[rows_coverage.ServicePointRow, Row], ...] = ()
    calendar: tuple[tuple[rows_halls.CalendarRow, Row], ...] = ()

    @cached_property
    def person(self) -> Mapping[str, rows_people.PersonRow]:
        """People by code."""
        return {person.code: person for person, _ in self.people}

    @cached_property
    def opening(self) -> Mapping[tuple[str, str], rows_halls.OpeningRow]:
        """Openings by hall and slot."""
        return {(opening.hall, opening.slot): opening for opening, _ in self.openings}

    @cached_property
    def booked(self) -> frozenset[tuple[str, date, str]]:
        """Hall, date and slot of every booking."""
        return frozenset((booking.hall, booking.date, booking.slot) for booking, _ in self.bookings)

    @cached_property
    def absences_of(self) -> Mapping[str, tuple[rows_people.AbsenceRow, ...]]:
        """Absences by person."""
        found: dict[str, list[rows_people.AbsenceRow]] = {}
        for absence, _ in self.absences:
            found.setdefault(absence.person, []).append(absence)
        return {person: tuple(absences) for person, absences in found.items()}

    def opens(self, hall: str, slot: str, day: date) -> bool:
        """The hall has an opening for this slot that does not leave out the date."""
        opening = self.opening.get((hall, slot))
        return opening is not None and (not opening.dates or day in opening.dates)
