"""Which what-ifs still make sense in the next month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from optimizer.errors import ScenarioError
from optimizer.scenario.read.yaml_file import read_document
from optimizer.scenario.what_if import FOLDER, names_in
from optimizer.tasks.load_scenario import load_scenario
from optimizer.words.catalogue import register
from optimizer.words.message import Message, Said, message

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OLD_DATE = "it names {day}"
_EMPTY = "no row of {table} matches"
register({_OLD_DATE: "其中有日期{day}"})


@dataclass(frozen=True)
class WhatIfs:
    """By name: those that stay; those that wait for rows, and why; those that leave, and why."""

    kept: tuple[str, ...]
    waiting: tuple[tuple[str, Said], ...]
    dropped: tuple[tuple[str, Said], ...]


def what_ifs_of(folder: Path, first: date, *, assume_weekdays: bool) -> WhatIfs:
    """The what-ifs of a new month's folder: tried one by one.

    One that names a date before `first` leaves, and so does one that no longer can be laid over
    the scenario; one that only finds no row to change waits until rows are filled in.
    """
    kept: list[str] = []
    waiting: list[tuple[str, Said]] = []
    dropped: list[tuple[str, Said]] = []
    for name in names_in(folder):
        document, _ = read_document(folder, f"{FOLDER}/{name}.yaml")
        if old := sorted(day for day in _days(document.data) if day < first.isoformat()):
            dropped.append((name, message(_OLD_DATE, day=old[0])))
            continue
        try:
            load_scenario(folder, [name], assume_weekdays=assume_weekdays)
        except ScenarioError as error:
            problems = [one.problem for one in error.mistakes]
            bad = [one for one in problems if not _is_empty(one)]
            (dropped if bad else waiting).append((name, (bad or problems)[0]))
            if bad:
                continue
        kept.append(name)
    return WhatIfs(tuple(kept), tuple(waiting), tuple(dropped))


def _is_empty(problem: Said) -> bool:
    return isinstance(problem, Message) and problem.template == _EMPTY


def _days(data: Any) -> Iterator[str]:
    """The dates in what a what-if says."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _days(key)
            yield from _days(value)
    elif isinstance(data, list):
        for value in data:
            yield from _days(value)
    else:
        yield from _DAY.findall(str(data))
