"""The goals in their order of weight, and names that the roster does not have."""

from optimizer.roster.rulebook import ROSTER
from optimizer.routes.rulebook import ROUTES

ORDER = [
    "left_out",
    "unmet_turns",
    "lateness",
    "moved_promises",
    "overtime",
    "travel",
    "waiting",
]


def test_the_goals_come_in_their_order_of_weight() -> None:
    assert list(ROUTES.goals) == ORDER


def test_a_unit_of_a_weightier_goal_costs_more() -> None:
    prices = {name: settings.model_dump() for name, settings in ROUTES.default_goals.items()}
    del prices["moved_promises"]["tolerance_min"]
    dearest = [max(prices[name].values()) for name in ORDER]
    assert dearest == sorted(set(dearest), reverse=True)
    assert list(prices["left_out"].values()) == [100_000, 200_000, 400_000]


def test_rules_and_goals_have_names_of_their_own_beside_the_rosters() -> None:
    names = [*ROUTES.rules, *ROUTES.goals, *ROSTER.rules, *ROSTER.goals]
    assert len(names) == len(set(names))
