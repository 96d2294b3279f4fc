"""Scenario -> RosterProblem: rows become people, halls, duties and facts by half-day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from optimizer.roster.demand import duties_of
from optimizer.roster.goals.requests import Settings as Requests
from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem import entities as roster
from optimizer.roster.problem.entities import Call
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.one_place_at_a_time import Settings as OnePlace
from optimizer.roster.rules.training_turn import Settings as TrainingTurn
from optimizer.scenario.calendar import DAYS_BEFORE
from optimizer.scenario.journeys import travel_of
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay, Span
from optimizer.scenario.schema.rows_people import PersonRow
from optimizer.travel.matrix import Travel

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORKING_ABSENCES = ("home_visit", "business")


def roster_problem(scenario: Scenario, published: RosterPlan | None = None) -> RosterProblem:
    """The roster question of a scenario, optionally against a plan that was handed out."""
    hours = _hours(scenario)
    days, travel = tuple(_days(scenario.file.first, scenario.file.last)), travel_of(scenario)
    halls, travel_min = _halls(scenario), _travel_min(scenario, travel)
    problem = RosterProblem(
        name=scenario.file.name.en,
        days=days,
        day_kinds=scenario.day_kinds,
        hours=hours,
        time_zone=scenario.file.time_zone,
        regimes=scenario.file.regimes,
        rules=scenario.rules,
        goals=scenario.goals,
        halls=halls,
        people=_people(scenario, days),
        duties=duties_of(scenario, days),
        posts=_posts(scenario),
        away=_away(scenario),
        trainings=_trainings(scenario),
        rotations={row.date: row.capacity for row in scenario.rotations},
        crew_days=_crew_days(scenario, hours),
        calls=_calls(scenario),
        batch_jobs=tuple(
            roster.BatchJob(row.id, row.hall, row.date, row.part, row.minutes)
            for row in sorted(scenario.batch_work, key=lambda row: row.id)
        ),
        requests=_requests(scenario),
        pins=_pins(scenario),
        travel_min=travel_min,
        travel_source=travel.source,
        training_place="training",
        rotation_place=_first_place(scenario, "insurance_hall"),
        loans=_loans(scenario, travel_min),
    )
    return replace(problem, published=entries(problem, published)) if published else problem


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _hours(scenario: Scenario) -> Mapping[HalfDay, Span]:
    ordinary = scenario.file.ordinary_hours
    return {HalfDay.MORNING: ordinary.morning, HalfDay.AFTERNOON: ordinary.afternoon}


def _halls(scenario: Scenario) -> tuple[roster.Hall, ...]:
    borrowers: dict[str, list[str]] = defaultdict(list)
    for place in scenario.places:
        for neighbour in place.neighbours:
            borrowers[neighbour].append(place.id)
    return tuple(
        roster.Hall(place.id, place.min_windows, tuple(sorted(borrowers[place.id])))
        for place in sorted(scenario.places, key=lambda place: place.id)
    )


def _first_place(scenario: Scenario, kind: str) -> str:
    return next((place.id for place in scenario.places if place.kind == kind), kind)


def _travel_min(scenario: Scenario, travel: Travel) -> dict[tuple[str, str], int]:
    """Minutes between all places of the scenario, rounded up."""
    names = sorted(place.id for place in scenario.places)
    return {(a, b): travel.minutes(a, b) for a in names for b in names}


def _loans(
    scenario: Scenario, travel_min: Mapping[tuple[str, str], int]
) -> tuple[tuple[str, str], ...]:
    settings = scenario.rules["one_place_at_a_time"]
    assert isinstance(settings, OnePlace)
    if not settings.lending:
        return ()
    lends = {hall.id: hall.lends_to for hall in _halls(scenario)}
    return tuple(
        (person.code, hall)
        for person in sorted(scenario.people, key=lambda person: person.code)
        if person.role in ("clerk", "window")
        for hall in lends[person.hall]
        if travel_min[person.hall, hall] <= settings.lend_reach_min
    )


def _held(scenario: Scenario, items: tuple[str, ...]) -> frozenset[str]:
    """What somebody holds: item classes bring the items that are not special."""
    brought = {i.id for i in scenario.items if not i.special and i.item_class in items}
    return frozenset(items) | brought


def _people(scenario: Scenario, days: tuple[date, ...]) -> tuple[roster.Person, ...]:
    earned: dict[str, list[roster.Credit]] = defaultdict(list)
    for row in scenario.comp_credits:
        earned[row.person].append(roster.Credit(row.earned_on, row.minutes))
    past: dict[str, dict[date, roster.PastDay]] = defaultdict(dict)
    close = scenario.file.ordinary_hours.afternoon.end_min
    for before in scenario.previous_days:
        end = before.until if before.until is not None else close
        past[before.person][before.date] = roster.PastDay(before.worked, end)
    turns = scenario.rules["training_turn"]
    assert isinstance(turns, TrainingTurn)
    eve = days[0] - timedelta(days=1)
    found = []
    for person in sorted(scenario.people, key=lambda person: person.code):
        opening = [roster.Credit(eve, person.comp_balance_min)] if person.comp_balance_min else []
        due = turns.rotation_days_per_quarter - person.rotation_days_done
        found.append(
            roster.Person(
                code=person.code,
                hall=person.hall,
                role=person.role,
                regime=person.regime,
                items=_held(scenario, person.items),
                on_call_from=person.on_call_from or person.hall,
                works=_pattern(scenario, person, days),
                credits=tuple(earned.get(person.code) or opening),
                history=_history(person),
                past=past.get(person.code, {}),
                rotation_days_due=_due(scenario, person, due),
                is_part_time=bool(person.pattern),
            )
        )
    return tuple(found)


def _history(person: PersonRow) -> dict[str, roster.Amount]:
    counts = ("weekends", "holidays", "earlies", "noons", "lates", "backups")
    parts = {name: Fraction(str(getattr(person, name))) for name in counts}
    return {"duty_min": person.duty_min, **parts}


def _due(scenario: Scenario, person: PersonRow, days: int) -> int:
    """Rotation is planned where the scenario has batches."""
    return max(0, days) if person.role == "clerk" and scenario.rotations else 0


def _pattern(
    scenario: Scenario, person: PersonRow, days: tuple[date, ...]
) -> frozenset[roster.HalfKey]:
    suffix = {HalfDay.MORNING: "am", HalfDay.AFTERNOON: "pm"}
    return frozenset(
        (day, half)
        for day in days
        if scenario.day_kinds[day].is_workday
        for half in HALF_DAYS
        if not person.pattern or f"{_WEEKDAYS[day.weekday()]}_{suffix[half]}" in person.pattern
    )


def _posts(scenario: Scenario) -> tuple[roster.Post, ...]:
    return tuple(
        roster.Post(
            post.id, post.hall, post.kind, post.item_class, post.holder, post.backup, post.next
        )
        for post in sorted(scenario.posts, key=lambda post: post.id)
    )


def _away(scenario: Scenario) -> dict[tuple[str, date, HalfDay], roster.Away]:
    found: dict[tuple[str, date, HalfDay], roster.Away] = {}
    for row in scenario.absences:
        kind: Literal["leave", "work"] = "work" if row.kind in _WORKING_ABSENCES else "leave"
        # work elsewhere on the days before is no free day
        start = scenario.file.first - timedelta(days=DAYS_BEFORE if kind == "work" else 0)
        first, last = max(row.first, start), min(row.last, scenario.file.last)
        for day in _days(first, last):
            for half in HALF_DAYS:
                if row.part in ("day", half):
                    found[row.person, day, half] = kind
    return found


def _trainings(scenario: Scenario) -> tuple[roster.Training, ...]:
    return tuple(
        roster.Training(row.id, row.course, row.date, row.part, tuple(sorted(row.invited)))
        for row in sorted(scenario.trainings, key=lambda row: row.id)
        if row.mode == "on_site"
    )


def _crew_days(scenario: Scenario, hours: Mapping[HalfDay, Span]) -> tuple[roster.CrewDay, ...]:
    vans = {van.id: van for van in scenario.vans}
    promised: dict[date, set[str]] = defaultdict(set)
    for visit in scenario.visits:
        if visit.promised_date is not None:
            promised[visit.promised_date] |= set(visit.items)
    found = []
    for row in sorted(scenario.van_days, key=lambda row: (row.van, row.date)):
        van = vans[row.van]
        inside = sum(
            max(0, min(span.end_min, van.hours.end_min) - max(span.start_min, van.hours.start_min))
            for span in hours.values()
        )
        ordinary = inside if scenario.day_kinds[row.date].is_workday else 0
        beyond = van.hours.minutes - ordinary - van.meal_min
        items = tuple(sorted(promised[row.date]))
        found.append(roster.CrewDay(van.id, row.date, van.depot, van.hours, max(0, beyond), items))
    return tuple(found)


def _requests(scenario: Scenario) -> tuple[roster.Request, ...]:
    """The wishes; they weigh more for people whose earlier ones were not met."""
    settings = scenario.goals["requests"]
    assert isinstance(settings, Requests)
    owed = {row.code: min(row.wishes_unmet, settings.carried_max) for row in scenario.people}
    return tuple(
        roster.Request(row.person, row.date, row.part, row.wish, row.weight + owed[row.person])
        for row in scenario.requests
    )


def _calls(scenario: Scenario) -> tuple[Call, ...]:
    """The visits without a promise, as far as their windows and the van days allow."""
    days = sorted({row.date for row in scenario.van_days})
    found = []
    for row in scenario.visits:
        spans = [(one.first, one.last) for one in row.windows] or [(date.min, date.max)]
        since = row.called_on or date.min
        dates = (d for d in days if d >= since and any(a <= d <= b for a, b in spans))
        if row.promised_date is None:
            found.append(Call(tuple(sorted(row.items)), tuple(dates), row.priority))
    return tuple(sorted(call for call in found if call.dates))


def _pins(scenario: Scenario) -> tuple[roster.Pin, ...]:
    halls = {person.code: person.hall for person in scenario.people}
    return tuple(
        sorted(
            roster.Pin(
                row.kind, row.person, row.date, row.part, row.hall or halls[row.person], row.reason
            )
            for row in scenario.pins
        )
    )
