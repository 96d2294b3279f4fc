"""Scores an answer to a Curtois & Qu instance from the file alone; shares nothing with the product.

The rules are read as sentences over each person's line of letters, day by day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path

Row = tuple[str, int, str]
"""Who, on which day from 0, on which shift."""


def score(path: str | Path, rows: Iterable[Row]) -> tuple[int, list[str]]:
    """The penalty of an answer, and what it breaks (nothing: it is legal)."""
    tables = _tables(Path(path).read_text("utf-8"))
    horizon = int(tables["SECTION_HORIZON"][0][0])
    lines, broken = _lines(tables, horizon, rows)
    for person in tables["SECTION_STAFF"]:
        broken += [f"{person[0]}: {text}" for text in _breaks(tables, person, lines[person[0]])]
    return _penalty(tables, lines), broken


def _tables(text: str) -> dict[str, list[list[str]]]:
    tables: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("SECTION"):
            rows = tables.setdefault(line, [])
        elif line and line[0] != "#":
            rows.append(line.split(","))
    return tables


def _lines(
    tables: dict[str, list[list[str]]], horizon: int, rows: Iterable[Row]
) -> tuple[dict[str, list[str]], list[str]]:
    lines = {person[0]: [""] * horizon for person in tables["SECTION_STAFF"]}
    shifts = {shift[0] for shift in tables["SECTION_SHIFTS"]}
    broken = []
    for person, day, shift in rows:
        if person not in lines or shift not in shifts or not 0 <= day < horizon:
            broken.append(f"unknown: {person}, {day}, {shift}")
        elif lines[person][day]:
            broken.append(f"{person}: two shifts on day {day}")
        else:
            lines[person][day] = shift
    return lines, broken


def _breaks(
    tables: dict[str, list[list[str]]], person: list[str], line: list[str]
) -> Iterator[str]:
    code, most_shifts, most_min, least_min, most_run, least_run, least_off, weekends = person
    after = {shift[0]: shift[2].split("|") for shift in tables["SECTION_SHIFTS"]}
    for day, (today, tomorrow) in enumerate(pairwise(line)):
        if today and tomorrow and tomorrow in after[today]:
            yield f"{tomorrow} after {today} on day {day + 1}"
    for limit in most_shifts.split("|"):
        shift, most = limit.split("=")
        if line.count(shift) > int(most):
            yield f"{line.count(shift)} shifts {shift}, at most {most}"
    length = {shift[0]: int(shift[1]) for shift in tables["SECTION_SHIFTS"]}
    minutes = sum(length[shift] for shift in line if shift)
    if not int(least_min) <= minutes <= int(most_min):
        yield f"{minutes} minutes, {least_min} to {most_min} allowed"
    at = 0
    for is_worked, run in groupby(line, bool):
        days, start = len(list(run)), at
        at += days
        is_inside = start > 0 and at < len(line)
        if is_worked and days > int(most_run):
            yield f"{days} days of work from day {start}"
        if is_inside and days < int(least_run if is_worked else least_off):
            yield f"{days} days of {'work' if is_worked else 'rest'} from day {start}"
    worked = sum(any(line[day : day + 2]) for day in range(5, len(line), 7))
    if worked > int(weekends):
        yield f"{worked} weekends, at most {weekends}"
    for row in tables.get("SECTION_DAYS_OFF", []):
        if row[0] == code:
            yield from (f"works on day off {day}" for day in row[1:] if line[int(day)])


def _penalty(tables: dict[str, list[list[str]]], lines: dict[str, list[str]]) -> int:
    total = 0
    for person, day, shift, weight in tables.get("SECTION_SHIFT_ON_REQUESTS", []):
        total += int(weight) * (lines[person][int(day)] != shift)
    for person, day, shift, weight in tables.get("SECTION_SHIFT_OFF_REQUESTS", []):
        total += int(weight) * (lines[person][int(day)] == shift)
    there = Counter((day, shift) for line in lines.values() for day, shift in enumerate(line))
    for day, shift, wanted, under, over in tables["SECTION_COVER"]:
        extra = there[int(day), shift] - int(wanted)
        total += extra * int(over) if extra > 0 else -extra * int(under)
    return total
