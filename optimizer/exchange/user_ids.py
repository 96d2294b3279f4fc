"""`user-ids.csv`: who is called what in the attendance services; a file that users keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from optimizer.errors import ScenarioError
from optimizer.scenario.read.csv_file import csv_lines
from optimizer.scenario.read.files import decode
from optimizer.scenario.read.line import Line
from optimizer.scenario.read.mistakes import (
    Found,
    Place,
    UnreadableError,
    did_you_mean,
    shown,
    told,
)
from optimizer.words.message import message

FILE = "user-ids.csv"
SERVICES = ("wecom", "dingtalk", "feishu")
COLUMNS = ("person", "name", *SERVICES)
CHINESE = ("人员", "姓名", "企业微信", "钉钉", "飞书")
"""The columns, which may have these names as well."""


@dataclass(frozen=True, slots=True)
class UserIds:
    """By person the name that is shown, and by service and person the user id."""

    names: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def missing(self, people: Iterable[str]) -> dict[str, list[str]]:
        """By service the people without an id."""
        every = list(people)
        return {
            service: [code for code in every if not self.ids.get(service, {}).get(code)]
            for service in SERVICES
        }


def template(people: Iterable[str]) -> list[tuple[str, ...]]:
    """The rows of a file in which the names and ids are still to be written."""
    return [(code, *("" for _ in COLUMNS[1:])) for code in people]


def user_ids_in(data: bytes, file: str, people: Iterable[str]) -> UserIds:
    """What a file says; ScenarioError lists every mistake with its line."""
    try:
        lines = list(csv_lines(decode(data, file), file))
    except UnreadableError as error:
        raise ScenarioError(told([error.found])) from None
    known, wrong = list(people), list[Found]()
    rows = list(_rows(lines, file, wrong))
    wrong += _mistakes(rows, known)
    if wrong:
        raise ScenarioError(told(wrong))
    by_person = {row["person"]: row for row, _ in rows}
    return UserIds(
        names={code: row["name"] for code, row in by_person.items() if row.get("name")},
        ids={
            service: {code: row[service] for code, row in by_person.items() if row.get(service)}
            for service in SERVICES
        },
    )


def _rows(
    lines: list[Line], file: str, wrong: list[Found]
) -> Iterator[tuple[dict[str, str], Line]]:
    """The rows by column; what is wrong with the header goes to `wrong`."""
    names = dict(zip(CHINESE, COLUMNS, strict=True)) | {one: one for one in COLUMNS}
    head = lines[0] if lines else Line(Place(file), [], [])
    keys = [names.get(cell.strip(), "") for cell in head.cells]
    for key, cell, place in zip(keys, head.cells, head.places, strict=True):
        if not key and cell.strip():
            problem = message("is no column of this file")
            wrong.append(Found(place, cell.strip(), problem, did_you_mean(cell, COLUMNS)))
    if "person" not in keys:
        wrong.append(Found(head.place, "person", message("the column is missing")))
        return
    for line in lines[1:]:
        cells = {key: cell.strip() for key, cell in zip(keys, line.cells, strict=False) if key}
        if any(cells.values()):
            yield cells, line


def _mistakes(rows: list[tuple[dict[str, str], Line]], known: list[str]) -> Iterator[Found]:
    """People that nobody knows, and what stands in two rows."""
    taken: dict[tuple[str, str], str] = {}
    for row, line in rows:
        code = row["person"]
        if code not in known:
            problem = message("{name} is not in the scenario", name=shown(code))
            yield Found(line.place, "person", problem, did_you_mean(code, known))
        for column in ("person", *SERVICES):
            value = row.get(column)
            if value and (column, value) in taken:
                other = taken[column, value]
                problem = message("{value} is {other} already", value=shown(value), other=other)
                yield Found(line.place, column, problem)
            elif value:
                taken[column, value] = code
