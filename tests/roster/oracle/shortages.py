"""What a plan leaves unfilled, and which rule tolerates it."""

from __future__ import annotations

from collections import Counter

from tests.roster.oracle.case import HALVES, Case, Sheet

RULE_OF_SHORTAGE = {
    "holder": "cover_duty",
    "backup": "cover_duty",
    "window": "open_windows",
    "rotation": "training_turn",
    "training": "training_turn",
    "officer": "van_crew",
    "driver": "van_crew",
}


def missing_places(case: Case, sheet: Sheet) -> Counter[tuple[str, str, str, str, int]]:
    """What the plan leaves unfilled: (what, hall, date, part, amount)."""
    found: Counter[tuple[str, str, str, str, int]] = Counter()
    for key, duty in case.open_duties.items():
        if (missing := duty["holders"] - len(sheet.holders[key])) > 0:
            found["holder", *key, missing] += 1
        if duty["backup"] != "none" and sheet.backups[key] is None:
            found["backup", *key, 1] += 1
    for (hall, day, half), short in missing_windows(case, sheet).items():
        found["window", hall, day, half, short] += 1
    for code, person in case.people.items():
        done = sum(member == code for member, _ in sheet.rotations)
        if (short := person["rotation_days_due"] - done) > 0:
            found["rotation", person["hall"], case.days[-1], code, short] += 1
    found += missed_courses(case, sheet)
    for (van, day), crew_day in case.crew_days.items():
        officer_a, officer_b, driver = sheet.crews.get((van, day), (None, None, None))
        if missing := (officer_a is None) + (officer_b is None):
            found["officer", crew_day["depot"], day, van, missing] += 1
        if driver is None:
            found["driver", crew_day["depot"], day, van, 1] += 1
    return found


def missed_courses(case: Case, sheet: Sheet) -> Counter[tuple[str, str, str, str, int]]:
    """One shortage for all courses that start for somebody on the same date."""
    missed: Counter[tuple[str, str]] = Counter()
    for code in case.codes:
        for course in case.courses():
            eligible = case.eligible_sessions(code, course)
            if eligible and not any((code, name) in sheet.attendance for name in eligible):
                missed[code, min(case.sessions[name]["date"] for name in eligible)] += 1
    return Counter(
        ("training", case.people[code]["hall"], day, code, amount)
        for (code, day), amount in missed.items()
    )


def missing_windows(case: Case, sheet: Sheet) -> dict[tuple[str, str, str], int]:
    found = {}
    for hall in case.halls.values():
        posts = [post for post in case.posts if post["hall"] == hall["id"]]
        stations = [{post["item_class"]} for post in posts if post["kind"] == "station"]
        anything = set().union(*(person["items"] for person in case.people.values()), [None])
        windows = [{post["item_class"]} for post in posts]
        windows += [anything] * (hall["min_windows"] - len(posts))
        for day in case.workdays:
            for half in HALVES:
                held = [
                    {*person["items"], None}
                    for code, person in case.people.items()
                    if person["role"] not in ("lead", "driver")
                    and sheet.present_at(code, day, half) == hall["id"]
                ]
                missing = max(
                    hall["min_windows"] - most_staffed(windows, held),
                    len(stations) - most_staffed(stations, held),
                )
                if missing > 0:
                    found[hall["id"], day, half] = missing
    return found


def most_staffed(windows: list[set[str]], held: list[set[str]]) -> int:
    """How many windows can have somebody of their own who holds what is done there."""
    taken: dict[int, int] = {}

    def finds_a_window(person: int, tried: set[int]) -> bool:
        for window, classes in enumerate(windows):
            if window not in tried and classes & held[person]:
                tried.add(window)
                if window not in taken or finds_a_window(taken[window], tried):
                    taken[window] = person
                    return True
        return False

    return sum(finds_a_window(person, set()) for person in range(len(held)))


def wrongly_listed(case: Case, sheet: Sheet) -> set[str]:
    """Rules whose shortages are not listed exactly as they are."""
    missing = missing_places(case, sheet)
    wrong = (missing - sheet.shortages) + (sheet.shortages - missing)
    return {RULE_OF_SHORTAGE[what] for what, *_ in wrong}
