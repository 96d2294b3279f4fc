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

from benchmarks.formats.ward import ANYBODY, HALL, Ward, date_of, duty, problem_of
from optimizer.roster.problem.entities import Duty, Person, Request
from optimizer.roster.problem.problem import RosterProblem

_REGIME = "contract"


def read(path: str | Path) -> RosterProblem:
    """The roster question of a file; ValueError where it does not follow the format."""
    path = Path(path)
    sections = _sections(path)
    minutes = {row[0]: int(row[1]) for row in sections["SHIFTS"]}
    horizon_days = int(sections["HORIZON"][0][0])
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
    found: dict[str, list[list[str]]] = defaultdict(list)
    name = ""
    for line in path.read_text("utf-8").splitlines():
        text = line.strip()
        if text.startswith("SECTION_"):
            name = text.removeprefix("SECTION_")
        elif text and not text.startswith("#"):
            found[name].append([cell.strip() for cell in text.split(",")])
    missing = [name for name in ("HORIZON", "SHIFTS", "STAFF", "COVER") if not found[name]]
    if missing or found[""]:
        raise ValueError(f"{path.name}: sections missing or unknown: {', '.join(missing)}")
    return found


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
