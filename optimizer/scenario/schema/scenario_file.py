"""The shape of `scenario.yaml`: district, dates, slots, regimes, rule settings, prices, tables."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from optimizer.scenario.schema.fields import ClockSpan, Day, DayKind, HalfDay
from optimizer.scenario.schema.strict import Strict


class Name(Strict):
    """A name in the two languages of the screens."""

    en: str = Field(min_length=1)
    """The name in English."""
    zh: str = Field(min_length=1)
    """The name in Chinese."""


class Dates(Strict):
    """The planned dates, both included."""

    first: Day
    """The first planned date."""
    last: Day
    """The last planned date."""


class OrdinaryHours(Strict):
    """The ordinary half-days of official workdays."""

    morning: ClockSpan
    """Ordinary hours before noon."""
    afternoon: ClockSpan
    """Ordinary hours after noon."""


class Slot(Strict):
    """A time outside ordinary hours in which a hall may open."""

    name: Name
    """What users see."""
    hours: ClockSpan
    """From when to when the hall is open."""
    days: Literal["workday", "rest_day", "holiday"]
    """On which day kinds the slot exists."""
    backup: Literal["on_site", "on_call", "none"] = "on_call"
    """Where the backup B is meanwhile: present, or within reach."""
    halves: tuple[HalfDay, ...]
    """The half-days it belongs to; on workdays a duty is joined to work in one of them."""
    meal: bool = False
    """Whoever is on site has the meal inside the slot, A and B in turns."""
    booked_only: bool = False
    """A duty exists only where something was booked on an earlier workday."""
    counts_as: Literal["early", "noon", "late", "weekend", "holiday"]
    """Which count of the fairness goals a duty in this slot adds to."""


class Regime(Strict):
    """The employment rules of a group of people."""

    name: Name
    """What users see."""
    overtime_workday_max_min: int = Field(180, ge=0, le=1440)
    """Overtime on one workday at most, minutes."""
    rest_day_max_min: int = Field(480, ge=0, le=1440)
    """Work on one rest day or holiday at most, minutes."""
    overtime_month_max_min: int | None = Field(2160, ge=0, le=44_640)
    """Overtime in one calendar month at most, minutes; null means no limit."""
    free_day_in_7: bool = True
    """Every 7 days with a worked rest day or holiday also hold a free day."""
    earns: dict[DayKind, Literal["comp", "pay"]] = {
        DayKind.WORKDAY: "comp",
        DayKind.MAKEUP_WORKDAY: "comp",
        DayKind.REST_DAY: "comp",
        DayKind.HOLIDAY_PERIOD: "comp",
        DayKind.STATUTORY_HOLIDAY: "pay",
    }
    """What duty outside ordinary hours earns, by day kind: comp time or pay, never both."""


class TravelSettings(Strict):
    """Where travel times come from; the table `travel` may say single ways in their place."""

    source: Literal["roads", "matrix", "estimate"] = "estimate"
    """The road tables; the table `travel` alone, for every way; or the straight line x detour."""
    roads_from: Name | None = None
    """Where the road tables come from; every output says so."""
    speed_kmh: int = Field(30, ge=1, le=1000)
    """Speed of an estimated way by car."""
    detour_percent: int = Field(160, ge=100, le=10_000)
    """Length of an estimated way by car, percent of the straight line."""
    snap_max_m: int = Field(1500, ge=1, le=100_000)
    """No place is further from the nearest road than this, metres."""
    access_speed_kmh: int = Field(20, ge=1, le=1000)
    """Speed between a place and the nearest road."""
    walk_speed_kmh: float = Field(5.0, ge=0.5, le=50)
    """Speed of a way on foot, or by bicycle."""
    walk_detour_percent: int = Field(130, ge=100, le=10_000)
    """Length of a way on foot, percent of the straight line."""


class RoadClass(Strict):
    """A class of roads."""

    name: Name
    """What users see."""
    speed_kmh: int = Field(ge=1, le=1000)
    """How fast the van and cars are on it, stops at junctions included."""


class ScenarioFile(Strict):
    """The file `scenario.yaml`."""

    format: Literal[1]
    """The version of this format."""
    name: Name
    """What is planned, for titles."""
    synthetic: bool = False
    """True when people, bookings or visits are generated; every output then says so."""
    dates: Dates
    """The planned dates."""
    time_zone: str = "Asia/Shanghai"
    """An IANA time zone."""
    coordinates: Literal["WGS-84", "GCJ-02"] = "WGS-84"
    """The datum of all coordinates in the tables; GCJ-02 is converted to WGS-84."""
    ordinary_hours: OrdinaryHours
    """The ordinary half-days of workdays."""
    sub_districts: dict[str, Name] = {}
    """What users see of the sub-districts that tables name; when given, tables name no others."""
    item_classes: dict[str, Name]
    """The domains of items; people hold them, slots offer them."""
    slots: dict[str, Slot]
    """The times outside ordinary hours, by name."""
    regimes: dict[str, Regime]
    """The employment regimes, by name."""
    rules: dict[str, dict[str, Any]] = {}
    """Settings of the rules, by rule name; what is not said keeps its default."""
    goals: dict[str, dict[str, Any]] = {}
    """Prices of the goals, by goal name; what is not said keeps its default."""
    travel: TravelSettings = TravelSettings()
    """Where travel times come from."""
    road_classes: dict[str, RoadClass] = {}
    """The classes of roads, by name."""
    tables: dict[str, str] = {}
    """File of each table that is not `<table>.csv`: `people.xlsx` or `data.xlsx!People`."""

    @property
    def first(self) -> date:
        """The first planned date."""
        return self.dates.first

    @property
    def last(self) -> date:
        """The last planned date."""
        return self.dates.last


class ChangeRows(Strict):
    """Changes one row, or every row that matches."""

    key: str = ""
    """The row's name: its key fields joined by `/`; empty when `where` is used."""
    where: dict[str, Any] = {}
    """Fields and their values; all rows that hold them are meant."""
    to: dict[str, Any] = Field(min_length=1)
    """Fields and their new values."""


class AddRows(Strict):
    """Adds one row, or one for each matching row of another table."""

    row: dict[str, Any] = Field(min_length=1)
    """Fields and values; with `for_each`, `{field}` stands for the other row's value."""
    for_each: str = ""
    """A table: one row is added for each of its rows."""
    where: dict[str, Any] = {}
    """Only for the rows of `for_each` that hold these values."""
    skip_existing: bool = False
    """Leaves out rows whose key exists already, instead of calling them a mistake."""


class DropRows(Strict):
    """Drops one row, or every row that matches."""

    key: str = ""
    """The row's name: its key fields joined by `/`; empty when `where` is used."""
    where: dict[str, Any] = {}
    """Fields and their values; all rows that hold them are meant."""


class WhatIf(Strict):
    """A file `what-if/<name>.yaml`: named changes laid over the scenario."""

    description: Name
    """What is assumed."""
    set: dict[str, Any] = {}
    """Settings of scenario.yaml by dotted path, with their new values."""
    change: dict[str, tuple[ChangeRows, ...]] = {}
    """Rows to change, by table."""
    add: dict[str, tuple[AddRows, ...]] = {}
    """Rows to add, by table."""
    drop: dict[str, tuple[DropRows, ...]] = {}
    """Rows to drop, by table."""
