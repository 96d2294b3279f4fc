"""The rows of the van's tables; field names are the English column headers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from optimizer.scenario.schema.column import Column
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

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name."""
    depot: Annotated[Id, Column("驻地", names="place")]
    """The place where it starts and ends; its officers and drivers are the crew pool."""
    hours: Annotated[ClockSpan, Column("时间")]
    """The crew's day."""
    meal_min: Annotated[int, Column("用餐(分钟)")] = Field(30, ge=0, le=120)
    """The crew's meal, minutes, not work."""
    setup_min: Annotated[int, Column("布置(分钟)")] = Field(10, ge=0, le=60)
    """Set-up before the first matter, once per place, minutes."""
    equipment: Annotated[Texts, Column("设备")] = ()
    """What is on board."""


class VanDayRow(Strict):
    """A date on which a van goes out."""

    van: Annotated[Id, Column("流动车", names="van", key=True)]
    """Which van."""
    date: Annotated[Day, Column("日期", key=True)]
    """When."""


class VisitRow(Strict):
    """A place the van is asked to go to."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name; visits, stops and places share their names' space."""
    name: Annotated[Blank, Column("名称")] = ""
    """What it is."""
    kind: Annotated[Literal["licence", "project", "community", "same_day"], Column("类型")]
    """Why the van comes: a licence, a project site, a community, or a call to be answered today."""
    sub_district: Annotated[Blank, Column("街道", names="sub-district")] = ""
    """Where it is."""
    place: Annotated[Blank, Column("地点")] = ""
    """Visits that name the same place share the set-up; empty means a place of its own."""
    lat: Annotated[float, Column("纬度")] = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: Annotated[float, Column("经度")] = Field(ge=-180, le=180)
    """Longitude, degrees."""
    items: Annotated[Texts, Column("事项", names="item")]
    """What is to be done there."""
    priority: Annotated[int, Column("优先级")] = Field(1, ge=1, le=3)
    """How much it matters while open: 1 to 3."""
    called_on: Annotated[OptionalDay, Column("来电日期")] = None
    """When the call came; windows before it do not count."""
    windows: Annotated[DatedSpans, Column("可上门时间", also="窗口数")] = ()
    """When the van may come, `2023-10-09..2023-10-13 09:00-11:30`; empty means all its hours."""
    answer_by: Annotated[OptionalMoment, Column("答复期限")] = None
    """The deadline, a date (the end of the van's day) or `2023-10-12 16:00`."""
    promised_date: Annotated[OptionalDay, Column("承诺日期")] = None
    """The date confirmed to the caller; empty while open."""
    promised_window: Annotated[OptionalSpan, Column("承诺时间")] = None
    """The window confirmed to the caller; then `windows` do not count."""
    contact: Annotated[Blank, Column("联系代号")] = ""
    """Whom to call, as a code; never a name."""
    papers: Annotated[Texts, Column("携带材料")] = ()
    """Papers to bring along."""

    @property
    def where(self) -> str:
        """The id of its place in travel tables: `place`, or its own id."""
        return self.place or self.id


class StopRow(Strict):
    """A standing stop: the van may come here when a sub-district would have no turn."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name; visits, stops and places share their names' space."""
    name_zh: Annotated[Id, Column("中文名")]
    """Name in Chinese."""
    name_en: Annotated[Id, Column("英文名")]
    """Name in English."""
    sub_district: Annotated[Blank, Column("街道", names="sub-district")] = ""
    """Where it is."""
    lat: Annotated[float, Column("纬度")] = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: Annotated[float, Column("经度")] = Field(ge=-180, le=180)
    """Longitude, degrees."""
    minutes: Annotated[int, Column("分钟")] = Field(ge=30, le=240)
    """How long the van stays."""
    offers: Annotated[Texts, Column("提供类别", names="item class")]
    """The item classes that are served there."""
    hours: Annotated[ClockSpan, Column("时间")]
    """When the van may be there, on any van day."""


class RoutePinRow(Strict):
    """A visit of a route that does not move in a re-plan."""

    visit: Annotated[Id, Column("上门任务", names="visit", key=True)]
    """Which visit."""
    van: Annotated[Id, Column("流动车", names="van")]
    """By which van."""
    date: Annotated[Day, Column("日期")]
    """When."""
    start: Annotated[ClockTime, Column("开始时刻")]
    """When the stay starts (with its set-up)."""
    reason: Annotated[Literal["done", "under_way", "confirmed"], Column("原因")]
    """Why it is fixed."""
