"""The rows of the coverage tables; field names are the English column headers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from optimizer.scenario.schema.fields import Spans, Texts
from optimizer.scenario.schema.row_fields import Blank, Id
from optimizer.scenario.schema.strict import Strict


class PointRow(Strict):
    """A demand point: where residents are."""

    id: Id
    """Short unique name."""
    name: Blank = ""
    """What users see; empty means the id."""
    sub_district: Blank = ""
    """Where it is."""
    lat: float = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: float = Field(ge=-180, le=180)
    """Longitude, degrees."""
    population: int = Field(ge=0, le=10_000_000)
    """How many people live there."""


class ServicePointRow(Strict):
    """A place beside the halls where some matters can be done."""

    id: Id
    """Short unique name."""
    name: Blank = ""
    """What users see; empty means the id."""
    kind: Literal["station", "college", "enterprise", "hospital", "bank", "institution"]
    """What it is."""
    sub_district: Blank = ""
    """Where it is."""
    lat: float = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: float = Field(ge=-180, le=180)
    """Longitude, degrees."""
    offers: Texts
    """The item classes that are served there."""
    hours: Spans = ()
    """When it is open, `08:30-11:30; 13:30-17:00`; empty means ordinary hours."""
    days: Literal["workday", "every"] = "workday"
    """On workdays only, or on every date."""
