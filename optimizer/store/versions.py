"""Versions of a scenario's plans: what was published, over what, by whom and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import func, select

from optimizer.errors import UsageError
from optimizer.exchange.bare_plan import bare_roster, bare_routes
from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.roster_json import plan_in, roster_file_in
from optimizer.exchange.routes_file import RoutesFile
from optimizer.exchange.routes_json import routes_file_in
from optimizer.store.chain import append, facts_of
from optimizer.store.documents import canonical, hash_of
from optimizer.store.store import Series, Store
from optimizer.store.tables import DOCUMENTS, ENTRIES
from optimizer.words.catalogue import register
from optimizer.words.message import message

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from optimizer.roster.plan.plan import RosterPlan

Kind = Literal["roster", "routes", "whole", "promise"]
"""What was published: a plan, both as one, or a time that was promised to a caller."""

_NOTHING = "there is no version {version}: {store} holds none of this scenario and these dates"
_UNKNOWN = "there is no version {version}: the newest is {newest}"
_NO_ROSTER = "no roster was published up to version {version}"
_NO_ROUTES = "no routes were published up to version {version}"
_GONE = (
    "the plan of version {version} is missing in {store}, or not as it was written: "
    "see optimizer history --verify"
)
register(
    {
        _NOTHING: "没有第{version}版：{store} 中没有本方案、这些日期的版本",
        _UNKNOWN: "没有第{version}版：最新为第{newest}版",
        _NO_ROSTER: "截至第{version}版没有发布过值班表",
        _NO_ROUTES: "截至第{version}版没有发布过路线计划",
        _GONE: (
            "{store} 中缺少第{version}版的计划，或与写入时不同：请运行 optimizer history --verify"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Version:
    """A published version; `facts` are the codes and figures of its kind.

    Its facts `roster` and `routes` are the hashes of the plans that were published with it.
    """

    version: int
    parent: int | None
    at: str
    who: str
    why: str
    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to become a version over `over`, the newest one (None: there is none yet)."""

    kind: Kind
    at: datetime
    who: str
    why: str
    over: int | None = None
    roster: RosterFile | None = None
    routes: RoutesFile | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


def record(store: Store, draft: Draft) -> int | None:
    """Publishes a draft, wholly or not at all; its version.

    None when the newest version is not the one that the draft lies over: nothing was done.
    UsageError says why the store cannot be written.
    """

    def act(connection: Connection) -> int | None:
        known = versions_in(connection, store.series)
        newest = known[-1].version if known else None
        if newest != draft.over:
            return None
        version = _next(newest, draft)
        documents = _documents(draft)
        facts = {**draft.facts, **{name: hash_of(text) for name, text in documents.items()}}
        append(connection, _row(store.series, draft, version, facts), [*documents.values()])
        return version

    return store.write(act)


def _next(newest: int | None, draft: Draft) -> int:
    """The first one counts the plans that its roster says were handed out before."""
    if newest is None:
        newest = draft.roster.version if draft.roster else 0
    return newest + 1


def _documents(draft: Draft) -> dict[str, str]:
    found = {}
    if draft.roster is not None:
        found["roster"] = canonical(bare_roster(draft.roster))
    if draft.routes is not None:
        found["routes"] = canonical(bare_routes(draft.routes))
    return found


def _row(series: Series, draft: Draft, version: int, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kind": draft.kind,
        **_key(series),
        "version": version,
        "parent": draft.over,
        "at": draft.at.isoformat(),
        "who": draft.who,
        "why": draft.why,
        "facts": canonical(facts),
    }


def _key(series: Series) -> dict[str, str]:
    return {
        "scenario": series.scenario,
        "first": series.first.isoformat(),
        "last": series.last.isoformat(),
    }


def versions(store: Store) -> tuple[Version, ...]:
    """All versions of the store's series, the oldest first."""
    return store.read(lambda connection: versions_in(connection, store.series), ())


def versions_in(connection: Connection, series: Series) -> tuple[Version, ...]:
    """Those that can still be read, the oldest first; what cannot is a fault of the chain."""
    query = select(ENTRIES).filter_by(**_key(series)).order_by(ENTRIES.c.number)
    return tuple(
        Version(
            row["version"], row["parent"], row["at"], row["who"], row["why"], row["kind"],
            facts_of(row),
        )
        for row in map(dict, connection.execute(query).mappings())
        if _is_readable(row)
    )  # fmt: skip


def _is_readable(row: Mapping[str, Any]) -> bool:
    texts = all(isinstance(row[name], str) for name in ("kind", "at", "who", "why"))
    return texts and isinstance(row["version"], int) and isinstance(row["parent"], int | None)


def series_in(connection: Connection) -> dict[Series, int]:
    """How many versions the store has of each scenario and its dates."""
    columns = ENTRIES.c.scenario, ENTRIES.c.first, ENTRIES.c.last
    query = select(*columns, func.count()).group_by(*columns).order_by(*columns)
    found = {}
    for scenario, first, last, n in connection.execute(query):
        with suppress(TypeError, ValueError):  # a fault of the chain
            found[Series(str(scenario), date.fromisoformat(first), date.fromisoformat(last))] = n
    return found


def published_roster(store: Store, version: int) -> RosterPlan:
    """The roster in force at a version: its own, or that of the last one before it.

    Its `version` is as if it were handed out with this one, so what replaces it counts on.
    UsageError: there is none.
    """
    text, where = _in_force(store, version, "roster", _NO_ROSTER)
    return replace(plan_in(roster_file_in(text, where)), version=version - 1)


def published_routes(store: Store, version: int) -> RoutesFile:
    """The routes in force at a version, as a file of codes; UsageError: there are none."""
    text, where = _in_force(store, version, "routes", _NO_ROUTES)
    return routes_file_in(text, where)


def in_force(known: Sequence[Version], version: int, plan: str) -> Version | None:
    """Which version up to this one brought the roster, or the routes."""
    had = [one for one in known if one.version <= version and one.facts.get(plan)]
    return had[-1] if had else None


def _in_force(store: Store, version: int, plan: str, missing: str) -> tuple[bytes, str]:
    """The text of a plan, and how its place is called."""

    def ask(connection: Connection) -> tuple[bytes, str]:
        known = versions_in(connection, store.series)
        refuse_unknown(store, known, version)
        found = in_force(known, version, plan)
        if found is None:
            raise UsageError(message(missing, version=version))
        query = select(DOCUMENTS.c.content).filter_by(hash=found.facts[plan])
        text = connection.scalar(query)
        if not isinstance(text, str) or hash_of(text) != found.facts[plan]:
            raise UsageError(message(_GONE, version=found.version, store=store.name))
        return text.encode(), f"{store.name} ({found.version})"

    none: tuple[bytes, str] = (b"", "")
    text, where = store.read(ask, none)
    if not where:
        refuse_unknown(store, (), version)
    return text, where


def refuse_unknown(store: Store, known: Sequence[Version], version: int) -> None:
    """Raises UsageError for a version that is not among those known."""
    if version in {one.version for one in known}:
        return
    if not known:
        raise UsageError(message(_NOTHING, version=version, store=store.name))
    raise UsageError(message(_UNKNOWN, version=version, newest=known[-1].version))
