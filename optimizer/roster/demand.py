"""Openings and bookings -> the duties that have to be carried."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from optimizer.roster.problem import entities as roster
from optimizer.roster.rules.meal_break import Settings as MealBreak
from optimizer.roster.rules.working_time import Settings as WorkingTime
from optimizer.scenario.elapsed import elapsed_min
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import DayKind
from optimizer.scenario.schema.rows_halls import BookingRow, PostRow
from optimizer.scenario.schema.scenario_file import Slot


def duties_of(scenario: Scenario, days: tuple[date, ...]) -> tuple[roster.Duty, ...]:
    """Every duty of the planned days, sorted; those on booking only exist when booked."""
    booked = _booked(scenario)
    posts = {post.id: post for post in scenario.posts}
    items = {item.id: item for item in scenario.items}
    found = []
    for opening in scenario.openings:
        slot = scenario.file.slots[opening.slot]
        for day in days:
            if not _exists(slot, scenario.day_kinds[day]):
                continue
            if opening.dates and day not in opening.dates:
                continue
            key = roster.DutyKey(opening.hall, day, opening.slot)
            asked = booked.get(key, [])
            special = {row.item for row in asked if items[row.item].special}
            post = posts.get(opening.post)
            found.append(
                _duty(scenario, key, slot, opening.offers, len(asked), tuple(sorted(special)), post)
            )
    return tuple(sorted(found, key=lambda duty: duty.key))


def _duty(
    scenario: Scenario,
    key: roster.DutyKey,
    slot: Slot,
    item_class: str,
    bookings: int,
    special_items: tuple[str, ...],
    post: PostRow | None,
) -> roster.Duty:
    meals, work = scenario.rules["meal_break"], scenario.rules["working_time"]
    assert isinstance(meals, MealBreak)
    assert isinstance(work, WorkingTime)
    elapsed = elapsed_min(scenario.file.time_zone, key.date, slot.hours)
    minutes = elapsed - (meals.meal_min if slot.meal else 0)
    share = elapsed * work.on_call_share // 100
    on_call = share if slot.backup == "on_call" else 0
    return roster.Duty(
        key=key,
        span=slot.hours,
        item_class=item_class,
        backup=slot.backup,
        halves=slot.halves,
        counts_as=slot.counts_as,
        minutes=minutes,
        backup_minutes=minutes if slot.backup == "on_site" else on_call,
        meal=slot.meal,
        special_items=special_items,
        booked_only=slot.booked_only,
        bookings=bookings,
        backup_halls=post.backup_halls if post else (),
    )


def _exists(slot: Slot, kind: DayKind) -> bool:
    match slot.days:
        case "workday":
            return kind.is_workday
        case "rest_day":
            return kind is DayKind.REST_DAY
        case "holiday":
            return kind.is_holiday


def _booked(scenario: Scenario) -> dict[tuple[str, date, str], list[BookingRow]]:
    """Bookings by hall, date and slot; that they were made on an earlier workday is checked."""
    found: dict[tuple[str, date, str], list[BookingRow]] = defaultdict(list)
    for row in scenario.bookings:
        found[row.hall, row.date, row.slot].append(row)
    return found
