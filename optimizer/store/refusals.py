"""What databases say when they refuse, as one sentence of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from optimizer.errors import UsageError
from optimizer.words.catalogue import register
from optimizer.words.foreign import foreign
from optimizer.words.message import Message, message

_BUSY = "{store} is in use by another program: let it end and try again; nothing was published"
_READ_ONLY = "{store} may not be written to; nothing was published"
_FULL = (
    "there is no room for {store}: the disk is full, or a file may not grow; nothing was published"
)
_NO_DATABASE = "{store} is no database"
_DAMAGED = "{store} is damaged: take a copy of an earlier day"
_CLOSED = "{store} cannot be opened: there is no such folder, or it may not be read"
_UNREACHABLE = "{store} cannot be reached ({why})"
_REFUSED = "{store}: the database refuses ({why})"
_NO_DRIVER = (
    "for {store} the program needs one package more: pip install 'laoshan-optimizer[postgres]'"
)
register(
    {
        _BUSY: "{store} 正被另一程序使用：请等它结束后重试；未发布任何内容",
        _READ_ONLY: "{store} 不可写入；未发布任何内容",
        _FULL: "{store} 没有空间：磁盘已满或文件大小受限；未发布任何内容",
        _NO_DATABASE: "{store} 不是数据库",
        _DAMAGED: "{store} 已损坏：请取用较早的备份",
        _CLOSED: "{store} 无法打开：没有该文件夹，或无权读取",
        _UNREACHABLE: "{store} 无法连接（{why}）",
        _REFUSED: "{store}：数据库拒绝执行（{why}）",
        _NO_DRIVER: "使用 {store} 还需安装一个软件包：pip install 'laoshan-optimizer[postgres]'",
    }
)

_SQLITE = {
    "BUSY": _BUSY,
    "LOCKED": _BUSY,
    "READONLY": _READ_ONLY,
    "PERM": _READ_ONLY,
    "FULL": _FULL,
    "IOERR": _FULL,
    "NOTADB": _NO_DATABASE,
    "CORRUPT": _DAMAGED,
    "CANTOPEN": _CLOSED,
}
_POSTGRES = {
    "55P03": _BUSY,  # lock_not_available
    "57014": _BUSY,  # query_canceled, by a time limit
    "25006": _READ_ONLY,  # read_only_sql_transaction
    "42501": _READ_ONLY,  # insufficient_privilege
    "53100": _FULL,  # disk_full
}


@contextmanager
def told(store: str) -> Iterator[None]:
    """What a database refuses inside is a UsageError that names the store."""
    try:
        yield
    except DBAPIError as error:
        raise UsageError(_sentence(store, error.orig)) from None
    except sqlite3.Error as error:  # as the connection is opened
        raise UsageError(_sentence(store, error)) from None
    except ImportError as error:
        if error.name != "psycopg" and "pq wrapper" not in str(error):  # its library
            raise
        raise UsageError(message(_NO_DRIVER, store=store)) from None


def _sentence(store: str, cause: BaseException | None) -> Message:
    name = getattr(cause, "sqlite_errorname", "").removeprefix("SQLITE_").partition("_")[0]
    code = getattr(cause, "sqlstate", None)
    template = _SQLITE.get(name) or _POSTGRES.get(code or "")
    if template:
        return message(template, store=store)
    why = foreign(str(cause).strip().splitlines()[0] if str(cause).strip() else name, "数据库错误")
    unreachable = code is None and not name
    return message(_UNREACHABLE if unreachable else _REFUSED, store=store, why=why)
