"""Files onto the disk: all of a run's outputs, each whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from optimizer.errors import UsageError
from optimizer.words.foreign import reason
from optimizer.words.message import message

CALENDARS = "calendars"
OURS = b"PRODID:-//optimizer//"
"""What every calendar of ours says near its beginning."""


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` (path inside the folder -> bytes) into `folder`.

    A new folder appears whole or not at all. In an existing one each file is replaced whole, and
    others stay; if `files` holds calendars, our older calendars that it lacks are removed.
    Everything is on the disk in a sibling folder before the first file moves. UsageError: a path
    leaves the folder, something else is in the way, or the disk says no. Nothing is left
    half-written.
    """
    names = {name: _inside(name) for name in sorted(files)}
    folder = Path(folder).absolute()
    if folder.exists() and not folder.is_dir():
        raise UsageError(message("{path} is a file, not a folder", path=folder))
    try:
        _write_whole(folder, files, names)
    except OSError as error:
        problem = message("{path}: cannot be written ({why})", path=folder, why=reason(error))
        raise UsageError(problem) from error


def _write_whole(
    folder: Path, files: Mapping[str, bytes], names: Mapping[str, PurePosixPath]
) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    shelter = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=".new", dir=folder.parent))
    staging = shelter / "out"
    try:
        staging.mkdir()
        for name, path in names.items():
            _write(staging / path, files[name])
        _sync_folders(staging)
        if folder.exists():
            _move_into(folder, staging, names)
        else:
            staging.rename(folder)
        _sync(folder.parent)
    finally:
        shutil.rmtree(shelter, ignore_errors=True)


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in name:
        raise UsageError(message("{name!r} is no path inside the output folder", name=name))
    return path


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move_into(folder: Path, staging: Path, names: Mapping[str, PurePosixPath]) -> None:
    for path in names.values():
        target = folder / path
        if target.is_dir():
            raise UsageError(message("{path} is a folder where a file should go", path=target))
        target.parent.mkdir(parents=True, exist_ok=True)
    for path in names.values():
        os.replace(staging / path, folder / path)
    if any(path.parts[0] == CALENDARS for path in names.values()):
        kept = {path.name for path in names.values() if path.parts[0] == CALENDARS}
        for old in sorted((folder / CALENDARS).glob("*.ics")):
            if old.name not in kept and OURS in old.read_bytes()[:200]:
                old.unlink()
    _sync_folders(folder)


def _sync_folders(folder: Path) -> None:
    for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
        _sync(inner)
    _sync(folder)


def _sync(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
