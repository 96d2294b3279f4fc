"""Sentences about what a scenario assumes; every output repeats them, in both languages."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from optimizer.scenario.journeys import sites_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from optimizer.scenario.schema.scenario_file import ScenarioFile

_PLACEHOLDER = "placeholder"


def assumptions(
    file: ScenarioFile, rows: Mapping[str, Sequence[Any]], weekdays_assumed: bool
) -> tuple[str, ...]:
    """What no source vouches for: generated data, day kinds, travel times, names.

    `rows` are the rows by table.
    """
    return tuple(_sentences(file, rows, weekdays_assumed))


def _sentences(
    file: ScenarioFile, rows: Mapping[str, Sequence[Any]], weekdays_assumed: bool
) -> Iterator[str]:
    if file.synthetic:
        yield "People, bookings and visits are synthetic 人员、预约和上门任务为合成数据"
    if weekdays_assumed:
        yield (
            "Workdays are assumed Monday-Friday, not checked against a State Council notice "
            "未经国务院通知核对"
        )
    yield from _travel(file, rows)
    unnamed = [place for place in rows["places"] if _PLACEHOLDER in place.note.lower()]
    if unnamed:
        english = ", ".join(place.name_en for place in unnamed)
        chinese = "、".join(place.name_zh for place in unnamed)
        yield f"Placeholder names, not real ones: {english} 名称为占位，并非真实名称：{chinese}"


def _travel(file: ScenarioFile, rows: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    """Which source travel times have."""
    settings, table = file.travel, rows["travel"]
    if settings.source == "matrix":
        yield "Travel times are those of the travel table 行程时间取自行程表"
    if settings.source == "roads":
        yield (
            "Travel times are by road at one speed for each road class"
            f"{', the travel table first' * bool(table)}"
            f" 行程时间按道路网和各等级道路的车速计算{'，行程表所列优先' * bool(table)}"
        )
        if settings.roads_from:
            yield f"Roads: {settings.roads_from.en} 道路：{settings.roads_from.zh}"
    if settings.source == "estimate" and _has_gaps(rows):
        detour, speed = settings.detour_percent, settings.speed_kmh
        yield (
            f"Travel times missing in the travel table are estimated: straight line x {detour} % "
            f"at {speed} km/h 行程表未列出的行程时间按直线距离×{detour}%、时速{speed}公里估算"
        )


def _has_gaps(rows: Mapping[str, Sequence[Any]]) -> bool:
    known = {frozenset((row.origin, row.destination)) for row in rows["travel"]}
    pairs = combinations(sites_of(rows["places"], rows["visits"], rows["stops"]), 2)
    return any(frozenset(pair) not in known for pair in pairs)
