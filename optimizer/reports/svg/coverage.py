"""Coverage as heat strips: a typical day by half-hour, and the month day by day."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from optimizer.reports.svg.shapes import line, named, picture, rect, text
from optimizer.scenario.schema.fields import clock_text
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.views.lettering import text_width
from optimizer.views.words.coverage import area_name, day_sign, title, told
from optimizer.views.words.roster import weekday
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from optimizer.coverage import Coverage

_TINTS = ("F1F3F5", "E1EDF9", "C0DAF2", "93C0E6", "5C9BD4", "2A6DAF")
"""No share, then a fifth each."""
_STEPS = len(_TINTS) - 1
_PALE_FROM = 4
STYLE = "".join(f"rect.s{step}{{fill:#{tint}}}" for step, tint in enumerate(_TINTS)) + (
    ".pale{fill:#fff}rect.nobody{fill:#fff;stroke:#d8dde5;stroke-width:.7}"
)
"""The classes of these pictures, to be added to the page's style sheet."""

_TOP, _ROW, _HOUR, _DAY = 40.0, 20.0, 50.0, 34.0
_HALF_HOUR = 4.5
_BAND, _GAP, _LEGEND, _STEP = 22.0, 10.0, 26.0, 90.0


def typical_picture(
    coverage: Coverage, file: ScenarioFile, item_class: str, mode: str, lang: Lang
) -> str:
    """Shares in percent: a block per type of day, a row per sub-district, a half-hour a cell."""
    first, last = _hours(coverage)
    left = _left(coverage, file, lang)
    right = left + _HOUR * (last - first)
    shapes = []
    y = 0.0
    for day_type in coverage.day_types:
        shapes.append(text(6, y + 15, told(f"day.{day_type}", lang), "strong"))
        shapes += [
            text(left + _HOUR * (hour - first), y + 15, clock_text(60 * hour), "mid soft")
            for hour in range(first, last + 1)
        ]
        y += _BAND
        for area in coverage.areas:
            name = area_name(file, area).said(lang)
            shares = coverage.typical(day_type, item_class, mode, area)
            shapes.append(text(14, y + 14, name, "name"))
            for half in range(2 * first, 2 * last):
                x = left + _HOUR / 2 * (half - 2 * first)
                shapes.append(_cell(x, y, half, float(shares[half]), name))
            y += _ROW
        y += _GAP
    heading = title(file, "typical", coverage.within_min, item_class, mode, lang)
    wide = max(right + 24, left + _STEP * (_STEPS + 1))
    return picture(wide, y + _LEGEND, heading, [*shapes, *_legend(left, y, lang)])


def month_picture(
    coverage: Coverage, file: ScenarioFile, item_class: str, mode: str, lang: Lang
) -> str:
    """A strip per sub-district: dates from left to right, the hours of the day downwards."""
    first, last = _hours(coverage)
    left = _left(coverage, file, lang) + 34
    right = left + _DAY * len(coverage.dates)
    height = 2 * _HALF_HOUR * (last - first)
    shapes = list(_dates(coverage, left, lang))
    y = _TOP
    for area in coverage.areas:
        name = area_name(file, area).said(lang)
        shapes.append(text(6, y + height / 2 + 4, name, "name"))
        for hour in range(first, last + 1, 3):
            level = y + 2 * _HALF_HOUR * (hour - first)
            shapes.append(text(left - 4, level + 4, clock_text(60 * hour), "end soft"))
            shapes.append(line(left - 3, level, left, level, "axis"))
        for place, shares in enumerate(coverage.month(item_class, mode, area)):
            words = f"{name} {coverage.dates[place]}"
            shapes += _column(left + _DAY * place, y, shares[2 * first : 2 * last], words, first)
        y += height + _GAP
    heading = title(file, "month", coverage.within_min, item_class, mode, lang)
    wide = max(right + 8, left + _STEP * (_STEPS + 1))
    return picture(wide, y + _LEGEND, heading, [*shapes, *_legend(left, y, lang)])


def step_of(share: float) -> int:
    """The tint of a share: 0 for none, then 1 to 5, a fifth each."""
    return min(_STEPS, math.ceil(share * _STEPS - 1e-9)) if share > 0 else 0


def _hours(coverage: Coverage) -> tuple[int, int]:
    """The hours of the day between which anybody is ever covered, of any class by any mode."""
    ever = np.flatnonzero((coverage.share > 0).any(axis=(0, 1, 2, 3)))
    return (int(ever[0]) // 2, int(ever[-1]) // 2 + 1) if ever.size else (8, 18)


def _left(coverage: Coverage, file: ScenarioFile, lang: Lang) -> float:
    names = [area_name(file, area).said(lang) for area in coverage.areas]
    return 26 + max(map(text_width, names)) * 6.2


def _percent(share: float) -> str:
    return f"{100 * share:.0f}" if share == share else "–"


def _cell(x: float, y: float, half: int, share: float, name: str) -> str:
    words = f"{name} {_clock(half, half + 1)} {_percent(share)} %"
    if not share > 0:
        return named(words, rect(x, y, _HOUR / 2, _ROW, _style(share)))
    sign = text(
        x + _HOUR / 4, y + 14, _percent(share), f"mid{' pale' * (step_of(share) >= _PALE_FROM)}"
    )
    return named(words, rect(x, y, _HOUR / 2, _ROW, _style(share)) + sign)


def _column(
    x: float, y: float, shares: NDArray[np.float64], words: str, first: int
) -> Iterator[str]:
    """One date: neighbouring half-hours of equal shares are one rectangle."""
    keys = [None if share != share else round(share, 4) for share in shares.tolist()]
    for key, run in groupby(range(len(keys)), key=keys.__getitem__):
        places = list(run)
        share = math.nan if key is None else key
        shape = rect(
            x + 0.5,
            y + _HALF_HOUR * places[0],
            _DAY - 1,
            _HALF_HOUR * len(places),
            _style(share),
        )
        start = 2 * first
        clock = _clock(start + places[0], start + places[-1] + 1)
        yield named(f"{words} {clock} {_percent(share)} %", shape) if share > 0 else shape


def _style(share: float) -> str:
    return f"s{step_of(share)}" if share == share else "nobody"


def _clock(half: int, until: int) -> str:
    return f"{clock_text(30 * half)}–{clock_text(30 * until)}"


def _dates(coverage: Coverage, left: float, lang: Lang) -> Iterator[str]:
    for place, (day, kind) in enumerate(zip(coverage.dates, coverage.day_kinds, strict=True)):
        x = left + _DAY * place
        yield rect(x, 0, _DAY, _TOP - 4, f"d-{kind.value}")
        yield text(x + _DAY / 2, 13, str(day.day), "mid strong")
        yield text(x + _DAY / 2, 24, weekday(day, lang), "mid soft")
        sign = day_sign(kind.value, lang)
        if sign:
            yield text(x + _DAY / 2, 34, sign, "mid soft")


def _legend(left: float, y: float, lang: Lang) -> Iterator[str]:
    for step in range(_STEPS + 1):
        x = left + _STEP * step
        words = told("none", lang) if step == 0 else f"≤ {20 * step} %"
        yield rect(x, y + 6, 22, 12, f"s{step}") + text(x + 28, y + 16, words, "soft")
