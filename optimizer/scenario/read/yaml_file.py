"""YAML 1.2 with the place of every key and value: no aliases, tags or duplicate keys.

Scalars stay close to what was written: true and false stay words (the field says whether a word
is meant), whole numbers become int, other numbers float, everything else is text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from optimizer.scenario.read.files import CONTROL, YAML_MAX_BYTES, decode, read_bytes
from optimizer.scenario.read.mistakes import Found, Place, Trail, UnreadableError, shown
from optimizer.scenario.read.yaml_parser import yaml_mistake
from optimizer.words.message import Message, message

DEPTH_MAX = 20
VALUES_MAX = 20_000

_NULL = ("", "~", "null", "Null", "NULL")
_BOOL = ("true", "True", "TRUE", "false", "False", "FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.nan"
)
_DATE_OR_TIME = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?|\d{1,2}:\d{2}(:\d{2})?(\s*-\s*\d{1,2}:\d{2})?|[-+]?0\d+"
)
_CLOCK_DIGITS = re.compile(r"0\d[0-5]\d")


@dataclass(slots=True)
class Document:
    """A YAML file as plain data, with the places of its keys and values by path."""

    file: str
    data: dict[str, Any] = field(default_factory=dict)
    keys: dict[Trail, Place] = field(default_factory=dict)
    values: dict[Trail, Place] = field(default_factory=dict)

    def known(self, path: Trail) -> Trail:
        """The longest part of a path, from its start, that the file says."""
        while path and path not in self.values:
            path = path[:-1]
        return path

    def place(self, path: Trail, *, key: bool = False) -> Place:
        """The place of a value, or of its key; for what the file does not say, of its parent."""
        known = self.known(path)
        if known in self.keys and (key or known != path):
            return self.keys[known]
        return self.values.get(known, Place(self.file))

    def found(
        self, path: Trail, problem: Message, hint: Message | None = None, *, key: bool = False
    ) -> Found:
        """A mistake about a value of this file."""
        return Found(self.place(path, key=key), dotted(path), problem, hint)


def dotted(path: Trail) -> str:
    """`("slots", "noon")` -> `slots.noon`."""
    return ".".join(map(str, path))


def read_document(folder: Path, file: str) -> tuple[Document, list[Found]]:
    """The document and its mistakes of form; UnreadableError when nothing sensible is left."""
    text = decode(read_bytes(folder, file, YAML_MAX_BYTES), file).removeprefix("\ufeff")
    return document_of(text, file)


def document_of(text: str, file: str) -> tuple[Document, list[Found]]:
    """Likewise of a text; mistakes are told at places of `file`."""
    _refuse_control(text, file)
    reader = _Reader(file)
    try:
        reader.read(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        raise UnreadableError(yaml_mistake(error, text, file)) from None
    except YAMLError:
        raise UnreadableError(Found(Place(file), "yaml", message("cannot be read"))) from None
    return reader.document, reader.mistakes


def _refuse_control(text: str, file: str) -> None:
    for line, content in enumerate(text.split("\n"), 1):
        control = CONTROL.search(content)
        if control:
            place = Place(file, line=line, column=control.start() + 1)
            problem = message("holds the control character U+{code:04X}", code=ord(control[0]))
            raise UnreadableError(Found(place, message("text"), problem))


class _Reader:
    """Builds a Document from parser events; the depth is checked before going deeper."""

    def __init__(self, file: str) -> None:
        self.document = Document(file)
        self.mistakes: list[Found] = []
        self.count = 0

    def read(self, events: Iterator[Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(
                        event,
                        (),
                        message("a second document starts here"),
                        message("one file, one document"),
                    )
            elif isinstance(event, MappingStartEvent):
                self.document.data = self._value(event, events, ())
            elif isinstance(event, SequenceStartEvent | ScalarEvent | AliasEvent):
                self._stop(event, (), message('should be settings like "name: value"'))
        if not self.document.values:
            raise UnreadableError(
                Found(Place(self.document.file), message("file"), message("is empty"))
            )

    def _value(self, event: Event, events: Iterator[Event], path: Trail) -> Any:
        self.document.values[path] = self._place(event)
        self.count += 1
        if self.count > VALUES_MAX:
            self._stop(event, (), message("holds more than {n} values", n=VALUES_MAX))
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            self._stop(event, path, message("anchors and aliases (& and *) are not allowed"))
        if getattr(event, "tag", None):
            self._stop(event, path, message("tags (!) are not allowed"))
        if len(path) > DEPTH_MAX:
            self._stop(event, (), message("is nested deeper than {n} levels", n=DEPTH_MAX))
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, path)
        return self._scalar(event, path)

    def _mapping(self, events: Iterator[Event], path: Trail) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            if not isinstance(event, ScalarEvent) or event.anchor or event.tag:
                self._stop(event, path, message("a key should be plain text"))
            key = self._line(event, path)
            if not key.strip():
                self._stop(event, path, message("a key is empty"))
            below = (*path, key)
            if key in data:
                problem = message(
                    "is said twice, first in line {line}", line=self.document.keys[below].line
                )
                self.mistakes.append(Found(self._place(event), dotted(below), problem))
                self._skip(next(events), events, below)
                continue
            self.document.keys[below] = self._place(event)
            data[key] = self._value(next(events), events, below)
        return data

    def _skip(self, event: Event, events: Iterator[Event], path: Trail) -> None:
        """Reads a value that does not count, into a document that is thrown away."""
        kept, self.document = self.document, Document(self.document.file)
        self._value(event, events, path)
        self.document = kept

    def _sequence(self, events: Iterator[Event], path: Trail) -> list[Any]:
        data: list[Any] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            data.append(self._value(event, events, (*path, len(data))))
        return data

    def _scalar(self, event: Any, path: Trail) -> Any:
        text = self._line(event, path)
        if not event.implicit[0]:
            return text
        if text.count('"') % 2:
            problem = message("{text} has a quotation mark without its pair", text=shown(text))
            hint = message('close the quoted text with "')
            self.mistakes.append(self.document.found(path, problem, hint))
        if _DATE_OR_TIME.fullmatch(text):
            problem = message("{text} should be quoted text", text=text)
            better = f"{text[:2]}:{text[2:]}" if _CLOCK_DIGITS.fullmatch(text) else text
            self.mistakes.append(
                self.document.found(path, problem, message('write "{text}"', text=better))
            )
            return text
        if _INT.fullmatch(text) and len(text) <= 15:
            return int(text)
        if _INT.fullmatch(text) or (_FLOAT.fullmatch(text) and not _is_finite(text)):
            self.mistakes.append(
                self.document.found(path, message("{value} is no usable number", value=shown(text)))
            )
            return None
        if _FLOAT.fullmatch(text):
            return float(text)
        if text in _BOOL:
            return text.lower()
        return None if text in _NULL else text

    def _line(self, event: Any, path: Trail) -> str:
        """The text of a scalar, which is one line without control characters."""
        text = str(event.value).rstrip("\n") if event.style in ("|", ">") else str(event.value)
        if CONTROL.search(text) or any(mark in text for mark in "\t\r\n"):
            self._stop(
                event,
                path,
                message("{value} should be one line without control characters", value=shown(text)),
            )
        return text

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.document.file, line=mark.line + 1, column=mark.column + 1)

    def _stop(
        self, event: Event, path: Trail, problem: Message, hint: Message | None = None
    ) -> NoReturn:
        raise UnreadableError(Found(self._place(event), dotted(path) or "yaml", problem, hint))


def _is_finite(text: str) -> bool:
    return text[-1].lower() not in "fn" and math.isfinite(float(text))
