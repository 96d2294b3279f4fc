"""The roster question as frozen values: who, where, when, and what is already fixed.

It speaks of any roster: halls with A/B duties and comp time, or a ward with shifts and cover.
Minutes are integers from midnight of the named date; iteration over every field is sorted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

from optimizer.roster.calls import Call
from optimizer.scenario.fields import DayKind, HalfDay, Span
from optimizer.scenario.strict import Strict

HalfKey = tuple[date, HalfDay]
Away = Literal["leave", "work"]
Settings = TypeVar("Settings", bound=Strict)


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
    history: Mapping[str, int] = field(default_factory=dict)
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


@dataclass(frozen=True, slots=True, order=True)
class Pin:
    """A fixed assignment; `part` is a slot, or a half-day for comp, or empty for rotation."""

    kind: Literal["holder", "backup", "comp", "rotation"]
    person: str
    date: date
    part: str
    hall: str
    reason: str = "hand"


@dataclass(frozen=True, slots=True, order=True)
class Published:
    """An assignment of the plan that was handed out: role is holder or backup."""

    hall: str
    date: date
    slot: str
    role: Literal["holder", "backup"]
    person: str


@dataclass(frozen=True)
class RosterProblem:
    """The roster question. `travel_min[a, b]` are minutes by car between places.

    `away[person, date, half]` says that somebody cannot work then: on leave (free time) or at
    work elsewhere. `loans` are the pairs (person, hall) that lending allows. In a part of a
    problem `outsiders` are people of other halls who back up posts or duties here; they count as
    present when they work by input (`free_links`), or else in the half-days of
    `must_be_present`; `barred` are the duties here for which they have no time.
    """

    name: str
    days: tuple[date, ...]
    day_kinds: Mapping[date, DayKind]
    hours: Mapping[HalfDay, Span]
    time_zone: str
    regimes: Mapping[str, Strict]
    rules: Mapping[str, Strict]
    goals: Mapping[str, Strict]
    halls: tuple[Hall, ...]
    people: tuple[Person, ...]
    duties: tuple[Duty, ...] = ()
    posts: tuple[Post, ...] = ()
    away: Mapping[tuple[str, date, HalfDay], Away] = field(default_factory=dict)
    trainings: tuple[Training, ...] = ()
    rotations: Mapping[date, int] = field(default_factory=dict)
    crew_days: tuple[CrewDay, ...] = ()
    calls: tuple[Call, ...] = ()
    batch_jobs: tuple[BatchJob, ...] = ()
    requests: tuple[Request, ...] = ()
    pins: tuple[Pin, ...] = ()
    published: tuple[Published, ...] = ()
    travel_min: Mapping[tuple[str, str], int] = field(default_factory=dict)
    travel_source: str = "table"
    training_place: str = ""
    rotation_place: str = ""
    must_be_present: frozenset[tuple[str, date, HalfDay]] = frozenset()
    outsiders: tuple[Person, ...] = ()
    free_links: bool = True
    barred: frozenset[tuple[str, DutyKey]] = frozenset()
    loans: tuple[tuple[str, str], ...] = ()

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """People by code, outsiders included."""
        return {person.code: person for person in self.everybody}

    @cached_property
    def people_of(self) -> Mapping[str, tuple[Person, ...]]:
        """People by hall."""
        return {h.id: tuple(p for p in self.people if p.hall == h.id) for h in self.halls}

    @cached_property
    def everybody(self) -> tuple[Person, ...]:
        """People and outsiders."""
        return (*self.people, *self.outsiders)

    @cached_property
    def hall(self) -> Mapping[str, Hall]:
        """Halls by id."""
        return {hall.id: hall for hall in self.halls}

    @cached_property
    def duty(self) -> Mapping[DutyKey, Duty]:
        """Duties by key."""
        return {duty.key: duty for duty in self.duties}

    @cached_property
    def open_duties(self) -> tuple[Duty, ...]:
        """The duties that exist."""
        return tuple(duty for duty in self.duties if duty.is_open)

    @cached_property
    def workdays(self) -> tuple[date, ...]:
        """The planned dates on which ordinary hours are worked."""
        return tuple(day for day in self.days if self.day_kinds[day].is_workday)

    def settings_of(self, kind: type[Settings]) -> Settings:
        """The settings of the rule or goal whose file defines `kind`; its defaults if unsaid."""
        name = kind.__module__.rpartition(".")[2]
        value = self.rules.get(name) or self.goals.get(name) or kind()
        assert isinstance(value, kind)
        return value

    def works(self, person: Person, day: date, half: HalfDay) -> bool:
        """By pattern and absences given as input, the person works this ordinary half-day."""
        return (day, half) in person.works and (person.code, day, half) not in self.away
