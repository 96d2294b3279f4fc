"""A tiny network as plain values, known to the oracle and, converted, to the product."""

from dataclasses import dataclass, field
from datetime import date

Clock = tuple[int, int]
"""From and to, minutes of the day."""
Spot = tuple[float, float]


@dataclass
class Slot:
    days: str  # workday, rest_day, holiday
    hours: Clock
    booked_only: bool = False


@dataclass
class Place:
    id: str
    kind: str
    at: Spot


@dataclass
class Post:
    hall: str
    kind: str
    offers: str


@dataclass
class ServicePoint:
    id: str
    kind: str
    at: Spot
    offers: tuple[str, ...]
    hours: tuple[Clock, ...] = ()
    every_day: bool = False


@dataclass
class Duty:
    hall: str
    date: date
    slot: str
    holder: str | None = "p"
    backup: str | None = None


@dataclass
class VanSite:
    """A visit or a standing stop; `offers` are item classes."""

    id: str
    at: Spot
    offers: tuple[str, ...]
    is_stop: bool = False


@dataclass
class Stay:
    id: str
    date: date
    start_s: int
    end_s: int


@dataclass
class Point:
    id: str
    sub_district: str
    at: Spot
    population: int


@dataclass
class Case:
    kinds: dict[date, str]  # day kinds of the planned dates
    morning: Clock
    afternoon: Clock
    slots: dict[str, Slot]
    item_classes: tuple[str, ...]
    places: list[Place]
    points: list[Point]
    posts: list[Post] = field(default_factory=list)
    held: list[tuple[str, ...]] = field(default_factory=list)  # item classes, person by person
    service_points: list[ServicePoint] = field(default_factory=list)
    openings: dict[tuple[str, str], str] = field(default_factory=dict)  # (hall, slot): item class
    booked: list[tuple[str, date, str]] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    van_sites: list[VanSite] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    seconds: dict[tuple[str, Spot, Spot], int] = field(default_factory=dict)  # -1: no way
    metres: dict[tuple[Spot, Spot], int] = field(default_factory=dict)
    within_min: int = 15

    def day_type(self, day: date) -> str:
        """workday, rest_day or holiday, as slots say it."""
        kind = self.kinds[day]
        if kind in ("workday", "makeup_workday"):
            return "workday"
        return kind if kind == "rest_day" else "holiday"

    def spots(self) -> list[Spot]:
        """Where something may be open."""
        return [one.at for one in (*self.places, *self.service_points, *self.van_sites)]
