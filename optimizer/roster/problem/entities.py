"""What a roster speaks of: duties, people, halls, posts and what is fixed about them.

Minutes are integers from midnight of the named date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from optimizer.scenario.schema.fields import HalfDay, Span

HalfKey = tuple[date, HalfDay]
Away = Literal["leave", "work"]
Amount = int | Fraction
"""Of history: whole duties, or parts of one."""


class DutyKey(NamedTuple):
    """Names a duty: one hall, one date, one slot."""

    hall: str
    date: date
    slot: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A place to fill: `holders` people as A and, unless `backup` is none, one as B.

    `minutes` and `backup_minutes` are working time (meals taken off, on-call share put on).
    `under_price` and `over_price` are per person below or above `holders`; None as under price
    means the price list's, None as over price means that nobody beyond `holders` may come.
    """

    key: DutyKey
    span: Span
    item_class: str
    backup: Literal["on_site", "on_call", "none"]
    halves: tuple[HalfDay, ...]
    counts_as: str
    minutes: int
    backup_minutes: int = 0
    meal: bool = False
    special_items: tuple[str, ...] = ()
    booked_only: bool = False
    bookings: int = 0
    backup_halls: tuple[str, ...] = ()
    holders: int = 1
    minimum: int = 0
    under_price: int | None = None
    over_price: int | None = None
    shift: str = ""

    @property
    def shift_name(self) -> str:
        """What limits of shifts speak of: `shift`, which several slots may share, or the slot."""
        return self.shift or self.key.slot

    @property
    def is_open(self) -> bool:
        """A duty in a slot on booking exists only where something is booked."""
        return not self.booked_only or self.bookings > 0

    @property
    def wants_backup(self) -> bool:
        """A backup B is asked for."""
        return self.backup != "none"

    def overlaps(self, other: Duty) -> bool:
        """Both take place at the same time at some moment."""
        return (
            self.key.date == other.key.date
            and self.span.start_min < other.span.end_min
            and other.span.start_min < self.span.end_min
        )


@dataclass(frozen=True, slots=True)
class Credit:
    """Comp time earned on a date, minutes."""

    earned_on: date
    minutes: int


@dataclass(frozen=True, slots=True)
class PastDay:
    """What somebody did on a day before the first planned one; `slot` is the last one worked."""

    worked: bool
    end_min: int | None = None
    slot: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be on duty; `works` holds the ordinary half-days of the pattern."""

    code: str
    hall: str
    role: str
    regime: str
    items: frozenset[str] = frozenset()
    on_call_from: str = ""
    works: frozenset[HalfKey] = frozenset()
    credits: tuple[Credit, ...] = ()
    history: Mapping[str, Amount] = field(default_factory=dict)
    past: Mapping[date, PastDay] = field(default_factory=dict)
    rotation_days_due: int = 0
    is_part_time: bool = False

    @property
    def opening_min(self) -> int:
        """Opening comp-time balance, minutes."""
        return sum(credit.minutes for credit in self.credits)


@dataclass(frozen=True, slots=True)
class Hall:
    """A place with windows; `lends_to` lists the halls its people may be lent to."""

    id: str
    min_windows: int = 0
    lends_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """A window or line of business, held by A, backed by B, then by `next` in order."""

    id: str
    hall: str
    kind: str
    item_class: str
    holder: str
    backup: str
    next: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Training:
    """An on-site session; everybody invited to a course attends one of its sessions."""

    id: str
    course: str
    date: date
    half: HalfDay
    invited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrewDay:
    """A van day: two officers and a driver of the depot; `promised_items` bind the officers."""

    van: str
    date: date
    depot: str
    span: Span
    minutes_beyond: int
    promised_items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchJob:
    """Back-office work for one staffed window in one half-day."""

    id: str
    hall: str
    date: date
    half: HalfDay
    minutes: int


@dataclass(frozen=True, slots=True)
class Request:
    """A wish about a slot, a half-day or a whole day ("day")."""

    person: str
    date: date
    part: str
    wish: Literal["duty", "no_duty", "comp"]
    weight: int = 1


EntryKind = Literal[
    "holder",
    "backup",
    "comp",
    "rotation",
    "training",
    "loan",
    "officer",
    "driver",
    "batch",
    "meal",
]


class Entry(NamedTuple):
    """What somebody sees of a plan on a date, and what a planner decides about it.

    `place` is the hall of a duty or loan, the session of a training, the van of a crew, or the
    batch job; `part` is a slot, a half-day, or the time of a meal.
    """

    person: str
    date: date
    kind: EntryKind
    place: str = ""
    part: str = ""


PinKind = Literal[
    "holder", "backup", "comp", "rotation", "training", "loan", "van", "meal", "batch"
]


@dataclass(frozen=True, slots=True, order=True)
class Pin:
    """A fixed assignment.

    `part` is a slot, or a half-day for comp and loans, a session, a van, a time, a batch job, or
    empty for rotation.
    """

    kind: PinKind
    person: str
    date: date
    part: str
    hall: str
    reason: str = "hand"


@dataclass(frozen=True, slots=True, order=True)
class Call:
    """A visit asked for: what the crew must be able to do, on which dates, and its priority."""

    items: tuple[str, ...]
    dates: tuple[date, ...]
    priority: int


@dataclass(frozen=True, slots=True)
class Outside:
    """Nameless people who come to a part's halls and ours who go: all that lending could bring.

    Prices are per half-day of a workday and per duty of another day: `come` by hall, `go` by
    person; who is `inner` goes only to halls of the part, where somebody then comes. `items` is
    what those hold who may come to a hall; `earned_min` the most that somebody who goes can earn
    on a date.
    """

    come: Mapping[str, int] = field(default_factory=dict)
    go: Mapping[str, int] = field(default_factory=dict)
    inner: frozenset[str] = frozenset()
    items: Mapping[str, frozenset[str]] = field(default_factory=dict)
    earned_min: Mapping[date, int] = field(default_factory=dict)
