"""The rows of the van's tables; field names are the English column headers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from optimizer.scenario.schema.fields import ClockSpan, ClockTime, DatedSpans, Day, Texts
from optimizer.scenario.schema.row_fields import (
    Blank,
    Id,
    OptionalDay,
    OptionalMoment,
    OptionalSpan,
)
from optimizer.scenario.schema.strict import Strict


class VanRow(Strict):
    """A mobile approval van."""

    id: Id
    """Short unique name."""
    depot: Id
    """The place where it starts and ends; its officers and drivers are the crew pool."""
    hours: ClockSpan
    """The crew's day."""
    meal_min: int = Field(30, ge=0, le=120)
    """The crew's meal, minutes, not work."""
    setup_min: int = Field(10, ge=0, le=60)
    """Set-up before the first matter, once per place, minutes."""
    equipment: Texts = ()
    """What is on board."""


class VanDayRow(Strict):
    """A date on which a van goes out."""

    van: Id
    """Which van."""
    date: Day
    """When."""


class VisitRow(Strict):
    """A place the van is asked to go to."""

    id: Id
    """Short unique name; visits, stops and places share their names' space."""
    name: Blank = ""
    """What it is."""
    kind: Literal["licence", "project", "community", "same_day"]
    """Why the van comes: a licence, a project site, a community, or a call to be answered today."""
    sub_district: Blank = ""
    """Where it is."""
    place: Blank = ""
    """Visits that name the same place share the set-up; empty means a place of its own."""
    lat: float = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: float = Field(ge=-180, le=180)
    """Longitude, degrees."""
    items: Texts
    """What is to be done there."""
    priority: int = Field(1, ge=1, le=3)
    """How much it matters while open: 1 to 3."""
    called_on: OptionalDay = None
    """When the call came; windows before it do not count."""
    windows: DatedSpans = ()
    """When the van may come, `2023-10-09..2023-10-13 09:00-11:30`; empty means all its hours."""
    answer_by: OptionalMoment = None
    """The deadline, a date (the end of the van's day) or `2023-10-12 16:00`."""
    promised_date: OptionalDay = None
    """The date confirmed to the caller; empty while open."""
    promised_window: OptionalSpan = None
    """The window confirmed to the caller; then `windows` do not count."""
    contact: Blank = ""
    """Whom to call, as a code; never a name."""
    papers: Texts = ()
    """Papers to bring along."""

    @property
    def where(self) -> str:
        """The id of its place in travel tables: `place`, or its own id."""
        return self.place or self.id


class StopRow(Strict):
    """A standing stop: the van may come here when a sub-district would have no turn."""

    id: Id
    """Short unique name; visits, stops and places share their names' space."""
    name_zh: Id
    """Name in Chinese."""
    name_en: Id
    """Name in English."""
    sub_district: Blank = ""
    """Where it is."""
    lat: float = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: float = Field(ge=-180, le=180)
    """Longitude, degrees."""
    minutes: int = Field(ge=30, le=240)
    """How long the van stays."""
    offers: Texts
    """The item classes that are served there."""
    hours: ClockSpan
    """When the van may be there, on any van day."""


class RoutePinRow(Strict):
    """A visit of a route that does not move in a re-plan."""

    visit: Id
    """Which visit."""
    van: Id
    """By which van."""
    date: Day
    """When."""
    start: ClockTime
    """When the stay starts (with its set-up)."""
    reason: Literal["done", "under_way", "confirmed"]
    """Why it is fixed."""
