"""The goals: what a plan costs, per goal, in price units."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.roster.oracle.case import WINDOW_ROLES, Case, Record, Sheet
from tests.roster.oracle.fairness import fairness
from tests.roster.oracle.shortages import missing_places
from tests.roster.oracle.time_rules import earned, spent_on

if TYPE_CHECKING:
    from collections.abc import Iterator


def costs(case: Case, sheet: Sheet) -> dict[str, int]:
    """Price units by goal; goals that cost nothing are left out."""
    found = {name: cost(case, sheet) for name, cost in GOALS.items()}
    return {name: units for name, units in found.items() if units}


def shortages(case: Case, sheet: Sheet) -> int:
    missing = missing_places(case, sheet)
    undone = sum(name not in sheet.batch for name in case.jobs)
    listed = sum(case.price[what] * amount * n for (what, *_, amount), n in missing.items())
    return listed + case.price["batch"] * undone


def comp_owed(case: Case, sheet: Sheet) -> int:
    return case.price["comp_owed"] * sum(owed_halves(case, sheet, code) for code in case.codes)


def owed_halves(case: Case, sheet: Sheet, code: str) -> int:
    due: Counter[str] = Counter()
    for credit in case.people[code]["credits"]:
        due[deadline(case, credit["earned_on"])] += credit["minutes"]
    for day in case.days:
        due[deadline(case, day)] += earned(case, sheet, code, day)
    overdue = 0
    for last in case.days:
        if not due[last] and last != case.days[-1]:
            continue
        asked = sum(minutes for day, minutes in due.items() if day <= last)
        spent = sum(spent_on(case, sheet, code, day) for day in case.days if day <= last)
        overdue = max(overdue, asked - spent)
    return overdue // 180


def deadline(case: Case, day: str) -> str:
    days = timedelta(days=case.set["comp_deadline_days"])
    return (date.fromisoformat(day) + days).isoformat()


def closing_balance(case: Case, sheet: Sheet) -> int:
    units = 0
    for code in case.codes:
        balance = sum(credit["minutes"] for credit in case.people[code]["credits"])
        balance += sum(earned(case, sheet, code, day) for day in case.days)
        balance -= sum(spent_on(case, sheet, code, day) for day in case.days)
        units += started_units(balance - case.set["comp_balance_cap_min"])
    return case.price["closing_balance"] * units


def started_units(minutes: int) -> int:
    return max(0, -(-minutes // 30))


def changes(case: Case, sheet: Sheet, undecided: tuple[str, ...] = ()) -> int:
    published = case.question["published"]
    if published is None:
        return 0
    old: dict[tuple[str, str, str], set[tuple[str, ...]]] = defaultdict(set)
    new: dict[tuple[str, str, str], set[tuple[str, ...]]] = defaultdict(set)
    for row in (row for row in published if row["kind"] not in undecided):
        site = row["place"] if row["kind"] == "backup" else ""
        old[person_day(case, row["person"], row["date"], site)].add(
            (row["kind"], row["place"], row["part"])
        )
    for person, day, site, *what in seen(case, sheet):
        if what[0] not in undecided:
            new[person_day(case, person, day, site)].add(tuple(what))
    return case.price["changes"] * sum(old[key] != new[key] for key in {*old, *new})


def person_day(case: Case, person: str, day: str, hall: str) -> tuple[str, str, str]:
    """Whose day, which, and at which hall if somebody of another backs up there."""
    is_guest = hall and person in case.people and case.people[person]["hall"] != hall
    return person, day, hall if is_guest else ""


def seen(case: Case, sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """What everybody sees: person, date, hall of a backup, kind, place, part."""
    for (hall, day, slot), holders in sheet.holders.items():
        for code in holders:
            yield code, day, "", "holder", hall, slot
    for (hall, day, slot), backup in sheet.backups.items():
        if backup is not None:
            yield backup, day, hall, "backup", hall, slot
    for code, day, start in sheet.meals:
        yield code, day, "", "meal", "", f"{start // 60:02}:{start % 60:02}"
    for code, day, half in sheet.comp:
        yield code, day, "", "comp", "", half
    for code, day in sheet.rotations:
        yield code, day, "", "rotation", "", ""
    for code, name in sheet.attendance:
        session = case.sessions[name]
        yield code, session["date"], "", "training", name, session["half"]
    for (code, day, half), hall in sheet.loans.items():
        yield code, day, "", "loan", hall, half
    for (van, day), crew in sheet.crews.items():
        for code, kind in zip(crew, ("officer", "officer", "driver"), strict=True):
            if code is not None:
                yield code, day, "", kind, van, ""
    for name, code in sheet.batch.items():
        yield code, case.jobs[name]["date"], "", "batch", name, ""


def requests(case: Case, sheet: Sheet) -> int:
    unmet = sum(row["weight"] * failed(case, sheet, row) for row in case.question["requests"])
    return case.price["requests"] * unmet


def failed(case: Case, sheet: Sheet, row: Record) -> int:
    """How often a wish fails: for no duty once by each hall where there is one."""
    code, day, part = row["person"], row["date"], row["part"]
    halves = ("morning", "afternoon") if part == "day" else (part,)
    if row["wish"] == "comp":
        asked = {(code, day, half) for half in halves} & case.worked_by_input
        return int(not asked or not asked <= sheet.comp)
    halls = {
        duty["hall"]
        for role in (sheet.held, sheet.on_site, sheet.on_call)
        for duty in role.get((code, day), ())
        if part in ("day", duty["slot"]) or part in duty["halves"]
    }
    return len(halls) if row["wish"] == "no_duty" else int(case.people[code]["hall"] not in halls)


def lending(case: Case, sheet: Sheet) -> int:
    lent = sum(
        case.people[code]["hall"] != duty["hall"]
        for (code, day), duties in sheet.held.items()
        for duty in duties
        if not case.is_workday(day)
    )
    price = case.price["lending"] * (len(sheet.loans) + lent)
    for (code, day, half), hall in sheet.loans.items():
        posts = [post for post in case.posts if post["hall"] == hall]
        if not any(code in (p["holder"], p["backup"], *p["next"]) for p in posts):
            price += case.price["stranger"]
        other = "afternoon" if half == "morning" else "morning"
        if sheet.loans.get((code, day, other)) != hall:
            price += case.price["split"]
    return price


def batch_work(case: Case, sheet: Sheet) -> int:
    units = 0
    for hall in case.halls:
        minutes = {
            code: 0
            for code, person in case.people.items()
            if person["hall"] == hall and person["role"] in WINDOW_ROLES
        }
        for name, code in sheet.batch.items():
            if code in minutes:
                minutes[code] += case.jobs[name]["minutes"]
        if minutes:
            units += started_units(max(minutes.values()) - min(minutes.values()))
    return case.price["batch_work"] * units


GOALS = {
    goal.__name__: goal
    for goal in (
        shortages,
        comp_owed,
        closing_balance,
        changes,
        fairness,
        requests,
        lending,
        batch_work,
    )
}
