"""The judge finds the solver out when a rule or a price is lost, and nothing else would."""

from importlib import import_module

import pytest

from optimizer.roster.cp_sat import model
from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.judge import judge
from optimizer.roster.plan import facts
from optimizer.roster.plan.plan import Assignment
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from optimizer.solving.verdict import Verdict
from tests.roster.rules.baits import GOAL_BAITS, RULE_BAITS, UNEQUAL
from tests.roster.rules.opinions import Story, verdict_on

BY_PRICE = {"batch_job", "open_windows", "booked_holiday", "training_turn"}
"""Rules whose plans are read without what was done wrong: the price says it, not the check."""


def solved(problem: RosterProblem) -> tuple[Verdict, int]:
    """What the judge says of the solver's optimum, and by how much its price is higher."""
    found = solve(problem, effort=Effort(limit_s=120, workers=2))
    assert found.plan is not None
    verdict = judge(problem, found.plan)
    difference = verdict.objective - found.bound
    assert found.status == (Status.DISPUTED if difference else Status.OPTIMAL)
    return verdict, difference


def lose(monkeypatch: pytest.MonkeyPatch, rule: str, half: str) -> None:
    """The rule's `enforce` or `check` does nothing."""
    monkeypatch.setattr(ROSTER.rules[rule], half, lambda problem, given: iter(()))


def stories(rule: str) -> list[Story]:
    told: list[Story] = import_module(f"tests.roster.rules.test_{rule}").STORIES
    return told


@pytest.mark.parametrize("name", [*RULE_BAITS, *GOAL_BAITS])
def test_a_bait_does_not_tempt_the_whole_solver(name: str) -> None:
    verdict, difference = solved((RULE_BAITS | GOAL_BAITS)[name])
    assert (verdict.violations, difference) == ((), 0)


@pytest.mark.parametrize("rule", RULE_BAITS)
def test_without_enforcing_the_judge_finds_the_solver_out(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(monkeypatch, rule, "enforce")
    verdict, difference = solved(RULE_BAITS[rule])
    if rule in BY_PRICE:
        assert difference > 0
    else:
        assert {violation.rule for violation in verdict.violations} == {rule}


@pytest.mark.parametrize("rule", sorted({*RULE_BAITS} - BY_PRICE))
def test_without_enforcing_and_checking_nobody_notices(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(monkeypatch, rule, "enforce")
    lose(monkeypatch, rule, "check")
    assert solved(RULE_BAITS[rule])[0].is_legal


@pytest.mark.parametrize("rule", RULE_BAITS)
def test_only_its_own_check_catches_a_broken_rule(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [told for told in stories(rule) if told.verdict and not told.also]
    assert broken
    assert not any(judge(told.problem, told.plan).is_legal for told in broken)
    lose(monkeypatch, rule, "check")
    assert all(judge(told.problem, told.plan).is_legal for told in broken)


@pytest.mark.parametrize("goal", GOAL_BAITS)
def test_a_lost_price_shows_in_the_objective(goal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ROSTER.goals[goal], "price", lambda problem, variables: None)
    verdict, difference = solved(GOAL_BAITS[goal])
    assert verdict.cost_of(goal) == difference > 0


@pytest.mark.parametrize("goal", GOAL_BAITS)
def test_a_lost_measure_shows_in_the_objective(goal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ROSTER.goals[goal], "measure", lambda problem, plan: iter(()))
    _, difference = solved(GOAL_BAITS[goal])
    assert difference < 0


def test_a_plan_read_with_a_and_b_swapped_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    as_it_is = model._assignments

    def turned(*given: object) -> tuple[Assignment, ...]:
        return tuple(Assignment(a.key, (str(a.backup),), a.holder) for a in as_it_is(*given))

    assert solved(UNEQUAL)[0].is_legal
    monkeypatch.setattr(model, "_assignments", turned)
    assert {v.rule for v in solved(UNEQUAL)[0].violations} == {"backup_ready"}


READERS = {
    **{
        rule: [ROSTER.rules[rule]]
        for rule in (
            "backup_ready",
            "booked_holiday",
            "one_place_at_a_time",
            "qualified",
            "respect_absence",
        )
    },
    **{rule: [facts] for rule in ("comp_time", "rest_between_days", "working_time")},
}
"""Where the rules learn who is A and who is B."""


@pytest.mark.parametrize("rule", READERS)
def test_a_judge_who_takes_b_for_a_tells_another_story(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, other = facts.duties_of, {"holder": "backup", "backup": "holder"}
    before = [verdict_on(told.problem, told.plan, rule) for told in stories(rule)]
    for module in READERS[rule]:
        monkeypatch.setattr(
            module, "duties_of", lambda *given: ((p, d, other[r]) for p, d, r in usual(*given))
        )
    assert before != [verdict_on(told.problem, told.plan, rule) for told in stories(rule)]
