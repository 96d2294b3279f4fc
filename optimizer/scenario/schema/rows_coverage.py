"""The rows of the coverage tables; field names are the English column headers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from optimizer.scenario.schema.column import Column
from optimizer.scenario.schema.fields import Spans, Texts
from optimizer.scenario.schema.row_fields import Blank, Id
from optimizer.scenario.schema.strict import Strict


class PointRow(Strict):
    """A demand point: where residents are."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name."""
    name: Annotated[Blank, Column("名称")] = ""
    """What users see; empty means the id."""
    sub_district: Annotated[Blank, Column("街道", names="sub-district")] = ""
    """Where it is."""
    lat: Annotated[float, Column("纬度")] = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: Annotated[float, Column("经度")] = Field(ge=-180, le=180)
    """Longitude, degrees."""
    population: Annotated[int, Column("人口")] = Field(ge=0, le=10_000_000)
    """How many people live there."""


class ServicePointRow(Strict):
    """A place beside the halls where some matters can be done."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name."""
    name: Annotated[Blank, Column("名称")] = ""
    """What users see; empty means the id."""
    kind: Annotated[
        Literal["station", "college", "enterprise", "hospital", "bank", "institution"],
        Column("类型"),
    ]
    """What it is."""
    sub_district: Annotated[Blank, Column("街道", names="sub-district")] = ""
    """Where it is."""
    lat: Annotated[float, Column("纬度")] = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: Annotated[float, Column("经度")] = Field(ge=-180, le=180)
    """Longitude, degrees."""
    offers: Annotated[Texts, Column("提供类别", names="item class")]
    """The item classes that are served there."""
    hours: Annotated[Spans, Column("时间")] = ()
    """When it is open, `08:30-11:30; 13:30-17:00`; empty means ordinary hours."""
    days: Annotated[Literal["workday", "every"], Column("服务日")] = "workday"
    """On workdays only, or on every date."""
