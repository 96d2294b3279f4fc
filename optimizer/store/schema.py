"""Whose tables a database holds, and of which version of the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from optimizer.errors import UsageError
from optimizer.store.tables import SCHEMA_TABLE
from optimizer.words.catalogue import register
from optimizer.words.message import message

if TYPE_CHECKING:
    from sqlalchemy import Connection

_NEWER = "{store} was written by a newer version of this program: use that one"
_NOT_OURS = "{store} is a database of something else: name another place with --store URL"
register(
    {
        _NEWER: "{store} 由本程序的更新版本写成：请用该版本",
        _NOT_OURS: "{store} 是其他用途的数据库：请用 --store URL 另指定位置",
    }
)
_MIGRATIONS = Path(__file__).with_name("migrations")


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever written."""
    return not inspect(connection).has_table(SCHEMA_TABLE)


def refuse_others(connection: Connection, store: str) -> None:
    """Raises UsageError for a database of something else, or of a newer version."""
    tables = inspect(connection).get_table_names()
    if SCHEMA_TABLE not in tables:
        if tables:
            raise UsageError(message(_NOT_OURS, store=store))
        return
    scripts = ScriptDirectory(str(_MIGRATIONS))
    known = {script.revision for script in scripts.walk_revisions()}
    if not _revisions(connection) <= known:
        raise UsageError(message(_NEWER, store=store))


def upgrade(connection: Connection) -> None:
    """Brings the tables to this version, in the connection's transaction."""
    if _revisions(connection) == set(ScriptDirectory(str(_MIGRATIONS)).get_heads()):
        return
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")


def _revisions(connection: Connection) -> set[str]:
    context = MigrationContext.configure(connection, opts={"version_table": SCHEMA_TABLE})
    return set(context.get_current_heads())
