"""Reading the files of a scenario folder safely: limits, encodings, nothing outside the folder."""

from __future__ import annotations

import codecs
import os
import re
import stat
from pathlib import Path

from optimizer.errors import WrongValue
from optimizer.scenario.read.mistakes import Found, Place, UnreadableError
from optimizer.words.foreign import reason
from optimizer.words.message import Message, message

YAML_MAX_BYTES = 1_000_000
TABLE_MAX_BYTES = 20_000_000
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""A character that is neither text nor a line end nor a tab: refused wherever it stands."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LATIN = re.compile(r"(?<=[a-z])[\u00c0-\u017f]|[\u00c0-\u017f](?=[a-z])")
_TWO_BYTES = re.compile("[\u0080-\u07ff]")
_LONGER = re.compile("[\u0800-\U0010ffff]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_bytes(folder: Path, file: str, max_bytes: int) -> bytes:
    """The content of a file; UnreadableError: why there is none."""
    path = folder / file
    if "\0" in file or not _lies_in(path, folder):
        raise _unreadable(file, message("lies outside the scenario folder"))
    try:
        return bytes_of(path, max_bytes)
    except WrongValue as error:
        raise _unreadable(file, error.message) from None
    except FileNotFoundError:
        raise _unreadable(file, message("does not exist")) from None
    except OSError as error:
        raise _unreadable(file, message("cannot be read: {why}", why=reason(error))) from None


def bytes_of(path: Path, max_bytes: int) -> bytes:
    """The content of a file. OSError: the system refuses. WrongValue: too large, or no file.

    A pipe, a device or a socket might never end.
    """
    kind = path.stat().st_mode
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise WrongValue(message("is no ordinary file but a pipe, a device or a socket"))
    with path.open("rb") as file:
        content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise WrongValue(message("is larger than {n} MB", n=max_bytes // 1_000_000))
    return content


def _lies_in(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def decode(raw: bytes, file: str) -> str:
    """UTF-16 by its BOM, else strict UTF-8 (BOM or not), else GB18030 (Chinese Excel)."""
    if raw.startswith(_UTF16):
        return _strictly(raw, "utf-16", file)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(raw):
            line = raw.count(b"\n", 0, error.start) + 1
            problem = message("is UTF-8 text with a damaged character")
            raise UnreadableError(
                Found(Place(file, line=line), message("encoding"), problem)
            ) from None
        text = _strictly(raw, "gb18030", file)
        if _PRIVATE.search(text):  # Big5 and others read as GB18030
            raise _strange(file) from None
        return text
    if not raw.startswith(codecs.BOM_UTF8) and _may_be_gb18030(raw, text):
        hint = message("save it as UTF-8 with a byte order mark (CSV UTF-8 in Excel)")
        raise _unreadable(
            file, message("may be UTF-8 or GB18030: the encoding cannot be told"), hint
        )
    return text


def _may_be_gb18030(raw: bytes, text: str) -> bool:
    """Pairs of bytes that are characters of either: `石山` in GB18030 is `ʯɽ` in UTF-8.

    Longer characters are none by chance, and neither is an accented letter beside plain ones.
    """
    if _LONGER.search(text) or not _TWO_BYTES.search(_LATIN.sub("", text)):
        return False
    try:
        return not _PRIVATE.search(raw.decode("gb18030"))
    except UnicodeDecodeError:
        return False


def _strictly(raw: bytes, encoding: str, file: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise _strange(file) from None


def _strange(file: str) -> UnreadableError:
    hint = message("save it as UTF-8")
    return _unreadable(file, message("is neither UTF-8, GB18030 nor UTF-16 text"), hint)


def _is_damaged_utf8(raw: bytes) -> bool:
    """Most of its characters beyond ASCII are UTF-8: GB18030 would turn them into other ones."""
    beyond = [character for character in raw.decode("utf-8", "replace") if character > "\x7f"]
    return beyond.count("\ufffd") * 2 < len(beyond)


def _unreadable(file: str, problem: Message, hint: Message | None = None) -> UnreadableError:
    return UnreadableError(Found(Place(file.replace("\0", "")), message("file"), problem, hint))
