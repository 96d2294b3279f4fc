"""The rows of the van's tables and of travel times; field names are the English column headers."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from optimizer.scenario.fields import ClockSpan, Day, Texts
from optimizer.scenario.row_fields import Blank, Id, OptionalSpan
from optimizer.scenario.strict import Strict


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
    """Short unique name."""
    name: Blank = ""
    """What it is."""
    sub_district: Blank = ""
    """Where it is."""
    lat: float = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: float = Field(ge=-180, le=180)
    """Longitude, degrees."""
    items: Texts
    """What is to be done there."""
    promised_date: Annotated[Day | None, BeforeValidator(lambda v: v or None)] = None
    """The date confirmed to the caller; empty while open."""
    promised_window: OptionalSpan = None
    """The window confirmed to the caller."""


class TravelRow(Strict):
    """A known travel time, in place of the estimate."""

    origin: Id
    """From this place."""
    destination: Id
    """To this place."""
    minutes: int = Field(ge=0, le=1440)
    """By car, door to door."""
