"""A published ward as a RosterProblem: one hall, no ordinary hours, every day a rest day.

The rules are the product's, with the settings that a format says. Day 0 is Monday, 1 January 2024:
published wards have weekdays but no dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from optimizer.roster.plan.plan import Assignment, RosterPlan
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.problem.entities import Duty, DutyKey, Hall, Person, Request
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.schema.fields import HALF_DAYS, DayKind, Span
from optimizer.scenario.schema.scenario_file import Name, Regime

HALL = "ward"
ANYBODY = "anybody"
"""The item class of a duty that asks for no skill."""
_MONDAY = date(2024, 1, 1)
_WHOLE_DAY = Span(0, 1440)


class Held(NamedTuple):
    """A row of an answer: who works which shift on which day (from 0), in which skill if any."""

    staff: str
    day: int
    shift: str
    skill: str = ""


@dataclass(frozen=True, slots=True)
class Ward:
    """What a file says, in the product's words; `limits` are the rules' limits by rule."""

    name: str
    horizon_days: int
    people: tuple[Person, ...]
    duties: tuple[Duty, ...]
    limits: Mapping[str, list[dict[str, Any]]]
    requests: tuple[Request, ...] = ()
    days_off: frozenset[tuple[str, int]] = frozenset()


def date_of(day: int) -> date:
    """The date of a day of the horizon; negative days are before it."""
    return _MONDAY + timedelta(days=day)


def duty(day: int, shift: str, *, skill: str = "", minutes: int, **asks: Any) -> Duty:
    """The places of a shift on a day, in one skill where the ward has skills."""
    return Duty(
        key=DutyKey(HALL, date_of(day), f"{shift} {skill}".strip()),
        span=_WHOLE_DAY,
        item_class=skill or ANYBODY,
        backup="none",
        halves=HALF_DAYS,
        counts_as="late",
        minutes=minutes,
        shift=shift,
        **asks,
    )


def problem_of(ward: Ward) -> RosterProblem:
    """The roster question of a ward; ValueError where the file names what it does not have."""
    known = {person.code for person in ward.people}
    named = {code for code, _ in ward.days_off} | {request.person for request in ward.requests}
    if strangers := sorted(named - known):
        raise ValueError(f"{ward.name}: unknown staff {', '.join(strangers)}")
    rules: dict[str, dict[str, Any]] = {
        "rest_between_days": {"min_rest_h": 0},
        "one_shift_a_day": {"limits": [{}]},
    }
    rules |= {rule: {"limits": limits} for rule, limits in ward.limits.items()}
    goals = {"requests": {"unmet": 1}, "fairness": {"spread": 0, "deviation": 0}}
    first = min((min(p.past, default=_MONDAY) for p in ward.people), default=_MONDAY)
    before = (_MONDAY - first).days
    return RosterProblem(
        name=ward.name,
        days=tuple(date_of(day) for day in range(ward.horizon_days)),
        day_kinds={date_of(d): DayKind.REST_DAY for d in range(-before - 7, ward.horizon_days)},
        hours={},
        time_zone="UTC",
        regimes={person.regime: _regime(person.regime) for person in ward.people},
        rules=ROSTER.default_rules
        | {name: ROSTER.rules[name].Settings(**said) for name, said in rules.items()},
        goals=ROSTER.default_goals
        | {name: ROSTER.goals[name].Settings(**said) for name, said in goals.items()},
        halls=(Hall(HALL),),
        people=tuple(sorted(ward.people, key=lambda person: person.code)),
        duties=tuple(sorted(ward.duties, key=lambda duty: duty.key)),
        away={
            (code, date_of(day), half): "leave" for code, day in ward.days_off for half in HALF_DAYS
        },
        requests=ward.requests,
    )


def _regime(name: str) -> Regime:
    """A contract without limits of its own: the ward's limits say them all."""
    return Regime(
        name=Name(en=name, zh=name),
        rest_day_max_min=1440,
        overtime_month_max_min=None,
        free_day_in_7=False,
        earns=dict.fromkeys(DayKind, "pay"),
    )


def rows_of(problem: RosterProblem, plan: RosterPlan) -> list[Held]:
    """A plan as the rows of an answer, sorted."""
    rows = []
    for assignment in plan.assignments:
        asked = problem.duty[assignment.key]
        skill = "" if asked.item_class == ANYBODY else asked.item_class
        day = (asked.key.date - _MONDAY).days
        rows += [Held(person, day, asked.shift, skill) for person in assignment.holders]
    return sorted(rows)


def plan_of(problem: RosterProblem, rows: Iterable[Held]) -> RosterPlan:
    """The plan that the rows of an answer say; KeyError for a place that the ward has not."""
    held: dict[DutyKey, list[str]] = defaultdict(list)
    for row in rows:
        held[DutyKey(HALL, date_of(row.day), f"{row.shift} {row.skill}".strip())].append(row.staff)
    for key in held:
        problem.duty[key]
    plan = RosterPlan(
        tuple(Assignment(d.key, tuple(sorted(held.get(d.key, ())))) for d in problem.duties)
    )
    return replace(plan, shortages=shortages(problem, plan))
