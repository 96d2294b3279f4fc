"""Every choice that a plan of a tiny question can make, one kind of decision at a time."""

from __future__ import annotations

from copy import copy
from itertools import combinations, product
from typing import TYPE_CHECKING

from tests.roster.oracle.case import WINDOW_ROLES, Case, Record, Sheet, overlap
from tests.roster.oracle.duty_rules import is_there, lends, may_back_up
from tests.roster.oracle.rules import is_back, pin_holds
from tests.roster.oracle.time_rules import earned, lacks_free_day, overdraws, rests_too_little

if TYPE_CHECKING:
    from collections.abc import Iterator

HalfDay = tuple[str, str, str]


def all_rotations(case: Case) -> Iterator[list[Record]]:
    choices = []
    for code in case.codes:
        due = case.people[code]["rotation_days_due"]
        days = [
            day for day in sorted(case.question["rotation_dates"]) if case.both_halves(code, day)
        ]
        choices.append(
            [
                [{"person": code, "date": day} for day in chosen]
                for count in range(due, -1, -1)
                for chosen in combinations(days, count)
            ]
        )
    for chosen in product(*choices):
        yield [rotation for some in chosen for rotation in some]


def all_attendance(case: Case) -> Iterator[list[Record]]:
    choices = [
        [[{"person": code, "session": name}] for name in eligible] + [[]]
        for code in case.codes
        for course in case.courses()
        if (eligible := case.eligible_sessions(code, course))
    ]
    for chosen in product(*choices):
        yield [attendance for some in chosen for attendance in some]


def all_crews(case: Case) -> Iterator[list[Record]]:
    choices = []
    for (van, day), crew_day in sorted(case.crew_days.items()):
        officers, drivers = (
            [
                code
                for code in case.codes
                if case.people[code]["hall"] == crew_day["depot"]
                and case.people[code]["role"] == role
                and case.both_halves(code, day)
            ]
            for role in ("officer", "driver")
        )
        # A and B of a van are alike in every rule and price, so their order is not tried.
        pairs_of = [*combinations(officers, 2), *((one, None) for one in officers), (None, None)]
        choices.append(
            [
                {"van": van, "date": day, "officer_a": a, "officer_b": b, "driver": driver}
                for a, b in pairs_of
                for driver in [*drivers, None]
            ]
        )
    for chosen in product(*choices):
        yield list(chosen)


def all_loans(case: Case, moved: set[tuple[str, str, str]]) -> Iterator[list[Record]]:
    choices = []
    for code, day, half in sorted(case.worked_by_input - moved):
        halls = [
            hall for hall in sorted(case.halls) if lends(case, case.people[code]["hall"], hall)
        ]
        if halls:
            lent = [{"person": code, "date": day, "half": half, "hall": hall} for hall in halls]
            choices.append([None, *lent])
    for chosen in sorted(product(*choices), key=lambda some: sum(x is not None for x in some)):
        yield [loan for loan in chosen if loan is not None]


def pairs(case: Case, plan: Record, duty: Record) -> Iterator[tuple[str | None, str | None]]:
    """Everybody who could be A and B of a duty by itself, beside the duties already filled."""
    moved = Sheet(case, plan | {"duties": []})
    able = [
        code
        for code in case.codes
        if duty["item_class"] in case.people[code]["items"] and is_there(case, moved, code, duty)
    ]
    busy = {
        code
        for other in plan["duties"]
        if other["date"] == duty["date"]
        and overlap(case.duties[other["hall"], other["date"], other["slot"]]["span"], duty["span"])
        for code in other["holders"]
    }
    free = [code for code in able if code not in busy]
    backups = [code for code in free if duty["backup"] != "none" and may_back_up(case, code, duty)]
    for holder in [*free, None]:
        for backup in [*backups, None]:
            if holder is None or holder != backup:
                yield holder, backup


def all_comp(case: Case, sheet: Sheet) -> Iterator[list[Record]]:
    """Every choice of comp half-days that breaks no rule about anybody's own time."""
    choices = []
    for code in case.codes:
        legal = [
            taken for taken in comp_of(case, sheet, code) if is_livable(case, sheet, taken, code)
        ]
        if not legal:
            return
        choices.append(legal)
    for chosen in product(*choices):
        yield [
            {"person": code, "date": day, "half": half}
            for some in chosen
            for code, day, half in some
        ]


def comp_of(case: Case, sheet: Sheet, code: str) -> Iterator[tuple[HalfDay, ...]]:
    """Every set of half-days that the person's whole balance could pay for."""
    free = sorted(x for x in case.worked_by_input - set(sheet.places) if x[0] == code)
    most = sum(credit["minutes"] for credit in case.people[code]["credits"])
    most += sum(earned(case, sheet, code, day) for day in case.days)
    shortest = min(end - start for start, end in case.hours.values())
    for count in range(min(len(free), most // shortest) + 1):
        yield from combinations(free, count)


def is_livable(case: Case, sheet: Sheet, taken: tuple[HalfDay, ...], code: str) -> bool:
    trial = copy(sheet)
    trial.comp = set(taken)
    pins = [pin for pin in case.question["pins"] if (pin["kind"], pin["person"]) == ("comp", code)]
    return all(pin_holds(trial, pin) for pin in pins) and not (
        any(is_back(trial, row) for row in case.question["withheld"] if row["kind"] == "comp")
        or overdraws(case, trial, code)
        or rests_too_little(case, trial, code)
        or lacks_free_day(case, trial, code)
    )


def all_batch(case: Case, sheet: Sheet) -> Iterator[list[Record]]:
    """Every choice of who does a batch job: somebody present at the hall's windows, or nobody."""
    choices = [
        [
            *(
                {"job": name, "person": code}
                for code in case.codes
                if case.people[code]["role"] in WINDOW_ROLES
                and case.people[code]["hall"] == job["hall"]
                and sheet.present_at(code, job["date"], job["half"]) == job["hall"]
            ),
            None,
        ]
        for name, job in sorted(case.jobs.items())
    ]
    for chosen in product(*choices):
        yield [share for share in chosen if share is not None]


def all_meals(case: Case, plan: Record) -> list[Record]:
    """A eats first, an on-site B last: if any turns fit, these do."""
    meals = []
    for filled in plan["duties"]:
        duty = case.duties[filled["hall"], filled["date"], filled["slot"]]
        if duty["meal"]:
            first = max(duty["span"][0], 11 * 60)
            last = min(duty["span"][1], 14 * 60) - case.set["meal_min"]
            eaters = [(code, first) for code in filled["holders"]]
            if duty["backup"] == "on_site" and filled["backup"] is not None:
                eaters.append((filled["backup"], last))
            meals += [
                {"person": code, "date": filled["date"], "start_min": start}
                for code, start in eaters
            ]
    return meals


def all_turns(case: Case, plan: Record) -> Iterator[list[Record]]:
    """Every time to eat that could matter: the usual ones, those known, and near these."""
    known = {
        (row["date"], row["part"])
        for row in (*(case.question["published"] or ()), *case.question["pins"])
        if row["kind"] == "meal"
    }
    if not known:
        yield plan["meals"]
        return
    length = case.set["meal_min"]
    tables = []
    for filled in plan["duties"]:
        duty = case.duties[filled["hall"], filled["date"], filled["slot"]]
        if not duty["meal"]:
            continue
        first, last = max(duty["span"][0], 11 * 60), min(duty["span"][1], 14 * 60) - length
        then = [int(t[:2]) * 60 + int(t[3:]) for day, t in known if day == filled["date"]]
        near = {at + by for at in then for by in (-length, 0, length)} | {first, last}
        times = sorted(at for at in near if first <= at <= last)
        is_there = duty["backup"] == "on_site" and filled["backup"] is not None
        eaters = [*filled["holders"], *([filled["backup"]] if is_there else [])]
        tables.append(
            [
                [
                    {"person": code, "date": filled["date"], "start_min": at}
                    for code, at in zip(eaters, chosen, strict=True)
                ]
                for chosen in product(times, repeat=len(eaters))
                if len(chosen) < 2 or abs(chosen[0] - chosen[-1]) >= length
            ]
        )
    for chosen in product(*tables):
        yield [meal for table in chosen for meal in table]
