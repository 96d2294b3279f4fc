"""What a table's column says of itself beside its type: header, key, what its names name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.scenario.schema.strict import Strict


@dataclass(frozen=True, slots=True)
class Column:
    """Stands in the annotation of a field of a row; the English header is the field's name.

    `zh` is the Chinese header, `also` another one that is understood. `names` is the kind of thing
    that the cell names (`person`, `hall`, ...), which must exist. `key` columns together name the
    row.
    """

    zh: str
    also: str = ""
    names: str = ""
    key: bool = False


@cache
def columns_of(row: type[Strict]) -> dict[str, Column]:
    """The columns of a table by field, in order."""
    found = {}
    for name, field in row.model_fields.items():
        (found[name],) = (mark for mark in field.metadata if isinstance(mark, Column))
    return found


@cache
def key_of(row: type[Strict]) -> tuple[str, ...]:
    """The fields that together name a row."""
    return tuple(name for name, column in columns_of(row).items() if column.key)
