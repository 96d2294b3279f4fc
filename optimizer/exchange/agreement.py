"""What a file states against what is so, key by key.

What is so is written by the same functions that write the file, so whatever a file can say is
compared. Rows of a list are the same when their keys are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from optimizer.exchange.fields import Row
from optimizer.solving.verdict import Violation
from optimizer.words.catalogue import register
from optimizer.words.label import Label
from optimizer.words.message import message

NAME = "file"
"""What the judge calls the rule that a file states what is so."""

_OTHER = "the file says {said}, but it is {due}"
_TOO_MUCH = "the file says {said}, which is not so"
_MISSING = "the file does not say {due}"
register(
    {
        _OTHER: "文件写的是{said}，实为{due}",
        _TOO_MUCH: "文件写了{said}，与事实不符",
        _MISSING: "文件缺少{due}",
    }
)

KEYS: Mapping[str, tuple[str, ...]] = {
    "duties": ("hall", "date", "slot"),
    "meals": ("person", "date", "start"),
    "reasons": ("place", "person"),
    "comp": ("person", "date", "half"),
    "rotations": ("person", "date"),
    "attendance": ("person", "session"),
    "loans": ("person", "date", "half"),
    "crews": ("van", "date"),
    "batch": ("job",),
    "stand_ins": ("post", "date", "half"),
    "shortages": ("rule", "what", "hall", "date", "part"),
    "what_ifs": ("name",),
    "changes": ("where", "person", "date"),
    "before": ("kind", "place", "part"),
    "after": ("kind", "place", "part"),
    "routes": ("shift",),
    "stops": ("visit",),
    "items": ("en", "zh"),
    "at_home": ("van", "date"),
    "left_out": ("visit",),
    "unmet_turns": ("sub_district", "week"),
    "elsewhere": ("visit",),
}
"""By which of its fields a row of each list is found again."""

DUE = {("", "at_home"), ("", "elsewhere"), ("shortages", "reasons"), ("left_out", "code")}
"""What may not be missing although a file can be read without it: list of the row, field."""

Facts = Mapping[str, Any]


def disagreements(stated: Row, so: Row) -> Iterator[Violation]:
    """Names every value that a file states and that is not so; what it does not state is passed.

    `so` is a row of the same model, as it would be written.
    """
    yield from _of_row(_facts(stated), _facts(so), "", "$", None)


def _facts(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = row.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return found


def _of_row(said: Facts, so: Facts, kind: str, where: str, day: date | None) -> Iterator[Violation]:
    told = said.get("date") or said.get("week")
    day = date.fromisoformat(told) if told else day
    due = [name for of, name in sorted(DUE) if of == kind and name in so and name not in said]
    for name in (*said, *due):
        yield from _of_value(said.get(name), so.get(name), name, f"{where}.{name}", day)


def _of_value(said: Any, so: Any, name: str, where: str, day: date | None) -> Iterator[Violation]:
    if isinstance(said, dict) and isinstance(so, dict):
        yield from _of_row(said, so, name, where, day)
    elif isinstance(so, list) and (said is None or isinstance(said, list)):
        yield from _of_list(said or [], so, name, where, day)
    elif said != so:
        text = message(_OTHER, said=_shown(said), due=_shown(so))
        yield Violation(NAME, where, day, text)


def _of_list(
    said: Sequence[Any], so: Sequence[Any], name: str, where: str, day: date | None
) -> Iterator[Violation]:
    """Rows with the same key are compared, first with first; the others are named."""
    open_ones: dict[str, list[Any]] = {}
    for one in so:
        open_ones.setdefault(_key(one, name), []).append(one)
    for place, one in enumerate(said):
        at, same = f"{where}[{place}]", open_ones.get(_key(one, name))
        if not same:
            yield Violation(NAME, at, _day(one, day), message(_TOO_MUCH, said=_shown(one)))
        elif isinstance(one, dict):
            yield from _of_row(one, same.pop(0), name, at, day)
        else:
            same.pop(0)
    for one in (one for rest in open_ones.values() for one in rest):
        yield Violation(NAME, where, _day(one, day), message(_MISSING, due=_shown(one)))


def _key(one: Any, name: str) -> str:
    named = [one.get(key) for key in KEYS[name]] if isinstance(one, dict) else one
    return json.dumps(named, ensure_ascii=False)


def _day(one: Any, day: date | None) -> date | None:
    told = (one.get("date") or one.get("week")) if isinstance(one, dict) else None
    return date.fromisoformat(told) if told else day


def _shown(value: Any) -> Label | str:
    """A value as people read it; of a row its first fields."""
    if value is None or value in ([], ""):
        return Label("nothing", "“无”")
    if isinstance(value, bool):
        return Label("yes", "“是”") if value else Label("no", "“否”")
    if isinstance(value, dict):
        if value.keys() == {"en", "zh"}:
            return Label(value["en"], value["zh"])
        told = [str(one) for one in value.values() if isinstance(one, str | int)]
        return " ".join(told[:_SHOWN])
    return str(value)


_SHOWN = 4
