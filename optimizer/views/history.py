"""What was published of a scenario: what is shown of it, once, for every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from optimizer.words.message import Message


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """A version over its `parent`: when (ISO, local time), who and why.

    `kind` is roster, routes, whole or promise; `changes` are rows of `exchange.plan_changes`.
    """

    version: int
    parent: int | None
    when: str
    by: str
    why: str
    kind: str
    changes: tuple[Mapping[str, Any], ...] = ()
    what_ifs: tuple[str, ...] = ()

    @property
    def amounts(self) -> tuple[int, int]:
        """How many person-days changed, and how many visits moved."""
        days = sum("person" in row for row in self.changes)
        return days, len(self.changes) - days


@dataclass(frozen=True, slots=True)
class OtherVersions:
    """How many versions a store has of another scenario, or other dates."""

    scenario: str
    first: date
    last: date
    versions: int


@dataclass(frozen=True, slots=True)
class History:
    """The versions of a scenario and its dates; `faults` are what is not as it was written.

    The record of the whole `store` has so many `entries` and ends with `hash`: noted elsewhere,
    it shows whether the store was exchanged as a whole.
    """

    store: str
    versions: tuple[PublishedVersion, ...] = ()
    faults: tuple[Message, ...] = ()
    entries: int = 0
    hash: str = ""
    others: tuple[OtherVersions, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether all is as it was written."""
        return not self.faults
