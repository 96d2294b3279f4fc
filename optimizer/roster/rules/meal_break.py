"""Whoever works across noon has a meal, and on noon duty A and B eat in turns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.plan.plan import Meal, RosterPlan
from optimizer.roster.problem.entities import Duty
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import ClockSpan, Span, clock_min
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "meal_break"
SENTENCE_ZH = "午间值班者有用餐时间，A、B角轮流用餐"
CHINESE = {
    "meals": "用餐",
    "somebody has two meals on one date": "同一人一天列了两次用餐",
    "{person} has no meal": "{person}没有用餐时间",
    "{person} has a meal without need": "{person}列了不需要的用餐",
    "{person} eats outside the time for meals": "{person}的用餐不在规定时间内",
    "A and B eat at the same time: the window is empty": "A角和B角同时用餐，窗口无人",
}
REASONS = {
    "no_meal_turn": Label("would find no time for the meal", "无法安排用餐"),
}


class Settings(Strict):
    """How long a meal is, and when."""

    meal_min: int = Field(30, ge=0, le=120)
    """The length of a meal, minutes."""
    within: ClockSpan = Span(660, 840)
    """Meals lie inside this span of the day."""


def turns(problem: RosterProblem, duty: Duty) -> list[int]:
    """The starts of the meals that fit into a duty one after another, minutes from midnight."""
    settings = problem.settings_of(Settings)
    first = max(duty.span.start_min, settings.within.start_min)
    last = min(duty.span.end_min, settings.within.end_min) - settings.meal_min
    return list(range(first, last + 1, max(settings.meal_min, 1)))


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no meals."""
    return not any(duty.meal for duty in problem.duties)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """A and the B on site of a duty with a meal eat in different turns."""
    for duty in problem.open_duties:
        starts = turns(problem, duty) if duty.meal else []
        roles = ["holder", "backup"] if duty.backup == "on_site" else ["holder"]
        if not duty.meal:
            continue
        if len(starts) < len(roles):
            pair = [*variables.holds_of(duty.key), *variables.backs_of(duty.key)]
            variables.cp.add(sum(literal for _, literal in pair) <= len(starts))
        if not starts:
            continue
        _choose_turns(problem, variables, duty, roles)


def _choose_turns(
    problem: RosterProblem, variables: Variables, duty: Duty, roles: list[str]
) -> None:
    """Who is on the duty has one start, far enough from the other's."""
    choices = _choices(problem, variables, duty)
    for role in roles:
        eats = {at: variables.new_bool(f"meal {duty.key} {role} {at}") for at in choices}
        variables.cp.add_at_most_one(eats.values())
        on = variables.holds_of if role == "holder" else variables.backs_of
        for _, literal in on(duty.key):
            variables.cp.add_bool_or([~literal, *eats.values()])
        variables.meal_start[duty.key, role] = sum(at * x for at, x in eats.items())
        variables.eats |= {(duty.key, role, at): x for at, x in eats.items()}
    gap = problem.settings_of(Settings).meal_min
    if len(roles) > 1:
        for one, other in product(choices, choices):
            if abs(one - other) < gap:
                pair = (duty.key, "holder", one), (duty.key, "backup", other)
                variables.cp.add_at_most_one(variables.eats[which] for which in pair)


def _choices(problem: RosterProblem, variables: Variables, duty: Duty) -> list[int]:
    """The first two turns, as good as any, and those that were published or are fixed.

    A turn just before or after these leaves the other one room, if any does.
    """
    settings = problem.settings_of(Settings)
    length = settings.meal_min
    first = max(duty.span.start_min, settings.within.start_min)
    last = min(duty.span.end_min, settings.within.end_min) - length
    day, able = duty.key.date, (*variables.holds_of(duty.key), *variables.backs_of(duty.key))
    known = (*(problem.published or ()), *problem.pins)
    meals = {(x.person, x.part) for x in known if x.kind == "meal" and x.date == day}
    times = {clock_min(text) for code, text in meals if any(code == who for who, _ in able)}
    near = {at + by for at in times for by in (-length, 0, length)}
    return sorted({*turns(problem, duty)[:2], *(at for at in near if first <= at <= last)})


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names meals that are missing, out of time, at the same time, or nobody's."""
    planned = {(meal.person, meal.date): meal for meal in plan.meals}
    if len(planned) < len(plan.meals):
        twice = message("somebody has two meals on one date")
        yield Violation(NAME, message("meals"), None, twice)
    needed: set[tuple[str, object]] = set()
    for duty in problem.open_duties:
        assignment = plan.by_key.get(duty.key)
        if not duty.meal or assignment is None:
            continue
        where, day = f"{duty.key.hall} {duty.key.slot}", duty.key.date
        backups = [assignment.backup] if assignment.backup and duty.backup == "on_site" else []
        needed |= {(person, day) for person in (*assignment.holders, *backups)}
        for person in (*assignment.holders, *backups):
            if (person, day) not in planned:
                text = message("{person} has no meal", person=person)
                lacking = problem.settings_of(Settings).meal_min
                yield Violation(NAME, where, day, text, lacking, "min")
        turns_taken = [
            [planned[person, day] for person in eaters if (person, day) in planned]
            for eaters in (assignment.holders, backups)
        ]
        yield from _check_times(problem, duty, *turns_taken)
    for person, day in sorted(set(planned) - needed):
        text = message("{person} has a meal without need", person=person)
        yield Violation(NAME, person, planned[person, day].date, text)


def _check_times(
    problem: RosterProblem, duty: Duty, first_turn: list[Meal], second_turn: list[Meal]
) -> Iterator[Violation]:
    settings = problem.settings_of(Settings)
    where, day = f"{duty.key.hall} {duty.key.slot}", duty.key.date
    first = max(duty.span.start_min, settings.within.start_min)
    last = min(duty.span.end_min, settings.within.end_min) - settings.meal_min
    for meal in (*first_turn, *second_turn):
        off = max(first - meal.start_min, meal.start_min - last)
        if off > 0:
            text = message("{person} eats outside the time for meals", person=meal.person)
            yield Violation(NAME, where, day, text, off, "min")
    pairs = product(first_turn, second_turn)
    apart = [abs(one.start_min - other.start_min) for one, other in pairs]
    if any(minutes < settings.meal_min for minutes in apart):
        text = message("A and B eat at the same time: the window is empty")
        yield Violation(NAME, where, day, text, settings.meal_min - min(apart), "min")
