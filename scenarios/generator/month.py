"""The dates of a scenario and what its own `scenario.yaml` says about slots and regimes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from optimizer.scenario.calendar import DAYS_BEFORE, day_kinds
from optimizer.scenario.schema.fields import DayKind, HalfDay
from optimizer.scenario.schema.scenario_file import ScenarioFile, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Month:
    """The planned dates; any span of dates will do. Every tuple is sorted."""

    file: ScenarioFile
    kinds: Mapping[date, DayKind]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The planned dates."""
        count = (self.file.last - self.file.first).days + 1
        return tuple(self.file.first + timedelta(days=offset) for offset in range(count))

    @cached_property
    def before(self) -> tuple[date, ...]:
        """The six dates before the first planned one."""
        return tuple(self.file.first - timedelta(days=n) for n in range(DAYS_BEFORE, 0, -1))

    @cached_property
    def workdays(self) -> tuple[date, ...]:
        """The planned dates on which ordinary hours are worked."""
        return tuple(day for day in self.days if self.kinds[day].is_workday)

    @cached_property
    def rest_days(self) -> tuple[date, ...]:
        """The planned ordinary rest days."""
        return tuple(day for day in self.days if self.kinds[day] is DayKind.REST_DAY)

    @cached_property
    def holidays(self) -> tuple[date, ...]:
        """The planned dates in a holiday break."""
        return tuple(day for day in self.days if self.kinds[day].is_holiday)

    def half_min(self, half: HalfDay) -> int:
        """Minutes of an ordinary half-day."""
        hours = self.file.ordinary_hours
        return (hours.morning if half is HalfDay.MORNING else hours.afternoon).minutes

    def has_slot(self, slot: Slot, day: date) -> bool:
        """The slot exists on a day of this kind."""
        kind = self.kinds[day]
        if slot.days == "workday":
            return kind.is_workday
        return kind is DayKind.REST_DAY if slot.days == "rest_day" else kind.is_holiday

    def workday_before(self, day: date, back: int) -> date | None:
        """The `back`-th known workday before a date, or the earliest one; None without any."""
        known = [d for d in (*self.before, *self.workdays) if d < day and self.kinds[d].is_workday]
        return known[-min(back, len(known))] if known else None


def read_month(text: str) -> Month:
    """The month of a `scenario.yaml`; MissingNotice when the holidays are not known."""
    file = ScenarioFile.model_validate(YAML(typ="safe", pure=True).load(text))
    return Month(file, day_kinds(file.first, file.last, {}, assume_weekdays=False))
