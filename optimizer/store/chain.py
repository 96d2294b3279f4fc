"""The entries of a store, each with the hash of the one before: what was changed later is found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from optimizer.errors import UsageError
from optimizer.store.documents import canonical, hash_of
from optimizer.store.tables import DOCUMENTS, ENTRIES, HEAD
from optimizer.words.catalogue import register
from optimizer.words.message import Message, message

if TYPE_CHECKING:
    from sqlalchemy import Connection

Row = Mapping[str, Any]
PLANS = ("roster", "routes")
"""The facts of an entry that name a document."""

_CHANGED = "entry {number} is not as it was written"
_CUT = "the entries up to {number} are not those that its successor follows"
_MISSING = "entry {number} is missing"
_PLAN_MISSING = "entry {number}: its plan is missing"
_PLAN_CHANGED = "a plan is not as it was written (entry {number})"
_STRAY = "there is a plan that no entry names"
_END = "the chain does not end where it was ended: {n} entries, the last {hash}"
register(
    {
        _CHANGED: "第{number}条记录与写入时不同",
        _CUT: "第{number}条及以前的记录与其后一条所接的不同",
        _MISSING: "缺少第{number}条记录",
        _PLAN_MISSING: "第{number}条记录：缺少其计划",
        _PLAN_CHANGED: "计划与写入时不同（第{number}条记录）",
        _STRAY: "有计划不属于任何记录",
        _END: "记录的末尾与写入时不同：现有{n}条，最后一条为{hash}",
    }
)


def append(connection: Connection, entry: Row, documents: Sequence[str]) -> None:
    """Adds an entry, in the writer's transaction, and the documents that its facts name.

    UsageError: the chain does not end where it was ended.
    """
    if fault := _wrong_end(connection, _rows(connection)):
        raise UsageError(fault)
    count, last = end(connection)
    whole = {**entry, "number": count + 1, "previous": last}
    whole["hash"] = hash_of(canonical(whole))
    known = set(connection.scalars(select(DOCUMENTS.c.hash)))
    for content in documents:
        if (key := hash_of(content)) not in known:
            connection.execute(insert(DOCUMENTS).values(hash=key, content=content))
    connection.execute(insert(ENTRIES).values(whole))
    head = {"entries": count + 1, "hash": whole["hash"]}
    connection.execute(update(HEAD).values(head) if count else insert(HEAD).values(head))


def end(connection: Connection) -> tuple[int, str]:
    """How many entries there are, and the hash of the last."""
    rows = _rows(connection)
    return len(rows), str(rows[-1]["hash"]) if rows else ""


def faults(connection: Connection) -> list[Message]:
    """What is not as it was written; nothing when all is."""
    rows = _rows(connection)
    found = [*_broken_links(rows), *_wrong_documents(connection, rows)]
    end = _wrong_end(connection, rows)
    return [*found, end] if end else found


def _rows(connection: Connection) -> list[Row]:
    rows = connection.execute(select(ENTRIES).order_by(ENTRIES.c.number)).mappings()
    return [dict(row) for row in rows]


def _broken_links(rows: Sequence[Row]) -> Iterator[Message]:
    before: Row = {"number": 0, "hash": ""}
    for row in rows:
        if row["number"] != (due := before["number"] + 1):
            yield message(_MISSING, number=due)
        elif row["previous"] != before["hash"]:
            yield message(_CUT, number=before["number"])
        said = {name: value for name, value in row.items() if name != "hash"}
        if row["hash"] != hash_of(canonical(said)):
            yield message(_CHANGED, number=row["number"])
        if not isinstance(row["number"], int):
            return
        before = row


def _wrong_documents(connection: Connection, rows: Sequence[Row]) -> Iterator[Message]:
    content = {row.hash: row.content for row in connection.execute(select(DOCUMENTS))}
    named: dict[Any, Any] = {}
    for row in rows:
        for key in named_by(row):
            named.setdefault(key, row["number"])
            if key not in content:
                yield message(_PLAN_MISSING, number=row["number"])
    for key, text in content.items():
        if key not in named:
            yield message(_STRAY)
        elif not isinstance(text, str) or hash_of(text) != key:
            yield message(_PLAN_CHANGED, number=named[key])


def _wrong_end(connection: Connection, rows: Sequence[Row]) -> Message | None:
    end = [(len(rows), rows[-1]["hash"])] if rows else []
    if [tuple(row) for row in connection.execute(select(HEAD)).all()] == end:
        return None
    return message(_END, n=len(rows), hash=end[0][1] if end else "–")


def facts_of(row: Row) -> dict[str, Any]:
    """The facts of an entry; nothing where they cannot be read any more."""
    try:
        facts = json.loads(row["facts"])
    except (TypeError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def named_by(row: Row) -> list[str]:
    """The hashes of the documents that an entry names."""
    facts = facts_of(row)
    return [facts[name] for name in PLANS if isinstance(facts.get(name), str)]
