"""Where a store is: a file of SQLite beside the scenario, or a database that a URL names."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from optimizer.errors import UsageError
from optimizer.words.catalogue import register
from optimizer.words.message import message

FILE = "plans.sqlite"
SQLITE, POSTGRES = "sqlite", "postgresql"
_EXAMPLES = "sqlite:///plans.sqlite, postgresql://server/database"

_NO_URL = "--store {text}: should be a URL like {examples}"
_NO_FILE = "--store {text}: should name a file, like sqlite:///plans.sqlite, and no more"
register(
    {
        _NO_URL: "--store {text}：应为 URL，例如 {examples}",
        _NO_FILE: "--store {text}：应只写文件，例如 sqlite:///plans.sqlite",
    }
)


def address(folder: Path, text: str | None = None) -> URL:
    """The URL that was asked for, or the file in the scenario's folder; UsageError: it is none."""
    if not text:
        return URL.create(SQLITE, database=str(folder / FILE))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise _no_url(text) from None
    kind, _, driver = url.drivername.partition("+")
    if kind == SQLITE and driver in ("", "pysqlite"):
        if url.database in (None, "", ":memory:") or url.host or url.query:
            raise UsageError(message(_NO_FILE, text=text))
        return url.set(drivername=SQLITE)
    if kind in (POSTGRES, "postgres") and driver in ("", "psycopg"):
        return url.set(drivername=f"{POSTGRES}+psycopg")
    raise _no_url(text)


def _no_url(text: str) -> UsageError:
    shown = re.sub(r"(//[^/]*?:)[^/]*@", r"\1***@", text)
    return UsageError(message(_NO_URL, text=shown, examples=_EXAMPLES))
