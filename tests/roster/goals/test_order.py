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
    """But for lending: a half-day on loan is worth many units of what it might improve.

    A changed day costs more than a comp half-day of 210 minutes takes off the closing balance, so
    that a repair changes few days, and less than a half-day owed or a place that stays unfilled.
    """
    prices = {name: settings.model_dump() for name, settings in ROSTER.default_goals.items()}
    del prices["closing_balance"]["comp_balance_cap_min"], prices["batch_work"]["undone"]
    del prices["fairness"]["lead_share"]
    half_day = 210 // 30 * prices.pop("closing_balance")["half_hour"]
    assert half_day < prices["changes"]["person_day"] < prices["comp_owed"]["half_day"]
    dearest = [
        max(prices[name].values()) for name in ORDER if name not in ("lending", "closing_balance")
    ]
    assert dearest == sorted(set(dearest), reverse=True)
    assert min(prices["shortages"].values()) > max(prices["comp_owed"].values())
