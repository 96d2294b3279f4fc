"""Sentences about what a scenario assumes; every output repeats them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from optimizer.scenario.journeys import sites_of
from optimizer.words.label import Label
from optimizer.words.message import Message, message

if TYPE_CHECKING:
    from optimizer.scenario.schema.scenario_file import ScenarioFile

_PLACEHOLDER = "placeholder"


def assumptions(
    file: ScenarioFile, rows: Mapping[str, Sequence[Any]], weekdays_assumed: bool
) -> tuple[Message, ...]:
    """What no source vouches for: generated data, day kinds, rotation, travel times, names.

    `rows` are the rows by table.
    """
    return tuple(_sentences(file, rows, weekdays_assumed))


def _sentences(
    file: ScenarioFile, rows: Mapping[str, Sequence[Any]], weekdays_assumed: bool
) -> Iterator[Message]:
    if file.synthetic:
        yield message("People, bookings and visits are synthetic")
    if weekdays_assumed:
        yield message(
            "Workdays are assumed Monday-Friday, not checked against a State Council notice"
        )
    if not rows["rotations"] and any(person.role == "clerk" for person in rows["people"]):
        yield message("No rotation dates are given: no station clerk owes a rotation day")
    yield from _travel(file, rows)
    unnamed = [place for place in rows["places"] if _PLACEHOLDER in place.note.lower()]
    if unnamed:
        names = [Label(place.name_en, place.name_zh) for place in unnamed]
        yield message("Placeholder names, not real ones: {names}", names=names)


def _travel(file: ScenarioFile, rows: Mapping[str, Sequence[Any]]) -> Iterator[Message]:
    """Which source travel times have."""
    settings, table = file.travel, rows["travel"]
    if settings.source == "matrix":
        yield message("Travel times are those of the travel table")
    if settings.source == "roads":
        if table:
            yield message(
                "Travel times are by road at one speed for each road class, the travel table first"
            )
        else:
            yield message("Travel times are by road at one speed for each road class")
        if settings.roads_from:
            source = Label(settings.roads_from.en, settings.roads_from.zh)
            yield message("Roads: {source}", source=source)
    if settings.source == "estimate" and _has_gaps(rows):
        yield message(
            "Travel times missing in the travel table are estimated: straight line x {detour} % "
            "at {speed} km/h",
            detour=settings.detour_percent,
            speed=settings.speed_kmh,
        )


def _has_gaps(rows: Mapping[str, Sequence[Any]]) -> bool:
    known = {frozenset((row.origin, row.destination)) for row in rows["travel"]}
    pairs = combinations(sites_of(rows["places"], rows["visits"], rows["stops"]), 2)
    return any(frozenset(pair) not in known for pair in pairs)
