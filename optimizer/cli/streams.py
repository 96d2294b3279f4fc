"""Stdout and stderr as they are found: any encoding, full, closed, or with nobody reading."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from optimizer.errors import UsageError
from optimizer.words.foreign import reason
from optimizer.words.message import message

_JSON = "optimizer-json"


class AnswerLost(UsageError):
    """What a command says cannot be written where it should go."""


@contextmanager
def plain_streams(*, as_json: bool) -> Iterator[None]:
    """What a screen cannot show is replaced (in JSON escaped), and no stream breaks a run.

    AnswerLost when stdout takes nothing; that nobody reads it, or stderr, is no error.
    """
    _open_the_first_three()
    before = sys.stdout, sys.stderr
    for stream, errors in zip(before, (_JSON if as_json else "replace", "replace"), strict=True):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)
    out, err = _Stream(before[0], BrokenPipeError), _Stream(before[1], OSError)
    sys.stdout, sys.stderr = out, err
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


class _Stream:
    """A text stream that bears some errors and tells the others in our words."""

    def __init__(self, stream: Any, borne: type[OSError]) -> None:
        self._stream = stream
        self._borne = borne

    def write(self, text: str) -> int:
        """Writes the text, or loses it."""
        return self._tried(self._stream.write, text) or len(text)

    def flush(self) -> None:
        """Hands on what was written, or loses it."""
        self._tried(self._stream.flush)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _tried(self, do: Any, *given: str) -> Any:
        try:
            return do(*given)
        except OSError as error:
            self._silence()
            if not isinstance(error, self._borne):
                problem = message("the answer cannot be written ({why})", why=reason(error))
                raise AnswerLost(problem) from None
            return None

    def _silence(self) -> None:
        """What is still to be written, also by Python as it ends, goes nowhere."""
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)


def _open_the_first_three() -> None:
    """No file of ours gets the number of a stream that is closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _escaped(error: UnicodeError) -> tuple[str, int]:
    r"""`🚐` as JSON escapes it: `\ud83d\ude90`."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)), error.end


codecs.register_error(_JSON, _escaped)
