"""What lending could bring a part of a problem, whoever it is: a relaxation for its bound.

Somebody nameless comes to a hall for a half-day, stands at its windows and holds its duties; or
somebody of the hall goes, is missed at home, and may earn as much as there is to earn elsewhere.
Every plan of the whole is one of these in each part, so no plan with loans costs less than their
bounds together.
"""

from __future__ import annotations

from datetime import date

from optimizer.roster.problem.entities import Duty, Outside, Person
from optimizer.roster.problem.windows import most_missing, needs_of
from optimizer.roster.variables import Literal, Variables
from optimizer.scenario.schema.fields import HALF_DAYS


def create_outside(variables: Variables, outside: Outside) -> None:
    """Who comes and who goes; to be called before the rules."""
    problem = variables.problem
    for hall in outside.come:
        _create_comes(variables, hall, outside.items[hall])
    for person in problem.people:
        if person.code in outside.go:
            _create_goes(variables, outside, person)


def somebody(variables: Variables, outside: Outside) -> Literal:
    """How many come or go, as a linear expression; who goes to a hall of the part comes there."""
    holding = [x for key, x in variables.stranger.items() if not _is_workday(variables, key.date)]
    goes = [x for key, x in variables.goes.items() if key[0] not in outside.inner]
    return sum([*variables.comes.values(), *goes, *holding])


def _create_comes(variables: Variables, hall: str, items: frozenset[str]) -> None:
    problem = variables.problem
    duties = [duty for duty in problem.open_duties if duty.key.hall == hall]
    windows = most_missing(needs_of(problem, hall))
    for day in problem.workdays:
        today = [duty for duty in duties if duty.key.date == day]
        for half in HALF_DAYS:
            most = windows + sum(duty.holders for duty in today if half in duty.halves)
            if most:
                comes = variables.new_int(0, most, f"comes {hall} {day} {half}")
                variables.comes[hall, day, half] = comes
    for duty in duties:
        if duty.item_class in items:
            _create_stranger(variables, duty)


def _create_stranger(variables: Variables, duty: Duty) -> None:
    hall, day, slot = duty.key
    here = [variables.comes.get((hall, day, half), 0) for half in duty.halves]
    if _is_workday(variables, day) and not here:
        return
    stranger = variables.new_int(0, duty.holders, f"stranger {hall} {day} {slot}")
    variables.stranger[duty.key] = stranger
    if _is_workday(variables, day):
        variables.cp.add(stranger <= sum(here))


def _create_goes(variables: Variables, outside: Outside, person: Person) -> None:
    problem = variables.problem
    for day in problem.days:
        worked = [half for half in HALF_DAYS if problem.works(person, day, half)]
        for part in worked if _is_workday(variables, day) else ["day"]:
            goes = variables.new_bool(f"goes {person.code} {day} {part}")
            variables.goes[person.code, day, part] = goes
            earned = outside.earned_min.get(day, 0) * goes
            key = (person.code, day)
            variables.earned_outside[key] = variables.earned_outside.get(key, 0) + earned


def _is_workday(variables: Variables, day: date) -> bool:
    return variables.problem.day_kinds[day].is_workday
