"""Scores an answer to an INRC-II instance from the files alone; shares nothing with the product.

The cost is the static one: all weeks together, with the history before the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

Row = tuple[str, int, str, str]
"""Who, on which day from 0, on which shift, in which skill."""
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@dataclass(frozen=True)
class Texts:
    """The lines of the files of an instance, as lists of words."""

    scenario: list[list[str]]
    history: list[list[str]]
    weeks: list[list[list[str]]]


def texts_of(instance: str | Path) -> Texts:
    """The files of `FOLDER/n030w4_1_6-2-9-1`."""
    name, history, weeks = Path(instance).name.split("_")
    folder = Path(instance).parent / name
    folder = folder if folder.exists() else folder.parent
    return Texts(
        _words(folder / f"Sc-{name}.txt"),
        _words(folder / f"H0-{name}-{history}.txt"),
        [_words(folder / f"WD-{name}-{week}.txt") for week in weeks.split("-")],
    )


def read_week(path: str | Path, week: int) -> list[Row]:
    """The rows of a published solution's file of one week."""
    return [
        (words[0], 7 * week + DAYS.index(words[1]), words[2], words[3])
        for words in _words(Path(path))
        if len(words) == 4 and words[1] in DAYS
    ]


def score(instance: str | Path, rows: Iterable[Row]) -> tuple[int, list[str]]:
    """The cost of an answer, and what it breaks (nothing: it is legal)."""
    texts = texts_of(instance)
    nurses = {line[0]: line for line in _block(texts.scenario, "NURSES")}
    days = 7 * len(texts.weeks)
    lines: dict[str, list[tuple[str, str]]] = {nurse: [("", "")] * days for nurse in nurses}
    broken = []
    for nurse, day, shift, skill in rows:
        if nurse not in nurses or skill not in nurses[nurse][3:] or not 0 <= day < days:
            broken.append(f"{nurse} cannot be {skill} on day {day}")
        elif lines[nurse][day][0]:
            broken.append(f"{nurse} works twice on day {day}")
        else:
            lines[nurse][day] = (shift, skill)
    cost = _cover(texts, lines, broken) + _requests(texts, lines)
    for nurse in nurses:
        cost += _line_cost(texts, nurses[nurse], [shift for shift, _ in lines[nurse]], broken)
    return cost, broken


def _words(path: Path) -> list[list[str]]:
    return [line.split() for line in path.read_text("utf-8").splitlines()]


def _block(lines: list[list[str]], heading: str) -> Iterator[list[str]]:
    """The lines under a heading, down to the next empty one."""
    start = next(at for at, line in enumerate(lines) if line[:1] == [heading])
    for line in lines[start + 1 :]:
        if not line:
            return
        yield line


def _numbers(words: Iterable[str]) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", " ".join(words))]


def _cover(texts: Texts, lines: dict[str, list[tuple[str, str]]], broken: list[str]) -> int:
    there = Counter((day, *place) for line in lines.values() for day, place in enumerate(line))
    cost, known = 0, {("", "")}
    for week, text in enumerate(texts.weeks):
        for shift, skill, *pairs in _block(text, "REQUIREMENTS"):
            known.add((shift, skill))
            for weekday, pair in enumerate(pairs):
                least, wanted = _numbers([pair])
                have = there[7 * week + weekday, shift, skill]
                if have < least:
                    broken.append(f"{have} {skill} on {shift} of day {7 * week + weekday}")
                cost += 30 * max(0, wanted - have)
    broken += [f"nobody asks for {where}" for where in there if where[1:] not in known]
    return cost


def _requests(texts: Texts, lines: dict[str, list[tuple[str, str]]]) -> int:
    cost = 0
    for week, text in enumerate(texts.weeks):
        for nurse, shift, weekday in _block(text, "SHIFT_OFF_REQUESTS"):
            held = lines[nurse][7 * week + DAYS.index(weekday)][0]
            cost += 10 * (held == shift or (shift == "Any" and held != ""))
    return cost


def _line_cost(texts: Texts, nurse: list[str], line: list[str], broken: list[str]) -> int:
    contract = next(c for c in _block(texts.scenario, "CONTRACTS") if c[0] == nurse[1])
    fewest, most, *runs, weekends, is_complete = _numbers(contract[1:])
    past = next(h for h in texts.history if h[:1] == [nurse[0]])
    before = [past[3], *line]
    for heading in _block(texts.scenario, "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS"):
        for day, (yesterday, today) in enumerate(zip(before, line, strict=False)):
            if yesterday == heading[0] and today in heading[2:]:
                broken.append(f"{nurse[0]}: {today} after {yesterday} on day {day}")
    total = int(past[1]) + sum(map(bool, line))
    cost = 20 * (max(0, fewest - total) + max(0, total - most))
    pairs = [(bool(line[day]), bool(line[day + 1])) for day in range(5, len(line), 7)]
    cost += 30 * max(0, int(past[2]) + sum(map(any, pairs)) - weekends)
    cost += 30 * is_complete * sum(saturday != sunday for saturday, sunday in pairs)
    _, _, _, _, same, worked, off = past
    kinds = ["work" if shift else "rest" for shift in line]
    cost += _runs(kinds, "work", int(worked), runs[0], runs[1], 30)
    cost += _runs(kinds, "rest", int(off), runs[2], runs[3], 30)
    for shift, *pair in _block(texts.scenario, "SHIFT_TYPES"):
        least, longest = _numbers(pair)
        cost += _runs(line, shift, int(same) * (past[3] == shift), least, longest, 15)
    return cost


def _runs(line: list[str], what: str, before: int, least: int, most: int, weight: int) -> int:
    """The cost of runs that are too short or too long; `before` days of the first are history."""
    cost, at = 0, 0
    if before and line[0] != what:
        cost += weight * max(0, least - before)
    for each, run in groupby(line):
        length, start = len(list(run)), at
        at += length
        if each != what:
            continue
        earlier = before if start == 0 else 0
        cost += weight * (max(0, earlier + length - most) - max(0, earlier - most))
        if at < len(line):
            cost += weight * max(0, least - earlier - length)
    return cost
