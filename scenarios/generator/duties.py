"""Who takes which duty in the known roster: rest days first, then workdays, by turns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from optimizer.scenario.schema.fields import HALF_DAYS
from scenarios.generator.desk import Desk, Key, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from optimizer.scenario.schema.rows_halls import OpeningRow
    from optimizer.scenario.schema.rows_people import PreviousDayRow
    from scenarios.generator.month import Month

BookedHalves = frozenset[tuple[str, date, str]]


def duty_keys(month: Month, openings: Sequence[OpeningRow], booked: BookedHalves) -> list[Key]:
    """Every duty that exists, by hall and date in the order of the openings."""
    return [
        Key(row.hall, day, row.slot)
        for row in openings
        for day in month.days
        if month.has_slot(month.file.slots[row.slot], day)
        and (not row.dates or day in row.dates)
        and (not month.file.slots[row.slot].booked_only or (row.hall, day, row.slot) in booked)
    ]


def rest_after_earlier_work(
    desk: Desk, previous: Sequence[PreviousDayRow]
) -> tuple[PreviousDayRow, ...]:
    """Gives whoever worked on an earlier rest day a free day in time.

    Returns the previous days; one for which there is no such day never happened.
    """
    kept = []
    for row in previous:
        worked_off_day = row.worked and not desk.month.kinds[row.date].is_workday
        if worked_off_day and not _has_free_day(desk, row.person, row.date, allow_comp=True):
            del desk.worked_before[row.person, row.date]
        else:
            kept.append(row)
    return tuple(kept)


def fill_off_days(desk: Desk, keys: Sequence[Key], random: Random) -> None:
    """Rest days and holidays: one holder for the whole day where one can, by turns."""
    groups: dict[tuple[date, str], list[Key]] = {}
    for key in keys:
        if not desk.month.kinds[key.date].is_workday:
            groups.setdefault((key.date, key.hall), []).append(key)
    for _, group in sorted(groups.items()):
        if not _hold_off_day(desk, group, random):
            for key in group:
                _hold_off_day(desk, [key], random)
        for key in group:
            _back_up(desk, key, random)


def _hold_off_day(desk: Desk, keys: list[Key], random: Random) -> bool:
    hall, day, _ = keys[0]
    for allow_comp in (False, True):
        for code in _by_off_days(desk, hall, random):
            if all(_may_hold(desk, code, key) for key in keys) and _has_free_day(
                desk, code, day, allow_comp=allow_comp
            ):
                for key in keys:
                    desk.give(code, key, "holder")
                return True
    return False


def _may_hold(desk: Desk, code: str, key: Key) -> bool:
    return desk.may_serve(code, key, "holder")


def _by_off_days(desk: Desk, hall: str, random: Random) -> list[str]:
    team = random.sample(desk.team[hall], len(desk.team[hall]))
    off = {day for day in desk.month.days if not desk.month.kinds[day].is_workday}
    worked = {c: sum(desk.overtime_min.get((c, day), 0) > 0 for day in sorted(off)) for c in team}
    return sorted(team, key=lambda code: 2 * worked[code] + desk.people[code].weekends)


def _has_free_day(desk: Desk, code: str, day: date, *, allow_comp: bool) -> bool:
    """Every week around the duty holds a free day; if need be a comp day is made one."""
    weeks = desk.weeks_without_free_day(code, day)
    if not weeks:
        return True
    if not allow_comp:
        return False
    shared = [on for on in weeks[0] if all(on in week for week in weeks)]
    return any(on >= desk.month.file.first and _take_day_off(desk, code, on) for on in shared)


def _take_day_off(desk: Desk, code: str, day: date) -> bool:
    if not desk.month.kinds[day].is_workday:
        return False
    halves = [half for half in HALF_DAYS if desk.works(code, day, half)]
    if not halves or not all(desk.may_leave(code, day, half, "comp") for half in halves):
        return False
    business = any(desk.away.get((code, day, h)) in ("business", "home_visit") for h in HALF_DAYS)
    if business or not desk.can_afford(code, day, halves):
        return False
    desk.send(code, day, halves, "comp")
    return True


def _back_up(desk: Desk, key: Key, random: Random) -> None:
    team = random.sample(desk.team[key.hall], len(desk.team[key.hall]))
    holder = desk.given.get((key, "holder"))
    load = {code: _load(desk, code, key, "backup") for code in team}
    for code in sorted(team, key=load.__getitem__):
        if code != holder and desk.may_serve(code, key, "backup"):
            desk.give(code, key, "backup")
            return


def fill_workdays(desk: Desk, keys: Sequence[Key], random: Random) -> None:
    """Early, noon and late: two people carry a hall's day between them, whoever has least so far.

    Who is on site at noon also takes early and late, so that the others can have time off.
    """
    groups: dict[tuple[date, str], list[Key]] = {}
    for key in keys:
        if desk.month.kinds[key.date].is_workday:
            groups.setdefault((key.date, key.hall), []).append(key)
    for (_, hall), group in sorted(groups.items()):
        crew: list[str] = []
        for key, role in _in_order(desk, group):
            team = random.sample(desk.team[hall], len(desk.team[hall]))
            on_site = desk.month.file.slots[key.slot].backup == "on_site"
            load = {code: _load(desk, code, key, role) for code in team}
            team.sort(key=lambda code: ((code in crew) is on_site, load[code]))
            chosen = next((code for code in team if _may_take(desk, code, key, role)), None)
            if chosen is not None:
                desk.give(chosen, key, role)
                crew.append(chosen)


def _load(desk: Desk, code: str, key: Key, role: Role) -> float:
    """What the person had so far of what this duty counts as, pro rata to presence."""
    person, slots = desk.people[code], desk.month.file.slots
    if desk.minutes_of(key.slot, role) and slots[key.slot].counts_as != "late":
        return (desk.total_min(code) + person.duty_min) / desk.presence[code]
    if role == "backup":
        return (desk.count(code, "backup", slots) + person.backups) / desk.presence[code]
    return (desk.count(code, "holder", (key.slot,)) + person.lates) / desk.presence[code]


def _in_order(desk: Desk, group: list[Key]) -> Iterator[tuple[Key, Role]]:
    """Noon first (both are on site), then whoever holds, then whoever backs up."""
    on_site = [k for k in group if desk.month.file.slots[k.slot].backup == "on_site"]
    others = [k for k in group if k not in on_site]
    for key in on_site:
        yield key, "holder"
        yield key, "backup"
    for key in others:
        yield key, "holder"
    for key in others:
        yield key, "backup"


def _may_take(desk: Desk, code: str, key: Key, role: Role) -> bool:
    return desk.given.get((key, "holder")) != code and desk.may_serve(code, key, role)
