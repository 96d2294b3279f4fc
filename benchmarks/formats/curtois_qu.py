"""Curtois & Qu's staff rostering text files (schedulingbenchmarks.org) as a RosterProblem.

Everything but cover and requests is hard. Minima of runs do not bind at the ends of the horizon,
and a weekend counts when its Saturday or its Sunday is worked: so `run_length` and
`weekend_pattern` mean it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from benchmarks.formats.text import lines_of, refuse_repeats, whole
from benchmarks.formats.ward import ANYBODY, HALL, Ward, date_of, duty, problem_of
from optimizer.roster.problem.entities import Duty, Person, Request
from optimizer.roster.problem.problem import RosterProblem

_REGIME = "contract"
_WIDTHS = {
    "HORIZON": (1,),
    "SHIFTS": (2, 3),
    "STAFF": (8,),
    "DAYS_OFF": range(2, 1000),
    "SHIFT_ON_REQUESTS": (4,),
    "SHIFT_OFF_REQUESTS": (4,),
    "COVER": (5,),
}
"""How many cells a row of each section may have."""
_KEYS = {
    "HORIZON": 0,
    "SHIFTS": 1,
    "STAFF": 1,
    "DAYS_OFF": 1,
    "SHIFT_ON_REQUESTS": 3,
    "SHIFT_OFF_REQUESTS": 3,
    "COVER": 2,
}
"""How many leading cells no two rows share."""


def read(path: str | Path) -> RosterProblem:
    """The roster question of a file; ValueError where it does not follow the format."""
    path = Path(path)
    sections = _sections(path)
    ((days,),) = sections["HORIZON"]
    horizon_days = whole(days, f"{path.name}: horizon", 1)
    minutes = {row[0]: whole(row[1], f"{path.name}: {row[0]}", 1) for row in sections["SHIFTS"]}
    _refuse_strangers(path.name, sections, horizon_days)
    asks_on = _requests(sections["SHIFT_ON_REQUESTS"], "duty")
    asks_off = _requests(sections["SHIFT_OFF_REQUESTS"], "no_duty")
    return problem_of(
        Ward(
            name=path.stem,
            horizon_days=horizon_days,
            people=tuple(_person(row[0]) for row in sections["STAFF"]),
            duties=tuple(_duty(row, minutes) for row in sections["COVER"]),
            limits=_limits(sections, horizon_days),
            requests=(*asks_on, *asks_off),
            days_off=frozenset(
                (row[0], int(day)) for row in sections["DAYS_OFF"] for day in row[1:]
            ),
        )
    )


def _sections(path: Path) -> dict[str, list[list[str]]]:
    """The rows of every section, split at commas; comments and blank lines are gone."""
    found: dict[str, list[list[str]]] = {}
    name = ""
    for text in lines_of(path):
        if text.startswith("SECTION_"):
            name = text.removeprefix("SECTION_")
            if name not in _WIDTHS:
                raise ValueError(f"{path.name}: section {text} is not known")
            if name in found:
                raise ValueError(f"{path.name}: section {text} stands twice")
            found[name] = []
        elif text and not text.startswith("#"):
            row = [cell.strip() for cell in text.split(",")]
            if not name or len(row) not in _WIDTHS[name]:
                raise ValueError(f"{path.name}: cannot read {text!r}")
            found[name].append(row)
    missing = [name for name in ("HORIZON", "SHIFTS", "STAFF", "COVER") if not found.get(name)]
    if missing:
        raise ValueError(f"{path.name}: section {missing[0]} is missing")
    for name, keys in _KEYS.items():
        refuse_repeats([",".join(r[:keys]) for r in found.get(name, [])], f"{path.name}: {name}")
    return defaultdict(list, found)


def _refuse_strangers(name: str, sections: dict[str, list[list[str]]], horizon_days: int) -> None:
    """ValueError for a shift, a person or a day that the file does not have."""
    shifts = {row[0] for row in sections["SHIFTS"]}
    staff = {row[0] for row in sections["STAFF"]}
    named = [s for row in sections["SHIFTS"] for part in row[2:] for s in part.split("|") if s]
    named += [part.partition("=")[0] for row in sections["STAFF"] for part in row[1].split("|")]
    named += [row[1] for row in sections["COVER"]]
    asks = [*sections["SHIFT_ON_REQUESTS"], *sections["SHIFT_OFF_REQUESTS"]]
    named += [row[2] for row in asks]
    if unknown := sorted(set(named) - shifts):
        raise ValueError(f"{name}: unknown shift {unknown[0]}")
    people = {row[0] for row in (*asks, *sections["DAYS_OFF"])}
    if unknown := sorted(people - staff):
        raise ValueError(f"{name}: unknown staff {unknown[0]}")
    days = [row[0] for row in sections["COVER"]] + [row[1] for row in asks]
    for day in (*days, *(day for row in sections["DAYS_OFF"] for day in row[1:])):
        if whole(day, f"{name}: day") >= horizon_days:
            raise ValueError(f"{name}: day {day} lies outside the horizon of {horizon_days} days")
    for row in (*asks, *sections["COVER"]):
        for weight in row[3:] if row in asks else row[2:]:
            whole(weight, f"{name}: {','.join(row)}")
    for row in sections["STAFF"]:
        limits = [part.partition("=")[2] for part in row[1].split("|")]
        for limit in (*limits, *row[2:]):
            whole(limit, f"{name}: {row[0]}")


def _person(code: str) -> Person:
    return Person(code, HALL, "nurse", _REGIME, items=frozenset({ANYBODY}))


def _duty(row: list[str], minutes: dict[str, int]) -> Duty:
    day, shift, holders, under, over = row
    return duty(
        int(day),
        shift,
        minutes=minutes[shift],
        holders=int(holders),
        under_price=int(under),
        over_price=int(over),
    )


def _requests(rows: Iterable[list[str]], wish: Literal["duty", "no_duty"]) -> list[Request]:
    return [Request(code, date_of(int(day)), shift, wish, int(w)) for code, day, shift, w in rows]


def _limits(
    sections: dict[str, list[list[str]]], horizon_days: int
) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for shift, _, *after in sections["SHIFTS"]:
        if never := [name for name in "|".join(after).split("|") if name]:
            found["forbidden_succession"].append({"shift": shift, "never_then": never})
    for code, shifts, most_min, least_min, *runs, weekends in sections["STAFF"]:
        most_run, least_run, least_off = map(int, runs)
        mine = {"person": code}
        found["run_length"] += [
            mine | {"of": "worked", "least": least_run, "most": most_run},
            mine | {"of": "off", "least": least_off},
        ]
        found["weekend_pattern"].append(mine | {"most": int(weekends)})
        found["minutes_in_period"].append(mine | {"least": int(least_min), "most": int(most_min)})
        for part in shifts.split("|"):
            shift, _, most = part.partition("=")
            if int(most) < horizon_days:
                found["shift_limit"].append(mine | {"shift": shift, "most": int(most)})
    return dict(found)
