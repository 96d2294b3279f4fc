"""What-ifs: named changes in `what-if/NAME.yaml` or another file, laid over a scenario.

All what-ifs of a call are read against the scenario as the folder has it, so their order does not
matter; two that touch the same value are a mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from optimizer.scenario.read.called import say_ids
from optimizer.scenario.read.mistakes import Found, Place, Trail, UnreadableError, did_you_mean
from optimizer.scenario.read.shape import shape
from optimizer.scenario.read.tables import Table
from optimizer.scenario.read.yaml_file import Document, document_of, read_document
from optimizer.scenario.scenario import Change
from optimizer.scenario.schema.scenario_file import WhatIf
from optimizer.scenario.schema.strict import Strict
from optimizer.scenario.what_if_edits import SCENARIO, Edit, Source, edits_of
from optimizer.words.message import Message, message

FOLDER = "what-if"
_ENDS = (".yaml", ".yml")


class WrittenWhatIf(NamedTuple):
    """A what-if that is in no file: its name, where mistakes in it are told, and its YAML."""

    name: str
    file: str
    text: str


AnyWhatIf = str | WrittenWhatIf
"""A name in the scenario's folder, the path of a YAML file, or one that is written out."""


def name_of(what_if: AnyWhatIf) -> str:
    """What a what-if is called: that of a file is called like the file."""
    if isinstance(what_if, WrittenWhatIf):
        return what_if.name
    return Path(what_if).stem if what_if.endswith(_ENDS) else what_if


def names_in(folder: Path) -> list[str]:
    """The names of the what-ifs of a scenario folder, sorted."""
    return sorted(path.stem for path in (folder / FOLDER).glob("*.yaml"))


def overlay(
    folder: Path,
    what_ifs: Sequence[AnyWhatIf],
    base: Document,
    tables: Mapping[str, Table],
    settings_types: Mapping[str, Mapping[str, type[Strict]]],
) -> tuple[tuple[Change, ...], list[Found]]:
    """Lays the what-ifs over `base` and `tables` in place, or tells their mistakes.

    `settings_types` (by group, rules or goals, and name) tell what held where scenario.yaml says
    nothing. With any mistake nothing is changed.
    """
    edits: list[tuple[Edit, Document]] = []
    found: list[Found] = []
    for one in dict.fromkeys(what_ifs):
        document = _read(folder, one, found)
        if document is not None:
            what_if = shape(WhatIf, document.data, _teller(document, found))
            source = Source(name_of(one), document, base, tables, settings_types)
            for edit in edits_of(source, what_if) if what_if else ():
                if isinstance(edit, Edit):
                    edits.append((edit, document))
                else:
                    found.append(edit)
    found += _clashes([edit for edit, _ in edits])
    if found:
        return (), found
    for edit, document in edits:
        _apply(edit, document, base, tables)
    for table in tables.values():
        table.rows = [row for row in table.rows if not row.dropped]
    say_ids(base, tables)
    return tuple(edit.change for edit, _ in edits if edit.change.before != edit.change.after), []


def _read(folder: Path, what_if: AnyWhatIf, found: list[Found]) -> Document | None:
    if isinstance(what_if, WrittenWhatIf):
        return _noted(lambda: document_of(what_if.text, what_if.file), found)
    if what_if.endswith(_ENDS):
        path = Path(what_if)
        return _noted(lambda: read_document(path.parent, path.name), found)
    name, file = what_if, f"{FOLDER}/{what_if}.yaml"
    known = names_in(folder)
    if name not in known:
        problem, hint = (
            message("there is no what-if {name!r}", name=name),
            did_you_mean(name, known),
        )
        found.append(Found(Place(file), message("what-if"), problem, hint))
        return None
    return _noted(lambda: read_document(folder, file), found)


def _noted(read: Callable[[], tuple[Document, list[Found]]], found: list[Found]) -> Document | None:
    """The document that is read; None with its mistakes noted."""
    try:
        document, mistakes = read()
    except UnreadableError as error:
        found.append(error.found)
        return None
    found += mistakes
    return None if mistakes else document


def _teller(document: Document, found: list[Found]) -> Any:
    def tell(path: Trail, problem: Message, hint: Message | None, at_key: bool) -> None:
        found.append(document.found(path, problem, hint, key=at_key))

    return tell


def _clashes(edits: Sequence[Edit]) -> Iterator[Found]:
    """Two edits clash when one touches a part of what the other touches."""
    touched: dict[Trail, Edit] = {}
    for edit in sorted(edits, key=lambda one: len(one.trail)):
        for length in range(1, len(edit.trail) + 1):
            other = touched.get(edit.trail[:length])
            if other is not None:
                one, two = other.what_if, edit.what_if
                problem = message(
                    "is touched twice, by the what-ifs {one!r} and {other!r}", one=one, other=two
                )
                yield Found(
                    edit.place,
                    edit.change.where,
                    problem,
                    message("see {where}", where=other.place),
                )
                break
        touched.setdefault(edit.trail, edit)


def _apply(edit: Edit, document: Document, base: Document, tables: Mapping[str, Table]) -> None:
    if edit.trail[0] == SCENARIO:
        _apply_setting(edit, document, base)
        return
    table = tables[str(edit.trail[0])]
    position = edit.trail[1]
    if not isinstance(position, int):
        table.rows.append(edit.value)
    elif len(edit.trail) == 2:
        table.rows[position].dropped = True
    else:
        row, name = table.rows[position], str(edit.trail[2])
        row.cells.pop(name, None)
        if edit.value:
            row.cells[name] = edit.value
        row.places[name] = edit.place


def _apply_setting(edit: Edit, document: Document, base: Document) -> None:
    steps = edit.trail[1:]
    data = base.data
    for depth, step in enumerate(steps[:-1], 1):
        if not isinstance(data.get(str(step)), dict):
            data[str(step)] = {}
        data = data[str(step)]
        for places in (base.keys, base.values):
            places.setdefault(steps[:depth], document.keys[edit.source])
    data[str(steps[-1])] = edit.value
    for ours, theirs in ((base.keys, document.keys), (base.values, document.values)):
        for trail in [trail for trail in ours if trail[: len(steps)] == steps]:
            del ours[trail]
        for trail, place in theirs.items():
            if trail[:2] == edit.source:
                ours[(*steps, *trail[2:])] = place
