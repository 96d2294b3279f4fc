"""The half-hours of dates: when spans are open in them, and the bands that figures speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from optimizer.scenario.scenario import Scenario
    from optimizer.scenario.schema.fields import DayKind, Span

DayType = Literal["workday", "rest_day", "holiday"]
Spans = tuple[tuple[int, int], ...]

DAY_TYPES: tuple[DayType, ...] = ("workday", "rest_day", "holiday")
HALF_HOURS = 48
HALF_HOUR_S = 1800
ORDINARY = "ordinary"


def day_type(kind: DayKind) -> DayType:
    """What slots call a day kind: make-up workdays are workdays, a break's days holidays."""
    return "workday" if kind.is_workday else "holiday" if kind.is_holiday else "rest_day"


@lru_cache(maxsize=4096)
def open_s(spans: Spans) -> NDArray[np.int64]:
    """How many seconds of each half-hour of a date the spans (seconds of the day) fill, (48,)."""
    is_open = np.zeros(HALF_HOURS * HALF_HOUR_S, dtype=np.bool_)
    for start_s, end_s in spans:
        is_open[start_s:end_s] = True
    filled: NDArray[np.int64] = is_open.reshape(HALF_HOURS, HALF_HOUR_S).sum(axis=1)
    filled.setflags(write=False)
    return filled


def in_seconds(span: Span) -> tuple[int, int]:
    """A span of clock time in seconds of the day."""
    return span.start_min * 60, span.end_min * 60


def bands(scenario: Scenario, dates: Sequence[date]) -> dict[str, NDArray[np.bool_]]:
    """Ordinary hours and every slot, by name: their whole half-hours among those of the dates.

    Whether anything is open then is the plan's business. Bands without a half-hour are left out.
    """
    hours = scenario.file.ordinary_hours
    found: list[tuple[str, DayType, list[Span]]]
    found = [(ORDINARY, "workday", [hours.morning, hours.afternoon])]
    found += [(name, slot.days, [slot.hours]) for name, slot in scenario.file.slots.items()]
    types = [day_type(scenario.day_kinds[day]) for day in dates]
    masks = {}
    for name, days, spans in found:
        whole = open_s(tuple(in_seconds(span) for span in spans)) == HALF_HOUR_S
        masks[name] = np.outer([one == days for one in types], whole).ravel()
    return {name: mask for name, mask in masks.items() if mask.any()}
