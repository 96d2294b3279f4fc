"""What was published of a scenario, and whether the record of it is as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from optimizer.store.chain import end, faults
from optimizer.store.store import Store
from optimizer.store.versions import Version, series_in, versions_in
from optimizer.views.history import History, OtherVersions, PublishedVersion

if TYPE_CHECKING:
    from sqlalchemy import Connection


def history(store: Store) -> History:
    """All versions, the oldest first; UsageError says why the store cannot be read."""

    def ask(connection: Connection) -> History:
        others = {key: n for key, n in series_in(connection).items() if key != store.series}
        entries, last = end(connection)
        return History(
            store=store.name,
            versions=tuple(map(_shown, versions_in(connection, store.series))),
            faults=tuple(faults(connection)),
            entries=entries,
            hash=last,
            others=tuple(OtherVersions(*series, n) for series, n in others.items()),
        )

    return store.read(ask, History(store.name))


def _shown(one: Version) -> PublishedVersion:
    return PublishedVersion(
        version=one.version,
        parent=one.parent,
        when=one.at,
        by=one.who,
        why=one.why,
        kind=one.kind,
        changes=tuple(row for row in _listed(one, "changes") if isinstance(row, dict)),
        what_ifs=tuple(str(name) for name in _listed(one, "what_ifs")),
    )


def _listed(one: Version, fact: str) -> list[Any]:
    """A list of facts; of a record that was changed it may be anything."""
    found = one.facts.get(fact)
    return found if isinstance(found, list) else []
