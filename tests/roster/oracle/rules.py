"""The fifteen rules, each as a function that says whether a plan breaks it."""

from __future__ import annotations

from collections import Counter

from tests.roster.oracle.case import HALVES, WINDOW_ROLES, Case, Record, Sheet
from tests.roster.oracle.duty_rules import (
    backup_pair,
    backup_ready,
    cover_duty,
    meal_break,
    one_place_at_a_time,
    open_windows,
    qualified,
    respect_absence,
)
from tests.roster.oracle.shortages import wrongly_listed
from tests.roster.oracle.time_rules import comp_time, rest_between_days, working_time


def broken_rules(case: Case, sheet: Sheet) -> set[str]:
    """The names of all rules that the plan breaks."""
    broken = {name for name, breaks in RULES.items() if breaks(case, sheet)}
    return broken | wrongly_listed(case, sheet)


def is_legal(case: Case, sheet: Sheet, but: str = "") -> bool:
    return not wrongly_listed(case, sheet) and not any(
        breaks(case, sheet) for name, breaks in RULES.items() if name != but
    )


def booked_holiday(case: Case, sheet: Sheet) -> bool:
    return any(
        sheet.holders[key] or sheet.backups[key] is not None
        for key in case.keys
        if key not in case.open_duties
    )


def training_turn(case: Case, sheet: Sheet) -> bool:
    for code in case.codes:
        for course in case.courses():
            eligible = case.eligible_sessions(code, course)
            attended = [
                name
                for person, name in sheet.attendance
                if person == code and case.sessions[name]["course"] == course
            ]
            if len(attended) > 1 or not set(attended) <= set(eligible):
                return True
    for post in case.posts:
        for name in case.sessions:
            if {(post["holder"], name), (post["backup"], name)} <= sheet.attendance:
                return True
    taken = Counter(day for _, day in sheet.rotations)
    days_of = Counter(code for code, _ in sheet.rotations)
    return any(
        count > case.question["rotation_dates"].get(day, 0) for day, count in taken.items()
    ) or any(n > case.people[code]["rotation_days_due"] for code, n in days_of.items())


def pinned(case: Case, sheet: Sheet) -> bool:
    return any(not pin_holds(sheet, pin) for pin in case.question["pins"]) or any(
        is_back(sheet, row) for row in case.question["withheld"]
    )


def is_back(sheet: Sheet, row: Record) -> bool:
    """What was taken off by hand is in the plan."""
    where = (row["place"], row["date"], row["part"])
    if row["kind"] == "comp":
        return (row["person"], row["date"], row["part"]) in sheet.comp
    if row["kind"] == "holder":
        return row["person"] in sheet.holders.get(where, ())
    return row["person"] == sheet.backups.get(where)


def pin_holds(sheet: Sheet, pin: Record) -> bool:
    person, day = pin["person"], pin["date"]
    if pin["kind"] == "comp":
        return (person, day, pin["part"]) in sheet.comp
    if pin["kind"] == "rotation":
        return (person, day) in sheet.rotations
    if pin["kind"] == "training":
        session = sheet.case.sessions.get(pin["part"])
        is_then = session is not None and session["date"] == day
        return is_then and (person, pin["part"]) in sheet.attendance
    if pin["kind"] == "loan":
        return sheet.loans.get((person, day, pin["part"])) == pin["hall"]
    if pin["kind"] == "van":
        crew = sheet.crews.get((pin["part"], day), (None, None, None))
        return person in (crew[2:] if sheet.case.people[person]["role"] == "driver" else crew[:2])
    if pin["kind"] == "batch":
        job = sheet.case.jobs.get(pin["part"])
        is_then = job is not None and job["date"] == day
        return is_then and sheet.batch.get(pin["part"]) == person
    if pin["kind"] == "meal":
        hour, minute = pin["part"].split(":")
        eats = sheet.meals[person, day, int(hour) * 60 + int(minute)] > 0
        on_duty = (*sheet.held.get((person, day), ()), *sheet.on_site.get((person, day), ()))
        return eats and any(duty["meal"] and duty["hall"] == pin["hall"] for duty in on_duty)
    key = (pin["hall"], day, pin["part"])
    if pin["kind"] == "holder":
        return person in sheet.holders.get(key, ())
    return person == sheet.backups.get(key)


def van_crew(case: Case, sheet: Sheet) -> bool:
    for (van, day), crew_day in case.crew_days.items():
        crew = sheet.crews.get((van, day), (None, None, None))
        if not crew_is_right(case, sheet, crew, crew_day):
            return True
    return False


def crew_is_right(case: Case, sheet: Sheet, crew: tuple[str | None, ...], crew_day: Record) -> bool:
    day = crew_day["date"]
    members = [member for member in crew if member is not None]
    if len(set(members)) < len(members):
        return False
    for member, role in zip(crew, ("officer", "officer", "driver"), strict=True):
        if member is None:
            continue
        person, here = case.people[member], (member, day)
        if (person["hall"], person["role"]) != (crew_day["depot"], role):
            return False
        if not case.both_halves(member, day):
            return False
        if here in sheet.held or here in sheet.on_site or here in sheet.on_call:
            return False
        if any((member, day, half) in sheet.comp for half in HALVES):
            return False
    officers = [case.people[member]["items"] for member in crew[:2] if member is not None]
    return not officers or all(
        any(item in items for items in officers) for item in crew_day["promised_items"]
    )


def batch_job(case: Case, sheet: Sheet) -> bool:
    """A job is for somebody who is at one of the hall's own windows then."""
    for name, code in sheet.batch.items():
        job, person = case.jobs[name], case.people[code]
        if person["role"] not in WINDOW_ROLES or person["hall"] != job["hall"]:
            return True
        if sheet.present_at(code, job["date"], job["half"]) != job["hall"]:
            return True
    return False


RULES = {
    rule.__name__: rule
    for rule in (
        cover_duty,
        qualified,
        backup_ready,
        backup_pair,
        open_windows,
        meal_break,
        respect_absence,
        one_place_at_a_time,
        rest_between_days,
        working_time,
        comp_time,
        booked_holiday,
        training_turn,
        pinned,
        van_crew,
        batch_job,
    )
}
