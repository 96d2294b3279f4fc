"""On every van day two officers, together fit for the promised items, and a driver are on the van.

The crew has no other duty until the van is back; the van day beyond ordinary hours counts as duty.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from optimizer.roster.plan.plan import Crew, RosterPlan
from optimizer.roster.plan.shortages import listed, missing_crew
from optimizer.roster.problem.entities import CrewDay
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables

NAME = "van_crew"
SENTENCE_ZH = "每个出车日有两名审批员和一名司机，车组当天无其他值班"
CHINESE = {
    "no such van day, or listed twice": "没有这个出车日，或重复列出",
    "{person} is on the van and on comp time": "{person}随车的同时列了调休",
    "{person} is on the van and on duty": "{person}随车的同时列了值班",
    "{what}: {missing} missing, {said} listed": "{what}：缺{missing}，列出的有{said}",
    "somebody has two places on the van": "同一人在车上占两个位置",
    "{person} is no {role} of {depot}": "{person}不是{depot}的{role}",
    "{person} does not work on this date": "{person}当天不上班",
    "no officer holds the promised item {item}": "没有审批员具备已约定的事项{item}",
}
REASONS = {
    "crew": Label("would make no fit van crew", "不能组成合格车组"),
    "on_van": Label("is on the van", "随流动审批车"),
}
TRIED = 8


class Settings(Strict):
    """No numbers: the vans table has the hours and the meal."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no van days."""
    return not problem.crew_days


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """Two officers, one driver, all promised items, nothing else on that date."""
    for day in problem.crew_days:
        officers = _crew(variables.officer, day)
        drivers = _crew(variables.driver, day)
        no_officer = variables.new_short(NAME, "officer", day.depot, day.date, day.van, 2)
        no_driver = variables.new_short(NAME, "driver", day.depot, day.date, day.van, 1)
        variables.cp.add(sum(officers.values()) + no_officer == 2)
        variables.cp.add(sum(drivers.values()) + no_driver == 1)
        for item in day.promised_items:
            able = [x for p, x in officers.items() if item in problem.person[p].items]
            nobody = variables.new_bool(f"no officer {day.van} {day.date}")
            variables.cp.add(2 * nobody <= no_officer)
            variables.cp.add(sum(able) + nobody >= 1)
        for person, literal in {**officers, **drivers}.items():
            for _, _, duty in variables.on_duty(person, day.date):
                variables.cp.add_at_most_one([literal, duty])


def _crew(table: dict[tuple[str, str, date], Literal], day: CrewDay) -> dict[str, Literal]:
    return {p: x for (p, van, on), x in table.items() if (van, on) == (day.van, day.date)}


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names crews that are incomplete in silence, unfit, or busy."""
    days = {(day.van, day.date): day for day in problem.crew_days}
    seen = set()
    for crew in plan.crews:
        if (crew.van, crew.date) not in days or (crew.van, crew.date) in seen:
            text = message("no such van day, or listed twice")
            yield Violation(NAME, crew.van, crew.date, text)
            continue
        seen.add((crew.van, crew.date))
        yield from unfit_crew(problem, days[crew.van, crew.date], crew)
        for taken in plan.comp:
            if taken.date == crew.date and taken.person in crew.members:
                text = message("{person} is on the van and on comp time", person=taken.person)
                yield Violation(NAME, crew.van, crew.date, text)
        for assignment in plan.assignments:
            if assignment.key.date == crew.date:
                for member in sorted({*crew.members} & {*assignment.holders, assignment.backup}):
                    text = message("{person} is on the van and on duty", person=member)
                    yield Violation(NAME, crew.van, crew.date, text)
    missing, said = missing_crew(problem, plan), listed(plan, NAME)
    for place in sorted({*missing, *said}):
        if missing[place] != said[place]:
            text = message(
                "{what}: {missing} missing, {said} listed",
                what=term(place[0]),
                missing=missing[place],
                said=said[place],
            )
            yield Violation(NAME, place[3], place[2], text)


def unfit_crew(problem: RosterProblem, day: CrewDay, crew: Crew) -> Iterator[Violation]:
    """Names members who cannot be on the van of that day, and promised items that nobody holds."""
    if len(set(crew.members)) < len(crew.members):
        text = message("somebody has two places on the van")
        yield Violation(NAME, day.van, day.date, text)
    officers = [code for code in (crew.officer_a, crew.officer_b) if code]
    for code, role in [*((c, "officer") for c in officers), (crew.driver, "driver")]:
        person = problem.person.get(code) if code else None
        if code and (person is None or person.role != role or person.hall != day.depot):
            text = message(
                "{person} is no {role} of {depot}", person=code, role=term(role), depot=day.depot
            )
            yield Violation(NAME, day.van, day.date, text)
        elif person and not all(problem.works(person, day.date, half) for half in HALF_DAYS):
            text = message("{person} does not work on this date", person=code)
            yield Violation(NAME, day.van, day.date, text)
    for item in day.promised_items if officers else ():
        if not any(
            code in problem.person and item in problem.person[code].items for code in officers
        ):
            text = message("no officer holds the promised item {item}", item=item)
            yield Violation(NAME, day.van, day.date, text)
