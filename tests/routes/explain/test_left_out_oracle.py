"""Why visits are left out: codes and changes on random plans, all against the oracle."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.routes.explain.left_out import Found, explained, with_left_out_reasons
from optimizer.routes.explain.reason_codes import CHANGES, CODES, UNEXPLAINED
from optimizer.routes.explain.relaxations import RELAXATIONS_OF, stays_of
from optimizer.routes.plan.plan import LeftOut, RoutePlan
from optimizer.routes.problem import Window
from tests.routes import oracle
from tests.routes.draw import problem as drawn
from tests.routes.oracle.case import Case
from tests.routes.oracle.times import Day
from tests.routes.sample import (
    plan,
    problem,
    route,
    shift,
    visit,
)
from tests.routes.trials import PROBLEMS, good

if TYPE_CHECKING:
    from optimizer.routes.problem import RouteProblem

MORNING, TUESDAY = "2023-10-09 09:00-10:00", "2023-10-10 09:00-10:00"
ALONE, OF_ONE_VISIT = "alone", ("too_far", "no_meal", "closed", "day_too_short", "no_time")
BUSY = {"ways": {"A B": 60}, "travel_min": 10}
BUSY_PLAN = plan(route("mon", "08:50", "B 09:00-09:30", back="09:40"), left_out="A")


@cache
def random_plans() -> tuple[tuple[str, RouteProblem, RoutePlan], ...]:
    """Best plans that leave something out, worse ones, and best ones with a van day less."""
    found = []
    for seed in range(0, PROBLEMS, 3):
        some = good(seed)
        found += [(f"{seed} best", one.problem, one.plan) for _, one in some[:1]]
        found += [(f"{seed} worse", one.problem, one.plan) for _, one in some[-1:] if len(some) > 1]
        asked = drawn(seed)
        if len(asked.shifts) > 1:
            fewer = replace(asked, shifts=asked.shifts[1:])
            best = oracle.best(fewer)
            found += [(f"{seed} fewer", fewer, best[1])] if best else []
    return tuple(one for one in found if one[2].left_out)


@pytest.fixture(scope="module")
def cases() -> list[tuple[str, RouteProblem, RoutePlan, LeftOut, Found | None]]:
    """Every visit that these plans leave out, explained."""
    return [
        (name, asked, made, *explained(asked, made, entry.visit))
        for name, asked, made in random_plans()
        for entry in made.left_out
    ]


def test_reasons_change_nothing_of_the_plan() -> None:
    for name, asked, made in random_plans()[::4]:
        after = with_left_out_reasons(asked, made)
        bare = tuple(LeftOut(entry.visit) for entry in after.left_out)
        assert replace(after, left_out=bare) == made, name
        assert all(entry.code in CODES for entry in after.left_out), name


def alone(asked: RouteProblem, on: Any, names: tuple[str, ...]) -> RouteProblem:
    """One shift and these visits, all of them to be made."""
    return replace(
        asked,
        shifts=(on,),
        visits=tuple(replace(asked.visit[name], required=True) for name in names),
        frozen=tuple(kept for kept in asked.frozen if kept.visit in names),
        told=(),
        turns_of=(),
    )


def true_code(asked: RouteProblem, made: RoutePlan, name: str) -> str:
    """What is in the way, as the oracle sees it; "" when there is room."""
    mine = asked.visit[name]
    dated = [s for s in asked.shifts if any(w.date in (None, s.date) for w in mine.windows)]
    skilled = [s for s in dated if set(mine.items) <= set(s.items)]
    able = [s for s in skilled if set(mine.equipment) <= set(s.equipment)]
    near = [s for s in able if oracle.best(alone(asked, s, (name,)))]
    free = [s for s in near if oracle.best(alone(asked, s, (*stays_of(made, s), name)))]
    steps = {"no_van": dated, "no_item": skilled, "no_equipment": able, ALONE: near}
    steps["day_full"] = free
    return next((code for code, left in steps.items() if not left), "")


def is_true_of_one_visit(asked: RouteProblem, entry: LeftOut) -> bool:
    """With the named cause lifted, and no other, the visit can be made by some able shift."""
    mine = asked.visit[entry.visit]
    for on in asked.shifts:
        only = alone(asked, on, (mine.id,))
        day = Window(on.date, on.start_s, on.end_s + on.overtime_max_s)
        free = {
            "too_far": replace(only, travel_s=only.travel_s * 0),
            "no_meal": replace(only, shifts=(replace(on, meal_s=0),)),
            "closed": replace(only, visits=(replace(only.visits[0], windows=(day,)),)),
            "day_too_short": replace(only, shifts=(replace(on, overtime_max_s=86_400),)),
        }[entry.code]
        is_dated = any(w.date in (None, on.date) for w in mine.windows)
        if is_dated and oracle.best(free):
            return True
    return False


def test_what_is_in_the_way_is_what_the_oracle_finds(cases) -> None:
    codes = Counter(entry.code for *_, entry, _ in cases)
    for name, asked, made, entry, found in cases:
        room = entry.code in ("too_dear", "overlooked")
        code = ALONE if entry.code in OF_ONE_VISIT else entry.code
        assert true_code(asked, made, entry.visit) == ("" if room else code), (name, entry)
        if code == ALONE and entry.code != "no_time":
            assert is_true_of_one_visit(asked, entry), (name, entry)
        if room and found.relaxation.kind != "time":
            is_worth_it = entry.cost < asked.visit[entry.visit].left_out_price
            assert entry.code == ("overlooked" if is_worth_it else "too_dear"), (name, entry)
    assert {*codes, *OF_ONE_VISIT, "passed", UNEXPLAINED} == {*CODES}, codes
    assert len(set(codes) & set(OF_ONE_VISIT)) > 1, codes


def test_a_best_plan_overlooks_nothing(cases) -> None:
    for name, *_, entry, _ in cases:
        assert entry.code != "overlooked" or "worse" in name, (name, entry)


def test_a_change_lets_the_visit_in_at_the_cost_that_is_told(cases) -> None:
    kinds: Counter[str] = Counter()
    for name, asked, made, entry, found in cases:
        if found is None:
            continue
        after = found.relaxation.problem
        assert not oracle.violated(after, found.plan), (name, entry)
        assert entry.visit in found.plan.stop_of
        before = sum(oracle.costs(asked, made).values()) - asked.visit[entry.visit].left_out_price
        assert sum(oracle.costs(after, found.plan).values()) - before == entry.cost, (name, entry)
        assert kept_elsewhere(made, found), (name, entry)
        kinds[found.relaxation.kind] += 1
    assert set(kinds) | {"instead_of"} == set(CHANGES), kinds


def kept_elsewhere(made: RoutePlan, found: Found) -> bool:
    """All routes but the one of the change's shift are as they were."""
    mine = found.relaxation.shift.id
    return [r for r in made.routes if r.shift != mine] == [
        r for r in found.plan.routes if r.shift != mine
    ]


def test_with_the_change_the_best_plan_that_makes_the_visit_costs_no_more(cases) -> None:
    for name, asked, made, entry, found in cases:
        if found and int(name.split()[0]) % 2 == 0:
            after = found.relaxation.problem
            must = replace(after.visit[entry.visit], required=True)
            visits = tuple(must if v.id == must.id else v for v in after.visits)
            best = oracle.best(replace(after, visits=visits))
            before = sum(oracle.costs(asked, made).values()) - must.left_out_price
            assert best is not None
            assert best[0] - before <= entry.cost, (name, entry)


def test_no_listed_change_is_cheaper(cases) -> None:
    """The visit put between the stays at each place, priced by the oracle's own clock."""
    for name, asked, made, entry, found in cases:
        before = sum(oracle.costs(asked, made).values()) - asked.visit[entry.visit].left_out_price
        listed = RELAXATIONS_OF.get(entry.code, ())
        shifts = tuple(
            s
            for s in asked.shifts
            if any(w.date in (None, s.date) for w in asked.visit[entry.visit].windows)
        )
        for kind in listed:
            for change in kind(asked, made, asked.visit[entry.visit], shifts):
                for cost in insertions(change, made, entry.visit):
                    assert found is not None, (name, entry, change.kind)
                    assert entry.cost <= cost - before, (name, entry, change.kind)


def insertions(change: Any, made: RoutePlan, name: str) -> list[int]:
    """What whole plans cost in which the shift makes the visit at some place of its order."""
    asked = change.problem
    stays = tuple(n for n in stays_of(made, change.shift) if n != change.without)
    day, found = Day(Case(asked), change.shift), []
    for at in range(len(stays) + 1):
        timed = day.cheapest((*stays[:at], name, *stays[at:]))
        load = sum(asked.visit[stay].load for stay in (*stays, name))
        fits = change.shift.capacity is None or load <= change.shift.capacity
        if timed is not None and fits:
            one = oracle.as_plan((0, [timed.route], [], []))
            others = [r for r in made.routes if r.shift != change.shift.id]
            left = [e for e in made.left_out if e.visit != name]
            left += [LeftOut(change.without)] if change.without else []
            whole = RoutePlan((*others, *one.routes), tuple(left), made.unmet_turns)
            found.append(sum(oracle.costs(asked, whole).values()))
    return found


def test_a_wider_window_is_told_only_where_the_visit_is_not_open_yet(cases) -> None:
    for name, asked, _, entry, found in cases:
        if found and found.relaxation.kind in ("time", "anything"):
            day, stop = found.relaxation.shift.date, found.plan.stop_of[entry.visit][1]
            own = [w for w in asked.visit[entry.visit].windows if w.date in (None, day)]
            inside = [w for w in own if w.start_s <= stop.start_s and stop.end_s <= w.end_s]
            assert found.relaxation.kind == "anything" or not inside, (name, entry)


def test_reasons_are_reported_as_they_are_found() -> None:
    visits = [visit("A", TUESDAY), visit("B", TUESDAY)]
    asked, heard = problem([shift("mon")], visits), []
    after = with_left_out_reasons(asked, plan(left_out="A B"), report=heard.append)
    assert [[entry.code for entry in one.left_out] for one in heard] == [
        ["no_van", ""],
        ["no_van", "no_van"],
    ]
    assert heard[-1] == after
