"""Files take the places of older ones all together, or none does, whatever happens meanwhile.

The older ones stay in the shelter, and a journal says what moves, until all have moved. Whoever
finds a journal puts everything back as it was.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypedDict

from optimizer.errors import UsageError
from optimizer.words.message import message

NEW, OLD = "out", "old"
_JOURNAL = "moving"


class _Journal(TypedDict):
    """What moves: paths inside the folder."""

    replaced: list[str]
    added: list[str]
    folders: list[str]


def swap(folder: Path, shelter: Path, names: Iterable[str], gone: Iterable[str]) -> None:
    """Moves `names` from the shelter into the folder and removes `gone` from it; all or none."""
    names, gone = list(names), list(gone)
    inner = {str(Path(name).parent) for name in names}
    journal = _Journal(
        replaced=[*(name for name in names if os.path.lexists(folder / name)), *gone],
        added=[name for name in names if not os.path.lexists(folder / name)],
        folders=sorted(name for name in inner if not (folder / name).exists()),
    )
    for name in journal["replaced"]:
        _keep(folder / name, shelter / OLD / name)
    try:
        _write_journal(shelter, journal)
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(shelter / NEW / name, folder / name)
        for name in gone:
            (folder / name).unlink()
        sync_folders(folder)
    except BaseException:
        put_back(folder, shelter)
        raise
    (shelter / _JOURNAL).unlink()


def put_back(folder: Path, shelter: Path) -> None:
    """Undoes what a swap that did not end has moved; nothing if there is none."""
    path = shelter / _JOURNAL
    if not path.exists():
        return
    try:
        journal: _Journal = json.loads(path.read_bytes())
    except ValueError:
        raise UsageError(message("{path} is damaged: see what is in it", path=path)) from None
    for name in journal["replaced"]:
        if os.path.lexists(shelter / OLD / name):
            os.replace(shelter / OLD / name, folder / name)
    for name in journal["added"]:
        (folder / name).unlink(missing_ok=True)
    for inner in journal["folders"]:
        with suppress(OSError):
            (folder / inner).rmdir()
    sync_folders(folder)
    path.unlink()


def clear(shelter: Path) -> None:
    """Empties a shelter, unless what was replaced must still be put back."""
    if not (shelter / _JOURNAL).exists():
        for inner in (NEW, OLD):
            shutil.rmtree(shelter / inner, ignore_errors=True)
        (shelter / f"{_JOURNAL}.new").unlink(missing_ok=True)


def write(path: Path, data: bytes) -> None:
    """The bytes on the disk, for good."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folders(folder: Path) -> None:
    """What stands in a folder and in those inside it is on the disk for good."""
    for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
        sync(inner)
    sync(folder)


def sync(folder: Path) -> None:
    """What stands in a folder is on the disk for good."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep(file: Path, old: Path) -> None:
    """A second name for a file, or a copy where a file can have but one."""
    old.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, old, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(file, old, follow_symlinks=False)


def _write_journal(shelter: Path, journal: _Journal) -> None:
    write(shelter / f"{_JOURNAL}.new", json.dumps(journal).encode())
    (shelter / f"{_JOURNAL}.new").replace(shelter / _JOURNAL)
    sync_folders(shelter)
