"""Random duties, and what else people are asked for: training, vans, batch work, wishes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from optimizer.roster.problem.entities import (
    BatchJob,
    CrewDay,
    Duty,
    DutyKey,
    Entry,
    Person,
    Pin,
    Request,
    Training,
)
from optimizer.scenario.schema.fields import HALF_DAYS, DayKind, HalfDay, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.roster.oracle.draft import Draft

MORNING, AFTERNOON = HALF_DAYS
SLOTS: dict[str, tuple[str, Span, tuple[HalfDay, ...], str, str]] = {
    "early": ("workday", Span(480, 510), (MORNING,), "on_call", "early"),
    "noon": ("workday", Span(690, 810), HALF_DAYS, "on_site", "noon"),
    "late": ("workday", Span(1020, 1080), (AFTERNOON,), "on_call", "late"),
    "evening": ("workday", Span(1050, 1140), (AFTERNOON,), "on_call", "late"),
    "weekend_morning": ("rest_day", Span(540, 690), (MORNING,), "on_call", "weekend"),
    "weekend_afternoon": ("rest_day", Span(810, 1020), (AFTERNOON,), "on_call", "weekend"),
    "weekend_long": ("rest_day", Span(600, 900), HALF_DAYS, "on_site", "weekend"),
    "holiday_morning": ("holiday", Span(540, 690), (MORNING,), "on_call", "holiday"),
    "holiday_afternoon": ("holiday", Span(810, 1020), (AFTERNOON,), "on_call", "holiday"),
}


def draw_duties(draft: Draft) -> None:
    """Some of the slots that the days allow, few enough for the number of people."""
    rng, theme = draft.rng, draft.theme
    wanted = {
        "noon": ("noon", "noon", "late"),
        "rest": ("early", "late", "evening"),
        "neighbours": ("late", "evening", "early", "weekend_morning"),
        "lending": ("late", "noon", "weekend_morning", "weekend_afternoon"),
        "van": ("early", "late"),
        "batch": ("noon",),
    }.get(theme, tuple(SLOTS))
    halls = ["A"] if theme == "van" else draft.halls
    possible = sorted(
        DutyKey(hall, day, slot)
        for hall in halls
        for day in draft.days
        for slot in sorted(set(wanted))
        if fits(SLOTS[slot][0], draft.kinds[day])
    )
    most = {2: 5, 3: 4}.get(len(draft.people), 3)
    most = {
        "batch": 1,
        "van": 2,
        "lending": 3,
        "neighbours": 3,
        "comp": 3,
        "rotation": 3,
        "training": 3,
    }.get(theme, most)
    chosen = rng.sample(possible, min(len(possible), rng.randint(max(1, most - 1), most)))
    backups = {slot: backup_kind(draft, slot) for slot in SLOTS}
    draft.duties = [duty_of(draft, key, backups[key.slot]) for key in sorted(chosen)]


def fits(days: str, kind: DayKind) -> bool:
    if days == "workday":
        return kind.is_workday
    return kind.is_holiday if days == "holiday" else kind is DayKind.REST_DAY


def backup_kind(draft: Draft, slot: str) -> str:
    usual = SLOTS[slot][3]
    return draft.rng.choice([usual, usual, usual, usual, "on_site", "on_call", "none"])


def duty_of(draft: Draft, key: DutyKey, backup: Any) -> Duty:
    rng = draft.rng
    _, span, halves, _, counts_as = SLOTS[key.slot]
    if draft.theme == "rest":
        later = rng.choice([0, 60, 150, 210]) if key.slot in ("late", "evening") else 0
        earlier = rng.choice([0, 90]) if key.slot == "early" else 0
        span = Span(span.start_min - earlier, span.end_min + later)
    meal = key.slot in ("noon", "weekend_long")
    minutes = span.minutes - (draft.setting("meal_break", "meal_min", 30) if meal else 0)
    share = draft.setting("working_time", "on_call_share", 0)
    on_call = span.minutes * share // 100
    booked_only = counts_as == "holiday"
    others = [hall for hall in draft.halls if hall != key.hall]
    return Duty(
        key=key,
        span=span,
        item_class="general",
        backup=backup,
        halves=halves,
        counts_as=counts_as,
        minutes=minutes,
        backup_minutes={"on_site": minutes, "on_call": on_call, "none": 0}[backup],
        meal=meal,
        special_items=("seal",) if draft.chance(0.15) else (),
        booked_only=booked_only,
        bookings=rng.choice([0, 1, 1, 2]) if booked_only else 0,
        backup_halls=tuple(others) if draft.chance(0.6) else (),
    )


def draw_extras(draft: Draft) -> None:
    """What only some themes have: training, rotation, van days, batch work."""
    if draft.theme == "training" or draft.chance(0.05):
        draft.more["trainings"] = tuple(sessions_of(draft))
    if draft.theme == "rotation":
        draft.people = [
            replace(person, rotation_days_due=draft.rng.choice([0, 1, 1, 2]))
            if person.role == "clerk" or draft.chance(0.3)
            else person
            for person in draft.people
        ]
        draft.people = [
            replace(p, role="clerk") if p.rotation_days_due else p for p in draft.people
        ]
        dates = [day for day in draft.workdays if draft.chance(0.8)]
        draft.more["rotations"] = {day: draft.rng.choice([1, 1, 2]) for day in dates}
    if draft.theme == "van":
        draft.more["crew_days"] = tuple(crew_days_of(draft))
    if draft.theme == "batch" or draft.chance(0.05):
        draft.more["batch_jobs"] = tuple(jobs_of(draft))


def sessions_of(draft: Draft) -> Iterable[Training]:
    rng = draft.rng
    halves = sorted((day, half) for day in draft.workdays for half in HALF_DAYS)
    everybody = [person.code for person in draft.people]
    for number, (day, half) in enumerate(
        rng.sample(halves, min(len(halves), rng.choice([1, 2, 2])))
    ):
        invited = tuple(code for code in everybody if draft.chance(0.85))
        yield Training(f"session {number}", "course", day, half, invited)


def crew_days_of(draft: Draft) -> Iterable[CrewDay]:
    rng = draft.rng
    for day in sorted(rng.sample(draft.workdays, min(len(draft.workdays), rng.choice([1, 2])))):
        span = rng.choice([Span(510, 1020), Span(510, 1080), Span(480, 1110), Span(540, 1020)])
        beyond = max(0, span.minutes - 390 - 30)
        promised = tuple(name for name in ("seal", "food") if draft.chance(0.2))
        yield CrewDay("van 1", day, "B", span, beyond, promised)


def jobs_of(draft: Draft) -> Iterable[BatchJob]:
    rng = draft.rng
    for number in range(rng.randint(2, 4) if draft.workdays else 0):
        day, half = rng.choice(draft.workdays), rng.choice(HALF_DAYS)
        yield BatchJob(
            f"job {number}", rng.choice(draft.halls), day, half, rng.choice([20, 45, 60, 90])
        )


def draw_wishes(draft: Draft) -> None:
    """Requests, pins, and what was published before."""
    rng = draft.rng
    requests, pins, published = [], [], []
    slots = sorted({duty.key.slot for duty in draft.duties})
    for person in draft.people:
        if draft.chance(0.25):
            wish: Any = rng.choice(["duty", "no_duty", "comp"])
            parts = ["day", "morning", "afternoon"] + (slots if wish != "comp" else [])
            day, part = rng.choice(draft.days), rng.choice(parts)
            requests.append(Request(person.code, day, part, wish, rng.randint(1, 3)))
        worked = sorted(key for key in person.works if draft.works(person, *key))
        if worked and draft.chance(0.3) and sum(x.minutes for x in person.credits) >= 210:
            day, half = rng.choice(worked)
            pins.append(Pin("comp", person.code, day, str(half), person.hall))
    for duty in draft.duties:
        staff = [person.code for person in draft.people if person.hall == duty.key.hall]
        role: Any = rng.choice(["holder", "backup"])
        if staff and draft.chance(0.25):
            hall, day, slot = duty.key
            published.append(Entry(rng.choice(staff), day, role, hall, slot))
        able = [p.code for p in draft.people if p.code in staff and can_serve(draft, p, duty)]
        if able and duty.is_open and draft.chance(0.06):
            pins.append(
                Pin("holder", rng.choice(able), duty.key.date, duty.key.slot, duty.key.hall)
            )
    draft.more |= {
        "requests": tuple(requests),
        "pins": tuple(sorted(pins)),
        "published": frozenset(published) or None,
    }


def can_serve(draft: Draft, person: Person, duty: Duty) -> bool:
    day = duty.key.date
    there = not draft.kinds[day].is_workday or any(draft.works(person, day, h) for h in duty.halves)
    away = any((person.code, day, half) in draft.away for half in duty.halves)
    return there and not away and duty.item_class in person.items
