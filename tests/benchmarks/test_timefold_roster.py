"""Timefold on a hall month: a legal plan at our price, or absent with a reason."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks import hall_months
from benchmarks.peers import roster
from benchmarks.peers.answer import Absent
from benchmarks.peers.roster_choices import HallMonth
from benchmarks.peers.roster_totals import hall_month
from optimizer.roster.cp_sat.solve import cost_of, is_legal, solve
from optimizer.roster.problem.entities import (
    BatchJob,
    Credit,
    Hall,
    PastDay,
    Pin,
    Post,
    Request,
    Training,
)
from optimizer.solving.effort import Effort
from tests.benchmarks.test_roster_peers import hall
from tests.roster.rules.ward import (
    AFTERNOON,
    FRI,
    MON,
    MORNING,
    SAT,
    SUN,
    TUE,
    early,
    late,
    noon,
    october,
    somebody,
    tiny,
    weekend,
)
from tests.roster.test_ward import fortnight

WEEK = [october(day) for day in range(16, 24)]


def month():
    """A week of five people with a bit of everything that a hall's month can have.

    Some comp time runs out on Wednesday, and p worked on the Sunday before.
    """
    earned = (Credit(october(18) - timedelta(days=90), 300), Credit(october(2), 400))
    people = [somebody("c", role="clerk", rotation_days_due=1), somebody("l", role="lead")]
    people += [somebody(code, credits=earned) for code in ("p", "q", "r")]
    people[2] = replace(people[2], items=frozenset({"general", "special"}))
    people[2] = replace(people[2], past={october(15): PastDay(worked=True)})
    duties = [early(MON), noon(MON), late(MON, special_items=("special",)), late(FRI)]
    duties += [weekend(SAT), weekend(SUN)]
    return tiny(
        people,
        duties,
        days=WEEK,
        halls=(Hall("H", min_windows=3),),
        posts=(Post("post", "H", "window", "general", "p", "q", ("r",)),),
        trainings=(Training("t", "course", TUE, MORNING, ("p", "q")),),
        rotations={TUE: 1, FRI: 1},
        batch_jobs=(BatchJob("j", "H", MON, AFTERNOON, 91), BatchJob("k", "H", FRI, MORNING, 40)),
        pins=(Pin("holder", "q", FRI, "late", "H"),),
        requests=(
            Request("q", MON, "day", "comp", 2),
            Request("r", SAT, "day", "duty"),
            Request("p", FRI, "late", "no_duty", 3),
        ),
    )


def priced(found: HallMonth, chosen: dict[int, int]) -> tuple[int, int]:
    """(broken rules, price) of what is picked, by the totals alone."""
    sums = [
        total.constant + sum(n for p, n in total.picks.items() if chosen[p.choice] == p.value)
        for total in found.totals
    ]
    broken = price = 0
    for total, amount in zip(found.totals, sums, strict=True):
        broken += total.must and amount > 0
        units = min(total.most, -(-max(amount, 0) // total.unit))
        price += 0 if total.must else total.above * units + total.apart * abs(amount)
    for number, group in enumerate(found.groups):
        mine = [n for total, n in zip(found.totals, sums, strict=True) if total.group == number]
        if mine:
            units = max(mine) - min(mine) if group.is_spread else max(0, *mine)
            price += group.price * -(-units // group.unit)
    for off, workdays in found.weeks:
        broken += all(sums[day] > 0 for day in (*off, *workdays))
    return broken, price


def picked(found: HallMonth, seed: int) -> dict[int, int]:
    """Nobody anywhere, but for up to a dozen choices."""
    draw = random.Random(seed)
    chosen = {choice: values[0] for choice, values in enumerate(found.values)}
    for _ in range(draw.randrange(13)):
        choice = draw.randrange(len(found.values))
        chosen[choice] = draw.choice(found.values[choice])
    return chosen


@pytest.mark.parametrize("story", [month, hall])
def test_what_keeps_all_totals_is_legal_and_what_does_not_is_not(story):
    problem = story()
    found = hall_month(problem)
    verdicts = Counter[bool]()
    for seed in range(400):
        chosen = picked(found, seed)
        plan = found.plan(chosen)
        broken, price = priced(found, chosen)
        assert (broken == 0) == is_legal(problem, plan)
        if not broken:
            assert price == cost_of(problem, plan, None)
        verdicts[broken == 0] += 1
    assert min(verdicts[True], verdicts[False]) > 40


def test_a_ward_with_several_nurses_on_a_shift_is_not_asked_of_timefold():
    with pytest.raises(Absent, match="several holders"):
        hall_month(fortnight(weekend_minimum=2))


def test_timefold_gives_a_legal_plan_or_says_why_it_cannot_start():
    problem = hall()
    row = hall_months.measure(problem, "timefold", Effort(limit_s=2))
    if row["status"] == "ABSENT":
        assert "Timefold cannot start" in str(row["absent"])
        return
    best = solve(problem, effort=Effort(limit_s=10))
    assert row["status"] == "FEASIBLE"
    assert row["is_legal"] is True
    assert isinstance(row["objective"], int)
    assert row["objective"] >= best.objective
    assert row["not_expressed"] == ["meal_break"]


def test_an_engine_that_cannot_start_is_absent_with_its_reason(monkeypatch):
    def gone(*_: object) -> None:
        raise Absent("no Java")

    monkeypatch.setitem(roster.ENGINES, "timefold", gone)
    assert roster.answer("timefold", hall(), Effort(limit_s=1)) == "no Java"


@pytest.mark.parametrize("engine", ["ours", "highs"])
def test_other_engines_are_never_absent(engine):
    row = hall_months.measure(hall(), engine, Effort(limit_s=10))
    assert row["status"] == "OPTIMAL"
    assert row["is_legal"] is True
    assert "not_expressed" not in row
