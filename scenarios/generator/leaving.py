"""Going away by choice in the known roster: training, rotation, the van, comp time."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay
from scenarios.generator.staff import COMP_DEADLINE_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from optimizer.scenario.schema.rows_people import CompCreditRow
    from optimizer.scenario.schema.rows_training import RotationRow
    from optimizer.scenario.schema.rows_van import VanDayRow, VisitRow
    from scenarios.generator.desk import Desk

_CAP_MIN = 420


class Crew(NamedTuple):
    """Who is on the van; None where somebody is missing."""

    van: str
    date: date
    officer_a: str | None
    officer_b: str | None
    driver: str | None


def send_to_rotation(desk: Desk, dates: Sequence[RotationRow]) -> None:
    """Every clerk one day at the insurance hall; who has the fewest possible dates first."""
    room = Counter({row.date: row.capacity for row in dates})
    clerks = [code for code, person in desk.people.items() if person.role == "clerk"]
    for spare in (1, 0, -99):
        options = {code: _days_for(desk, code, dates, spare) for code in clerks}
        for code in sorted(clerks, key=lambda c: (len(options[c]), c)):
            days = [d for d in _days_for(desk, code, dates, spare) if room[d] > 0]
            if days:
                day = max(days, key=lambda d: (room[d], -d.toordinal()))
                desk.send(code, day, HALF_DAYS, "rotation")
                room[day] -= 1
                clerks = [other for other in clerks if other != code]


def _days_for(desk: Desk, code: str, dates: Sequence[RotationRow], spare: int) -> list[date]:
    return [r.date for r in dates if desk.may_leave_day(code, r.date, "rotation", spare=spare)]


def man_the_van(
    desk: Desk, days: Sequence[VanDayRow], visits: Sequence[VisitRow], beyond_min: int
) -> list[Crew]:
    """Two officers who together hold the promised items, and a driver, by turns."""
    trips: Counter[str] = Counter()
    crews = []
    for row in days:
        wanted = {i for v in visits if v.promised_date == row.date for i in v.items}
        officers = _officers(desk, row.date, wanted, trips)
        drivers = [c for c, p in desk.people.items() if p.role == "driver"]
        drivers = [c for c in drivers if desk.may_leave_day(c, row.date, "van")]
        driver = min(drivers, key=lambda c: (trips[c], c), default=None)
        crew = Crew(row.van, row.date, officers[0], officers[1], driver)
        for code in crew[2:]:
            if code is not None:
                desk.send(code, row.date, HALF_DAYS, "van")
                desk.overtime_min[code, row.date] += beyond_min
                trips[code] += 1
        crews.append(crew)
    return crews


def _officers(
    desk: Desk, day: date, wanted: set[str], trips: Counter[str]
) -> tuple[str, str] | tuple[None, None]:
    pool = [code for code, person in desk.people.items() if person.role == "officer"]
    for spare in (2, 1, 0, -99):
        free = [code for code in pool if desk.may_leave_day(code, day, "van", spare=spare)]
        for pair in sorted(combinations(free, 2), key=lambda p: (sum(trips[c] for c in p), p)):
            held = {item for code in pair for item in desk.people[code].items}
            if wanted <= held and pair[1] not in desk.partners[pair[0]]:
                return pair
    return None, None


def spend_expiring(desk: Desk, opening: Sequence[CompCreditRow]) -> None:
    """Comp half-days for the credits that run out within the month, each by its deadline."""
    for credit in sorted(opening, key=lambda c: (c.earned_on, c.person)):
        end = credit.earned_on + timedelta(days=COMP_DEADLINE_DAYS)
        if desk.month.file.first <= end <= desk.month.file.last:
            _spend_by(desk, credit, [c for c in opening if c.person == credit.person], end)


def _spend_by(desk: Desk, credit: CompCreditRow, own: Sequence[CompCreditRow], end: date) -> None:
    code = credit.person
    due = sum(c.minutes for c in own if c.earned_on <= credit.earned_on)
    days = [day for day in desk.month.workdays if day <= end]
    for day in days:
        for half in HALF_DAYS:
            spent = sum(desk.spent_min(code, on) for on in days)
            if due - spent >= desk.month.half_min(HALF_DAYS[0]):
                _take(desk, code, day, half)


def spend_above_cap(desk: Desk, random: Random) -> None:
    """Comp half-days for whoever would close the month above the cap."""
    for hall in sorted(desk.team):
        _spend_in(desk, hall, random)


def _spend_in(desk: Desk, hall: str, random: Random) -> None:
    open_ones = {code: _chances(desk, code, random) for code in desk.team[hall]}
    while open_ones:
        code = max(open_ones, key=lambda c: (desk.closing_min(c), c))
        if desk.closing_min(code) <= _CAP_MIN:
            return
        chances = open_ones[code]
        while chances:
            day, half = chances.pop()
            if _take(desk, code, day, half):
                break
        else:
            del open_ones[code]


def _chances(desk: Desk, code: str, random: Random) -> list[tuple[date, HalfDay]]:
    halves = [(day, half) for day in desk.month.workdays for half in HALF_DAYS]
    random.shuffle(halves)
    hall = desk.people[code].hall
    return sorted(halves, key=lambda at: desk.slack(hall, *at))


def _take(desk: Desk, code: str, day: date, half: HalfDay) -> bool:
    if not desk.may_leave(code, day, half, "comp") or not desk.can_afford(code, day, [half]):
        return False
    desk.send(code, day, [half], "comp")
    return True
