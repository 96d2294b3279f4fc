"""Checks of names: nothing is named twice, and every name that a row or a limit uses exists.

Of rows they read the text of the cells, so they also work beside rows of a wrong shape.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from optimizer.scenario.read.called import Called, called, choices_like
from optimizer.scenario.read.headers import PATTERN_WORDS
from optimizer.scenario.read.mistakes import Found, Trail, did_you_mean, near, shown
from optimizer.scenario.read.shape import choices
from optimizer.scenario.read.tables import Row, Table
from optimizer.scenario.read.yaml_file import Document
from optimizer.scenario.schema.column import columns_of, key_of
from optimizer.scenario.schema.fields import HALF_DAYS, NameOf
from optimizer.scenario.schema.strict import Strict
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.words.message import Message, message

Names = Mapping[str, Collection[str] | None]

_HINTS = 100  # in one column; finding the nearest of many words takes time
_MAY_REPEAT = ("comp_credits",)


def known_names(document: Document, tables: Mapping[str, Table]) -> Names:
    """The names of each kind; None where a broken file or cell hides one, or none is said."""
    slots, classes = _keys(document, "slots"), _keys(document, "item_classes")
    items = _column(tables["items"], "id")
    halves = [str(half) for half in HALF_DAYS]
    return {
        "sub-district": _keys(document, "sub_districts"),
        "place": _column(tables["places"], "id"),
        "hall": _column(tables["places"], "id", _is_hall),
        "post": _column(tables["posts"], "id"),
        "person": _column(tables["people"], "code"),
        "item": items,
        "van": _column(tables["vans"], "id"),
        "visit": _column(tables["visits"], "id"),
        "road node": _column(tables["road_nodes"], "id"),
        "road class": _keys(document, "road_classes"),
        "place, visit or stop": _sites(tables),
        "slot": slots,
        "slot or half-day": None if slots is None else [*slots, *halves],
        "slot, half-day or id": None,  # the checks of pins know which of them a row may say
        "slot, half-day or day": None if slots is None else [*slots, *halves, "day"],
        "slot, worked or off": None if slots is None else [*slots, "worked", "off"],
        "item class": classes,
        "item class or item": None if classes is None or items is None else [*classes, *items],
        "regime": _keys(document, "regimes"),
        "half-day of the week": PATTERN_WORDS,
    }


def names_are_known(
    names: Names, called_so: Called, tables: Mapping[str, Table]
) -> Iterator[Found]:
    """Every hall, person, item, slot and so on that a row names exists."""
    for table, model in ROW_TYPES.items():
        for field, column in columns_of(model).items():
            known = names[column.names] if column.names else None
            if known is None:
                continue
            told = 0
            is_list = model.model_fields[field].annotation == tuple[str, ...]
            for row in tables[table].rows:
                text = row.cells.get(field, "")
                for word in text.split("; ") if is_list else [text]:
                    if word and word not in known:
                        told += 1
                        said = _unknown(column.names, word, names, called_so, hint=told <= _HINTS)
                        yield row.found(field, *said)


def equipment_is_spelt_as_on_board(tables: Mapping[str, Table]) -> Iterator[Found]:
    """Equipment that an item needs is spelt like that of the vans, if they have any like it."""
    on_board = {
        word: None
        for row in tables["vans"].rows
        for word in row.cells.get("equipment", "").split("; ")
        if word
    }
    for row in tables["items"].rows:
        for word in row.cells.get("equipment", "").split("; "):
            if word not in on_board and near(word, on_board):
                problem = message(
                    "unknown {kind} {name}", kind=message("equipment"), name=shown(word)
                )
                yield row.found("equipment", problem, did_you_mean(word, on_board))


def settings_name_what_exists(
    settings: Mapping[str, Mapping[str, Strict]],
    names: Names,
    called_so: Called,
    document: Document,
) -> Iterator[Found]:
    """Every regime, person and slot that a setting of a rule names exists."""
    for path, kind, word in _named(settings, ()):
        known = names[kind]
        if known is not None and word not in known:
            yield document.found(path, *_unknown(kind, word, names, called_so, hint=True))


def keys_are_unique(tables: Mapping[str, Table]) -> Iterator[Found]:
    """No two rows of a table have the same key."""
    for name, model in ROW_TYPES.items():
        fields = key_of(model)
        if name in _MAY_REPEAT or tables[name].hidden:
            continue
        first: dict[str, Row] = {}
        for row in tables[name].rows:
            earlier = first.setdefault(row.key, row)
            if earlier is not row and all(row.text(field) for field in fields):
                problem = message("{key} is there already", key=shown(row.key))
                yield row.found(fields[0], problem, message("see {where}", where=earlier.place))


def _named(value: object, path: Trail, kind: str = "") -> Iterator[tuple[Trail, str, str]]:
    """Every name in settings: where it is said, what it is a name of, the name."""
    if isinstance(value, Strict):
        for name, field in type(value).model_fields.items():
            marks = [mark.kind for mark in field.metadata if isinstance(mark, NameOf)]
            yield from _named(getattr(value, name), (*path, name), *marks)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _named(part, (*path, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _named(part, (*path, index), kind)
    elif isinstance(value, str) and kind and value:
        yield path, kind, value


def _unknown(
    kind: str, word: str, names: Names, called_so: Called, *, hint: bool
) -> tuple[Message, Message | None]:
    if kind == "hall" and word in (names["place"] or ()):
        return message("{name} is a place, but no hall", name=shown(word)), None
    problem = message("unknown {kind} {name}", kind=message(kind), name=shown(word))
    several = called_so.get(kind, {}).get(word, ())
    if several:
        return problem, message("several have this name: {ids}", ids=", ".join(several))
    known = choices_like(word, kind, names[kind] or (), called_so) if hint else ()
    return problem, did_you_mean(word, known)


def _is_hall(row: Row) -> bool:
    options = choices(ROW_TYPES["places"].model_fields["kind"].annotation)
    return row.cells.get("kind") not in options or row.cells["kind"] == "hall"


def _column(table: Table, field: str, keep: object = None) -> dict[str, None] | None:
    needed = ROW_TYPES[table.name].model_fields[field].is_required()
    lost = needed and any(field not in row.cells for row in table.rows)
    if lost or not table.readable or field in table.hidden:
        return None
    rows = [row for row in table.rows if not callable(keep) or keep(row)]
    return {row.cells[field]: None for row in rows if field in row.cells}


def _sites(tables: Mapping[str, Table]) -> dict[str, None] | None:
    """The names that a travel time is about; a visit's place, or else its own id."""
    columns = [_column(tables[name], "id") for name in ("places", "stops", "visits")]
    places = _column(tables["visits"], "place")
    if places is None or any(column is None for column in columns):
        return None
    return {name: None for column in (*columns, places) for name in column or ()}


def _keys(document: Document, group: str) -> dict[str, None] | None:
    found = document.data.get(group)
    return dict.fromkeys(found) if isinstance(found, dict) else None


def run(
    settings: Mapping[str, Mapping[str, Strict]], document: Document, tables: Mapping[str, Table]
) -> Iterator[Found]:
    """What the checks of names find."""
    names, called_so = known_names(document, tables), called(document, tables)
    yield from keys_are_unique(tables)
    yield from names_are_known(names, called_so, tables)
    yield from equipment_is_spelt_as_on_board(tables)
    yield from settings_name_what_exists(settings, names, called_so, document)


CHECKS = (
    keys_are_unique,
    names_are_known,
    equipment_is_spelt_as_on_board,
    settings_name_what_exists,
)
"""The checks of names."""
