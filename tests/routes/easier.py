"""Changes of a route problem that ask for less, or for more, than before."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from optimizer.routes.rulebook import ROUTES
from optimizer.scenario.schema.fields import Span
from tests.routes.sample import changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.routes.problem import RouteProblem, Visit

LESS_S = 300


def with_visit(asked: RouteProblem, rng: Random, of: Callable[[Visit], Visit]) -> RouteProblem:
    """One visit is otherwise."""
    at = rng.randrange(len(asked.visits))
    visits = asked.visits
    return replace(asked, visits=(*visits[:at], of(visits[at]), *visits[at + 1 :]))


def wider_window(asked: RouteProblem, rng: Random) -> RouteProblem:
    more = rng.choice([60, 900, 7200])
    return with_visit(
        asked,
        rng,
        lambda visit: replace(
            visit,
            windows=tuple(
                replace(w, start_s=w.start_s - more, end_s=w.end_s + more) for w in visit.windows
            ),
        ),
    )


def another_window(asked: RouteProblem, rng: Random) -> RouteProblem:
    shift = rng.choice(asked.shifts)
    return with_visit(
        asked,
        rng,
        lambda visit: replace(
            visit,
            windows=(
                *visit.windows,
                replace(visit.windows[0], date=shift.date, start_s=shift.start_s),
            ),
        ),
    )


def later_deadline(asked: RouteProblem, rng: Random) -> RouteProblem:
    return with_visit(
        asked,
        rng,
        lambda visit: replace(
            visit,
            answer_by=visit.answer_by
            and replace(visit.answer_by, end_s=visit.answer_by.end_s + rng.choice([1, 3600])),
        ),
    )


def fewer_needs(asked: RouteProblem, rng: Random) -> RouteProblem:
    bare = {"items": frozenset(), "equipment": frozenset(), "load": 0}
    return with_visit(asked, rng, lambda visit: replace(visit, **bare))


def not_promised(asked: RouteProblem, _: Random) -> RouteProblem:
    return replace(asked, visits=tuple(replace(v, required=False) for v in asked.visits))


def nothing_fixed(asked: RouteProblem, _: Random) -> RouteProblem:
    return replace(asked, frozen=())


def cheaper_visit(asked: RouteProblem, rng: Random) -> RouteProblem:
    return with_visit(asked, rng, lambda v: replace(v, left_out_price=v.left_out_price // 2))


def another_van(asked: RouteProblem, rng: Random) -> RouteProblem:
    twin = replace(rng.choice(asked.shifts), id="twin", vehicle="twin")
    return replace(asked, shifts=(*asked.shifts, twin))


def earlier_start(asked: RouteProblem, rng: Random) -> RouteProblem:
    at = rng.randrange(len(asked.shifts))
    longer = replace(asked.shifts[at], start_s=asked.shifts[at].start_s - 1800, capacity=None)
    return replace(asked, shifts=(*asked.shifts[:at], longer, *asked.shifts[at + 1 :]))


def later_end(asked: RouteProblem, rng: Random) -> RouteProblem:
    at = rng.randrange(len(asked.shifts))
    longer = replace(asked.shifts[at], end_s=asked.shifts[at].end_s + 1800)
    return replace(asked, shifts=(*asked.shifts[:at], longer, *asked.shifts[at + 1 :]))


def no_turns(asked: RouteProblem, _: Random) -> RouteProblem:
    return replace(asked, turns_of=())


def with_rule(asked: RouteProblem, **settings: dict[str, object]) -> RouteProblem:
    return replace(asked, rules=changed(asked.rules, settings))


def longer_meal_time(asked: RouteProblem, _: Random) -> RouteProblem:
    first, last = asked.rules["crew_meal"].hours  # type: ignore[attr-defined]
    return with_rule(asked, crew_meal={"hours": Span(first - 30, last + 30)})


def more_lateness(asked: RouteProblem, _: Random) -> RouteProblem:
    most = asked.rules["answer_by"].late_max_h  # type: ignore[attr-defined]
    return with_rule(asked, answer_by={"late_max_h": None if most is None else most + 5})


def fewer_turns(asked: RouteProblem, _: Random) -> RouteProblem:
    each = asked.rules["sub_district_turn"].visits_per_week  # type: ignore[attr-defined]
    return with_rule(asked, sub_district_turn={"visits_per_week": max(0, each - 2)})


def closer_turns(asked: RouteProblem, _: Random) -> RouteProblem:
    return with_rule(asked, sub_district_turn={"days_apart": 1})


def shorter_overtime(asked: RouteProblem, _: Random) -> RouteProblem:
    return replace(asked, shifts=tuple(replace(s, overtime_max_s=600) for s in asked.shifts))


def less_time_for_meals(asked: RouteProblem, _: Random) -> RouteProblem:
    first, last = asked.rules["crew_meal"].hours  # type: ignore[attr-defined]
    return with_rule(asked, crew_meal={"hours": Span(first + 10, last - 10)})


def no_lateness(asked: RouteProblem, _: Random) -> RouteProblem:
    return with_rule(asked, answer_by={"late_max_h": 0})


def more_turns(asked: RouteProblem, _: Random) -> RouteProblem:
    each = asked.rules["sub_district_turn"].visits_per_week  # type: ignore[attr-defined]
    return with_rule(asked, sub_district_turn={"visits_per_week": min(7, each + 2)})


def rarer_turns(asked: RouteProblem, _: Random) -> RouteProblem:
    return with_rule(asked, sub_district_turn={"days_apart": 4})


def dearer(asked: RouteProblem, rng: Random) -> RouteProblem:
    """One goal's price doubles."""
    goal = rng.choice([name for name in sorted(ROUTES.goals) if name != "left_out"])
    prices = {
        name: 2 * price + 1
        for name, price in asked.goals[goal].model_dump().items()
        if name != "tolerance_min"
    }
    return replace(asked, goals=changed(asked.goals, {goal: prices}))
