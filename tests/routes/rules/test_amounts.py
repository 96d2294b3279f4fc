"""By how much a rule is broken: seconds, hours, things, times."""

from importlib import import_module

import pytest

from optimizer.routes.judge import judge_routes
from optimizer.routes.rulebook import ROUTES
from tests.routes.opinions import Story

AMOUNTS = [
    ("answer_by", "a second more", ["1 h"]),
    ("crew_meal", "a second too early", ["1 s"]),
    ("crew_meal", "a second too late", ["1 s"]),
    ("crew_meal", "a second too little for way and meal", ["1 s"]),
    ("crew_meal", "no meal", ["1800 s"]),
    ("crew_meal", "a meal that nobody needs", [""]),
    ("on_board", "neither crew nor van", ["2"]),
    ("on_board", "too much load", [""]),
    ("promised_visits", "a visit is listed twice", [""]),
    ("site_hours", "a second too early", ["1 s"]),
    ("site_hours", "a second too long", ["1 s"]),
    ("site_hours", "on another date", [""]),
    ("site_hours", "shorter than the work, to fit the window", ["600 s"]),
    ("site_hours", "a second set-up at the same place is too much", ["600 s"]),
    ("sub_district_turn", "listed wrongly", ["", "2"]),
    ("van_day", "a second before the day begins", ["1 s"]),
    ("van_day", "a second more", ["1 s"]),
    ("van_day", "too fast on the way home", ["60 s"]),
    ("van_day", "it starts before it arrives", ["300 s"]),
]


@pytest.mark.parametrize(("rule", "tells", "amounts"), AMOUNTS)
def test_a_violation_says_by_how_much(rule: str, tells: str, amounts: list[str]) -> None:
    stories: list[Story] = import_module(f"tests.routes.rules.test_{rule}").STORIES
    told = next(told for told in stories if told.tells == tells)
    assert [v.extent("en") for v in judge_routes(told.problem, told.plan).violations] == amounts


def test_each_rule_has_a_name_of_its_own_in_its_violations() -> None:
    assert [rule.NAME for rule in ROUTES.rules.values()] == list(ROUTES.rules)
