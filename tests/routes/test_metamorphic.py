"""What a small change of a question may do to its best plan: proven optima beside each other."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from optimizer.routes.days.prove_day import prove_day
from optimizer.scenario.schema.fields import Span
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.routes.draw import THEMES, problem
from tests.routes.easier import (
    another_van,
    another_window,
    cheaper_visit,
    closer_turns,
    dearer,
    earlier_start,
    fewer_needs,
    fewer_turns,
    later_deadline,
    later_end,
    less_time_for_meals,
    longer_meal_time,
    more_lateness,
    more_turns,
    no_lateness,
    no_turns,
    not_promised,
    nothing_fixed,
    rarer_turns,
    shorter_overtime,
    wider_window,
    with_rule,
    with_visit,
)
from tests.routes.sample import changed

if TYPE_CHECKING:
    from optimizer.routes.plan.plan import RoutePlan
    from optimizer.routes.problem import RouteProblem

SEEDS = range(1000, 1000 + 3 * len(THEMES))
NOTHING = 10**12
"""What the best plan costs where no plan is legal."""

LESS_S = 1800

Change = "Callable[[RouteProblem, Random], RouteProblem]"


def best(asked: RouteProblem) -> tuple[int, RoutePlan | None]:
    """The proven optimum of the engine's exact model."""
    found = prove_day(asked, effort=Effort(limit_s=20, workers=4))
    assert found.status in (Status.OPTIMAL, Status.INFEASIBLE)
    return NOTHING if found.objective is None else found.objective, found.plan


@cache
def before(seed: int) -> tuple[RouteProblem, int, RoutePlan | None]:
    asked = problem(seed)
    return asked, *best(asked)


EASIER = (
    wider_window,
    another_window,
    later_deadline,
    fewer_needs,
    not_promised,
    nothing_fixed,
    cheaper_visit,
    another_van,
    later_end,
    earlier_start,
    no_turns,
    longer_meal_time,
    more_lateness,
    fewer_turns,
    closer_turns,
)
HARDER = (
    shorter_overtime,
    less_time_for_meals,
    no_lateness,
    more_turns,
    rarer_turns,
    dearer,
)


def costs(change: Change, seed: int) -> tuple[int, int]:
    asked, cost, _ = before(seed)
    return cost, best(change(asked, Random(seed)))[0]


@pytest.mark.parametrize("change", EASIER)
def test_less_to_ask_never_costs_more(change: Change) -> None:
    for seed in SEEDS:
        cost, after = costs(change, seed)
        assert after <= cost, seed


@pytest.mark.parametrize("change", HARDER)
def test_more_to_ask_never_costs_less(change: Change) -> None:
    dearer_ones = 0
    for seed in SEEDS:
        cost, after = costs(change, seed)
        assert after >= cost, seed
        dearer_ones += after > cost
    assert dearer_ones or change in (rarer_turns, less_time_for_meals)


def test_a_shorter_service_never_costs_more_than_its_waiting() -> None:
    """The van may have to wait for as long as it serves less; no more than that."""
    for seed in SEEDS:
        asked, cost, _ = before(seed)
        shorter = with_visit(
            asked, Random(seed), lambda v: replace(v, service_s=max(0, v.service_s - LESS_S))
        )
        waiting = asked.goals["waiting"].second  # type: ignore[attr-defined]
        assert best(shorter)[0] <= cost + waiting * LESS_S, seed
        free = replace(asked, goals=changed(asked.goals, {"waiting": {"second": 0}}))
        free_shorter = replace(shorter, goals=free.goals)
        assert best(free_shorter)[0] <= best(free)[0], seed


def test_without_a_visit_that_is_not_made_the_best_plan_is_the_same_less_its_price() -> None:
    dropped = 0
    for seed in SEEDS:
        asked, cost, made = before(seed)
        told = {one.visit for one in asked.told}
        for entry in made.left_out[:1] if made else ():
            visit = asked.visit[entry.visit]
            if visit.id in told:
                continue
            fewer = replace(asked, visits=tuple(v for v in asked.visits if v.id != visit.id))
            assert best(fewer)[0] == cost - visit.left_out_price, seed
            dropped += 1
    assert dropped >= 5


def test_a_second_set_of_names_in_another_order_costs_the_same() -> None:
    for seed in SEEDS:
        asked, cost, _ = before(seed)
        assert best(renamed(asked, Random(seed)))[0] == cost, seed


def renamed(asked: RouteProblem, rng: Random) -> RouteProblem:
    """Visits, shifts and places by other names, shuffled."""
    visits, shifts = list(asked.visits), list(asked.shifts)
    places = rng.sample(range(len(asked.places)), len(asked.places))
    rng.shuffle(visits)
    rng.shuffle(shifts)
    visit = {one.id: f"z{at}" for at, one in enumerate(visits)}
    shift = {one.id: f"y{at}" for at, one in enumerate(shifts)}
    place = {name: f"x{name}" for name in asked.places}
    return replace(
        asked,
        visits=tuple(replace(v, id=visit[v.id], place=place[v.place]) for v in visits),
        shifts=tuple(
            replace(
                s,
                id=shift[s.id],
                vehicle="van",
                start_place=place[s.start_place],
                end_place=place[s.end_place],
            )
            for s in shifts
        ),
        places=tuple(place[asked.places[at]] for at in places),
        travel_s=asked.travel_s[places][:, places],
        distance_m=asked.distance_m[places][:, places],
        frozen=tuple(replace(f, visit=visit[f.visit], shift=shift[f.shift]) for f in asked.frozen),
        told=tuple(replace(t, visit=visit[t.visit]) for t in asked.told),
    )


def test_all_times_two_hours_later_cost_the_same() -> None:
    """Nothing but the order of times counts; the meal moves along."""
    later_s = 7200
    for seed in SEEDS:
        asked, cost, _ = before(seed)
        first, last = asked.rules["crew_meal"].hours  # type: ignore[attr-defined]
        moved = replace(
            with_rule(asked, crew_meal={"hours": Span(first + 120, last + 120)}),
            visits=tuple(
                replace(
                    v,
                    windows=tuple(
                        replace(w, start_s=w.start_s + later_s, end_s=w.end_s + later_s)
                        for w in v.windows
                    ),
                    answer_by=v.answer_by
                    and replace(v.answer_by, end_s=v.answer_by.end_s + later_s),
                )
                for v in asked.visits
            ),
            shifts=tuple(
                replace(s, start_s=s.start_s + later_s, end_s=s.end_s + later_s)
                for s in asked.shifts
            ),
            frozen=tuple(replace(f, start_s=f.start_s + later_s) for f in asked.frozen),
            told=tuple(replace(t, start_s=t.start_s + later_s) for t in asked.told),
        )
        assert best(moved)[0] == cost, seed
