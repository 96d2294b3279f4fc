"""The Scenario: everything a folder says, checked, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from optimizer.scenario.schema.fields import DayKind
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.scenario.schema.strict import Strict
from optimizer.scenario.schema.tables import Tables
from optimizer.words.message import Message, message


@dataclass(frozen=True, slots=True)
class Change:
    """A value that a what-if changed, from what to what."""

    what_if: str
    where: str
    before: str | Message
    after: str | Message

    @property
    def message(self) -> Message:
        """The change as one line."""
        return message(
            "{what_if}: {where}: {before} -> {after}",
            what_if=self.what_if,
            where=self.where,
            before=self.before,
            after=self.after,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Tables):
    """A checked scenario; names and codes in it are known, dates lie where they should.

    `day_kinds` covers the planned dates, the six days before and the seven after (where known).
    `assumptions` are sentences that every output repeats.
    """

    folder: str
    file: ScenarioFile
    rules: Mapping[str, Strict]
    goals: Mapping[str, Strict]
    day_kinds: Mapping[date, DayKind]
    what_ifs: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    assumptions: tuple[Message, ...] = ()
