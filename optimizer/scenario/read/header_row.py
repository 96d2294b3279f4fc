"""The row that names the columns: found, or told once what stands in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_origin

from optimizer.scenario.read.headers import header_key, headers_of, is_chinese
from optimizer.scenario.read.line import Line
from optimizer.scenario.read.mistakes import (
    Found,
    Place,
    UnreadableError,
    did_you_mean,
    near,
    shown,
)
from optimizer.scenario.schema.column import columns_of
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.words.message import Message, message

if TYPE_CHECKING:
    from optimizer.scenario.schema.strict import Strict

_SEPARATORS = (";", "；", "，", "、", "|", "\t")
_TITLE_ROWS = 10
_OTHER_TABLE = 3
"""So many headers of another table, and nothing else, are no row of this one."""


def separator_of(name: str, text: str) -> tuple[int, str]:
    """Line and mark of what separates the headers where it is no comma, else `(0, "")`."""
    lines = [(at, line) for at, line in enumerate(text.splitlines()[:200], 1) if line.strip()]
    for at, line in lines[:_TITLE_ROWS]:
        if _is_header(name, line.split(",")):
            break
        for mark in _SEPARATORS:
            if _is_header(name, [cell.strip(' "') for cell in line.split(mark)]):
                return at, mark
    return 0, ""


def refuse_separator(place: Place, mark: str) -> UnreadableError:
    """The mistake of cells that are not separated by commas."""
    said = message("tab") if mark == "\t" else mark
    problem = message("separates its cells by {mark}", mark=said)
    hint = message('separate them by commas: in Excel or WPS, save it as "CSV UTF-8"')
    return UnreadableError(Found(place, message("row"), problem, hint))


def head_and_rows(name: str, lines: Sequence[Line]) -> tuple[Line, Sequence[Line]]:
    """The header and the rows below it; UnreadableError: it is not the first line, or not alone."""
    for at, line in enumerate(lines[: _TITLE_ROWS + 1]):
        if _is_header(name, line.cells):
            if at:
                raise _above(lines[0], line.place.line)
            break
    else:
        _refuse_nameless(name, lines[0])
    _refuse_second_header(name, lines[1:])
    return lines[0], lines[1:]


def _refuse_nameless(name: str, line: Line) -> None:
    words = headers_of(ROW_TYPES[name])
    keys = [header_key(cell) for cell in line.cells if cell.strip()]
    if not any(key in words or near(key, words) for key in keys):
        hint = message("its columns are {names}", names=", ".join(_names(name, line).values()))
        raise UnreadableError(
            Found(line.place, message("header"), message("should name the columns"), hint)
        )


def _above(title: Line, line: int) -> UnreadableError:
    text = next(cell.strip() for cell in title.cells if cell.strip())
    problem = message("{text} stands above the header in row {line}", text=shown(text), line=line)
    hint = message("delete the rows above the header")
    return UnreadableError(Found(title.place, message("row"), problem, hint))


def _refuse_second_header(name: str, lines: Sequence[Line]) -> None:
    """UnreadableError: a row below the header names columns, of this table or another one."""
    known = {header for model in ROW_TYPES.values() for header in headers_of(model)}
    for line in lines:
        if header_key(next(cell for cell in line.cells if cell.strip())) not in known:
            continue
        if _is_header(name, line.cells):
            problem = message("is a header again")
            hint = message("one header above all rows: delete this row")
        elif any(_is_header(other, line.cells, _OTHER_TABLE) for other in ROW_TYPES):
            problem = message("begins a second table")
            hint = message("one table on a sheet: move it to a file or sheet of its own")
        else:
            continue
        raise UnreadableError(Found(line.place, message("row"), problem, hint))


def refuse_other_separator(name: str, head: Line, line: Line) -> None:
    """UnreadableError: another mark than the comma stands between the first cells of a row."""
    if len(line.cells) < len(head.cells):
        field = headers_of(ROW_TYPES[name]).get(header_key(head.cells[0]), "note")
        for mark in _SEPARATORS:
            first, between, _ = line.cells[0].partition(mark)
            if between and first.strip() and not _is_list(ROW_TYPES[name], field):
                raise refuse_separator(line.place, mark)


def _is_list(model: type[Strict], field: str) -> bool:
    return field == "note" or get_origin(model.model_fields[field].annotation) is tuple


def _is_header(name: str, cells: Sequence[str], least: int = 2) -> bool:
    """Most of the cells are headers of a table; all of them where more than two are wanted."""
    words = headers_of(ROW_TYPES[name])
    keys = [header_key(cell) for cell in cells if cell.strip()]
    known = len({words[key] for key in keys if key in words})
    return known >= least and (2 * known > len(keys) if least == 2 else known == len(keys))


def columns_in(name: str, head: Line) -> tuple[dict[int, str], frozenset[str], list[Found]]:
    """The field of each column, the required fields without one, and mistakes in the header."""
    model = ROW_TYPES[name]
    words = headers_of(model)
    columns: dict[int, str] = {}
    found, unknown = [], []
    for index, header in enumerate(head.cells):
        known = words.get(header_key(header))
        if known is None:
            unknown += [index] if header.strip() else []
        elif known in columns.values():
            problem = message("is a second column of this name")
            found.append(Found(head.places[index], " ".join(header.split()), problem))
        else:
            columns[index] = known
    missing = [one for one in model.model_fields if one not in columns.values()]
    required = [one for one in missing if model.model_fields[one].is_required()]
    named = _names(name, head)
    for index in unknown:
        header = " ".join(head.cells[index].split())
        meant = words.get(
            near(header_key(header), [w for w, one in words.items() if one in missing])
        )
        hint = did_you_mean(header, list(words))
        if meant in missing:
            columns[index] = meant
            missing.remove(meant)
            hint = message("did you mean {word!r}?", word=named[meant])
        elif required:
            hint = message("missing: {names}", names=", ".join(named[one] for one in required))
        found.append(Found(head.places[index], header, message("unknown column"), hint))
    hidden = frozenset(required) & frozenset(missing)
    if hidden and not unknown:
        said = _missing([named[one] for one in sorted(hidden)])
        found.append(Found(head.place, message("header"), said))
    return columns, hidden, found


def _names(name: str, line: Line) -> dict[str, str]:
    """The headers of a table by field, in the language of the line."""
    columns = columns_of(ROW_TYPES[name])
    if any(map(is_chinese, line.cells)):
        return {field: column.zh for field, column in columns.items()}
    return {field: field for field in columns}


def _missing(columns: list[str]) -> Message:
    names = ", ".join(columns)
    if len(columns) > 1:
        return message("missing columns {names}", names=names)
    return message("missing column {names}", names=names)
