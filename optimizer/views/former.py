"""What people were told before: a plan that was handed out, whatever of it still exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HalfDay, Span
from optimizer.scenario.schema.scenario_file import Slot
from optimizer.views.roster import DayPart, Doing, DutyView

_WHOLE_DAY = Span(0, 24 * 60)


def former_duties(
    problem: RosterProblem, plan: RosterPlan, slots: Mapping[str, Slot]
) -> tuple[DutyView, ...]:
    """The duties of the plan with who carried them; closed ones have the hours of their slot."""
    found = []
    for one in plan.assignments:
        hall, day, slot = one.key
        duty = problem.duty.get(one.key)
        hours = slots[slot].hours if slot in slots else _WHOLE_DAY
        found.append(
            DutyView(
                hall=hall,
                date=day,
                slot=slot,
                span=duty.span if duty else hours,
                item_class=duty.item_class if duty else "",
                backup_mode=duty.backup if duty else "on_site",
                holders=one.holders,
                backup=one.backup,
                wanted=len(one.holders),
                minutes=0,
                backup_minutes=0,
            )
        )
    return tuple(found)


def former_parts(problem: RosterProblem, plan: RosterPlan) -> tuple[DayPart, ...]:
    """Its half-days elsewhere or off, and its van days."""
    found = []
    for (person, day, half), (doing, place, note) in half_day_moves(problem, plan):
        known = problem.person.get(person)
        if doing != "van" and (known is None or (day, half) in known.works):
            span = problem.hours[half]
            found.append(DayPart(person, day, half.value, doing, span, 0, place, note))
    days = {(day.van, day.date): day for day in problem.crew_days}
    for crew in plan.crews:
        still = days.get((crew.van, crew.date))
        span, place = (still.span, still.depot) if still else (_WHOLE_DAY, "")
        found += [
            DayPart(person, crew.date, "day", "van", span, 0, place, seat)
            for seat in ("officer_a", "officer_b", "driver")
            if (person := getattr(crew, seat)) is not None
        ]
    return tuple(found)


def half_day_moves(
    problem: RosterProblem, plan: RosterPlan
) -> Iterator[tuple[tuple[str, date, HalfDay], tuple[Doing, str, str]]]:
    """Where the plan sends people in half-days: (what they do, where, note)."""
    for key, place in plan.elsewhere.items():
        if place == "rotation":
            yield key, ("rotation", problem.rotation_place, "")
        else:
            yield key, (("van", "", "") if place == "van" else ("loan", place, ""))
    sessions = {session.id: session for session in problem.trainings}
    for seat in plan.attendance:
        if seat.session in sessions:
            session = sessions[seat.session]
            training: tuple[Doing, str, str] = ("training", problem.training_place, seat.session)
            yield (seat.person, session.date, session.half), training
    for taken in plan.comp:
        yield (taken.person, taken.date, taken.half), ("comp", "", "")
