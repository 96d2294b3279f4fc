"""What one what-if changes, as edits that are found before anything is touched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from optimizer.scenario.read.mistakes import Found, Place, Trail, did_you_mean
from optimizer.scenario.read.tables import Row, Table
from optimizer.scenario.read.tidy import tidy
from optimizer.scenario.read.yaml_file import Document
from optimizer.scenario.scenario import Change
from optimizer.scenario.schema.scenario_file import (
    AddRows,
    ChangeRows,
    DropRows,
    ScenarioFile,
    WhatIf,
)
from optimizer.scenario.schema.strict import Strict
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.words.message import Message, message

SCENARIO = "scenario"
Texts = tuple[str | Message, str | Message]
_NO_ROW = message("no row")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change. `trail` is what it touches, and no other edit may touch a part of it:

    `(scenario, key, …)`, or a table and the row's position (`+key` for a new row) and the field.
    """

    what_if: str
    trail: Trail
    place: Place
    change: Change
    value: Any = None
    source: Trail = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A what-if file and what it is laid over."""

    name: str
    document: Document
    base: Document
    tables: Mapping[str, Table]
    settings_types: Mapping[str, Mapping[str, type[Strict]]]
    keys: dict[str, Mapping[str, int]] = field(default_factory=dict)

    def positions(self, table: Table) -> Mapping[str, int]:
        """The position of each row of a table, by key."""
        if table.name not in self.keys:
            self.keys[table.name] = {row.key: index for index, row in enumerate(table.rows)}
        return self.keys[table.name]

    def known(self, at: Trail) -> Any:
        """What the what-if says there."""
        data: Any = self.document.data
        for step in at:
            data = data[step]
        return data

    def edit(
        self,
        trail: Trail,
        at: Trail,
        where: str,
        texts: tuple[str | Message, str | Message],
        value: Any,
    ) -> Edit:
        """An edit told at `at` of the what-if; `texts` are before and after."""
        change = Change(self.name, where, *texts)
        return Edit(self.name, trail, self.document.place(at), change, value, at)


def edits_of(source: Source, what_if: WhatIf) -> Iterator[Edit | Found]:
    """The edits of one what-if, or what is wrong with them."""
    for path in what_if.set:
        yield _set(source, path)
    for group, handle in (("change", _change), ("add", _add), ("drop", _drop)):
        for name, entries in getattr(what_if, group).items():
            if name not in ROW_TYPES:
                hint = did_you_mean(name, list(ROW_TYPES))
                yield source.document.found((group, name), message("unknown table"), hint, key=True)
            elif source.tables[name].readable and not source.tables[name].hidden:
                for index, entry in enumerate(entries):
                    yield from handle(source, source.tables[name], entry, (group, name, index))


def _set(source: Source, path: str) -> Edit | Found:
    at: Trail = ("set", path)
    steps: Trail = tuple(path.split("."))
    if steps[0] in ("tables", "format"):
        return source.document.found(at, message("cannot be set by a what-if"), key=True)
    data: Any = source.base.data
    for depth, step in enumerate(steps[:-1]):
        optional = steps[0] in ("rules", "goals", "travel") and depth < 2
        if not isinstance(data, dict) or (step not in data and not optional):
            known = list(data) if isinstance(data, dict) else []
            return source.document.found(
                at, message("unknown setting"), did_you_mean(str(step), known), key=True
            )
        data = data.get(step) or {}
    if not isinstance(data, dict):
        return source.document.found(at, message("unknown setting"), key=True)
    value = source.document.data["set"][path]
    before = data.get(steps[-1], _default(source, steps))
    texts = (_as_text(before), _as_text(value))
    return source.edit((SCENARIO, *steps), at, path, texts, value)


def _default(source: Source, steps: Trail) -> Any:
    """What holds while scenario.yaml says nothing."""
    fields: Mapping[str, Any] = ScenarioFile.model_fields
    if len(steps) == 2 and steps[0] in fields:
        return getattr(fields[str(steps[0])].get_default(), str(steps[1]), None)
    if len(steps) == 3:
        model = source.settings_types.get(str(steps[0]), {}).get(str(steps[1]))
        fields = model.model_fields if model else {}
    field = fields.get(str(steps[-1])) if len(steps) in (1, 3) else None
    return field.get_default() if field else None


def _change(source: Source, table: Table, entry: ChangeRows, at: Trail) -> Iterator[Edit | Found]:
    for position in _picked(source, table, entry, at):
        if isinstance(position, Found):
            yield position
            continue
        row = table.rows[position]
        for name in entry.to:
            there = (*at, "to", name)
            text = _cell(source, table, there)
            if isinstance(text, Found):
                yield text
            else:
                where = f"{table.name}.{row.key}.{name}"
                yield source.edit(
                    (table.name, position, name), there, where, (row.text(name), text), text
                )


def _add(source: Source, table: Table, entry: AddRows, at: Trail) -> Iterator[Edit | Found]:
    cells = {name: _cell(source, table, (*at, "row", name)) for name in entry.row}
    wrong = [text for text in cells.values() if isinstance(text, Found)]
    yield from wrong
    models = [] if wrong else list(_models(source, entry, at))
    existing = source.positions(table)
    for model in models:
        if isinstance(model, Found):
            yield model
            continue
        row = Row(table.name, source.document.place((*at, "row")))
        for name, text in cells.items():
            row.places[name] = source.document.place((*at, "row", name))
            filled = _filled(str(text), model)
            if filled is None:
                hint = did_you_mean(str(text).strip("{}"), list(model.fields) if model else [])
                yield source.document.found(
                    (*at, "row", name), message("{text!r} names no field", text=text), hint
                )
                return
            if filled:
                row.cells[name] = filled
        if not (entry.skip_existing and row.key in existing):
            told = "; ".join(f"{name}: {text}" for name, text in row.cells.items())
            where = f"{table.name}.{row.key}"
            yield source.edit(
                (table.name, f"+{row.key}"), (*at, "row"), where, (_NO_ROW, told), row
            )


def _models(source: Source, entry: AddRows, at: Trail) -> Iterator[Row | Found | None]:
    """The rows that an added row is made for; None for a row of its own."""
    if not entry.for_each:
        yield None
    elif entry.for_each not in ROW_TYPES:
        hint = did_you_mean(entry.for_each, list(ROW_TYPES))
        yield source.document.found(
            (*at, "for_each"), message("unknown table {name!r}", name=entry.for_each), hint
        )
    else:
        table = source.tables[entry.for_each]
        for position in _matching(source, table, entry.where, at):
            yield position if isinstance(position, Found) else table.rows[position]


def _drop(source: Source, table: Table, entry: DropRows, at: Trail) -> Iterator[Edit | Found]:
    for position in _picked(source, table, entry, at):
        if isinstance(position, Found):
            yield position
        else:
            row = table.rows[position]
            told = "; ".join(f"{name}: {text}" for name, text in row.cells.items())
            where = f"{table.name}.{row.key}"
            yield source.edit((table.name, position), at, where, (told, _NO_ROW), None)


def _picked(
    source: Source, table: Table, entry: ChangeRows | DropRows, at: Trail
) -> Iterator[int | Found]:
    """The positions of the rows that a key or conditions mean."""
    if bool(entry.key) == bool(entry.where):
        yield source.document.found(at, message("should have either key or where"))
    elif entry.where:
        yield from _matching(source, table, entry.where, at)
    else:
        positions = source.positions(table)
        if entry.key in positions:
            yield positions[entry.key]
        else:
            hint = did_you_mean(entry.key, list(positions))
            problem = message("{table} has no row {key!r}", table=table.name, key=entry.key)
            yield source.document.found((*at, "key"), problem, hint)


def _matching(
    source: Source, table: Table, where: Mapping[str, Any], at: Trail
) -> Iterator[int | Found]:
    wanted = {name: _cell(source, table, (*at, "where", name)) for name in where}
    wrong = [text for text in wanted.values() if isinstance(text, Found)]
    matched = [
        position
        for position, row in enumerate(table.rows)
        if not wrong and all(row.text(name) == text for name, text in wanted.items())
    ]
    yield from wrong or matched
    if not wrong and not matched:
        yield source.document.found(
            (*at, "where"), message("no row of {table} matches", table=table.name)
        )


def _cell(source: Source, table: Table, at: Trail) -> str | Found:
    """The tidy text of a cell that a what-if says."""
    data = source.known(at)
    fields = ROW_TYPES[table.name].model_fields
    name = str(at[-1])
    if name not in fields:
        return source.document.found(
            at, message("unknown field"), did_you_mean(name, list(fields)), key=True
        )
    parts = data if isinstance(data, list) else [data]
    if any(isinstance(part, list | dict) for part in parts):
        return source.document.found(at, message("should be one value, or a list of values"))
    text = "; ".join(map(_as_text, parts)) if data is not None else ""
    return tidy(table.name, name, text) if text.strip() else ""


def _filled(text: str, model: Row | None) -> str | None:
    """The text with `{field}` replaced by the model row's value; None names an unknown field."""
    if model is None:
        return text
    fields = model.fields
    names = re.findall(r"\{(\w+)\}", text)
    if any(name not in fields for name in names):
        return None
    return re.sub(r"\{(\w+)\}", lambda match: model.text(match[1]), text)


def _as_text(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
