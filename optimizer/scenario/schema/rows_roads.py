"""The rows of the tables of roads and travel; field names are the English column headers."""

from __future__ import annotations

from pydantic import Field

from optimizer.scenario.schema.row_fields import Id
from optimizer.scenario.schema.strict import Strict


class RoadNodeRow(Strict):
    """A point of the road network: a junction, a bend, an end."""

    id: Id
    """Short unique name."""
    lat: float = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: float = Field(ge=-180, le=180)
    """Longitude, degrees."""


class RoadRow(Strict):
    """A piece of road between two road nodes, driven both ways."""

    id: Id
    """Short unique name."""
    road_class: Id
    """A road class of scenario.yaml, which says the speed."""
    origin: Id
    """From this road node."""
    destination: Id
    """To this road node."""
    metres: int | None = Field(None, ge=1, le=1_000_000)
    """Its length; empty means the straight line between the nodes."""


class TravelRow(Strict):
    """A known way by car between two places, in place of what the roads or the estimate say."""

    origin: Id
    """From this place, visit or stop."""
    destination: Id
    """To this place, visit or stop."""
    seconds: int = Field(ge=0, le=86_400)
    """How long it takes, door to door."""
    metres: int | None = Field(None, ge=0, le=10_000_000)
    """How long it is; empty means unknown."""
