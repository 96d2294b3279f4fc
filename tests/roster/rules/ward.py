"""A very small service hall to tell stories of: people, duties, plans.

Hall H has its staff, hall N is its neighbour 20 minutes away. The calendar is October 2023: the
16th is a Monday, weekends are rest days, `kinds` changes single dates.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from optimizer.roster.plan.plan import Assignment, Meal, RosterPlan
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.plan.stand_ins import stand_ins
from optimizer.roster.problem.entities import Duty, DutyKey, Hall, Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.schema.fields import HALF_DAYS, DayKind, Span
from optimizer.scenario.schema.scenario_file import Name, Regime

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from optimizer.scenario.schema.strict import Strict

MORNING, AFTERNOON = HALF_DAYS
HOURS = {MORNING: Span(510, 690), AFTERNOON: Span(810, 1020)}
LABOUR = Regime(name=Name(en="labour contract", zh="合同制"))
CIVIL = Regime(
    name=Name(en="civil servant", zh="公务员"),
    overtime_workday_max_min=600,
    overtime_month_max_min=None,
    free_day_in_7=False,
    earns=dict.fromkeys(DayKind, "comp"),
)
ALL_HALVES = frozenset(
    (date(2023, 9, 25) + timedelta(days=n), half) for n in range(60) for half in HALF_DAYS
)


def october(day: int) -> date:
    """A date of the month that every story plays in."""
    return date(2023, 10, day)


MON, TUE, WED, THU, FRI, SAT, SUN = (october(day) for day in range(16, 23))


def kind_of(day: date) -> DayKind:
    return DayKind.WORKDAY if day.weekday() < 5 else DayKind.REST_DAY


def somebody(code: str, hall: str = "H", role: str = "window", **more: Any) -> Person:
    """A full-timer who holds the class `general`; the days are cut to the problem's workdays."""
    given: dict[str, Any] = {
        "regime": "labour",
        "items": frozenset({"general"}),
        "works": ALL_HALVES,
    }
    return Person(code, hall, role, **(given | more))


def key(slot: str, day: date, hall: str = "H") -> DutyKey:
    return DutyKey(hall, day, slot)


def _duty(slot: str, day: date, hall: str, usual: Mapping[str, Any], more: dict[str, Any]) -> Duty:
    given = {"item_class": "general", "backup": "on_call"} | dict(usual) | more
    given.setdefault("minutes", given["span"].minutes)
    return Duty(key(slot, day, hall), **given)


def early(day: date, hall: str = "H", **more: Any) -> Duty:
    usual = {"span": Span(480, 510), "halves": (MORNING,), "counts_as": "early"}
    return _duty("early", day, hall, usual, more)


def late(day: date, hall: str = "H", **more: Any) -> Duty:
    usual = {"span": Span(1020, 1080), "halves": (AFTERNOON,), "counts_as": "late"}
    return _duty("late", day, hall, usual, more)


def noon(day: date, hall: str = "H", **more: Any) -> Duty:
    """Two hours with a meal of half an hour in it."""
    usual = {
        "span": Span(690, 810),
        "halves": HALF_DAYS,
        "counts_as": "noon",
        "backup": "on_site",
        "meal": True,
        "minutes": 90,
        "backup_minutes": 90,
    }
    return _duty("noon", day, hall, usual, more)


def weekend(day: date, hall: str = "H", **more: Any) -> Duty:
    usual = {"span": Span(540, 690), "halves": (MORNING,), "counts_as": "weekend"}
    return _duty("weekend", day, hall, usual, more)


def holiday(day: date, hall: str = "H", **more: Any) -> Duty:
    """On booking only; booked once unless said otherwise."""
    usual = {
        "span": Span(540, 690),
        "halves": (MORNING,),
        "counts_as": "holiday",
        "booked_only": True,
        "bookings": 1,
    }
    return _duty("holiday", day, hall, usual, more)


def tiny(
    people: Sequence[Person],
    duties: Sequence[Duty] = (),
    *,
    days: Sequence[date] = (MON, TUE),
    kinds: Mapping[date, DayKind] | None = None,
    rules: Mapping[str, Mapping[str, Any]] | None = None,
    prices: Mapping[str, Mapping[str, Any]] | None = None,
    **more: Any,
) -> RosterProblem:
    """A problem of a few people; settings and prices not named keep their defaults."""
    earlier = [days[0] - timedelta(days=back) for back in range(6, 0, -1)]
    known = {day: kind_of(day) for day in (*earlier, *days)} | dict(kinds or {})
    workdays = [day for day in days if known[day].is_workday]
    given: dict[str, Any] = {
        "halls": (Hall("H"), Hall("N")),
        "travel_min": {("H", "N"): 20, ("N", "H"): 20},
        "regimes": {"labour": LABOUR, "civil": CIVIL},
        "training_place": "district",
        "rotation_place": "district",
    }
    return RosterProblem(
        name="a story",
        days=tuple(days),
        day_kinds=known,
        hours=HOURS,
        time_zone=more.pop("time_zone", "Asia/Shanghai"),
        rules=_changed(ROSTER.default_rules, rules or {}),
        goals=_changed(ROSTER.default_goals, prices or {}),
        people=tuple(
            replace(p, works=frozenset((day, half) for day, half in p.works if day in workdays))
            for p in people
        ),
        duties=tuple(sorted(duties, key=lambda duty: duty.key)),
        **(given | more),
    )


def _changed(
    defaults: Mapping[str, Strict], changes: Mapping[str, Mapping[str, Any]]
) -> dict[str, Strict]:
    return {
        name: type(value)(**(value.model_dump() | dict(changes.get(name, {}))))
        for name, value in defaults.items()
    }


def free(*goals: str) -> dict[str, dict[str, int]]:
    """Prices of nothing for these goals."""
    return {
        name: {what: 0 for what in goal.Settings.model_fields if what != "comp_balance_cap_min"}
        for name, goal in ROSTER.goals.items()
        if name in goals
    }


def roster(
    problem: RosterProblem,
    *served: tuple[Duty | DutyKey, str | tuple[str, ...] | None, str | None],
    meals: Iterable[tuple[str, date, int]] | None = None,
    **more: Any,
) -> RosterPlan:
    """The plan in which these duties have this A and B and the others nobody.

    Shortages and stand-ins are listed as they should be, and on a duty with a meal A eats half an
    hour after its start and B half an hour later, unless `more` and `meals` say otherwise.
    """
    given = {duty.key if isinstance(duty, Duty) else duty: (a, b) for duty, a, b in served}
    named: dict[DutyKey, tuple[Any, Any]] = {d.key: (None, None) for d in problem.open_duties}
    assignments = tuple(
        Assignment(name, tuple(sorted(a)) if isinstance(a, tuple) else (a,) * (a is not None), b)
        for name, (a, b) in sorted((named | given).items())
    )
    sorted_more = {name: tuple(sorted(value)) for name, value in more.items()}
    plan = RosterPlan(
        assignments=assignments,
        meals=tuple(sorted(_meals(problem, assignments) if meals is None else _eaten(meals))),
        **({"stand_ins": stand_ins(problem)} | sorted_more),
    )
    return plan if "shortages" in more else replace(plan, shortages=shortages(problem, plan))


def _eaten(meals: Iterable[tuple[str, date, int]]) -> Iterable[Meal]:
    return [Meal(*meal) for meal in meals]


def _meals(problem: RosterProblem, assignments: Iterable[Assignment]) -> Iterable[Meal]:
    for assignment in assignments:
        duty = problem.duty.get(assignment.key)
        if duty is None or not duty.meal:
            continue
        for person in assignment.holders:
            yield Meal(person, duty.key.date, duty.span.start_min)
        if duty.backup == "on_site" and assignment.backup:
            yield Meal(assignment.backup, duty.key.date, duty.span.start_min + 30)


def swapped(plan: RosterPlan) -> RosterPlan:
    """The same plan with A and B of every duty exchanged."""
    turned = tuple(
        Assignment(a.key, () if a.backup is None else (a.backup,), a.holder)
        for a in plan.assignments
    )
    return replace(plan, assignments=turned)
