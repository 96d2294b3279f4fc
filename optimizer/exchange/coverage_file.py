"""The form of `coverage.json`; docs/coverage.md says what each figure means."""

from typing import Literal

from optimizer.exchange.fields import Format, Number, Row, TextRow, WhatIfRow
from optimizer.scenario.schema.fields import ClockTime, Day

Ways = dict[Literal["walk", "car"], Literal["estimate", "roads"]]
"""How ways are known, by mode."""


class AreaRow(Row):
    """A sub-district; the id is empty for the whole district."""

    id: str
    name: TextRow
    residents: int


class AccessRow(Row):
    """The ways of residents to the nearest open site in a band; null where nobody lives."""

    item_class: str
    mode: str
    sub_district: str
    band: str
    share: Number | None
    mean_s: Number | None
    p90_s: Number | None
    max_s: Number | None
    none_share: Number | None


class SavingRow(Row):
    """Person-kilometres that offers outside the district halls save."""

    item_class: str
    sub_district: str
    band: str
    before_km: Number
    saved_km: Number


class NeverRow(Row):
    """A demand point that is never covered."""

    item_class: str
    mode: str
    point: str
    name: str
    sub_district: str
    population: int


class TypicalRow(Row):
    """The shares by sub-district from `start` to `end` of a typical day."""

    item_class: str
    mode: str
    day_type: str
    start: ClockTime
    end: ClockTime
    share: dict[str, Number | None]


class HalfHoursRow(Row):
    """The shares by sub-district from `start` to `end` of a date."""

    item_class: str
    mode: str
    date: Day
    start: ClockTime
    end: ClockTime
    share: dict[str, Number | None]


class CoverageFile(Row):
    """Who can reach what, when; shares have four decimals."""

    format: Format
    scenario: TextRow
    first: Day
    last: Day
    synthetic: bool
    assumptions: tuple[str, ...]
    assumptions_zh: tuple[str, ...] = ()
    what_ifs: tuple[WhatIfRow, ...]
    within_min: int
    travel: Ways
    item_classes: dict[str, TextRow]
    sub_districts: tuple[AreaRow, ...]
    bands: dict[str, TextRow]
    access: tuple[AccessRow, ...]
    savings: tuple[SavingRow, ...]
    never_covered: tuple[NeverRow, ...]
    typical_days: tuple[TypicalRow, ...]
    half_hours: tuple[HalfHoursRow, ...]
