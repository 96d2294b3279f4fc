"""Sentences about what a scenario assumes; every output repeats them, in both languages."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.scenario.rows import PlaceRow
    from optimizer.scenario.rows_van import TravelRow
    from optimizer.scenario.schema import ScenarioFile

_PLACEHOLDER = "placeholder"


def assumptions(
    file: ScenarioFile,
    places: Sequence[PlaceRow],
    travel: Sequence[TravelRow],
    weekdays_assumed: bool,
) -> tuple[str, ...]:
    """What no source vouches for: generated data, day kinds, travel times, names."""
    return tuple(_sentences(file, places, travel, weekdays_assumed))


def _sentences(
    file: ScenarioFile,
    places: Sequence[PlaceRow],
    travel: Sequence[TravelRow],
    weekdays_assumed: bool,
) -> Iterator[str]:
    if file.synthetic:
        yield "People, bookings and visits are synthetic 人员、预约和上门任务为合成数据"
    if weekdays_assumed:
        yield (
            "Workdays are assumed Monday-Friday, not checked against a State Council notice "
            "未经国务院通知核对"
        )
    known = {frozenset((row.origin, row.destination)) for row in travel}
    pairs = combinations((place.id for place in places), 2)
    if any(frozenset(pair) not in known for pair in pairs):
        detour, speed = file.travel_detour_percent, file.travel_speed_kmh
        yield (
            f"Travel times missing in the travel table are estimated: straight line x {detour} % "
            f"at {speed} km/h 行程表未列出的行程时间按直线距离×{detour}%、时速{speed}公里估算"
        )
    unnamed = [place for place in places if _PLACEHOLDER in place.note.lower()]
    if unnamed:
        english = ", ".join(place.name_en for place in unnamed)
        chinese = "、".join(place.name_zh for place in unnamed)
        yield f"Placeholder names, not real ones: {english} 名称为占位，并非真实名称：{chinese}"
