"""The desk on which the known roster is laid out: who works, who is away, who may take what.

It answers the questions of docs/roster-semantics.md from the input rows alone and shares nothing
with the solver or the judge.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from optimizer.scenario.schema.rows_people import AbsenceRow, PersonRow, PreviousDayRow
    from optimizer.scenario.schema.scenario_file import Slot
    from scenarios.generator.month import Month
    from scenarios.generator.staff import Staff

MEAL_MIN = 30
_WINDOW_DAYS = 7
_FREE_KINDS = ("annual_leave", "sick_leave", "other_leave")
_PARTS = {"day": HALF_DAYS, "morning": HALF_DAYS[:1], "afternoon": HALF_DAYS[1:]}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Role = Literal["holder", "backup"]
Half = tuple[str, date, HalfDay]


class Key(NamedTuple):
    """A duty: one hall, one date, one slot."""

    hall: str
    date: date
    slot: str


class Desk:
    """The month as it is being planned; every question is about the plan so far."""

    def __init__(
        self,
        month: Month,
        staff: Staff,
        absences: Iterable[AbsenceRow],
        previous: Iterable[PreviousDayRow],
    ) -> None:
        self.month = month
        self.posts = staff.posts
        self.people: dict[str, PersonRow] = {person.code: person for person in staff.people}
        self.min_windows = {place.id: place.min_windows for place in staff.places}
        self.team: dict[str, list[str]] = defaultdict(list)
        for person in staff.people:
            self.team[person.hall].append(person.code)
        self.partners: dict[str, list[str]] = defaultdict(list)
        for post in staff.posts:
            self.partners[post.holder].append(post.backup)
            self.partners[post.backup].append(post.holder)
        self.away: dict[Half, str] = {}
        for row in absences:
            for day in _dates(row.first, row.last):
                for half in _PARTS[row.part]:
                    self.away[row.person, day, half] = row.kind
        self.worked_before = {(row.person, row.date): row.worked for row in previous}
        self.elsewhere: dict[Half, str] = {}
        self.must_stay: dict[Half, str] = {}
        self.given: dict[tuple[Key, Role], str] = {}
        self.tally: Counter[tuple[str, Role, str]] = Counter()
        self.roles: dict[tuple[str, date], list[tuple[str, Role]]] = defaultdict(list)
        self.overtime_min: dict[tuple[str, date], int] = defaultdict(int)
        halves = [(day, half) for day in month.workdays for half in HALF_DAYS]
        self.presence = {
            code: max(1, sum(self.works(code, *at) for at in halves)) for code in self.people
        }

    # --- ordinary half-days

    def works(self, code: str, day: date, half: HalfDay) -> bool:
        """By pattern and absences the person works this ordinary half-day."""
        if not self.month.kinds[day].is_workday or (code, day, half) in self.away:
            return False
        pattern = self.people[code].pattern
        suffix = "am" if half is HalfDay.MORNING else "pm"
        return not pattern or f"{_WEEKDAYS[day.weekday()]}_{suffix}" in pattern

    def present(self, code: str, day: date, half: HalfDay) -> bool:
        """The person is at the own hall."""
        return self.works(code, day, half) and (code, day, half) not in self.elsewhere

    def at_windows(self, hall: str, day: date, half: HalfDay) -> list[str]:
        """Who is at the hall's windows, without leads and drivers."""
        return [
            code
            for code in self.team[hall]
            if self.people[code].role not in ("lead", "driver") and self.present(code, day, half)
        ]

    def slack(self, hall: str, day: date, half: HalfDay) -> int:
        """How many more may leave their windows."""
        return len(self.at_windows(hall, day, half)) - self.min_windows[hall]

    def may_leave(self, code: str, day: date, half: HalfDay, what: str, *, spare: int = 1) -> bool:
        """Going away by choice empties no post and breaks no duty; `spare` windows are left."""
        if not self.present(code, day, half) or (code, day, half) in self.must_stay:
            return False
        if not all(self.present(other, day, half) for other in self.partners[code]):
            return False
        person = self.people[code]
        counts = person.role not in ("lead", "driver")
        if counts and self.slack(person.hall, day, half) < spare:
            return False
        return all(
            self._still_joins(code, day, half, slot, what) for slot in self._slots(code, day)
        )

    def _slots(self, code: str, day: date) -> Iterator[Slot]:
        for slot, _ in self.roles[code, day]:
            yield self.month.file.slots[slot]

    def _still_joins(self, code: str, day: date, half: HalfDay, slot: Slot, what: str) -> bool:
        if half not in slot.halves:
            return True
        others = [h for h in slot.halves if h != half and self.present(code, day, h)]
        return what == "comp" and bool(others)

    def may_leave_day(self, code: str, day: date, what: str, *, spare: int = 1) -> bool:
        """The person works both halves and may leave both."""
        return all(self.may_leave(code, day, half, what, spare=spare) for half in HALF_DAYS)

    # --- comp time

    def balances(self, code: str) -> Iterator[tuple[date, int]]:
        """The balance on each date after spending, before earning."""
        person = self.people[code]
        earns = self.month.file.regimes[person.regime].earns
        balance = person.comp_balance_min
        for day in self.month.days:
            balance -= self.spent_min(code, day)
            yield day, balance
            if earns.get(self.month.kinds[day], "comp") == "comp":
                balance += self.overtime_min.get((code, day), 0)

    def closing_min(self, code: str) -> int:
        """The balance after the last date."""
        earns = self.month.file.regimes[self.people[code].regime].earns
        earned = sum(
            self.overtime_min.get((code, day), 0)
            for day in self.month.days
            if earns.get(self.month.kinds[day], "comp") == "comp"
        )
        spent = sum(self.spent_min(code, day) for day in self.month.workdays)
        return self.people[code].comp_balance_min + earned - spent

    def spent_min(self, code: str, day: date) -> int:
        """Comp time taken on a date."""
        return sum(
            self.month.half_min(half)
            for half in HALF_DAYS
            if self.elsewhere.get((code, day, half)) == "comp"
        )

    def can_afford(self, code: str, day: date, halves: Iterable[HalfDay]) -> bool:
        """From this date on the balance carries these half-days."""
        cost = sum(self.month.half_min(half) for half in halves)
        return all(left >= cost for on, left in self.balances(code) if on >= day)

    # --- free days

    def is_free(self, code: str, day: date) -> bool:
        """No work on this date; a day on business is none."""
        if day < self.month.file.first:
            usual = self.month.kinds[day].is_workday
            return not self.worked_before.get((code, day), usual)
        if self.overtime_min.get((code, day), 0):
            return False
        if not self.month.kinds[day].is_workday:
            return True
        return all(self._is_free_half(code, day, half) for half in HALF_DAYS)

    def _is_free_half(self, code: str, day: date, half: HalfDay) -> bool:
        if self.works(code, day, half):
            return self.elsewhere.get((code, day, half)) == "comp"
        return self.away.get((code, day, half), "annual_leave") in _FREE_KINDS

    def weeks_without_free_day(self, code: str, day: date) -> list[list[date]]:
        """The seven-day windows around a worked rest day or holiday that hold no free day."""
        if not self.month.file.regimes[self.people[code].regime].free_day_in_7:
            return []
        found = []
        for back in range(_WINDOW_DAYS):
            start = day - timedelta(days=back)
            week = [start + timedelta(days=n) for n in range(_WINDOW_DAYS)]
            if start < self.month.before[0] or week[-1] > self.month.file.last:
                continue
            if not any(self.is_free(code, on) for on in week if on != day):
                found.append(week)
        return found

    # --- duties

    def minutes_of(self, slot: str, role: Role) -> int:
        """Working minutes of a duty: the meal taken off, on-call backups nothing."""
        about = self.month.file.slots[slot]
        if role == "backup" and about.backup != "on_site":
            return 0
        return about.hours.minutes - (MEAL_MIN if about.meal else 0)

    def may_serve(self, code: str, key: Key, role: Role) -> bool:
        """The person can take the duty, free days of other weeks aside."""
        person, slot = self.people[code], self.month.file.slots[key.slot]
        if role == "backup" and slot.backup == "on_call" and person.on_call_from:
            return False
        busy = [about.hours for about in self._slots(code, key.date)]
        if any(h.start_min < slot.hours.end_min and slot.hours.start_min < h.end_min for h in busy):
            return False
        halves = [(code, key.date, half) for half in slot.halves]
        if self.month.kinds[key.date].is_workday:
            joined = [h for h in halves if self.works(*h) and self.elsewhere.get(h) != "comp"]
            if not joined or any(h in self.elsewhere for h in joined):
                return False
        elif any(h in self.away for h in halves):
            return False
        return self._within_limits(person, key.date, self.minutes_of(key.slot, role))

    def _within_limits(self, person: PersonRow, day: date, more_min: int) -> bool:
        regime = self.month.file.regimes[person.regime]
        workday = self.month.kinds[day].is_workday
        limit = regime.overtime_workday_max_min if workday else regime.rest_day_max_min
        if self.overtime_min.get((person.code, day), 0) + more_min > limit:
            return False
        most = regime.overtime_month_max_min
        return most is None or self.month_min(person.code, day) + more_min <= most

    def month_min(self, code: str, day: date) -> int:
        """Overtime in the calendar month of a date."""
        same = [d for d in self.month.days if (d.year, d.month) == (day.year, day.month)]
        return sum(self.overtime_min.get((code, d), 0) for d in same)

    def total_min(self, code: str) -> int:
        """Overtime on all planned dates."""
        return sum(self.overtime_min.get((code, day), 0) for day in self.month.days)

    def give(self, code: str, key: Key, role: Role) -> None:
        """Puts a person on a duty."""
        self.given[key, role] = code
        self.roles[code, key.date].append((key.slot, role))
        self.tally[code, role, key.slot] += 1
        self.overtime_min[code, key.date] += self.minutes_of(key.slot, role)

    def send(self, code: str, day: date, halves: Iterable[HalfDay], where: str) -> None:
        """Puts a person elsewhere: comp, rotation, training or van."""
        for half in halves:
            self.elsewhere[code, day, half] = where

    def count(self, code: str, role: Role, slots: Iterable[str]) -> int:
        """How many duties of these slots the person has in this role."""
        return sum(self.tally[code, role, slot] for slot in slots)


def _dates(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
