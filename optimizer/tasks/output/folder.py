"""Files onto the disk: all of a run's outputs, each whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EACCES
from pathlib import Path, PurePosixPath

from optimizer.errors import Interrupted, UsageError
from optimizer.tasks.output.lock import TakenError, give_back, take
from optimizer.tasks.output.patience import undisturbed
from optimizer.tasks.output.swap import NEW, clear, put_back, swap, sync, sync_folders, write
from optimizer.words.foreign import reason
from optimizer.words.message import message

CALENDARS = "calendars"
OURS = b"PRODID:-//optimizer//"
"""What every calendar of ours says near its beginning."""


class OutputFolder:
    """A folder that one run has for itself; made by `claimed`."""

    def __init__(self, path: Path, shelter: Path) -> None:
        self.path = path
        self.is_written = False
        self._shelter = shelter

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put `files` (path inside the folder -> bytes) into the folder.

        A new folder appears whole or not at all. In an existing one all files are replaced or none,
        and others stay; if `files` holds calendars, our older calendars that it lacks are removed.
        Ctrl-C waits while they move. UsageError: a path leaves the folder, something else is in
        the way, or the disk says no.
        """
        for name in files:
            _refuse_outside(name)
        with _told(self.path), ExitStack() as stack:
            if self.path.is_dir() and self._shelter.parent != self.path:  # it was made meanwhile
                self._shelter = _shelter_for(self.path, stack, self._shelter)
            for name in sorted(files):
                write(self._shelter / NEW / name, files[name])
            sync_folders(self._shelter / NEW)
            with undisturbed():
                self._move(sorted(files))
                self.is_written = True

    def _move(self, names: list[str]) -> None:
        if not self.path.is_dir():
            (self._shelter / NEW).rename(self.path)
            sync(self.path.parent)
            return
        for target in (self.path / name for name in names):
            if target.is_dir():
                raise UsageError(message("{path} is a folder where a file should go", path=target))
        swap(self.path, self._shelter, names, _outdated(self.path, names))


@contextmanager
def claimed(folder: Path) -> Iterator[OutputFolder]:
    """The folder for this run alone, before any work is done for nothing.

    What killed runs left is put in order. UsageError: files cannot go there, or another run is
    writing there. Interrupted: Ctrl-C after the files were written.
    """
    path = Path(os.path.realpath(folder))
    with ExitStack() as stack:
        with _told(path):
            shelter = _shelter_for(path, stack)
        out = OutputFolder(path, shelter)
        try:
            yield out
        except KeyboardInterrupt:
            if not out.is_written:
                raise
            raise Interrupted(message("interrupted; the files are in {path}", path=path)) from None


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Claims a folder and puts `files` into it; raises as `claimed` and `OutputFolder.write`."""
    with claimed(folder) as out:
        out.write(files)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except TakenError:
        problem = message(
            "{path}: another run is writing there; let it end, or name another folder", path=path
        )
        raise UsageError(problem) from None
    except OSError as error:
        problem = message("{path}: cannot be written ({why})", path=path, why=reason(error))
        raise UsageError(problem) from error


def _shelter_for(path: Path, stack: ExitStack, before: Path | None = None) -> Path:
    """A place beside the files to come, on the same disk, that is ours until the stack ends."""
    there = next(one for one in (path, *path.parents) if one.exists())
    if not there.is_dir():
        raise UsageError(message("{path} is a file, not a folder", path=there))
    home = path if path.is_dir() else path.parent
    stack.callback(_remove_empty, [one for one in path.parents if not one.exists()])
    home.mkdir(parents=True, exist_ok=True)
    shelter = home / f".{path.name}.new"
    stack.callback(give_back, take(shelter), shelter)
    stack.callback(clear, shelter)
    _put_in_order(path, shelter, before)
    if (path / CALENDARS).is_dir() and not os.access(path / CALENDARS, os.W_OK | os.X_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))
    return shelter


def _put_in_order(path: Path, ours: Path, before: Path | None) -> None:
    """What killed runs left: a swap that did not end is undone, their shelters are removed."""
    put_back(path, ours)
    clear(ours)
    names = re.compile(rf"\.{re.escape(path.name)}(-[a-z0-9_]{{8}})?\.new")
    for home in (path.parent, path):
        with suppress(OSError):  # it is not ours to read, or is not there yet
            for left in [one for one in home.iterdir() if names.fullmatch(one.name)]:
                if left not in (ours, before):
                    _remove_left(left, path)


def _remove_left(shelter: Path, path: Path) -> None:
    """Removes what a killed run left; TakenError: it lives and writes into the same folder."""
    try:
        held = take(shelter)
    except TakenError:
        if shelter.name == f".{path.name}.new":
            raise
        return  # a folder of another name, by chance
    put_back(path, shelter)
    clear(shelter)
    give_back(held, shelter)


def _remove_empty(folders: list[Path]) -> None:
    """Folders that were made for nothing, the innermost first."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _refuse_outside(name: str) -> None:
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in name:
        raise UsageError(message("{name!r} is no path inside the output folder", name=name))


def _outdated(folder: Path, names: list[str]) -> list[str]:
    """Our older calendars that the new ones do not replace."""
    if not any(name.startswith(f"{CALENDARS}/") for name in names):
        return []
    found = (f"{CALENDARS}/{path.name}" for path in sorted((folder / CALENDARS).glob("*.ics")))
    return [
        name for name in found if name not in names and OURS in (folder / name).read_bytes()[:200]
    ]
