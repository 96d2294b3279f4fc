"""A judge that has lost a rule, a price or a reading is found out by brute force."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.routes import problem
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan import facts
from optimizer.routes.rulebook import ROUTES
from optimizer.routes.rules import crew_meal, sub_district_turn
from tests.routes.trials import PROBLEMS, Trial, bad, good

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.routes.opinions import Story


@cache
def mutated() -> tuple[Trial, ...]:
    """Bad plans whose shifts and visits are all known."""
    plans = [told for seed in range(0, PROBLEMS, 3) for told in bad(seed)]
    return tuple(told for told in plans if told.costs)


@cache
def sound() -> tuple[Trial, ...]:
    return tuple(told for seed in range(0, PROBLEMS, 3) for _, told in good(seed))


def is_understood(told: Trial) -> bool:
    """The judge names the oracle's rules and its objective."""
    verdict = judge_routes(told.problem, told.plan)
    faults = {violation.rule for violation in verdict.violations}
    return faults == told.broken and verdict.objective == sum(told.costs.values())


@pytest.mark.parametrize("rule", ROUTES.rules)
def test_only_its_own_check_catches_a_broken_rule(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = [told for told in mutated() if told.broken == {rule}]
    assert plans
    assert not any(judge_routes(told.problem, told.plan).is_legal for told in plans)
    monkeypatch.setattr(ROUTES.rules[rule], "check", lambda problem, plan: iter(()))
    assert all(judge_routes(told.problem, told.plan).is_legal for told in plans)


@pytest.mark.parametrize("rule", ROUTES.rules)
def test_the_stories_of_a_rule_need_its_check(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stories: list[Story] = import_module(f"tests.routes.rules.test_{rule}").STORIES
    broken = [told for told in stories if told.verdict and not told.also]
    assert broken
    monkeypatch.setattr(ROUTES.rules[rule], "check", lambda problem, plan: iter(()))
    assert all(judge_routes(told.problem, told.plan).is_legal for told in broken)


@pytest.mark.parametrize("goal", ROUTES.goals)
def test_a_lost_price_shows_in_the_objective(goal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ROUTES.goals[goal], "measure", lambda problem, plan: iter(()))
    assert any(told.costs.get(goal) and not is_understood(told) for told in sound())
    assert all(told.costs.get(goal) or is_understood(told) for told in sound())


WRONG: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "every stay needs a set-up": (
        problem.RouteProblem,
        "stay_s",
        lambda self, shift, visit, place_before: visit.service_s + shift.setup_at(visit),
    ),
    "no stay needs a set-up": (
        problem.RouteProblem,
        "stay_s",
        lambda self, shift, visit, place_before: visit.service_s,
    ),
    "ways are driven backwards": (
        problem.RouteProblem,
        "leg_s",
        lambda self, a, b: int(self.travel_s[self.index[b], self.index[a]]),
    ),
    "every meal is inside": (facts, "has_meal_inside", lambda problem, route: True),
    "no meal is inside": (facts, "has_meal_inside", lambda problem, route: False),
    "a meal needs no time beside the way": (
        crew_meal,
        "_lacking_s",
        lambda problem, route, start_s, end_s: (
            not any(
                leg.leave_s <= start_s and end_s <= leg.next_s for leg in facts.legs(problem, route)
            )
        ),
    ),
    "every date is a turn": (sub_district_turn, "met", lambda served, apart: len([*served])),
    "a week is full": (
        sub_district_turn,
        "required",
        lambda problem, week: problem.settings_of(sub_district_turn.Settings).visits_per_week,
    ),
}


@pytest.mark.parametrize("reading", WRONG)
def test_a_wrong_reading_is_found_out(reading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = (*sound(), *mutated())
    assert all(map(is_understood, plans))
    monkeypatch.setattr(*WRONG[reading])
    assert not all(map(is_understood, plans))


@pytest.mark.parametrize("reader", ["answer_by", "lateness"])
@pytest.mark.parametrize("off_s", [-1, 1, 3599])
def test_a_second_off_in_lateness_is_found_out(
    reader: str, off_s: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = ROUTES.rules if reader in ROUTES.rules else ROUTES.goals
    usual = facts.late_h
    monkeypatch.setattr(
        group[reader], "late_h", lambda deadline, day, end_s: usual(deadline, day, end_s + off_s)
    )
    assert not all(map(is_understood, mutated()))
