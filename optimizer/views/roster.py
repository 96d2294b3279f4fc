"""The view of a roster: everything that reports show, worked out once, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from optimizer.solving.status import Status
from optimizer.views.lettering import short_names
from optimizer.words.label import Label
from optimizer.words.message import LANGUAGES, Said

if TYPE_CHECKING:
    from optimizer.roster.goals.fairness import Share
    from optimizer.roster.plan.entries import DayChange
    from optimizer.roster.plan.facts import Counts
    from optimizer.roster.plan.ledger import Ledger
    from optimizer.roster.plan.plan import RosterPlan, Shortage
    from optimizer.scenario.scenario import Change
    from optimizer.scenario.schema.fields import DayKind, Span

Doing = Literal["ordinary", "comp", "leave", "away", "training", "rotation", "van", "loan"]
Part = Literal["morning", "afternoon", "day"]


@dataclass(frozen=True, slots=True)
class Figure:
    """What a goal, or the whole plan, costs in price units, and the proven bound below it.

    `unavoidable` is what every plan must pay: of the whole plan the bounds of its goals added up.
    The percentage leaves it out, and has no meaning for a goal by itself.
    """

    cost: int
    bound: int | None = None
    unavoidable: int = 0

    @property
    def gap(self) -> int | None:
        """Cost above the bound, price units; None while no bound is known."""
        return None if self.bound is None else self.cost - self.bound

    @property
    def gap_percent(self) -> float | None:
        """The gap in percent of the avoidable cost, one decimal."""
        if self.gap is None:
            return None
        return round(100 * self.gap / max(1, self.cost - self.unavoidable), 1) if self.gap else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a plan was found. `stamp` (aware) is the time written into files.

    `seconds` is None in reproducible mode.
    """

    status: Status
    total: Figure
    stamp: datetime
    goals: Mapping[str, Figure] = field(default_factory=dict)
    seconds: float | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    travel_source: str = ""


@dataclass(frozen=True, slots=True)
class HallView:
    """A hall (or another place of work) and the people who belong to it."""

    id: str
    name: Label
    sub_district: Label
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody on the roster."""

    code: str
    hall: str
    role: str
    regime: Label


@dataclass(frozen=True, slots=True)
class SlotView:
    """A time outside ordinary hours."""

    id: str
    name: Label
    span: Span
    days: str
    counts_as: str


@dataclass(frozen=True, slots=True)
class MealView:
    """When somebody on a duty eats."""

    person: str
    span: Span


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty and who carries it; `minutes` are working time of A, `backup_minutes` of B."""

    hall: str
    date: date
    slot: str
    span: Span
    item_class: str
    backup_mode: Literal["on_site", "on_call", "none"]
    holders: tuple[str, ...]
    backup: str | None
    wanted: int = 1
    minutes: int = 0
    backup_minutes: int = 0
    meals: tuple[MealView, ...] = ()
    bookings: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """`A` and `B` for each place that stays unfilled."""
        short = max(0, self.wanted - len(self.holders))
        return ("A",) * short + ("B",) * (self.backup_mode != "none" and self.backup is None)

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Who carries it: pairs (person, A or B)."""
        backup = () if self.backup is None else ((self.backup, "B"),)
        return (*((person, "A") for person in self.holders), *backup)

    def meal_of(self, person: str) -> MealView | None:
        """When this person eats, if inside this duty."""
        return next((meal for meal in self.meals if meal.person == person), None)


@dataclass(frozen=True, slots=True)
class DayPart:
    """What somebody does in an ordinary half-day or on a whole van day, apart from duties.

    `minutes` is working time, or for comp time and leave the time off.
    """

    person: str
    date: date
    part: Part
    doing: Doing
    span: Span
    minutes: int
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RepairView:
    """Of a repaired plan: the changed days that were merely `lost`, and the least of the others.

    No repair with as few shortages and changes costs less than `cheapest`; `status` is OPTIMAL
    where this is one. `halls` are those concerned; what began before `now` stayed.
    """

    lost: frozenset[tuple[str, date]]
    bound: int
    cheapest: int
    status: Status
    halls: tuple[str, ...]
    now: datetime | None


@dataclass(frozen=True)
class RosterView:
    """A roster, ready to be drawn; tuples are sorted, `plan` has an assignment for every duty.

    `halls` have people or duties; `places` names every place by id. The former duties and parts are
    those of the plan that was handed out before, also of people and duties that are no more.
    `changed` is None where none was; `why_changed` gives the cause of each.
    """

    name: Label
    synthetic: bool
    outcome: Outcome
    plan: RosterPlan
    days: tuple[tuple[date, DayKind], ...]
    halls: tuple[HallView, ...]
    people: tuple[PersonView, ...]
    slots: tuple[SlotView, ...]
    duties: tuple[DutyView, ...]
    places: Mapping[str, Label] = field(default_factory=dict)
    parts: tuple[DayPart, ...] = ()
    overtime_min: Mapping[tuple[str, date], int] = field(default_factory=dict)
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    counts: Mapping[str, Counts] = field(default_factory=dict)
    shares: tuple[Share, ...] = ()
    comp_cap_min: int | None = None
    time_zone: str = "Asia/Shanghai"
    what_ifs: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    changed: tuple[DayChange, ...] | None = None
    why_changed: tuple[Said, ...] = ()
    repair: RepairView | None = None
    assumptions: tuple[Said, ...] = ()
    former_duties: tuple[DutyView, ...] = ()
    former_parts: tuple[DayPart, ...] = ()

    @property
    def shortages(self) -> tuple[Shortage, ...]:
        """Every place that stays unfilled."""
        return self.plan.shortages

    @cached_property
    def hall(self) -> Mapping[str, HallView]:
        """Halls by id."""
        return {hall.id: hall for hall in self.halls}

    @cached_property
    def person(self) -> Mapping[str, PersonView]:
        """People by code."""
        return {person.code: person for person in self.people}

    @cached_property
    def slot(self) -> Mapping[str, SlotView]:
        """Slots by id."""
        return {slot.id: slot for slot in self.slots}

    @cached_property
    def duties_of(self) -> Mapping[tuple[str, date], tuple[DutyView, ...]]:
        """Duties by person and date, in the order of the clock."""
        return _duties_of(self.duties)

    @cached_property
    def former_duties_of(self) -> Mapping[tuple[str, date], tuple[DutyView, ...]]:
        """Likewise of the plan that was handed out before."""
        return _duties_of(self.former_duties)

    @cached_property
    def duties_at(self) -> Mapping[tuple[str, date], tuple[DutyView, ...]]:
        """Duties by hall and date, in the order of the clock."""
        found: dict[tuple[str, date], list[DutyView]] = {}
        for duty in sorted(self.duties, key=lambda d: (d.date, d.span, d.slot)):
            found.setdefault((duty.hall, duty.date), []).append(duty)
        return {key: tuple(duties) for key, duties in found.items()}

    @cached_property
    def parts_of(self) -> Mapping[tuple[str, date], tuple[DayPart, ...]]:
        """What people do apart from duties, by person and date, in the order of the clock."""
        return _parts_of(self.parts)

    @cached_property
    def former_parts_of(self) -> Mapping[tuple[str, date], tuple[DayPart, ...]]:
        """Likewise of the plan that was handed out before."""
        return _parts_of(self.former_parts)

    @cached_property
    def guests(self) -> Mapping[str, tuple[str, ...]]:
        """By hall the people of other halls who work there on some date, sorted."""
        found: dict[str, set[str]] = {}
        at_work = [(d.hall, person) for d in self.duties for person, _ in d.places]
        at_work += [(part.place, part.person) for part in self.parts if part.doing == "loan"]
        for hall, person in at_work:
            if person in self.person and self.person[person].hall != hall:
                found.setdefault(hall, set()).add(person)
        return {hall: tuple(sorted(people)) for hall, people in found.items()}

    @cached_property
    def short_name(self) -> Mapping[str, Label]:
        """Halls by id, by what tells them apart: 大崂 for 大崂便民服务大厅."""
        names = [hall.name for hall in self.halls]
        en, zh = (short_names(name.said(lang) for name in names) for lang in LANGUAGES)
        return {hall.id: Label(en[hall.name.en], zh[hall.name.zh]) for hall in self.halls}

    def hall_name(self, hall: str) -> Label:
        """The name of a hall or another place; the id itself where none is known."""
        known = self.hall.get(hall)
        return known.name if known else self.places.get(hall, Label(hall, hall))


def _duties_of(
    duties: tuple[DutyView, ...],
) -> dict[tuple[str, date], tuple[DutyView, ...]]:
    found: dict[tuple[str, date], list[DutyView]] = {}
    for duty in sorted(duties, key=lambda d: (d.date, d.span, d.hall, d.slot)):
        for person, _ in duty.places:
            found.setdefault((person, duty.date), []).append(duty)
    return {key: tuple(held) for key, held in found.items()}


def _parts_of(parts: tuple[DayPart, ...]) -> dict[tuple[str, date], tuple[DayPart, ...]]:
    found: dict[tuple[str, date], list[DayPart]] = {}
    for part in sorted(parts, key=lambda p: (p.date, p.span, p.person)):
        found.setdefault((part.person, part.date), []).append(part)
    return {key: tuple(done) for key, done in found.items()}
