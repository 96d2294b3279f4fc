"""The goals in their order of weight, and what a unit of each costs."""

from optimizer.roster.rulebook import ROSTER

ORDER = [
    "shortages",
    "comp_owed",
    "closing_balance",
    "changes",
    "fairness",
    "requests",
    "lending",
    "batch_work",
]


def test_the_goals_come_in_their_order_of_weight() -> None:
    assert [name for name in ROSTER.goals if name in ORDER] == ORDER


def test_a_unit_of_a_weightier_goal_costs_more() -> None:
    """But for lending: a half-day on loan is worth many units of what it might improve."""
    prices = {name: settings.model_dump() for name, settings in ROSTER.default_goals.items()}
    del prices["closing_balance"]["comp_balance_cap_min"], prices["batch_work"]["undone"]
    dearest = [max(prices[name].values()) for name in ORDER if name != "lending"]
    assert dearest == sorted(set(dearest), reverse=True)
    assert min(prices["shortages"].values()) > max(prices["comp_owed"].values())
