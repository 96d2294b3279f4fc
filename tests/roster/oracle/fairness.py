"""The goal of fairness: what everybody has done, and what would be their share."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from tests.roster.oracle.case import WINDOW_ROLES, Case, Record, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

METRICS = ("backups", "duty_min", "earlies", "holidays", "lates", "noons", "weekends")
COUNTED_AS = {
    "early": "earlies",
    "holiday": "holidays",
    "late": "lates",
    "noon": "noons",
    "weekend": "weekends",
}


def fairness(case: Case, sheet: Sheet) -> int:
    cost = 0
    counts = counted(case, sheet)
    for hall in case.halls:
        for metric in METRICS:
            aims = targets(case, hall, metric)
            groups: dict[str, list[int]] = defaultdict(list)
            for code, aim in aims.items():
                groups[group_of(case, code)].append(counts[code, metric] - aim)
            for deviations in groups.values():
                spread = max(deviations) - min(deviations)
                cost += case.price["spread"] * spread
                cost += case.price["deviation"] * sum(map(abs, deviations))
    return cost


def counted(case: Case, sheet: Sheet) -> Counter[tuple[str, str]]:
    """Everybody's load in duties of the own hall, by person and metric."""
    found: Counter[tuple[str, str]] = Counter()
    for code, duty in own_duties(case, sheet.held):
        found[code, "duty_min"] += whole_units(duty["minutes"])
        if duty["counts_as"] in COUNTED_AS:
            found[code, COUNTED_AS[duty["counts_as"]]] += 1
    for code, duty in own_duties(case, sheet.on_site):
        found[code, "duty_min"] += whole_units(duty["backup_minutes"])
        found[code, "backups"] += 1
    for code, _ in own_duties(case, sheet.on_call):
        found[code, "backups"] += 1
    for (code, _), vans in sheet.on_van.items():
        for van in vans:
            found[code, "duty_min"] += whole_units(case.crew_days[van]["minutes_beyond"])
    return found


def own_duties(
    case: Case, carried: dict[tuple[str, str], list[Record]]
) -> Iterator[tuple[str, Record]]:
    for (code, _), duties in carried.items():
        for duty in duties:
            if duty["hall"] == case.people[code]["hall"]:
                yield code, duty


def demand(case: Case, hall: str, metric: str) -> int:
    duties = [duty for duty in case.open_duties.values() if duty["hall"] == hall]
    if metric == "duty_min":
        return sum(whole_units(duty["minutes"]) * duty["holders"] for duty in duties) + sum(
            whole_units(d["backup_minutes"]) for d in duties if d["backup"] == "on_site"
        )
    if metric == "backups":
        return sum(duty["backup"] != "none" for duty in duties)
    return sum(d["holders"] for d in duties if COUNTED_AS.get(d["counts_as"]) == metric)


@cache
def targets(case: Case, hall: str, metric: str) -> dict[str, int]:
    """Whole units for each person of the hall with presence; a role's people share its part."""
    presence = Counter(code for code, _, _ in case.worked_by_input)
    codes = [c for c in case.codes if case.people[c]["hall"] == hall and presence[c]]
    groups: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        groups[group_of(case, code)].append(code)
    halves = {group: sum(presence[c] for c in members) for group, members in groups.items()}
    percent = {"lead": case.set["lead_share"], "driver": 0}
    weights = {group: n * percent.get(group, 100) for group, n in halves.items()}
    if sum(weights.values()) == 0:
        weights = halves
    parts = largest_remainder(demand(case, hall, metric), weights, Counter())
    found: dict[str, int] = {}
    for group, members in groups.items():
        asked = parts[group]
        if metric == "duty_min":
            asked += van_units(case, hall, group)
        history = Counter({code: past_units(case.people[code], metric) for code in members})
        found |= largest_remainder(asked, {c: presence[c] for c in members}, history)
    return found


def group_of(case: Case, code: str) -> str:
    role: str = case.people[code]["role"]
    return "window" if role in WINDOW_ROLES else role


def van_units(case: Case, hall: str, group: str) -> int:
    """What the van days of a depot ask of its officers, or of its drivers."""
    beyond = [
        whole_units(day["minutes_beyond"])
        for day in case.crew_days.values()
        if day["depot"] == hall
    ]
    return {"officer": 2, "driver": 1}.get(group, 0) * sum(beyond)


def largest_remainder(asked: int, weights: dict[str, int], past: Counter[str]) -> dict[str, int]:
    if not weights:
        return {}
    pot, whole = asked + sum(past.values()), sum(weights.values())
    exact = {name: Fraction(pot * weight, whole) - past[name] for name, weight in weights.items()}
    rounded = {name: share.__floor__() for name, share in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (rounded[name] - exact[name], name))
    for name in by_remainder[: asked - sum(rounded.values())]:
        rounded[name] += 1
    return rounded


def past_units(person: Record, metric: str) -> int:
    past: int = person["history"].get(metric, 0)
    return whole_units(past) if metric == "duty_min" else past


def whole_units(minutes: int) -> int:
    """Units of 30 minutes, rounded half up."""
    return (minutes + 15) // 30
