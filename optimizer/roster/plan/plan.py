"""The roster as frozen values: what a solver found, a person edited, or a file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from optimizer.roster.problem.entities import DutyKey, HalfKey
from optimizer.scenario.schema.fields import HalfDay

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """Who carries a duty: A (one or, where a shift wants more, several) and B."""

    key: DutyKey
    holders: tuple[str, ...] = ()
    backup: str | None = None

    @property
    def holder(self) -> str | None:
        """The one A, if any."""
        return self.holders[0] if self.holders else None


@dataclass(frozen=True, slots=True, order=True)
class Meal:
    """When somebody on noon duty eats: minutes from midnight; the length is a setting."""

    person: str
    date: date
    start_min: int


@dataclass(frozen=True, slots=True, order=True)
class CompHalf:
    """An ordinary half-day taken off against earned comp time."""

    person: str
    date: date
    half: HalfDay


@dataclass(frozen=True, slots=True, order=True)
class Rotation:
    """A station clerk's day at the insurance hall."""

    person: str
    date: date


@dataclass(frozen=True, slots=True, order=True)
class Attendance:
    """Somebody attends a training session."""

    person: str
    session: str


@dataclass(frozen=True, slots=True, order=True)
class Loan:
    """Somebody works an ordinary half-day at another hall's windows."""

    person: str
    date: date
    half: HalfDay
    hall: str


@dataclass(frozen=True, slots=True, order=True)
class Crew:
    """Who is on a van on a date: officers A and B, and the driver; None is a shortage."""

    van: str
    date: date
    officer_a: str | None
    officer_b: str | None
    driver: str | None

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody on board."""
        return tuple(p for p in (self.officer_a, self.officer_b, self.driver) if p is not None)


@dataclass(frozen=True, slots=True, order=True)
class BatchShare:
    """Who does a batch job; nobody is a shortage."""

    job: str
    person: str


@dataclass(frozen=True, slots=True, order=True)
class StandIn:
    """An exception of backup_pair: absences take A and B of a post, somebody else stands in.

    `person` None means that nobody is left: the post is empty.
    """

    post: str
    date: date
    half: HalfDay
    person: str | None


@dataclass(frozen=True, slots=True, order=True)
class Shortage:
    """A place that stays unfilled, listed with the reasons.

    `rule` is the rule that tolerates it (cover_duty, open_windows, training_turn, van_crew),
    `what` is holder, backup, window, rotation, officer or driver; `hall`, `date` and `part`
    (slot or half-day) say where; `amount` how many. `reasons` are pairs (person, why).
    """

    rule: str
    what: str
    hall: str
    date: date
    part: str
    amount: int = 1
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RosterPlan:
    """A month's duty roster; every tuple is sorted.

    `version` counts the plans that were handed out before it for the same month.
    """

    assignments: tuple[Assignment, ...] = ()
    meals: tuple[Meal, ...] = ()
    comp: tuple[CompHalf, ...] = ()
    rotations: tuple[Rotation, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    loans: tuple[Loan, ...] = ()
    crews: tuple[Crew, ...] = ()
    batch: tuple[BatchShare, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    shortages: tuple[Shortage, ...] = ()
    version: int = 0

    def to_frame(self) -> DataFrame:
        """One row per duty: hall, date, slot, holder, backup (None where unfilled)."""
        from pandas import DataFrame

        rows = [(*a.key, a.holder, a.backup) for a in self.assignments]
        return DataFrame(rows, columns=["hall", "date", "slot", "holder", "backup"])

    @cached_property
    def by_key(self) -> Mapping[DutyKey, Assignment]:
        """Assignments by duty."""
        return {a.key: a for a in self.assignments}

    @cached_property
    def comp_halves(self) -> Mapping[str, frozenset[HalfKey]]:
        """Comp-time half-days by person."""
        found: dict[str, set[HalfKey]] = {}
        for taken in self.comp:
            found.setdefault(taken.person, set()).add((taken.date, taken.half))
        return {person: frozenset(halves) for person, halves in found.items()}

    @cached_property
    def elsewhere(self) -> Mapping[tuple[str, date, HalfDay], str]:
        """Where people work away from their own windows: place by person and half-day.

        Rotation and the van take whole days; `rotation`, `van` and `training` stand for their
        places.
        """
        found: dict[tuple[str, date, HalfDay], str] = {}
        for loan in self.loans:
            found[loan.person, loan.date, loan.half] = loan.hall
        for day in self.rotations:
            for half in HalfDay:
                found[day.person, day.date, half] = "rotation"
        for crew in self.crews:
            for member in crew.members:
                for half in HalfDay:
                    found[member, crew.date, half] = "van"
        return found
