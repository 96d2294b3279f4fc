"""The Second International Nurse Rostering Competition: scenario, history and weeks as one problem.

An instance is named by its folder, the history and the weeks: `n030w4_1_6-2-9-1`. All its weeks are
known at once (static), and the weights are the competition's. Minimal cover, skills, successions
and one shift a day are hard, the rest is priced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.formats.text import lines_of, refuse_repeats, whole
from benchmarks.formats.ward import HALL, Ward, date_of, duty, problem_of
from optimizer.roster.problem.entities import Duty, PastDay, Person, Request
from optimizer.roster.problem.problem import RosterProblem

_COVER, _SHIFT_RUN, _RUN, _REQUEST, _WEEKEND, _TOTAL = 30, 15, 30, 10, 30, 20
_WEEKDAYS = {
    name: day for day, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
}
_SHIFT_MIN = 480
"""No shift has a length in this format; the limits count shifts."""
_KINDS = {"SHIFT_TYPES": "shift", "SKILLS": "skill", "CONTRACTS": "contract", "NURSES": "nurse"}
_SCENARIO = {
    "SCENARIO": 1,
    "WEEKS": 0,
    "SKILLS": 1,
    "SHIFT_TYPES": 1,
    "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS": 1,
    "CONTRACTS": 1,
    "NURSES": 1,
}
_WEEK = {"WEEK_DATA": 1, "REQUIREMENTS": 2, "SHIFT_OFF_REQUESTS": 3}
_HISTORY = {"HISTORY": 0, "NURSE_HISTORY": 1}
"""The headings of each file, and how many leading words no two of its rows share."""
_PAIR = re.compile(r"\((\d+),(\d+)\)")


Rows = dict[str, list[list[str]]]
"""The rows of a file by heading, as lists of words."""


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
    scenario = _sections(files.scenario, _SCENARIO)
    _refuse_strangers(files.scenario.name, scenario)
    weeks = [_sections(path, _WEEK) for path in files.weeks]
    for path, week in zip(files.weeks, weeks, strict=True):
        _refuse_week(path.name, scenario, week)
    history = _history(files.history, scenario)
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


def _sections(path: Path, keys: Mapping[str, int]) -> Rows:
    """Rows by heading; a heading is in capitals, with or without `= number` (or the name).

    ValueError: a heading is not one of `keys` or missing, a number is not that of the rows, or
    two rows share so many leading words as `keys` says.
    """
    found: Rows = {}
    wanted: dict[str, int] = {}
    rows: list[list[str]] = []
    for line in lines_of(path):
        words = line.split()
        if words and re.fullmatch(r"[A-Z_]{5,}", words[0]) and words[1:2] in ([], ["="]):
            if words[0] not in keys or words[0] in found:
                raise ValueError(f"{path.name}: {words[0]} is not known, or stands twice")
            rows = found[words[0]] = []
            if words[0] == "SCENARIO":
                rows.append(words[2:])
            elif words[2:]:
                wanted[words[0]] = whole(words[2], f"{path.name}: {words[0]}")
        elif words and not found:
            raise ValueError(f"{path.name}: cannot read {line!r}")
        elif words:
            rows.append(words)
    for name, count in keys.items():
        if name not in found:
            raise ValueError(f"{path.name}: {name} is missing")
        if name != "WEEKS" and wanted.get(name, len(found[name])) != len(found[name]):
            raise ValueError(
                f"{path.name}: {name} has {len(found[name])} rows, says {wanted[name]}"
            )
        refuse_repeats([" ".join(r[:count]) for r in found[name]], f"{path.name}: {name}")
    return found


def _refuse_strangers(where: str, scenario: Rows) -> None:
    """ValueError for names and counts in a scenario that do not agree."""
    after, nurses = scenario["FORBIDDEN_SHIFT_TYPES_SUCCESSIONS"], scenario["NURSES"]
    used = [("SHIFT_TYPES", word) for row in after for word in (row[0], *row[2:])]
    used += [("CONTRACTS", row[1]) for row in nurses]
    used += [("SKILLS", word) for row in nurses for word in row[3:]]
    _refuse_unknown(where, scenario, used)
    for name, said, listed in (
        *((row[0], row[1], row[2:]) for row in after),
        *((row[0], row[2], row[3:]) for row in nurses),
    ):
        if whole(said, f"{where}: {name}") != len(listed):
            raise ValueError(f"{where}: {name} lists {len(listed)}, says {said}")


def _refuse_week(where: str, scenario: Rows, week: Rows) -> None:
    """ValueError for a week of another scenario, or names that the scenario does not have."""
    name = scenario["SCENARIO"][0][0]
    if week["WEEK_DATA"] != [[name]]:
        raise ValueError(f"{where}: is not of the scenario {name}")
    for row in week["REQUIREMENTS"]:
        if len(row) != 2 + len(_WEEKDAYS):
            raise ValueError(f"{where}: {row[0]} has {len(row) - 2} days, wanted are 7")
    for row in week["SHIFT_OFF_REQUESTS"]:
        if len(row) != 3 or row[2] not in _WEEKDAYS:
            raise ValueError(f"{where}: unknown weekday {row[-1]}")
    asks = week["SHIFT_OFF_REQUESTS"]
    used = [("SHIFT_TYPES", row[0]) for row in week["REQUIREMENTS"]]
    used += [("SKILLS", row[1]) for row in week["REQUIREMENTS"]]
    used += [("NURSES", row[0]) for row in asks]
    used += [("SHIFT_TYPES", row[1]) for row in asks if row[1] != "Any"]
    _refuse_unknown(where, scenario, used)


def _refuse_unknown(where: str, scenario: Rows, used: Iterable[tuple[str, str]]) -> None:
    known = {table: {row[0] for row in rows} for table, rows in scenario.items()}
    for table, word in used:
        if word not in known[table]:
            raise ValueError(f"{where}: unknown {_KINDS[table]} {word}")


def _history(path: Path, scenario: Rows) -> dict[str, list[str]]:
    """What the history says of each nurse; ValueError: of another scenario, or not of each."""
    said, name = _sections(path, _HISTORY), scenario["SCENARIO"][0][0]
    if [row[-1] for row in said["HISTORY"]] != [name]:
        raise ValueError(f"{path.name}: is not of the scenario {name}")
    shifts = {row[0] for row in scenario["SHIFT_TYPES"]}
    found = {row[0]: row[1:] for row in said["NURSE_HISTORY"]}
    nurses = [row[0] for row in scenario["NURSES"]]
    for nurse in sorted({*nurses} ^ found.keys()):
        raise ValueError(f"{path.name}: {nurse} is missing, or no nurse of the scenario")
    for nurse, row in found.items():
        what = f"{path.name}: {nurse}"
        if len(row) != 6:
            raise ValueError(f"{what}: wanted are six words")
        _, _, last, *runs = row
        same, worked, off = (whole(word, what) for word in runs)
        if last not in shifts | {"None"} or (last == "None") != (worked == 0):
            raise ValueError(f"{what}: last shift {last} beside {worked} days of work")
        if (worked and off) or same > worked:
            raise ValueError(f"{what}: {same} same, {worked} worked and {off} free days at once")
    return found


def _person(row: list[str], history: list[str]) -> Person:
    code, contract, _, *skills = row
    if history[:2] != ["0", "0"]:
        raise ValueError(f"{code}: a history with work of earlier weeks is not a static instance")
    last, *runs = history[2:]
    same, worked, off = map(int, runs)
    past = [PastDay(worked=True, slot=last if back < same else None) for back in range(worked)]
    past += [PastDay(worked=False) for _ in range(off)]
    if past:  # the run that is told began after a day of the other kind
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


def _limits(scenario: Rows) -> dict[str, list[dict[str, Any]]]:
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
