"""The shape of `scenario.yaml`: district, dates, slots, regimes, rule settings, prices, tables."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field, PositiveInt

from optimizer.scenario.fields import ClockSpan, Day, DayKind, HalfDay
from optimizer.scenario.strict import Strict


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
    overtime_workday_max_min: int = Field(180, ge=0)
    """Overtime on one workday at most, minutes."""
    rest_day_max_min: int = Field(480, ge=0)
    """Work on one rest day or holiday at most, minutes."""
    overtime_month_max_min: int | None = Field(2160, ge=0)
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
    travel_speed_kmh: PositiveInt = 30
    """Speed of the fallback travel time (geodesic x detour)."""
    travel_detour_percent: int = Field(160, ge=100)
    """Detour of the fallback travel time, percent of the straight line."""
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
