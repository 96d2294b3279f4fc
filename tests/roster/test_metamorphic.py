"""What a change of the question does to the proven optimum, whatever the optimum is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.problem.entities import (
    BatchJob,
    Credit,
    Entry,
    Hall,
    Pin,
    Post,
    Request,
    Training,
)
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.rules.ward import (
    AFTERNOON,
    HALF_DAYS,
    MORNING,
    early,
    free,
    late,
    noon,
    october,
    somebody,
    tiny,
    weekend,
)

DAYS = [october(12) + timedelta(days=n) for n in range(8)]
WORKDAYS = [day for day in DAYS if day.weekday() < 5]
THU, FRI, SAT, SUN, MON = DAYS[:5]
EARNED = (Credit(october(2), 600),)


def question(
    *, prices: Mapping[str, Any] | None = None, extra: tuple[Any, ...] = (), **rules: Any
) -> RosterProblem:
    """Five people, eight days, a bit of everything; what binds is noon, the weekend and wishes."""
    people = [
        somebody("K", role="clerk", rotation_days_due=1),
        somebody("P", credits=EARNED, history={"lates": 2}),
        somebody("Q", on_call_from="hills"),
        somebody("R", items=frozenset({"general", "seal"})),
        somebody("S", role="lead"),
        *extra,
    ]
    duties = [
        *(late(day) for day in WORKDAYS),
        early(FRI),
        early(MON, special_items=("seal",)),
        noon(FRI),
        noon(MON),
        weekend(SAT),
        weekend(SUN),
    ]
    return tiny(
        people,
        duties,
        days=DAYS,
        rules=rules,
        prices=prices,
        halls=(Hall("H", min_windows=2),),
        travel_min={("hills", "H"): 30},
        posts=(Post("post", "H", "window", "general", "K", "P", ("Q",)),),
        rotations={THU: 1, MON: 1},
        trainings=(Training("s1", "course", MON, AFTERNOON, ("P", "Q")),),
        away={("R", FRI, half): "leave" for half in HALF_DAYS},
        requests=(Request("Q", SAT, "day", "no_duty", 2), Request("S", MON, "morning", "duty")),
        published=frozenset({Entry("R", FRI, "holder", "H", "late")}),
        batch_jobs=(BatchJob("j1", "H", THU, MORNING, 90), BatchJob("j2", "H", FRI, MORNING, 60)),
    )


def optimum(problem: RosterProblem) -> int:
    found = solve(problem, effort=Effort(limit_s=60, workers=1))
    assert found.status == Status.OPTIMAL
    assert found.objective is not None
    return found.objective


@pytest.fixture(scope="module")
def usual() -> int:
    return optimum(question())


def renamed(problem: RosterProblem, names: Mapping[str, str], seed: int) -> RosterProblem:
    """The same people under other names, and every list in another order."""
    rng = Random(seed)

    def shuffled(items: Any) -> Any:
        return tuple(rng.sample(items, len(items)))

    return replace(
        problem,
        people=shuffled([replace(p, code=names[p.code]) for p in problem.people]),
        duties=shuffled(problem.duties),
        posts=tuple(
            replace(
                post,
                holder=names[post.holder],
                backup=names[post.backup],
                next=tuple(names[code] for code in post.next),
            )
            for post in problem.posts
        ),
        trainings=tuple(
            replace(t, invited=shuffled([names[code] for code in t.invited]))
            for t in problem.trainings
        ),
        away={(names[code], day, half): kind for (code, day, half), kind in problem.away.items()},
        requests=shuffled([replace(r, person=names[r.person]) for r in problem.requests]),
        published=frozenset(p._replace(person=names[p.person]) for p in problem.published or ()),
        batch_jobs=shuffled(problem.batch_jobs),
    )


def test_new_names_in_the_same_order_change_nothing(usual: int) -> None:
    names = {code: f"new {code}" for code in "KPQRS"}
    assert optimum(renamed(question(), names, seed=1)) == usual


def test_without_fairness_any_new_names_change_nothing() -> None:
    """With it a tie between two shares goes by code, so that the order of the codes counts."""
    problem = question(prices=free("fairness"))
    names = dict(zip("KPQRS", "SRKQP", strict=True))
    assert optimum(renamed(problem, names, seed=2)) == optimum(problem)


def test_twice_the_prices_are_twice_the_cost(usual: int) -> None:
    doubled = {
        name: {
            what: price if what in ("comp_balance_cap_min", "lead_share") else 2 * price
            for what, price in settings.model_dump().items()
        }
        for name, settings in question().goals.items()
    }
    assert optimum(question(prices=doubled)) == 2 * usual


def test_another_person_for_rest_days_never_costs_more(usual: int) -> None:
    """Somebody without ordinary half-days has no fair share and can only help."""
    helper = somebody("Z", role="lead", works=frozenset())
    assert optimum(question(extra=(helper,))) <= usual


def test_where_fairness_is_free_another_full_timer_never_costs_more() -> None:
    prices = free("fairness", "batch_work")
    alone = optimum(question(prices=prices))
    assert optimum(question(prices=prices, extra=(somebody("Z"),))) <= alone


def pinned(kind: Any, person: str, day: date, part: str) -> RosterProblem:
    return replace(question(), pins=(Pin(kind, person, day, part, "H"),))


TIGHTER: dict[str, Callable[[], RosterProblem]] = {
    "one window more": lambda: replace(question(), halls=(Hall("H", min_windows=3),)),
    "a smaller reach": lambda: question(backup_ready={"backup_reach_min": 29}),
    "a longer rest": lambda: question(rest_between_days={"min_rest_h": 15}),
    "two hours of overtime a month": lambda: replace(
        question(),
        regimes={
            "labour": question()
            .regimes["labour"]
            .model_copy(update={"overtime_month_max_min": 120})
        },
    ),
    "meals too long for two turns": lambda: question(meal_break={"meal_min": 61}),
    "no rotation dates": lambda: replace(question(), rotations={}),
    "a fixed holder": lambda: pinned("holder", "Q", SAT, "weekend"),
    "a fixed half-day off": lambda: pinned("comp", "P", FRI, "morning"),
}


NOT_BINDING: set[str] = set()
"""Here comp time, which is plenty, gives the rest and the half-day at no cost."""


@pytest.mark.parametrize("change", TIGHTER)
def test_a_tighter_rule_never_costs_less(change: str, usual: int) -> None:
    cost = optimum(TIGHTER[change]())
    assert cost >= usual
    assert (cost > usual) == (change not in NOT_BINDING)
