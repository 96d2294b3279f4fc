"""Where the optimizer may keep what it can make again: never in the installation itself."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

_NAME = "laoshan-optimizer"


@cache
def cache_folder(asked_for: str = "") -> Path | None:
    """The folder that was asked for, the user's cache, or a private temporary one; None if none."""
    if asked_for:
        return _usable(Path(asked_for).absolute())
    for name in (_users_cache, _private_temporary):
        with suppress(OSError, RuntimeError):  # there may be no home, and no temporary folder
            folder = name()
            if _usable(folder) and _is_ours(folder):
                return folder
    return None


def _users_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~/AppData/Local"), _NAME).expanduser()
    if sys.platform == "darwin":
        return Path("~/Library/Caches", _NAME).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache", _NAME).expanduser()


def _private_temporary() -> Path:
    """Read back as code, so nobody else may write here, also where all users share one folder."""
    if sys.platform == "win32":
        return Path(tempfile.gettempdir(), _NAME)
    return Path(tempfile.gettempdir(), f"{_NAME}-{os.getuid()}")


def _usable(folder: Path) -> Path | None:
    """The folder, made if need be, if files can be written there."""
    try:
        if not folder.is_absolute():
            return None
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
        return folder
    except (OSError, RuntimeError):
        return None


def _is_ours(folder: Path) -> bool:
    """Nobody else can put code there."""
    if sys.platform == "win32":
        return True
    found = folder.stat(follow_symlinks=False)
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
