"""The rules about who may carry which duty."""

from __future__ import annotations

from collections import Counter

from tests.roster.oracle.case import HALVES, Case, Record, Sheet, overlap


def cover_duty(case: Case, sheet: Sheet) -> bool:
    return any(
        len(sheet.holders[key]) > duty["holders"]
        or (duty["backup"] == "none" and sheet.backups[key] is not None)
        for key, duty in case.open_duties.items()
    )


def qualified(case: Case, sheet: Sheet) -> bool:
    for key, duty in case.duties.items():
        backup = sheet.backups[key]
        there = sheet.holders[key] + ([] if backup is None else [backup])
        items = [case.people[code]["items"] for code in there]
        if any(duty["item_class"] not in held for held in items):
            return True
        asked = duty["special_items"] if key in case.open_duties else ()
        if items and any(all(item not in held for held in items) for item in asked):
            return True
    return False


def may_back_up(case: Case, code: str, duty: Record) -> bool:
    """The part of backup_ready that looks at one duty: where the backup comes from."""
    person = case.people[code]
    if duty["backup"] == "on_site":
        return person["hall"] == duty["hall"]
    if person["hall"] not in (duty["hall"], *duty["backup_halls"]):
        return False
    start = person["on_call_from"] or person["hall"]
    return case.minutes_away(start, duty["hall"]) <= case.set["backup_reach_min"]


def backup_ready(case: Case, sheet: Sheet) -> bool:
    for key, duty in case.duties.items():
        backup = sheet.backups[key]
        if backup is not None and not may_back_up(case, backup, duty):
            return True
    for code in case.codes:
        for day in case.days:
            held = sheet.held.get((code, day), [])
            on_site = sheet.on_site.get((code, day), [])
            on_call = sheet.on_call.get((code, day), [])
            if any(overlap(a["span"], b["span"]) for a in held for b in on_site + on_call):
                return True
            for number, duty in enumerate(on_site):
                others = on_site[:number] + on_site[number + 1 :] + on_call
                if any(overlap(duty["span"], other["span"]) for other in others):
                    return True
            crowd = [d for d in on_call if d["backup"] == "on_call"]
            starts = [d["span"][0] for d in crowd]
            if any(
                sum(d["span"][0] <= start < d["span"][1] for d in crowd)
                > case.set["backups_at_once"]
                for start in starts
            ):
                return True
    return False


def backup_pair(case: Case, sheet: Sheet) -> bool:
    expected = case.expected_stand_ins()
    if sheet.stand_ins != expected:
        return True
    for post in case.posts:
        for day in case.workdays:
            for half in HALVES:
                here = (post["id"], day, half)
                pair = [expected[here]] if here in expected else [post["holder"], post["backup"]]
                if pair != [None] and not any(
                    sheet.present_at(code, day, half) in (case.people[code]["hall"], post["hall"])
                    for code in pair
                ):
                    return True
    return False


def open_windows(case: Case, sheet: Sheet) -> bool:
    """Only the list can be wrong: every missing window is tolerated at a price."""
    return False


def meal_break(case: Case, sheet: Sheet) -> bool:
    length = case.set["meal_min"]
    diners: Counter[tuple[str, str]] = Counter()
    for key, duty in case.open_duties.items():
        if not duty["meal"]:
            continue
        there = list(sheet.holders[key])
        if duty["backup"] == "on_site" and sheet.backups[key] is not None:
            there.append(sheet.backups[key])
        diners.update({(code, key[1]) for code in there})
        starts = []
        for code in there:
            eaten = sorted(start for p, day, start in sheet.meals if (p, day) == (code, key[1]))
            first, last = max(duty["span"][0], 11 * 60), min(duty["span"][1], 14 * 60)
            if not any(first <= start <= last - length for start in eaten):
                return True
            starts += eaten
        if len(there) > len(sheet.holders[key]) and any(
            abs(starts[-1] - start) < length for start in starts[:-1]
        ):
            return True
    eaten_by = Counter(meal[:2] for meal in sheet.meals.elements())
    return eaten_by != Counter(dict.fromkeys(diners, 1))


def respect_absence(case: Case, sheet: Sheet) -> bool:
    return any(
        not is_there(case, sheet, code, duty)
        for key, duty in case.duties.items()
        for code in [*sheet.holders[key], sheet.backups[key]]
        if code is not None
    )


def is_there(case: Case, sheet: Sheet, code: str, duty: Record) -> bool:
    day, halves = duty["date"], duty["halves"]
    away = [(code, day, half) in case.away for half in halves]
    if case.is_workday(day):
        return not all(away) and any(sheet.works(code, day, half) for half in halves)
    return not any(away)


def one_place_at_a_time(case: Case, sheet: Sheet) -> bool:
    return (
        any(len(places) > 1 for places in sheet.places.values())
        or any(half_day not in case.worked_by_input for half_day in sheet.places)
        or any(not loan_is_allowed(case, *loan, hall) for loan, hall in sheet.loans.items())
        or any(
            not is_at_the_hall(case, sheet, code, duty, (duty["hall"],))
            or not holder_comes_from(case, sheet, code, duty)
            for key, duty in case.duties.items()
            for code in sheet.holders[key]
        )
        or any(
            not is_at_the_hall(case, sheet, code, duty, backup_places(case, code, duty))
            for key, duty in case.duties.items()
            if (code := sheet.backups[key]) is not None
        )
        or any(duties_collide(case, duties) for duties in sheet.held.values())
    )


def lends(case: Case, own: str, hall: str) -> bool:
    return (
        case.set["lending"]
        and hall in case.halls[own]["lends_to"]
        and case.minutes_away(own, hall) <= case.set["lend_reach_min"]
    )


def loan_is_allowed(case: Case, code: str, day: str, half: str, hall: str) -> bool:
    return (code, day, half) in case.worked_by_input and lends(
        case, case.people[code]["hall"], hall
    )


def is_at_the_hall(
    case: Case, sheet: Sheet, code: str, duty: Record, places: tuple[str, ...]
) -> bool:
    """On a workday, whoever works an adjoining half-day works it at one of these places."""
    day = duty["date"]
    return not case.is_workday(day) or all(
        sheet.present_at(code, day, half) in places
        for half in duty["halves"]
        if sheet.works(code, day, half)
    )


def backup_places(case: Case, code: str, duty: Record) -> tuple[str, ...]:
    """An on-call backup may also be at the own hall."""
    own = (case.people[code]["hall"],) if duty["backup"] == "on_call" else ()
    return (duty["hall"], *own)


def holder_comes_from(case: Case, sheet: Sheet, code: str, duty: Record) -> bool:
    own, hall, day = case.people[code]["hall"], duty["hall"], duty["date"]
    if own == hall:
        return True
    if not lends(case, own, hall):
        return False
    worked = [half for half in duty["halves"] if sheet.works(code, day, half)]
    return not worked or any(sheet.present_at(code, day, half) == hall for half in worked)


def duties_collide(case: Case, duties: list[Record]) -> bool:
    for number, one in enumerate(duties):
        for two in duties[:number]:
            if overlap(one["span"], two["span"]):
                return True
            early, late = sorted((one, two), key=lambda duty: duty["span"])
            gap = late["span"][0] - early["span"][1]
            if not case.is_workday(one["date"]) and gap < case.minutes_away(
                early["hall"], late["hall"]
            ):
                return True
    return False
