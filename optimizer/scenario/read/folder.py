"""A scenario folder as text: scenario.yaml and every table, wherever each one is."""

from __future__ import annotations

import os
from pathlib import Path

from optimizer.scenario.read.called import say_ids
from optimizer.scenario.read.mistakes import Found, Place, UnreadableError, did_you_mean, near
from optimizer.scenario.read.tables import Table, read_table
from optimizer.scenario.read.yaml_file import Document, read_document
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.words.foreign import reason
from optimizer.words.message import Message, message

SETTINGS = "scenario.yaml"
REQUIRED = ("places", "people")


def read_folder(folder: Path) -> tuple[Document | None, dict[str, Table], list[Found]]:
    """The settings (None when unreadable), all tables by name, and mistakes of form."""
    document: Document | None = None
    found: list[Found] = []
    closed = _closed(folder)
    if closed:
        tables = {name: Table(name, readable=False, intact=False) for name in ROW_TYPES}
        return None, tables, [Found(Place(SETTINGS), message("file"), closed)]
    try:
        document, mistakes = read_document(folder, SETTINGS)
        found += mistakes
    except UnreadableError as error:
        found.append(error.found)
    tables = _read_tables(folder, document or Document(SETTINGS), found)
    if document is None:  # it may name the files of the tables that seem to be missing
        found = [one for one in found if one.problem != message("is missing")]
    say_ids(document or Document(SETTINGS), tables)
    return document, tables, found


def _closed(folder: Path) -> Message | None:
    """Why nothing can be read in a folder."""
    try:
        os.listdir(folder)
        (folder / SETTINGS).exists()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return message("there is no folder {name!r}", name=str(folder))
    except OSError as error:
        return message("{path}: cannot be read ({why})", path=folder, why=reason(error))
    return None


def _read_tables(folder: Path, document: Document, found: list[Found]) -> dict[str, Table]:
    named = document.data.get("tables")
    sources = named if isinstance(named, dict) else {}
    for name in sources:
        if name not in ROW_TYPES:
            hint = did_you_mean(name, list(ROW_TYPES))
            found.append(document.found(("tables", name), message("unknown table"), hint, key=True))
    tables: dict[str, Table] = {}
    for name in ROW_TYPES:
        source = sources.get(name, f"{name}.csv")
        if not isinstance(source, str):  # told with the shape of scenario.yaml
            tables[name] = Table(name, readable=False, intact=False)
        elif name not in sources and not os.path.lexists(folder / source):
            tables[name] = _absent(folder, name, found)
        else:
            at = document.place(("tables", name))
            tables[name], mistakes = read_table(folder, name, source, at)
            found += mistakes
        if name in REQUIRED and tables[name].readable and not tables[name].rows:
            tables[name].readable = tables[name].intact = False
            found.append(
                Found(Place(source.partition("!")[0]), message("file"), message("has no rows"))
            )
    return tables


def _absent(folder: Path, name: str, found: list[Found]) -> Table:
    """A table without a file is empty, unless it is required or its file seems misnamed."""
    file = f"{name}.csv"
    others = sorted(
        path.name
        for path in folder.glob("*")
        if path.suffix.lower() in (".csv", ".xlsx") and path.stem not in ROW_TYPES
    )
    meant = near(file, [other for other in others if near(other, _files()) == file])
    if meant:
        found.append(
            Found(
                Place(meant),
                message("file"),
                message("is no table's name"),
                message("did you mean {word!r}?", word=file),
            )
        )
    elif name in REQUIRED:
        hint = message("or name its file under tables in {file}", file=SETTINGS)
        found.append(Found(Place(file), message("file"), message("is missing"), hint))
    known = not meant and name not in REQUIRED
    return Table(name, readable=known, intact=known)


def _files() -> tuple[str, ...]:
    return tuple(f"{name}.csv" for name in ROW_TYPES)
