"""What is shown of a new month's scenario: what was carried over, what a person has to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from optimizer.roster.carry_over.free_days import FreeDayOwed
from optimizer.roster.problem.entities import Credit
from optimizer.words.message import Said


@dataclass(frozen=True)
class ToDo:
    """Something to do, and in which table, or in `scenario.yaml` or `what-if`."""

    about: str
    text: Said


@dataclass(frozen=True)
class PersonCarried:
    """What somebody takes along; `history` is by metric, minutes or duties above the fair share.

    Wishes are counted; `wishes_unmet` is the weight of those that are owed.
    """

    code: str
    credits: tuple[Credit, ...]
    history: Mapping[str, str]
    rotation_days_done: int
    wishes_made: int
    wishes_met: int
    wishes_unmet: int

    @property
    def balance_min(self) -> int:
        """Comp time in all, minutes."""
        return sum(credit.minutes for credit in self.credits)


@dataclass(frozen=True)
class NewMonth:
    """A new month: `rows` are the numbers of rows before and now, of each table."""

    first: date
    last: date
    people: tuple[PersonCarried, ...]
    free_days_owed: tuple[FreeDayOwed, ...]
    rows: Mapping[str, tuple[int, int]]
    what_ifs: tuple[str, ...]
    what_ifs_dropped: tuple[tuple[str, Said], ...]
    to_do: tuple[ToDo, ...]
