"""From a scenario, its problem and a plan to the view that reports are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from optimizer.roster.explain.why_changed import why_changed
from optimizer.roster.goals import closing_balance, fairness
from optimizer.roster.plan.entries import day_changes
from optimizer.roster.plan.facts import counts, overtime_min
from optimizer.roster.plan.ledger import ledgers
from optimizer.roster.plan.plan import Assignment, RosterPlan
from optimizer.roster.problem.entities import Duty
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules import meal_break
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import HALF_DAYS, Span
from optimizer.scenario.schema.scenario_file import Name
from optimizer.views.former import former_duties, former_parts, half_day_moves
from optimizer.views.roster import (
    DayPart,
    Doing,
    DutyView,
    HallView,
    MealView,
    Outcome,
    PersonView,
    RosterView,
    SlotView,
)
from optimizer.views.words.roster import TEXTS
from optimizer.words.label import Label


def roster_view(
    scenario: Scenario,
    problem: RosterProblem,
    plan: RosterPlan,
    outcome: Outcome,
    former: RosterPlan | None = None,
) -> RosterView:
    """Work out once everything that the reports of a plan show.

    `former` is the plan that was handed out before.
    """
    plan, former = _complete(problem, plan), former or RosterPlan()
    changed = day_changes(problem, plan)
    file = scenario.file
    return RosterView(
        name=_label(file.name),
        synthetic=file.synthetic,
        outcome=outcome,
        plan=plan,
        days=tuple((day, problem.day_kinds[day]) for day in problem.days),
        halls=_halls(scenario, problem),
        people=_people(scenario, problem),
        slots=_slots(scenario),
        duties=_duties(problem, plan),
        places={place.id: Label(place.name_en, place.name_zh) for place in scenario.places},
        parts=tuple(sorted(_parts(problem, plan), key=lambda p: (p.date, p.person, p.span))),
        overtime_min=overtime_min(problem, plan),
        ledgers=ledgers(problem, plan),
        counts=counts(problem, plan),
        shares=tuple(fairness.shares(problem, plan)),
        comp_cap_min=problem.settings_of(closing_balance.Settings).comp_balance_cap_min,
        time_zone=problem.time_zone,
        what_ifs=scenario.what_ifs,
        changes=scenario.changes,
        changed=changed,
        why_changed=why_changed(problem, changed or ()),
        assumptions=scenario.assumptions,
        former_duties=former_duties(problem, former, file.slots),
        former_parts=former_parts(problem, former),
    )


def _label(name: Name) -> Label:
    return Label(name.en, name.zh)


def _complete(problem: RosterProblem, plan: RosterPlan) -> RosterPlan:
    """The plan with an assignment, maybe empty, for every duty that exists."""
    empty = [Assignment(d.key) for d in problem.open_duties if d.key not in plan.by_key]
    every = sorted([*plan.assignments, *empty], key=lambda assignment: assignment.key)
    return replace(plan, assignments=tuple(every))


def _people(scenario: Scenario, problem: RosterProblem) -> tuple[PersonView, ...]:
    regimes = scenario.file.regimes
    return tuple(
        PersonView(p.code, p.hall, p.role, _label(regimes[p.regime].name)) for p in problem.people
    )


def _slots(scenario: Scenario) -> tuple[SlotView, ...]:
    return tuple(
        SlotView(name, _label(slot.name), slot.hours, slot.days, slot.counts_as)
        for name, slot in scenario.file.slots.items()
    )


def _halls(scenario: Scenario, problem: RosterProblem) -> tuple[HallView, ...]:
    """Halls with people or duties, by sub-district, in the order of the scenario."""
    order = {place.id: at for at, place in enumerate(scenario.places)}
    places = {place.id: place for place in scenario.places}
    keys = dict.fromkeys(place.sub_district for place in scenario.places)
    rank = {key: at for at, key in enumerate(sorted(keys, key=lambda key: not key))}
    at_work = {duty.key.hall for duty in problem.open_duties}
    found = []
    for hall in problem.halls:
        place = places[hall.id]
        people = tuple(person.code for person in problem.people if person.hall == hall.id)
        if not people and hall.id not in at_work:
            continue
        name = Label(place.name_en, place.name_zh)
        area = _sub_district(scenario, place.sub_district) if any(keys) else Label("", "")
        found.append(HallView(hall.id, name, area, people))
    return tuple(
        sorted(found, key=lambda hall: (rank[places[hall.id].sub_district], order[hall.id]))
    )


def _sub_district(scenario: Scenario, key: str) -> Label:
    name = scenario.file.sub_districts.get(key)
    return _label(name) if name else Label(key, key) if key else TEXTS["no_sub_district"]


def _duties(problem: RosterProblem, plan: RosterPlan) -> tuple[DutyView, ...]:
    starts: dict[tuple[str, date], list[int]] = {}
    for meal in plan.meals:
        starts.setdefault((meal.person, meal.date), []).append(meal.start_min)
    meal_min = problem.settings_of(meal_break.Settings).meal_min
    found = []
    for assignment in plan.assignments:
        duty = problem.duty.get(assignment.key)
        if duty is not None:
            found.append(_duty(duty, assignment, starts, meal_min))
    return tuple(found)


def _duty(
    duty: Duty, assignment: Assignment, starts: dict[tuple[str, date], list[int]], meal_min: int
) -> DutyView:
    key = duty.key
    backup = [assignment.backup] if assignment.backup is not None else []
    meals = [
        MealView(person, Span(start, start + meal_min))
        for person in dict.fromkeys([*assignment.holders, *backup])
        for start in starts.get((person, key.date), ())
        if duty.meal and duty.span.start_min <= start < duty.span.end_min
    ]
    return DutyView(
        hall=key.hall,
        date=key.date,
        slot=key.slot,
        span=duty.span,
        item_class=duty.item_class,
        backup_mode=duty.backup,
        holders=assignment.holders,
        backup=assignment.backup,
        wanted=duty.holders,
        minutes=duty.minutes,
        backup_minutes=duty.backup_minutes,
        meals=tuple(meals),
        bookings=duty.bookings,
    )


def _parts(problem: RosterProblem, plan: RosterPlan) -> Iterator[DayPart]:
    """What everybody does in every ordinary half-day of the pattern, and when else away."""
    moves = dict(half_day_moves(problem, plan))
    days = [(day, half) for day in problem.days for half in HALF_DAYS]
    for person in problem.people:
        for day, half in days:
            key = (person.code, day, half)
            away = problem.away.get(key)
            doing: Doing = "ordinary"
            place, note = person.hall, ""
            if away is not None:
                doing, place = ("leave", "") if away == "leave" else ("away", "")
            elif (day, half) not in person.works:
                continue
            elif key in moves:
                doing, place, note = moves[key]
            if doing != "van":
                span = problem.hours[half]
                yield DayPart(*key[:2], half.value, doing, span, span.minutes, place, note)
    yield from _van_days(problem, plan)


def _van_days(problem: RosterProblem, plan: RosterPlan) -> Iterator[DayPart]:
    days = {(day.van, day.date): day for day in problem.crew_days}
    for crew in plan.crews:
        day = days.get((crew.van, crew.date))
        seats = (("officer_a", crew.officer_a), ("officer_b", crew.officer_b),
                 ("driver", crew.driver))  # fmt: skip
        for seat, person in seats:
            if day is not None and person is not None:
                ordinary = sum(
                    problem.hours[half].minutes
                    for half in HALF_DAYS
                    if (day.date, half) in problem.person[person].works
                )
                minutes = ordinary + day.minutes_beyond
                yield DayPart(person, day.date, "day", "van", day.span, minutes, day.depot, seat)
