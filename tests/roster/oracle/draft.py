"""A random question while it is being drawn: its theme, dates and settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from optimizer.scenario.schema.fields import HALF_DAYS, DayKind, HalfDay, Span

if TYPE_CHECKING:
    from random import Random

    from optimizer.roster.problem.entities import Duty, Person

THEMES = (
    "noon",
    "weekend",
    "rest",
    "comp",
    "lending",
    "neighbours",
    "training",
    "rotation",
    "van",
    "batch",
    "holiday",
    "pairs",
)
MORNING, AFTERNOON = HALF_DAYS
HOURS = {MORNING: Span(510, 690), AFTERNOON: Span(810, 1020)}
STATUTORY = {date(2023, 9, 29), date(2023, 10, 1), date(2023, 10, 2), date(2023, 10, 3)}
BREAK = {date(2023, 9, 29) + timedelta(days=n) for n in range(8)}
MAKEUP = {date(2023, 10, 7), date(2023, 10, 8)}


@dataclass
class Draft:
    """A question while it is being drawn."""

    rng: Random
    theme: str
    days: tuple[date, ...]
    kinds: dict[date, DayKind]
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    prices: dict[str, dict[str, Any]] = field(default_factory=dict)
    halls: list[str] = field(default_factory=lambda: ["A"])
    people: list[Person] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    away: dict[tuple[str, date, HalfDay], Any] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    @property
    def workdays(self) -> list[date]:
        return [day for day in self.days if self.kinds[day].is_workday]

    def setting(self, rule: str, name: str, default: int) -> int:
        value: int = self.settings.get(rule, {}).get(name, default)
        return value

    def works(self, person: Person, day: date, half: HalfDay) -> bool:
        return (day, half) in person.works and (person.code, day, half) not in self.away


def kind_of(day: date) -> DayKind:
    if day in STATUTORY:
        return DayKind.STATUTORY_HOLIDAY
    if day in BREAK:
        return DayKind.HOLIDAY_PERIOD
    if day in MAKEUP:
        return DayKind.MAKEUP_WORKDAY
    return DayKind.WORKDAY if day.weekday() < 5 else DayKind.REST_DAY


def draw_days(rng: Random, theme: str) -> tuple[date, ...]:
    start, longest = {
        "weekend": (date(2023, 10, 13), 4),
        "rest": (rng.choice([date(2023, 10, 16), date(2023, 10, 27), date(2024, 3, 29)]), 5),
        "holiday": (date(2023, 10, rng.randint(2, 6)), 4),
        "comp": (date(2023, 10, rng.choice([6, 12, 13])), 4),
        "lending": (date(2023, 10, rng.choice([13, 15])), 2),
        "van": (date(2023, 10, 16), 3),
    }.get(theme, (date(2023, 10, rng.choice([5, 7, 12, 13, 19])), 4))
    count = rng.randint(2, longest)
    return tuple(start + timedelta(days=n) for n in range(count))


def draw_settings(draft: Draft) -> None:
    rng, theme = draft.rng, draft.theme
    backup = {"backup_reach_min": rng.choice([15, 30]), "backups_at_once": rng.choice([1, 1, 2])}
    draft.settings["backup_ready"] = backup
    draft.settings["meal_break"] = {"meal_min": rng.choice([20, 30, 30, 45, 60, 70])}
    draft.settings["one_place_at_a_time"] = {
        "lending": theme == "lending",
        "lend_reach_min": rng.choice([20, 30]),
    }
    if theme == "rest":
        draft.settings["rest_between_days"] = {"min_rest_h": rng.choice([11, 12, 13, 14])}
    share = rng.choice([0, 0, 0, 20, 50])
    draft.settings["working_time"] = {"on_call_share": share}
    if theme in ("comp", "weekend"):
        draft.settings["comp_time"] = {"comp_deadline_days": rng.choice([5, 10, 90])}
        cap = rng.choice([0, 120, 210, 420])
        draft.prices["closing_balance"] = {"comp_balance_cap_min": cap}
