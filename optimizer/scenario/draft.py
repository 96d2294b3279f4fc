"""A scenario whose rows have the right shape, while the checks look at what they say together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from optimizer.scenario import rows
    from optimizer.scenario.fields import DayKind
    from optimizer.scenario.schema import ScenarioFile
    from optimizer.scenario.strict import Strict
    from optimizer.scenario.tables import Row
    from optimizer.scenario.yaml_file import Document


@dataclass(frozen=True)
class Draft:
    """Settings, rows by table (each with where it is written) and day kinds, not yet trusted.

    Checks read only what their entry in `checks.CHECKS` says that they need.
    """

    file: ScenarioFile
    document: Document
    rules: Mapping[str, Strict]
    day_kinds: Mapping[date, DayKind]
    places: tuple[tuple[rows.PlaceRow, Row], ...] = ()
    openings: tuple[tuple[rows.OpeningRow, Row], ...] = ()
    posts: tuple[tuple[rows.PostRow, Row], ...] = ()
    people: tuple[tuple[rows.PersonRow, Row], ...] = ()
    comp_credits: tuple[tuple[rows.CompCreditRow, Row], ...] = ()
    previous_days: tuple[tuple[rows.PreviousDayRow, Row], ...] = ()
    absences: tuple[tuple[rows.AbsenceRow, Row], ...] = ()
    requests: tuple[tuple[rows.RequestRow, Row], ...] = ()
    items: tuple[tuple[rows.ItemRow, Row], ...] = ()
    bookings: tuple[tuple[rows.BookingRow, Row], ...] = ()
    pins: tuple[tuple[rows.PinRow, Row], ...] = ()
    trainings: tuple[tuple[rows.TrainingRow, Row], ...] = ()
    rotations: tuple[tuple[rows.RotationRow, Row], ...] = ()
    batch_work: tuple[tuple[rows.BatchWorkRow, Row], ...] = ()
    vans: tuple[tuple[rows.VanRow, Row], ...] = ()
    van_days: tuple[tuple[rows.VanDayRow, Row], ...] = ()
    visits: tuple[tuple[rows.VisitRow, Row], ...] = ()
    travel: tuple[tuple[rows.TravelRow, Row], ...] = ()
    calendar: tuple[tuple[rows.CalendarRow, Row], ...] = ()
