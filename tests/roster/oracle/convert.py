"""The product's frozen values as the oracle's plain dicts, field by field, and nothing more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.roster.plan.plan import RosterPlan
    from optimizer.roster.problem.entities import Person
    from optimizer.roster.problem.problem import RosterProblem
    from optimizer.solving.verdict import Priced

Record = dict[str, Any]

SETTINGS = {
    "backup_ready": ("backup_reach_min", "backups_at_once"),
    "comp_time": ("comp_deadline_days",),
    "meal_break": ("meal_min",),
    "one_place_at_a_time": ("lending", "lend_reach_min"),
    "rest_between_days": ("min_rest_h",),
    "working_time": ("on_call_share",),
}


PRICES = {
    "holder": ("shortages", "holder"),
    "backup": ("shortages", "backup"),
    "window": ("shortages", "window"),
    "rotation": ("shortages", "rotation"),
    "training": ("shortages", "training"),
    "officer": ("shortages", "officer"),
    "driver": ("shortages", "driver"),
    "batch": ("batch_work", "undone"),
    "comp_owed": ("comp_owed", "half_day"),
    "closing_balance": ("closing_balance", "half_hour"),
    "changes": ("changes", "person_day"),
    "spread": ("fairness", "spread"),
    "deviation": ("fairness", "deviation"),
    "requests": ("requests", "unmet"),
    "lending": ("lending", "half_day"),
    "stranger": ("lending", "stranger"),
    "split": ("lending", "split"),
    "batch_work": ("batch_work", "spread"),
}


def question_of(problem: RosterProblem) -> Record:
    """The question as the oracle reads it."""
    return {
        "days": [day.isoformat() for day in problem.days],
        "kinds": {day.isoformat(): str(kind) for day, kind in problem.day_kinds.items()},
        "hours": {str(half): list(span) for half, span in problem.hours.items()},
        "zone": problem.time_zone,
        "settings": settings_of(problem),
        "prices": prices_of(problem),
        "regimes": {name: regime_of(regime) for name, regime in problem.regimes.items()},
        "halls": [
            {"id": hall.id, "min_windows": hall.min_windows, "lends_to": list(hall.lends_to)}
            for hall in problem.halls
        ],
        "people": [person_of(person) for person in problem.people],
        "travel": [
            {"from": start, "to": end, "minutes": minutes}
            for (start, end), minutes in problem.travel_min.items()
        ],
        "away": [
            {"person": person, "date": day.isoformat(), "half": str(half), "kind": kind}
            for (person, day, half), kind in problem.away.items()
        ],
        "rotation_dates": {day.isoformat(): most for day, most in problem.rotations.items()},
        **duties_of(problem),
        **tables_of(problem),
    }


def duties_of(problem: RosterProblem) -> Record:
    duties = [
        {
            "hall": duty.key.hall,
            "date": duty.key.date.isoformat(),
            "slot": duty.key.slot,
            "span": list(duty.span),
            "item_class": duty.item_class,
            "backup": duty.backup,
            "halves": [str(half) for half in duty.halves],
            "counts_as": duty.counts_as,
            "minutes": duty.minutes,
            "backup_minutes": duty.backup_minutes,
            "meal": duty.meal,
            "special_items": list(duty.special_items),
            "booked_only": duty.booked_only,
            "bookings": duty.bookings,
            "backup_halls": list(duty.backup_halls),
            "holders": duty.holders,
        }
        for duty in problem.duties
    ]
    return {"duties": duties}


def tables_of(problem: RosterProblem) -> Record:
    return {
        "posts": [
            values(post, "id", "hall", "kind", "item_class", "holder", "backup")
            | {"next": list(post.next)}
            for post in problem.posts
        ],
        "sessions": [
            row(session, "id", "course", "half") | {"invited": list(session.invited)}
            for session in problem.trainings
        ],
        "crew_days": [
            row(day, "van", "depot", "minutes_beyond")
            | {"span": list(day.span), "promised_items": list(day.promised_items)}
            for day in problem.crew_days
        ],
        "jobs": [row(job, "id", "hall", "half", "minutes") for job in problem.batch_jobs],
        "requests": [
            row(request, "person", "part", "wish", "weight") for request in problem.requests
        ],
        "pins": [row(pin, "kind", "person", "part", "hall") for pin in problem.pins],
        "withheld": [
            row(entry, "person", "kind", "place", "part") for entry in sorted(problem.withheld)
        ],
        "published": None
        if problem.published is None
        else [row(entry, "person", "kind", "place", "part") for entry in sorted(problem.published)],
    }


def values(value: Any, *fields: str) -> Record:
    """A record with the same field names on both sides."""
    return {name: getattr(value, name) for name in fields}


def row(value: Any, *fields: str) -> Record:
    """The same with a date."""
    return {"date": value.date.isoformat()} | values(value, *fields)


def person_of(person: Person) -> Record:
    return {
        "code": person.code,
        "hall": person.hall,
        "role": person.role,
        "regime": person.regime,
        "items": sorted(person.items),
        "on_call_from": person.on_call_from,
        "works": sorted([day.isoformat(), str(half)] for day, half in person.works),
        "credits": [
            {"earned_on": credit.earned_on.isoformat(), "minutes": credit.minutes}
            for credit in person.credits
        ],
        "history": dict(person.history),
        "past": [
            {"date": day.isoformat(), "worked": past.worked, "end_min": past.end_min}
            for day, past in sorted(person.past.items())
        ],
        "rotation_days_due": person.rotation_days_due,
        "is_part_time": person.is_part_time,
    }


def regime_of(regime: Any) -> Record:
    return {
        "overtime_workday_max_min": regime.overtime_workday_max_min,
        "rest_day_max_min": regime.rest_day_max_min,
        "overtime_month_max_min": regime.overtime_month_max_min,
        "free_day_in_7": regime.free_day_in_7,
        "earns": {str(kind): what for kind, what in regime.earns.items()},
    }


def settings_of(problem: RosterProblem) -> Record:
    found = {
        name: getattr(problem.rules[rule], name)
        for rule, names in SETTINGS.items()
        for name in names
    }
    cap = problem.goals["closing_balance"].comp_balance_cap_min  # type: ignore[attr-defined]
    lead_share = problem.goals["fairness"].lead_share  # type: ignore[attr-defined]
    return found | {"comp_balance_cap_min": cap, "lead_share": lead_share}


def prices_of(problem: RosterProblem) -> dict[str, int]:
    return {name: getattr(problem.goals[goal], field) for name, (goal, field) in PRICES.items()}


def plan_of(plan: RosterPlan) -> Record:
    """The plan as the oracle reads it."""
    return {
        "duties": [
            {
                "hall": assignment.key.hall,
                "date": assignment.key.date.isoformat(),
                "slot": assignment.key.slot,
                "holders": list(assignment.holders),
                "backup": assignment.backup,
            }
            for assignment in plan.assignments
        ],
        "meals": [row(meal, "person", "start_min") for meal in plan.meals],
        "comp": [row(taken, "person", "half") for taken in plan.comp],
        "rotations": [row(rotation, "person") for rotation in plan.rotations],
        "attendance": [{"person": a.person, "session": a.session} for a in plan.attendance],
        "loans": [row(loan, "person", "half", "hall") for loan in plan.loans],
        "crews": [row(crew, "van", "officer_a", "officer_b", "driver") for crew in plan.crews],
        "batch": [{"job": share.job, "person": share.person} for share in plan.batch],
        "stand_ins": [row(stand_in, "post", "half", "person") for stand_in in plan.stand_ins],
        "shortages": [row(short, "what", "hall", "part", "amount") for short in plan.shortages],
    }


def costs_of(amounts: Iterable[Priced]) -> dict[str, int]:
    """Price units by goal as the page's table has them: an undone batch job is a shortage."""
    found: Counter[str] = Counter()
    for amount in amounts:
        found["shortages" if amount.what == "undone" else amount.goal] += amount.cost
    return {goal: cost for goal, cost in found.items() if cost}
