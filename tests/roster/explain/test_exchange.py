"""Two places exchanged: verdict, price, gains and meals are the judge's, and the oracle's."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest

from optimizer.roster.explain.exchange import Exchange, Seat, exchange, own_prices
from optimizer.roster.goals import fairness
from optimizer.roster.judge import judge
from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import Meal, RosterPlan
from tests.roster.explain.test_who_could import CHUNKS, solved
from tests.roster.oracle import roster
from tests.roster.oracle.convert import costs_of, plan_of, question_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def found(seeds: range) -> Iterator[Exchange]:
    """Every exchange of two people on two duties of plans that were handed out as they are."""
    for problem, plan in filter(None, map(solved, seeds)):
        told = replace(problem, published=entries(problem, plan))
        seats = [Seat(*seat) for seat in duties_of(problem, plan)]  # type: ignore[arg-type]
        for one, other in combinations(seats, 2):
            if one.person != other.person and one.duty.key != other.duty.key:
                yield exchange(told, plan, one, other)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_judge_and_oracle_agree_with_every_exchange(seeds: range) -> None:
    for one in found(seeds):
        problem = one.problem
        question = question_of(problem)
        was, now = (plan_of(plan) for plan in (one.before, one.plan))
        assert roster.violated(question, now) == {v.rule for v in one.verdict.violations}
        assert costs_of(one.verdict.amounts) == roster.costs(question, now)
        before, after = (sum(roster.costs(question, plan).values()) for plan in (was, now))
        assert one.price == after - before == sum(one.parts.values())
        assert one.verdict == judge(problem, one.plan)


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_nothing_moves_but_the_two_places_and_their_meals(seeds: range) -> None:
    for one in found(seeds):
        first, second = one.seats
        assert {*duties_of(one.problem, one.plan)} == {
            *({*duties_of(one.problem, one.before)} - {first, second}),
            (first.person, second.duty, second.role),
            (second.person, first.duty, first.role),
        }
        kept = {"assignments": (), "meals": (), "shortages": ()}
        assert replace(one.plan, **kept) == replace(one.before, **kept)
        both = {first.person, second.person}
        moved = {*one.plan.meals} ^ {*one.before.meals}
        assert {meal.person for meal in moved} <= both
        assert {meal.date for meal in moved} <= {seat.duty.key.date for seat in one.seats}


@pytest.mark.parametrize("seeds", CHUNKS, ids=str)
def test_no_other_turns_to_eat_are_better(seeds: range) -> None:
    for one in found(seeds):
        if {*one.plan.meals} == {*one.before.meals}:
            continue
        for other in other_turns(one):
            verdict = judge(one.problem, other)
            assert one.verdict.is_legal or not verdict.is_legal
            assert not verdict.is_legal or verdict.objective >= one.verdict.objective


def other_turns(one: Exchange) -> Iterator[RosterPlan]:
    """The plan with the meals of the two duties at every quarter of an hour around noon."""
    days = {seat.duty.key.date for seat in one.seats if seat.duty.meal}
    here = {
        person
        for seat in one.seats
        for person, duty, _ in duties_of(one.problem, one.plan)
        if duty.key == seat.duty.key
    }
    mine = [m for m in one.plan.meals if m.person in here and m.date in days]
    rest = {*one.plan.meals} - {*mine}
    for starts in product(range(690, 795, 15), repeat=len(mine)) if len(mine) < 4 else ():
        meals = {Meal(m.person, m.date, at) for m, at in zip(mine, starts, strict=True)}
        yield replace(one.plan, meals=tuple(sorted(rest | meals)))


@pytest.mark.parametrize("seeds", CHUNKS[:4], ids=str)
def test_what_people_pay_alone_adds_up_to_the_goals(seeds: range) -> None:
    for problem, plan in filter(None, map(solved, seeds)):
        verdict, own = judge(problem, plan), own_prices(problem, plan)
        assert own.keys() == {person.code for person in problem.people}
        for goal in ("requests", "comp_owed", "closing_balance"):
            assert sum(points[goal] for points in own.values()) == verdict.cost_of(goal)
        deviations = [a.cost for a in verdict.amounts if a.what.endswith("_deviation")]
        assert sum(points[fairness.NAME] for points in own.values()) == sum(deviations)


def test_gains_are_what_the_own_month_no_longer_costs() -> None:
    seen = 0
    for one in found(range(40)):
        for person, gains in one.gains.items():
            before, after = (
                own_prices(one.problem, plan)[person] for plan in (one.before, one.plan)
            )
            assert sum(gains.values()) == sum(before.values()) - sum(after.values())
            seen += bool(gains)
    assert seen


def test_the_random_exchanges_are_of_every_kind() -> None:
    kinds = set()
    for one in found(range(160)):
        first, second = one.seats
        kinds.add(("legal", one.verdict.is_legal))
        kinds.add(("roles", first.role, second.role))
        kinds.add(("one date", first.duty.key.date == second.duty.key.date))
        kinds.add(("halls", first.duty.key.hall == second.duty.key.hall))
        kinds.add(("meals", {*one.plan.meals} != {*one.before.meals}))
        kinds |= {("rule", violation.rule) for violation in one.verdict.violations}
        kinds |= {("goal", goal) for goal in one.parts}
    assert {("legal", True), ("legal", False), ("meals", True), ("one date", True)} <= kinds
    assert {("roles", a, b) for a in ("holder", "backup") for b in ("holder", "backup")} <= kinds
    assert {("halls", True), ("halls", False)} <= kinds
    rules = {"working_time", "rest_between_days", "qualified", "meal_break", "pinned"}
    assert {("rule", rule) for rule in {*rules, "respect_absence", "backup_ready"}} <= kinds
    assert {("goal", goal) for goal in ("changes", "fairness", "requests")} <= kinds
