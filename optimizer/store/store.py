"""A scenario's store: reading and writing in one transaction each."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sqlalchemy import NullPool, create_engine, event, text

from optimizer.store.address import SQLITE, address
from optimizer.store.refusals import told
from optimizer.store.schema import is_empty, refuse_others, upgrade

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import URL, Connection, Engine

    from optimizer.scenario.scenario import Scenario

PATIENCE_S = 5
"""How long another program may keep the store for itself."""
_MOMENT_S = 0.01
_WRITERS = 7_402_310
"""The lock of PostgreSQL that one writer holds at a time."""
Answer = TypeVar("Answer")


class Series(NamedTuple):
    """What versions are numbered for: a scenario by its English name, and its dates."""

    scenario: str
    first: date
    last: date


def store_of(scenario: Scenario, folder: str | Path, url: str | None = None) -> Store:
    """The store of a scenario: at `url`, or the file `plans.sqlite` in its folder."""
    file = scenario.file
    return Store(address(Path(folder), url), Series(file.name.en, file.first, file.last))


@dataclass(frozen=True, slots=True)
class Store:
    """Where the plans of a series are kept."""

    url: URL
    series: Series

    @property
    def name(self) -> str:
        """The address as people may see it."""
        return self.url.render_as_string(hide_password=True)

    def read(self, ask: Callable[[Connection], Answer], otherwise: Answer) -> Answer:
        """What is asked of one state of the store; `otherwise` where nothing was ever written.

        UsageError says why it cannot be read.
        """
        if self._is_file and not Path(str(self.url.database)).exists():
            return otherwise
        with told(self.name), self._connected(writes=False) as connection:
            refuse_others(connection, self.name)
            return otherwise if is_empty(connection) else ask(connection)

    def write(self, act: Callable[[Connection], Answer]) -> Answer:
        """Does something wholly or not at all, while nobody else writes.

        It is on the disk when this returns. UsageError says why nothing was done.
        """
        with told(self.name), self._connected(writes=True) as connection:
            refuse_others(connection, self.name)
            upgrade(connection)
            return act(connection)

    @property
    def _is_file(self) -> bool:
        return self.url.drivername == SQLITE

    @contextmanager
    def _connected(self, *, writes: bool) -> Iterator[Connection]:
        engine = _sqlite(self.url, writes) if self._is_file else _postgres(self.url, writes)
        try:
            with engine.begin() as connection:
                if not self._is_file and writes:
                    _keep_others_out(connection)
                yield connection
        finally:
            engine.dispose()


def _sqlite(url: URL, writes: bool) -> Engine:
    path = Path(str(url.database))
    connect = partial(_sqlite_connection, path, writes=writes)
    engine = create_engine(url, poolclass=NullPool, creator=connect)
    event.listen(engine, "connect", _durable if writes else _ours_alone)
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _sqlite_connection(path: Path, *, writes: bool) -> sqlite3.Connection:
    """A connection to the file; to one that may only be read, without the files beside it."""
    beside = path.with_name(f"{path.name}-wal")
    as_now = os.access in os.supports_effective_ids
    may_write = all(os.access(p, os.W_OK, effective_ids=as_now) for p in (path, path.parent))
    if writes or may_write or beside.exists():
        return sqlite3.connect(path, timeout=PATIENCE_S)
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _ours_alone(connection: Any, _: object) -> None:
    """Transactions begin and end where we say so, not where the driver thinks."""
    connection.isolation_level = None


def _durable(connection: Any, _: object) -> None:
    _ours_alone(connection, _)
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """SQLite does not wait by itself while somebody else makes this change, the very first."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(_MOMENT_S)


def _postgres(url: URL, writes: bool) -> Engine:
    return create_engine(
        url,
        poolclass=NullPool,
        connect_args={"connect_timeout": PATIENCE_S},
        isolation_level="READ COMMITTED" if writes else "REPEATABLE READ",
    )


def _keep_others_out(connection: Connection) -> None:
    """One writer at a time; who reads is not held up."""
    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE_S}s'"))
    connection.execute(text("SET LOCAL synchronous_commit = on"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS})
