"""The rows of places, posts, items, bookings and dates; field names are English headers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from optimizer.scenario.schema.column import Column
from optimizer.scenario.schema.fields import Day, DayKind, Days, HalfDay, Texts, YesNo
from optimizer.scenario.schema.row_fields import Blank, Id
from optimizer.scenario.schema.strict import Strict


class PlaceRow(Strict):
    """A hall, or one of the two district halls, or another place people come from."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name, also used in people's codes."""
    kind: Annotated[Literal["hall", "service_centre", "insurance_hall", "other"], Column("类型")]
    """What it is."""
    name_zh: Annotated[Id, Column("中文名")]
    """Name in Chinese."""
    name_en: Annotated[Id, Column("英文名")]
    """Name in English."""
    sub_district: Annotated[Blank, Column("街道", names="sub-district")] = ""
    """The sub-district (street office) it belongs to."""
    lat: Annotated[float, Column("纬度")] = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: Annotated[float, Column("经度")] = Field(ge=-180, le=180)
    """Longitude, degrees."""
    windows: Annotated[int, Column("窗口数")] = Field(0, ge=0, le=50)
    """Universal windows."""
    min_windows: Annotated[int, Column("最少窗口数")] = Field(0, ge=0, le=50)
    """Staffed windows that every ordinary half-day needs, the station included, the lead not."""
    neighbours: Annotated[Texts, Column("相邻大厅", names="hall")] = ()
    """Halls that may lend staff."""
    note: Annotated[Blank, Column("备注")] = ""
    """Free text."""


class OpeningRow(Strict):
    """A hall opens in a slot."""

    hall: Annotated[Id, Column("大厅", names="hall", key=True)]
    """The hall."""
    slot: Annotated[Id, Column("时段", names="slot", key=True)]
    """The slot of scenario.yaml."""
    dates: Annotated[Days, Column("限定日期")] = ()
    """Only on these dates (a rota); empty means every date of the slot's day kind."""
    offers: Annotated[Id, Column("提供类别", names="item class")]
    """The item class that A and B both hold."""
    post: Annotated[Blank, Column("岗位", names="post")] = ""
    """The post that is staffed; its `backup_halls` may supply B."""


class PostRow(Strict):
    """A window or line of business, held by A, backed by B."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name."""
    hall: Annotated[Id, Column("大厅", names="place")]
    """Where it is."""
    kind: Annotated[Literal["window", "station", "line"], Column("类型")]
    """A universal window, the one-clerk station, or a line of business."""
    item_class: Annotated[Id, Column("事项类别", names="item class")]
    """What is done there."""
    holder: Annotated[Id, Column("A角", names="person")]
    """A: a person's code."""
    backup: Annotated[Id, Column("B角", names="person")]
    """B: a person's code; of another hall only if `backup_halls` lists that hall."""
    next: Annotated[Texts, Column("后备人员", names="person")] = ()
    """C and further, in order, when absences take both A and B; then the lead."""
    backup_halls: Annotated[Texts, Column("可支援大厅", names="place")] = ()
    """Neighbouring halls whose people may back up this post and, on call, its duties."""


class ItemRow(Strict):
    """One kind of matter."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name."""
    name_zh: Annotated[Id, Column("中文名")]
    """Name in Chinese."""
    name_en: Annotated[Id, Column("英文名")]
    """Name in English."""
    item_class: Annotated[Id, Column("事项类别", names="item class")]
    """Its domain."""
    minutes: Annotated[int, Column("分钟")] = Field(gt=0, le=480)
    """How long it takes."""
    special: Annotated[YesNo, Column("专人事项")] = False
    """Needs somebody who holds this very item."""
    equipment: Annotated[Texts, Column("设备")] = ()
    """What must be on board of the van."""


class BookingRow(Strict):
    """A person's booked matter at a hall."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name."""
    hall: Annotated[Id, Column("大厅", names="hall")]
    """Where."""
    date: Annotated[Day, Column("日期")]
    """When."""
    slot: Annotated[Id, Column("时段", names="slot or half-day")]
    """In which slot, or `morning` / `afternoon` for ordinary hours."""
    item: Annotated[Id, Column("事项", names="item")]
    """What."""
    made_on: Annotated[Day, Column("预约日期")]
    """The workday on which it was booked."""
    channel: Annotated[Literal["phone", "on_site"], Column("预约方式")]
    """How it was booked."""


class BatchWorkRow(Strict):
    """Back-office work that can be done at any staffed window."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name."""
    hall: Annotated[Id, Column("大厅", names="hall")]
    """Whose."""
    date: Annotated[Day, Column("日期")]
    """When it is done."""
    part: Annotated[HalfDay, Column("时段")]
    """In which half-day."""
    minutes: Annotated[int, Column("分钟")] = Field(gt=0, le=480)
    """How long it takes."""


class CalendarRow(Strict):
    """A date's kind where the calendar package has no notice."""

    date: Annotated[Day, Column("日期", key=True)]
    """Which date."""
    kind: Annotated[DayKind, Column("类型")]
    """What it is."""
