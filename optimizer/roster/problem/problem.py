"""The roster question as frozen values: who, where, when, and what is already fixed.

It speaks of any roster: halls with A/B duties and comp time, or a ward with shifts and cover.
Minutes are integers from midnight of the named date; iteration over every field is sorted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from optimizer.roster.problem.entities import (
    Away,
    BatchJob,
    Call,
    CrewDay,
    Duty,
    DutyKey,
    Entry,
    Hall,
    Outside,
    Person,
    Pin,
    Post,
    Request,
    Training,
)
from optimizer.scenario.schema.fields import DayKind, HalfDay, Span
from optimizer.scenario.schema.strict import Strict

Settings = TypeVar("Settings", bound=Strict)


@dataclass(frozen=True)
class RosterProblem:
    """The roster question. `travel_min[a, b]` are minutes by car between places.

    `away[person, date, half]` says that somebody cannot work then: on leave (free time) or at
    work elsewhere. `loans` are the pairs (person, hall) that lending allows. In a part of a
    problem `outsiders` are people of other halls who back up posts or duties here; they count as
    present when they work by input (`free_links`), or else in the half-days of
    `must_be_present`; `standing_in` is who stands in by the whole problem, by post and half-day;
    `barred` are the duties here for which they have no time. `outside` relaxes
    a part for a bound: somebody comes or goes, whoever that is. `published` is what people saw of
    the plan that was handed out, None where there is none; `now` is the scenario's clock, before
    which nothing of it moves. What is `withheld` was taken out of a plan by hand and does not come
    back.
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
    withheld: frozenset[Entry] = frozenset()
    published: frozenset[Entry] | None = None
    now: datetime | None = None
    travel_min: Mapping[tuple[str, str], int] = field(default_factory=dict)
    travel_source: str = "table"
    training_place: str = ""
    rotation_place: str = ""
    must_be_present: frozenset[tuple[str, date, HalfDay]] = frozenset()
    outsiders: tuple[Person, ...] = ()
    free_links: bool = True
    standing_in: Mapping[tuple[str, date, HalfDay], str | None] | None = None
    barred: frozenset[tuple[str, DutyKey]] = frozenset()
    loans: tuple[tuple[str, str], ...] = ()
    outside: Outside | None = None

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

    def site_of(self, entry: Entry) -> str:
        """The hall that decides on an entry where that is not the person's own, else empty.

        Who is lent is planned with the hall that borrows; who backs up a neighbour is not.
        """
        if entry.kind != "backup" or entry.person not in self.person:
            return ""
        return "" if entry.place == self.person[entry.person].hall else entry.place
