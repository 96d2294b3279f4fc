"""Names that people read, where tables want ids: an unambiguous one is taken for its id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from optimizer.scenario.read.headers import in_chinese, is_chinese
from optimizer.scenario.read.tables import Row, Table
from optimizer.scenario.read.yaml_file import Document
from optimizer.scenario.schema.column import columns_of
from optimizer.scenario.schema.tables import ROW_TYPES

Called = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By kind of thing and name: the ids that are called so."""

_GROUPS = {
    "sub-district": "sub_districts",
    "slot": "slots",
    "item class": "item_classes",
    "regime": "regimes",
    "road class": "road_classes",
}
_TABLES = {"place": "places", "item": "items", "visit": "visits"}
_TOGETHER = {
    "slot or half-day": ("slot",),
    "slot, half-day or id": ("slot",),
    "slot, half-day or day": ("slot",),
    "item class or item": ("item class", "item"),
}


def called(document: Document, tables: Mapping[str, Table]) -> Called:
    """What names the scenario gives to the things that have ids."""
    pairs: dict[str, list[tuple[str, str]]] = {
        kind: list(_in_settings(document, group)) for kind, group in _GROUPS.items()
    }
    pairs |= {kind: list(_in_rows(tables[name].rows)) for kind, name in _TABLES.items()}
    halls = [row for row in tables["places"].rows if row.cells.get("kind") == "hall"]
    pairs["hall"] = list(_in_rows(halls))
    pairs["place, visit or stop"] = [
        *pairs["place"],
        *_in_rows(tables["stops"].rows),
        *_in_rows(row for row in tables["visits"].rows if "place" not in row.cells),
    ]
    for kind, parts in _TOGETHER.items():
        pairs[kind] = [pair for part in parts for pair in pairs[part]]
    return {kind: _by_name(found) for kind, found in pairs.items()}


def say_ids(document: Document, tables: Mapping[str, Table]) -> None:
    """Puts ids into the cells of rows that say names."""
    known = called(document, tables)
    for table, model in ROW_TYPES.items():
        for field, column in columns_of(model).items():
            names = known.get(column.names, {})
            is_list = model.model_fields[field].annotation == tuple[str, ...]
            for row in tables[table].rows if names else ():
                text = row.cells.get(field, "")
                words = text.split("; ") if is_list else [text]
                if any(word in names for word in words):
                    row.cells[field] = "; ".join(_id_of(word, names) for word in words)


def choices_like(word: str, kind: str, ids: Collection[str], known: Called) -> list[str]:
    """The ids of a kind, each by its Chinese name where the word is Chinese and the id is not."""
    if not is_chinese(word):
        return list(ids)
    chinese = {
        one: name
        for name, meant in known.get(kind, {}).items()
        for one in meant
        if is_chinese(name)
    }
    return [one if is_chinese(one) else chinese.get(one, in_chinese(one)) for one in ids]


def _id_of(word: str, names: Mapping[str, tuple[str, ...]]) -> str:
    meant = names.get(word, ())
    return meant[0] if len(meant) == 1 else word


def _by_name(pairs: Collection[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Ids by name; an id is called by itself alone, whatever else has it for a name."""
    found: dict[str, dict[str, None]] = {}
    ids = {one for one, _ in pairs}
    for one, name in pairs:
        if name not in ids:
            found.setdefault(name, {})[one] = None
    return {name: tuple(meant) for name, meant in found.items()}


def _in_settings(document: Document, group: str) -> Iterator[tuple[str, str]]:
    entries = document.data.get(group)
    for one, said in entries.items() if isinstance(entries, dict) else ():
        name = said.get("name", said) if isinstance(said, dict) else {}
        for text in name.values() if isinstance(name, dict) else ():
            if isinstance(text, str):
                yield one, text


def _in_rows(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for field in ("name_zh", "name_en", "name"):
            if "id" in row.cells and field in row.cells:
                yield row.cells["id"], row.cells[field]
