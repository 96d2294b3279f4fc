"""Wards by column generation: costs of schedules against brute force, bounds, what is no ward."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from optimizer.roster.column_generation.clock import Clock
from optimizer.roster.column_generation.dive import DivingHeuristic
from optimizer.roster.column_generation.generation import ColumnGeneration
from optimizer.roster.column_generation.instance import SCALE, Instance
from optimizer.roster.column_generation.scope import is_linked_by_cover_alone
from optimizer.roster.column_generation.solve import solve_by_column_generation
from optimizer.roster.column_generation.state_graph import TooLarge
from optimizer.roster.judge import judge
from optimizer.roster.planning.solve_group import solve_group
from optimizer.roster.problem.entities import Pin, Request
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.schema.fields import HALF_DAYS, Span
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.rules.shifts import drawn, on, shift, ward
from tests.roster.test_ward import DAYS, PLACES, Tiny, fortnight

EFFORT = Effort(limit_s=10, workers=4)
ARCS = 1_000_000


def begun(problem: RosterProblem) -> ColumnGeneration:
    generation = ColumnGeneration(Instance(problem, ARCS), Clock(EFFORT, time.monotonic()))
    DivingHeuristic(generation).begin(None)
    return generation


def tiny(seed: int) -> Tiny:
    """A random ward of two people and seven days whose runs may go on at the edges."""
    found = Tiny(seed)
    found.limits["run_length"][1]["at_edges"] = "ignore"
    return found


@pytest.mark.parametrize("seed", range(30))
def test_a_schedule_costs_what_its_row_says_and_exists_where_the_row_is_legal(seed):
    told = tiny(seed)
    told.duties = [shift(day, name, under_price=0) for day, name in PLACES]
    problem = told.problem
    instance = Instance(problem, ARCS)
    for _ in range(40):
        rows = ["".join(told.dice.choices("-EN", k=DAYS)) for _ in "AB"]
        costs = [told.row_cost(code, row) for code, row in zip("AB", rows, strict=True)]
        schedules = instance.schedules_of(drawn(problem, rows))
        assert (schedules is None) == (None in costs)
        if schedules is not None:
            assert [schedule.cost for schedule in schedules] == costs
            assert instance.cost(schedules) == judge(problem, drawn(problem, rows)).objective


@pytest.mark.parametrize("seed", range(30))
def test_the_bound_holds_and_the_best_roster_is_found(seed):
    told = tiny(seed)
    problem, best = told.problem, told.best()
    solved = solve_by_column_generation(problem, EFFORT)
    if best is None:
        assert solved is None
        return
    search = begun(problem)
    assert search.root()
    assert search.bound <= best
    assert solved is not None
    assert (solved.status, solved.objective, solved.bound) == (Status.OPTIMAL, best, best)
    assert solved.plan is not None
    assert judge(problem, solved.plan).violations == ()


@pytest.mark.parametrize("seed", range(10))
def test_the_cheapest_schedule_is_no_dearer_than_any_row_at_random_prices(seed):
    told = tiny(seed)
    problem = told.problem
    instance = Instance(problem, ARCS)
    prices = np.random.default_rng(seed)
    worth = prices.integers(-5 * SCALE, 5 * SCALE, len(problem.duties))
    number = {duty.key: at for at, duty in enumerate(problem.duties)}
    for person, code in enumerate("AB"):
        found = instance.cheapest(person, worth)
        rows = ["".join(told.dice.choices("-EN", k=DAYS)) for _ in range(300)]
        legal = [(cost, row) for row in rows if (cost := told.row_cost(code, row)) is not None]
        if found is None:
            assert legal == []
            continue
        for cost, row in legal:
            held = [number[shift(d, s).key] for d, s in enumerate(row) if s != "-"]
            assert found.least <= cost * SCALE - sum(int(worth[duty]) for duty in held)
        schedule = instance.schedule(person, found, worth)
        paid = sum(int(worth[duty]) for duty in schedule.duties if duty >= 0)
        assert schedule.cost * SCALE - paid == found.least


def test_a_fortnight_is_solved_by_column_generation_whichever_way_it_is_asked():
    problem = fortnight(weekend_minimum=2)
    solved = solve_group(problem, replace(EFFORT, limit_s=120), None, {})
    assert (solved.status, solved.objective, solved.bound) == (Status.OPTIMAL, 216, 216)


def test_a_first_look_ends_with_a_legal_plan_and_a_bound():
    problem = fortnight(weekend_minimum=0)
    solved = solve_by_column_generation(problem, EFFORT, is_first=True)
    assert solved is not None
    assert solved.plan is not None
    assert judge(problem, solved.plan).objective == solved.objective
    assert solved.bound <= 206 <= (solved.objective or 0)


def test_a_good_start_is_never_made_worse():
    problem = fortnight(weekend_minimum=0)
    best = solve_by_column_generation(problem, EFFORT)
    assert best is not None
    again = solve_by_column_generation(problem, replace(EFFORT, limit_s=0.5), best.plan)
    assert again is not None
    assert again.objective == best.objective


def test_the_same_seed_gives_the_same_plan_in_reproducible_mode():
    problem = fortnight(weekend_minimum=0)
    effort = Effort(limit_s=3, seed=5, reproducible=True)
    one, other = (solve_by_column_generation(problem, effort) for _ in range(2))
    assert one is not None
    assert other is not None
    assert one.plan == other.plan


def test_a_graph_that_grows_too_large_is_given_up():
    with pytest.raises(TooLarge):
        Instance(fortnight(weekend_minimum=0), most=50)


def test_a_search_goes_on_where_an_earlier_one_of_the_same_problem_ended():
    kept: dict[str, object] = {}
    problem = fortnight(weekend_minimum=0)
    first = solve_by_column_generation(problem, EFFORT, is_first=True, kept=kept)
    assert first is not None
    assert first.bound == 0
    best = solve_by_column_generation(problem, EFFORT, kept=kept)
    assert best is not None
    assert (best.status, best.bound) == (Status.OPTIMAL, 206)
    again = solve_by_column_generation(problem, replace(EFFORT, limit_s=0.01), kept=kept)
    assert again is not None
    assert (again.status, again.plan) == (Status.OPTIMAL, best.plan)
    other = solve_by_column_generation(fortnight(weekend_minimum=2), EFFORT, kept=kept)
    assert other is not None
    assert other.objective == 216


def test_where_the_graph_is_too_large_the_whole_model_is_asked(monkeypatch):
    monkeypatch.setattr("optimizer.roster.column_generation.solve._ARCS", 50)
    problem = fortnight(weekend_minimum=0)
    first = solve_by_column_generation(problem, EFFORT, is_first=True)
    assert first is not None
    assert first.plan is not None
    assert judge(problem, first.plan).objective == first.objective
    best = solve_by_column_generation(problem, EFFORT, first.plan)
    assert best is not None
    assert (best.status, best.objective) == (Status.OPTIMAL, 206)


def simple(**more):
    return ward(["-------"] * 2, {"one_shift_a_day": [{}]}, **more)


def test_a_ward_is_linked_by_cover_alone():
    assert is_linked_by_cover_alone(simple())


@pytest.mark.parametrize(
    "linked",
    [
        pytest.param({"rules": {}}, id="several shifts a day"),
        pytest.param(
            {"duties": [replace(shift(0, "E"), span=Span(0, 1440))]}, id="too little rest"
        ),
        pytest.param({"duties": [shift(0, "E", meal=True)]}, id="meals"),
        pytest.param(
            {"duties": [shift(0, "E"), replace(shift(1, "E"), minutes=60)]}, id="odd lengths"
        ),
        pytest.param({"requests": (Request("A", on(0), "day", "comp"),)}, id="comp time"),
        pytest.param({"pins": (Pin("holder", "A", on(0), "E", "H"),)}, id="pins"),
    ],
)
def test_what_links_people_or_is_unknown_to_the_graph_is_out_of_scope(linked):
    given = {"rules": {"one_shift_a_day": [{}]}} | linked
    problem = ward(["-------"] * 2, given.pop("rules"), **given)
    assert not is_linked_by_cover_alone(problem)
    assert solve_by_column_generation(problem, EFFORT) is None


@pytest.mark.parametrize("name", [*ROSTER.rules, *ROSTER.goals])
def test_a_rule_or_goal_that_says_nothing_of_schedules_is_out_of_scope(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr({**ROSTER.rules, **ROSTER.goals}[name], "in_scope")
    assert not is_linked_by_cover_alone(simple())
    assert solve_by_column_generation(simple(), EFFORT) is None


def test_who_is_away_or_cannot_do_it_has_no_schedule_with_the_duty():
    away = {("A", on(0), half): "leave" for half in HALF_DAYS}
    instance = Instance(simple(away=away), ARCS)
    worth = np.full(len(instance.duties), 10 * SCALE)
    for person, works in ((0, False), (1, True)):
        found = instance.cheapest(person, worth)
        assert found is not None
        assert (instance.schedule(person, found, worth).duties[0] >= 0) == works


def test_what_crowds_a_place_is_part_of_the_bound():
    """Both must come once, nobody is wanted: two people too many at 4 each."""
    rules = {"one_shift_a_day": [{}], "minutes_in_period": [{"of": "duties", "least": 1}]}
    problem = ward(["-"] * 2, rules, duties=[shift(0, "E", over_price=4)])
    search = begun(problem)
    assert search.root()
    assert (search.bound, search.cost) == (8, 8)


@pytest.mark.parametrize(("minimum", "cost"), [(0, 20), (1, 10), (2, None)])
def test_a_place_below_its_minimum_is_no_plan(minimum, cost):
    """Nobody can come but A: of two places one stays empty at 10, if it may."""
    away = {("B", on(0), half): "leave" for half in HALF_DAYS}
    duty = shift(0, "E", holders=2, minimum=minimum, under_price=10)
    problem = ward(["-"] * 2, {"one_shift_a_day": [{}]}, duties=[duty], away=away)
    instance = Instance(problem, ARCS)
    schedules = instance.schedules_of(drawn(problem, ["-" if cost == 20 else "E", "-"]))
    assert schedules is not None
    assert instance.cost(schedules) == cost
    solved = solve_by_column_generation(problem, EFFORT)
    assert (solved and solved.objective) == (None if cost is None else 10)
