"""The Second International Nurse Rostering Competition: scenario, history and weeks as one problem.

An instance is named by its folder, the history and the weeks: `n030w4_1_6-2-9-1`. All its weeks are
known at once (static), and the weights are the competition's. Minimal cover, skills, successions
and one shift a day are hard, the rest is priced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.formats.ward import HALL, Ward, date_of, duty, problem_of
from optimizer.roster.problem.entities import Duty, PastDay, Person, Request
from optimizer.roster.problem.problem import RosterProblem

_COVER, _SHIFT_RUN, _RUN, _REQUEST, _WEEKEND, _TOTAL = 30, 15, 30, 10, 30, 20
_WEEKDAYS = {
    name: day for day, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
}
_SHIFT_MIN = 480
"""No shift has a length in this format; the limits count shifts."""
_PAIR = re.compile(r"\((\d+),(\d+)\)")


@dataclass(frozen=True, slots=True)
class Files:
    """Where the parts of an instance lie, the weeks in order."""

    scenario: Path
    history: Path
    weeks: tuple[Path, ...]


def files_of(instance: str | Path) -> Files:
    """The files of `FOLDER/n030w4_1_6-2-9-1`, which lie in `FOLDER/n030w4` (or in FOLDER)."""
    instance = Path(instance)
    match = re.fullmatch(r"(\w+?)_(\d+)_(\d+(?:-\d+)*)", instance.name)
    if match is None:
        raise ValueError(f"{instance.name}: not SCENARIO_HISTORY_WEEK-WEEK-...")
    scenario, history, weeks = match.groups()
    folder = instance.parent / scenario
    folder = folder if folder.is_dir() else instance.parent
    return Files(
        folder / f"Sc-{scenario}.txt",
        folder / f"H0-{scenario}-{history}.txt",
        tuple(folder / f"WD-{scenario}-{week}.txt" for week in weeks.split("-")),
    )


def read(instance: str | Path) -> RosterProblem:
    """The roster question of an instance; ValueError where a file does not follow the format."""
    files = files_of(instance)
    scenario = _sections(files.scenario)
    history = {row[0]: row[1:] for row in _sections(files.history)["NURSE_HISTORY"]}
    weeks = [_sections(path) for path in files.weeks]
    return problem_of(
        Ward(
            name=Path(instance).name,
            horizon_days=7 * len(weeks),
            people=tuple(_person(row, history[row[0]]) for row in scenario["NURSES"]),
            duties=tuple(
                each
                for number, week in enumerate(weeks)
                for row in week["REQUIREMENTS"]
                for each in _duties(7 * number, row)
            ),
            limits=_limits(scenario),
            requests=tuple(
                _request(7 * number, row)
                for number, week in enumerate(weeks)
                for row in week["SHIFT_OFF_REQUESTS"]
            ),
        )
    )


def _sections(path: Path) -> dict[str, list[list[str]]]:
    """Rows by heading; a heading is in capitals, with or without `= number`."""
    found: dict[str, list[list[str]]] = {}
    name = ""
    for line in path.read_text("utf-8").splitlines():
        words = line.split()
        if words and re.fullmatch(r"[A-Z_]{5,}", words[0]) and words[1:2] in ([], ["="]):
            name = words[0]
            found[name] = []
        elif words:
            found.setdefault(name, []).append(words)
    return found


def _person(row: list[str], history: list[str]) -> Person:
    code, contract, _, *skills = row
    if history[:2] != ["0", "0"]:
        raise ValueError(f"{code}: a history with work of earlier weeks is not a static instance")
    last, *runs = history[2:]
    same, worked, off = map(int, runs)
    past = [PastDay(worked=True, slot=last if back < same else None) for back in range(worked)]
    past += [PastDay(worked=False) for _ in range(off)]
    past.append(PastDay(worked=not worked))
    return Person(
        code,
        HALL,
        "nurse",
        contract,
        items=frozenset(skills),
        past={date_of(-1 - back): day for back, day in enumerate(past)},
    )


def _duties(first: int, row: list[str]) -> Iterator[Duty]:
    shift, skill, *pairs = row
    for weekday, pair in enumerate(pairs):
        least, wanted = _pair(pair)
        yield duty(
            first + weekday,
            shift,
            skill=skill,
            minutes=_SHIFT_MIN,
            holders=wanted,
            minimum=least,
            under_price=_COVER,
            over_price=0,
        )


def _request(first: int, row: list[str]) -> Request:
    code, shift, weekday = row
    part = "day" if shift == "Any" else shift
    return Request(code, date_of(first + _WEEKDAYS[weekday]), part, "no_duty", _REQUEST)


def _limits(scenario: dict[str, list[list[str]]]) -> dict[str, list[dict[str, Any]]]:
    runs, weekends, totals = [], [], []
    for shift, pair in scenario["SHIFT_TYPES"]:
        least, most = _pair(pair)
        runs.append({"of": shift, "least": least, "most": most, "price": _SHIFT_RUN})
    for contract, *pairs, most_weekends, is_complete in scenario["CONTRACTS"]:
        theirs = {"regime": contract}
        total, worked, off = map(_pair, pairs)
        totals.append(
            theirs | {"of": "duties", "least": total[0], "most": total[1], "price": _TOTAL}
        )
        for of, (least, most) in (("worked", worked), ("off", off)):
            runs.append(theirs | {"of": of, "least": least, "most": most, "price": _RUN})
        weekends.append(theirs | {"most": int(most_weekends), "price": _WEEKEND})
        if is_complete == "1":
            weekends.append(theirs | {"complete": True, "price": _WEEKEND})
    successions = [
        {"shift": shift, "never_then": never}
        for shift, _, *never in scenario["FORBIDDEN_SHIFT_TYPES_SUCCESSIONS"]
        if never
    ]
    return {
        "run_length": runs,
        "weekend_pattern": weekends,
        "minutes_in_period": totals,
        "forbidden_succession": successions,
    }


def _pair(text: str) -> tuple[int, int]:
    match = _PAIR.fullmatch(text)
    if match is None:
        raise ValueError(f"{text}: should be (least,most)")
    return int(match[1]), int(match[2])
