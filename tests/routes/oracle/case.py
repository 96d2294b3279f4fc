"""A problem as the oracle reads it: records by name, drives, turns of a week."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date


class Case:
    """A route problem with what every part of the oracle asks for."""

    def __init__(self, problem: Any) -> None:
        self.rules, self.goals = problem.rules, problem.goals
        self.shifts = {shift.id: shift for shift in problem.shifts}
        self.visits = {visit.id: visit for visit in problem.visits}
        self.frozen = {kept.visit: (kept.shift, kept.start_s) for kept in problem.frozen}
        self.told = {told.visit: (told.date, told.start_s) for told in problem.told}
        self.turns_of = tuple(problem.turns_of)
        self.step_s = problem.step_s
        self.of_others = {one.visit for one in problem.elsewhere}
        self.other_days = {day: set(there) for day, there in problem.other_days.items()}
        rows = {place: row for row, place in enumerate(problem.places)}
        self.way = {(a, b): int(problem.travel_s[rows[a]][rows[b]]) for a in rows for b in rows}
        hours = self.rules["crew_meal"].hours
        self.meal_from, self.meal_to = 60 * hours[0], 60 * hours[1]

    def mondays(self) -> dict[date, set[date]]:
        """The van days of each week that has a shift, by the Monday before them."""
        weeks: dict[date, set[date]] = {}
        planned = {shift.date for shift in self.shifts.values()}
        for day in (*planned, *self.other_days):
            monday = day
            while monday.weekday():
                monday -= timedelta(days=1)
            weeks.setdefault(monday, set()).add(day)
        return {monday: days for monday, days in weeks.items() if days & planned}

    def unmet(self, served: Collection[tuple[str, date]]) -> Iterator[tuple[str, date, int]]:
        """(sub-district, Monday, missing turns) when these sub-districts are served so."""
        settings = self.rules["sub_district_turn"]
        for monday, dates in self.mondays().items():
            wanted = settings.visits_per_week * min(len(dates), 5) // 5
            for sub_district in self.turns_of:
                there = [
                    day
                    for day in sorted(dates)
                    if (sub_district, day) in served or sub_district in self.other_days.get(day, ())
                ]
                met = max(
                    size
                    for size in range(len(there) + 1)
                    for chosen in combinations(there, size)
                    if all(
                        abs(a - b) >= timedelta(days=settings.days_apart)
                        for a, b in combinations(chosen, 2)
                    )
                )
                if met < wanted:
                    yield sub_district, monday, wanted - met

    def hours_late(self, visit: Any, day: date, end_s: int) -> int:
        """Started hours after the visit's deadline; 0 without one."""
        if visit.answer_by is None:
            return 0
        apart = timedelta(seconds=end_s - visit.answer_by.end_s) + (day - visit.answer_by.date)
        hours = 0
        while timedelta(hours=hours) < apart:
            hours += 1
        return hours

    def is_moved(self, visit: str, day: date, start_s: int) -> bool:
        """The start is not what the caller was told."""
        if visit not in self.told:
            return False
        told_day, told_s = self.told[visit]
        tolerance_s = 60 * self.goals["moved_promises"].tolerance_min
        return day != told_day or not told_s - tolerance_s <= start_s <= told_s + tolerance_s

    def setup_s(self, shift: Any, visit: Any) -> int:
        """The set-up of this van at the visit."""
        own = [setup for van, setup in visit.setup_of if van == shift.vehicle]
        return int(own[0] if own else visit.setup_s)

    def can_do(self, shift: Any, visit: Any) -> bool:
        """Crew and van can do the visit."""
        return all(item in shift.items for item in visit.items) and all(
            thing in shift.equipment for thing in visit.equipment
        )

    def is_open(self, visit: Any, day: date, start_s: int, end_s: int) -> bool:
        """The stay lies in one of the visit's windows."""
        return any(
            (window.date is None or window.date == day)
            and window.start_s <= start_s
            and end_s <= window.end_s
            for window in visit.windows
        )
