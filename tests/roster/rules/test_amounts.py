"""By how much a rule is broken: minutes of overtime, of rest, of meals."""

from importlib import import_module

import pytest

from optimizer.roster.rulebook import ROSTER
from tests.roster.rules.opinions import Story

AMOUNTS = [
    ("working_time", "a minute more", ["1 min"]),
    ("working_time", "seven days of work", [""]),
    ("rest_between_days", "a minute less", ["1 min"]),
    ("rest_between_days", "more rest by the settings", ["60 min"]),
    ("meal_break", "both eat at once", ["30 min"]),
    ("meal_break", "their meals overlap", ["1 min"]),
    ("meal_break", "long meals overlap", ["30 min"]),
    ("meal_break", "A has no meal", ["30 min"]),
    ("meal_break", "a meal before the duty", ["30 min"]),
    ("meal_break", "a meal that ends after the duty", ["1 min"]),
]


@pytest.mark.parametrize(("rule", "tells", "amounts"), AMOUNTS)
def test_a_violation_says_by_how_much(rule: str, tells: str, amounts: list[str]) -> None:
    stories: list[Story] = import_module(f"tests.roster.rules.test_{rule}").STORIES
    told = next(told for told in stories if told.tells == tells)
    found = list(ROSTER.rules[rule].check(told.problem, told.plan))
    assert [violation.extent("en") for violation in found] == amounts
    chinese = [amount.replace("min", "分钟") for amount in amounts]
    assert [violation.extent("zh") for violation in found] == chinese
