"""A roster as flat tables that a script can recount everything from: one function per table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from optimizer.roster.explain.reason_codes import reason_text
from optimizer.roster.plan.plan import Shortage
from optimizer.roster.problem.entities import Entry
from optimizer.scenario.schema.fields import clock_text
from optimizer.views.marks import slot_name
from optimizer.views.roster import DutyView, RosterView
from optimizer.views.words.roster import name_of, said, weekday
from optimizer.words.message import Lang

Value = str | int | float | date | None
Rows = Iterator[Sequence[Value]]

SHORTAGES = ("date", "weekday", "hall", "slot", "what", "amount", "rule", "reasons")
"""The keys of the columns of `shortage_rows`."""

STAND_INS = ("date", "weekday", "part", "post", "stand_in")
CHANGED = ("date", "weekday", "person", "home_hall", "before", "after", "why")
CREWS = ("date", "weekday", "van", "officer_a", "officer_b", "driver")


def places_in_order(view: RosterView) -> Iterator[tuple[DutyView, str, str]]:
    """Every filled place of a duty, with its person and A or B, as `duty_rows` lists them."""
    for duty in sorted(view.duties, key=lambda d: (d.date, d.hall, d.span, d.slot)):
        for person, role in duty.places:
            yield duty, person, role


def duty_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per person on a duty and role; a number at its end keeps it when rows are sorted."""
    for number, (duty, person, role) in enumerate(places_in_order(view), start=1):
        yield (
            *_duty_cells(view, duty, lang),
            person,
            role,
            *_work_cells(duty, person, role, lang),
            number,
        )


def _duty_cells(view: RosterView, duty: DutyView, lang: Lang) -> Sequence[Value]:
    return (
        duty.date,
        weekday(duty.date, lang),
        view.hall_name(duty.hall).said(lang),
        duty.hall,
        slot_name(view, duty.slot, lang),
        clock_text(duty.span.start_min),
        clock_text(duty.span.end_min),
    )


def _work_cells(duty: DutyView, person: str, role: str, lang: Lang) -> Sequence[Value]:
    others = [f"{name} ({place})" for name, place in duty.places if (name, place) != (person, role)]
    meal = duty.meal_of(person)
    return (
        said(f"backup.{duty.backup_mode}", lang),
        duty.minutes if role == "A" else duty.backup_minutes,
        clock_text(meal.span.start_min) if meal else None,
        ", ".join(others) or None,
    )


def part_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per person and half-day (or van day): what is done, from when to when."""
    for part in sorted(view.parts, key=lambda p: (p.date, p.person, p.span, p.doing)):
        yield (
            part.date,
            weekday(part.date, lang),
            part.person,
            said(f"part.{part.part}", lang),
            name_of("do", part.doing, lang),
            part.minutes,
            clock_text(part.span.start_min),
            clock_text(part.span.end_min),
            view.hall_name(part.place).said(lang) if part.place else None,
            name_of("role", part.note, lang) or None,
        )


def ledger_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per person: the ledger's sums and the month's overtime and duty counts."""
    overtime = dict.fromkeys((person.code for person in view.people), 0)
    for (person, _), minutes in sorted(view.overtime_min.items()):
        overtime[person] = overtime.get(person, 0) + minutes
    for code, ledger in sorted(view.ledgers.items()):
        who = view.person.get(code)
        counts = view.counts.get(code)
        yield (
            code,
            view.hall_name(who.hall).said(lang) if who else None,
            name_of("role", who.role, lang) if who else None,
            who.regime.said(lang) if who else None,
            ledger.opening_min,
            ledger.earned_min,
            ledger.spent_min,
            ledger.paid_min,
            ledger.closing_min,
            ledger.owed_half_days,
            overtime.get(code, 0),
            counts.holder if counts else 0,
            counts.backup if counts else 0,
        )


def entry_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per person and date with overtime or a ledger entry."""
    for code, ledger in sorted(view.ledgers.items()):
        entries = {entry.date: entry for entry in ledger.entries}
        worked = {day for person, day in view.overtime_min if person == code}
        balance = ledger.opening_min
        for day in sorted(entries.keys() | worked):
            entry = entries.get(day)
            balance = entry.balance_min if entry else balance
            money = (entry.earned_min, entry.paid_min, entry.spent_min) if entry else (0, 0, 0)
            overtime = view.overtime_min.get((code, day), 0)
            yield code, day, weekday(day, lang), overtime, *money, balance


def share_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per person and metric of fairness."""
    for share in view.shares:
        who = view.person.get(share.person)
        yield (
            view.hall_name(who.hall).said(lang) if who else None,
            share.person,
            name_of("role", who.role, lang) if who else None,
            name_of("metric", share.metric, lang),
            share.target,
            share.count,
            share.deviation,
        )


def shortage_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per missing place, with the reason of every person."""
    for shortage in sorted(view.shortages, key=lambda s: (s.date, s.hall, s.part, s.rule)):
        yield (
            shortage.date,
            weekday(shortage.date, lang),
            view.hall_name(shortage.hall).said(lang),
            part_name(view, shortage.part, lang),
            name_of("what", shortage.what, lang),
            shortage.amount,
            name_of("rule", shortage.rule, lang),
            reasons_text(shortage, lang),
        )


def part_name(view: RosterView, part: str, lang: Lang) -> str:
    """The name of a slot or a half-day."""
    return slot_name(view, part, lang) if part in view.slot else name_of("part", part, lang)


def reasons_text(shortage: Shortage, lang: Lang) -> str:
    """Each person with the rule that forbids it, one a line."""
    colon = "：" if lang == "zh" else ": "
    return "\n".join(f"{person}{colon}{reason_text(why, lang)}" for person, why in shortage.reasons)


def stand_in_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per exception of the backup pair."""
    for found in view.plan.stand_ins:
        person = found.person if found.person is not None else said("nobody", lang)
        half = said(f"part.{found.half.value}", lang)
        yield found.date, weekday(found.date, lang), half, found.post, person


def crew_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per van and date."""
    for crew in view.plan.crews:
        seats = (crew.officer_a, crew.officer_b, crew.driver)
        named = (seat if seat is not None else said("nobody", lang) for seat in seats)
        yield crew.date, weekday(crew.date, lang), crew.van, *named


def batch_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per batch job: who does it."""
    for share in view.plan.batch:
        who = view.person.get(share.person)
        yield share.job, share.person, view.hall_name(who.hall).said(lang) if who else None


def changed_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per person and date that is not as published: all that was seen, and is."""
    for change, why in zip(view.changed or (), view.why_changed, strict=True):
        who = view.person.get(change.person)
        home = view.hall_name(who.hall).said(lang) if who else None
        sides = (_seen(view, side, lang) for side in (change.before, change.after))
        yield change.date, weekday(change.date, lang), change.person, home, *sides, why.said(lang)


def _seen(view: RosterView, entries: Sequence[Entry], lang: Lang) -> str:
    joint = "；" if lang == "zh" else "; "
    return joint.join(entry_text(view, entry, lang) for entry in entries) or "–"


def entry_text(view: RosterView, entry: Entry, lang: Lang) -> str:
    """What somebody has on a date, in words: `Dalao Early A`."""
    _, _, kind, place, part = entry
    match kind:
        case "holder" | "backup":
            slot = slot_name(view, part, lang)
            return f"{view.hall_name(place).said(lang)} {slot} {'A' if kind == 'holder' else 'B'}"
        case "comp" | "loan":
            hall = view.hall_name(place).said(lang) if place else ""
            half = name_of("part", part, lang)
            return " ".join(filter(None, (name_of("do", kind, lang), hall, half)))
        case "training":
            return f"{name_of('do', kind, lang)} {place} {name_of('part', part, lang)}"
        case "rotation":
            return name_of("do", kind, lang)
        case "officer" | "driver":
            return f"{name_of('do', 'van', lang)} {place} {name_of('what', kind, lang)}"
        case "batch" | "meal":
            return f"{name_of('what', kind, lang)} {place or part}"
