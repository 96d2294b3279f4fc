"""The rows of the tables of roads and travel; field names are the English column headers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from optimizer.scenario.schema.column import Column
from optimizer.scenario.schema.row_fields import Id
from optimizer.scenario.schema.strict import Strict


class RoadNodeRow(Strict):
    """A point of the road network: a junction, a bend, an end."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name."""
    lat: Annotated[float, Column("纬度")] = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: Annotated[float, Column("经度")] = Field(ge=-180, le=180)
    """Longitude, degrees."""


class RoadRow(Strict):
    """A piece of road between two road nodes, driven both ways."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name."""
    road_class: Annotated[Id, Column("道路等级", names="road class")]
    """A road class of scenario.yaml, which says the speed."""
    origin: Annotated[Id, Column("起点", names="road node")]
    """From this road node."""
    destination: Annotated[Id, Column("终点", names="road node")]
    """To this road node."""
    metres: Annotated[int | None, Column("米")] = Field(None, ge=1, le=1_000_000)
    """Its length; empty means the straight line between the nodes."""


class TravelRow(Strict):
    """A known way by car between two places, in place of what the roads or the estimate say."""

    origin: Annotated[Id, Column("起点", names="place, visit or stop", key=True)]
    """From this place, visit or stop."""
    destination: Annotated[Id, Column("终点", names="place, visit or stop", key=True)]
    """To this place, visit or stop."""
    seconds: Annotated[int, Column("秒")] = Field(ge=0, le=86_400)
    """How long it takes, door to door."""
    metres: Annotated[int | None, Column("米")] = Field(None, ge=0, le=10_000_000)
    """How long it is; empty means as by road, else unknown: then no kilometres are shown."""
