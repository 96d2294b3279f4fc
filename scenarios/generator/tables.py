"""Rows as CSV text: the loader's own columns, a first line that says where the file is from."""

from __future__ import annotations

import csv
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, Any

from optimizer.scenario.schema.fields import (
    DatedSpan,
    Moment,
    Span,
    clock_text,
    dated_span_text,
    moment_text,
    span_text,
)
from optimizer.scenario.schema.rows_people import PreviousDayRow
from optimizer.scenario.schema.tables import ROW_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from optimizer.scenario.schema.strict import Strict


_TEXTS: dict[type, Callable[[Any], str]] = {
    Span: span_text,
    DatedSpan: dated_span_text,
    Moment: moment_text,
}


def csv_text(table: str, rows: Sequence[Strict], about: str) -> str:
    """A table as text, `about` in its first line; columns without any news are left out."""
    fields = ROW_TYPES[table].model_fields
    wanted = [
        name
        for name, field in fields.items()
        if field.is_required() or any(getattr(row, name) != field.default for row in rows)
    ]
    text = StringIO()
    text.write(f"# {about}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(wanted)
    for row in rows:
        writer.writerow([_cell(row, name) for name in wanted])
    return text.getvalue()


def _cell(row: Strict, name: str) -> str:
    value: Any = getattr(row, name)
    if isinstance(row, PreviousDayRow) and name == "until" and value is not None:
        return clock_text(value)
    return _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    for kind, text in _TEXTS.items():
        if isinstance(value, kind):
            return text(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return "; ".join(map(_text, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
