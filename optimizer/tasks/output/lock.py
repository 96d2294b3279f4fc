"""A lock file that belongs to one living process; the system gives it back when that one ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

_TAKEN = (11, 13, 35, 36)  # EAGAIN, EACCES, EAGAIN of macOS, EDEADLOCK of Windows
_LOCK = "lock"


class TakenError(Exception):
    """Somebody living holds the lock."""


def take(shelter: Path) -> int:
    """Makes a folder with a lock file in it and holds that; gives its descriptor.

    TakenError: another process holds it. OSError: the folder cannot be made or written to.
    """
    while True:
        shelter.mkdir(exist_ok=True)
        try:
            held = os.open(shelter / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:  # its holder has just given it up
            continue
        try:
            _lock(held)
            if _is_there(held, shelter / _LOCK):
                return held
        except BaseException:
            os.close(held)
            raise
        os.close(held)


def give_back(held: int, shelter: Path) -> None:
    """Removes the lock file and the folder, if nothing else is in it."""
    if sys.platform == "win32":  # an open file cannot be removed there
        os.close(held)
    with suppress(OSError):
        (shelter / _LOCK).unlink()
        shelter.rmdir()
    if sys.platform != "win32":
        os.close(held)


def _is_there(held: int, path: Path) -> bool:
    """The file that is locked is the one that others will find."""
    with suppress(OSError):
        return os.path.samestat(os.fstat(held), path.stat())
    return False


def _lock(held: int) -> None:
    """A file system that knows no locks does without."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            raise TakenError from None
