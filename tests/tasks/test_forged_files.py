"""Whatever is changed in a plan file: the judge names it, in both languages."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.errors import OptimizerError
from optimizer.exchange.agreement import KEYS
from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.routes_file import RoutesFile
from tests.tasks.made import Facts, Made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.exchange.fields import Row


Way = tuple[str | int, ...]
"""The keys and positions that lead to a value of a file."""

BELIEVED = {
    ("version",): "how many plans were handed out before is known from those alone",
    ("bound",): "a lower bound of a plan that is not proven is no lie",
    ("first",): "the same days answer a question that begins with a day without a van",
    ("last",): "likewise at the end",
    ("routes", "overtime_max_s"): "what the rest of a crew's work allows, if it is less",
    ("at_home", "overtime_max_s"): "likewise",
    ("comp",): "comp time costs nothing: without it this is another true plan",
    ("comp", "date"): "likewise on another date on which it may be taken",
    ("comp", "half"): "likewise in the other half",
}
"""What may be otherwise and all that is stated still be so, and why."""


RARE = {
    "roster": {
        ("duties", "other_holders"),
        *((name, key) for name in ("loans", "stand_ins", "meals") for key in KEYS[name]),
        ("loans", "hall"),
        ("stand_ins", "person"),
        ("shortages", "reasons", "place"),
        ("changed_person_days",),
        *(("changes", key) for key in ("person", "date")),
        *(
            ("changes", side, key)
            for side in ("before", "after")
            for key in ("kind", "part", "place")
        ),
    },
    "routes": {
        ("left_out", "change", "equipment"),
        ("left_out", "change", "instead_of"),
        *(("unmet_turns", key) for key in (*KEYS["unmet_turns"], "missing")),
        *(("unmet_turns", "name", lang) for lang in ("en", "zh")),
        *(("elsewhere", key) for key in ("visit", "why", "van", "date", "start")),
        *(("elsewhere", key, lang) for key in ("name", "sub_district") for lang in ("en", "zh")),
    },
}
"""What the files here do not hold; the rules speak of most of it by themselves."""


def ways(value: Any, way: Way = ()) -> Iterator[tuple[str, Way]]:
    """Every single change: another value, a row less, a row twice."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ways(inner, (*way, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield "less", (*way, place)
            yield "twice", (*way, place)
            yield from ways(inner, (*way, place))
    else:
        yield "other", way


def other(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case float():
            return value + 0.001
        case None:
            return "?"
        case "OPTIMAL" | "FEASIBLE":
            return "FEASIBLE" if value == "OPTIMAL" else "OPTIMAL"
        case "morning" | "afternoon":
            return "afternoon" if value == "morning" else "morning"
        case str() if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return str(date.fromisoformat(value) + timedelta(days=1))
        case str() if re.fullmatch(r"\d\d:\d\d(:\d\d)?", value):
            return f"{int(value[:2]) + 1:02d}{value[2:]}"
        case _:
            return f"{value}?"


def changed(file: Facts, change: str, way: Way) -> Facts:
    """The file with one change."""
    found: Any = deepcopy(file)
    at = found
    for step in way[:-1]:
        at = at[step]
    last: Any = way[-1]
    if change == "less":
        del at[last]
    elif change == "twice":
        at.insert(last, deepcopy(at[last]))
    else:
        at[last] = other(at[last])
    return found


def said_of(made: Made, file: Facts) -> tuple[list[str], list[str]]:
    """What the judge, or the reader of the file, says: in English and in Chinese."""
    try:
        found = made.verdict(file).violations
    except OptimizerError as error:
        return [error.said("en")], [error.said("zh")]
    return [one.line("en") for one in found], [one.line("zh") for one in found]


@pytest.mark.parametrize("name", ["roster", "routes"])
def test_whatever_is_changed_in_a_file_is_named(made: Made, name: str) -> None:
    file = made.file(name)
    silent = set()
    for change, way in ways(file):
        english, chinese = said_of(made, changed(file, change, way))
        assert all(chinese)
        if not english:
            silent.add(tuple(step for step in way if isinstance(step, str)))
    assert silent <= BELIEVED.keys()


def lists_of(model: Any) -> Iterator[str]:
    """The names of all lists of rows in a file."""
    for field, about in model.model_fields.items():
        for one in rows_in(about.annotation):
            if "tuple" in str(about.annotation):
                yield field
            yield from lists_of(one)


def fields_of(model: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The ways to all values that a file can hold, positions left out."""
    for name, about in model.model_fields.items():
        here, rows = (*way, about.alias or name), rows_in(about.annotation)
        yield from (one for row in rows for one in fields_of(row, here))
        if not rows:
            yield here


def rows_in(annotation: Any) -> list[Any]:
    if hasattr(annotation, "model_fields"):
        return [annotation]
    return [row for one in getattr(annotation, "__args__", ()) for row in rows_in(one)]


def test_every_list_of_rows_says_how_a_row_is_found_again() -> None:
    assert {*lists_of(RosterFile), *lists_of(RoutesFile)} == KEYS.keys()


@pytest.mark.parametrize(("name", "model"), [("roster", RosterFile), ("routes", RoutesFile)])
def test_every_key_of_a_file_was_changed_or_is_known_as_rare(
    made: Made, name: str, model: type[Row]
) -> None:
    found = (way for _, way in ways(made.file(name)))
    tried = {tuple(step for step in way if isinstance(step, str)) for way in found}
    assert set(fields_of(model)) - tried == RARE[name]
