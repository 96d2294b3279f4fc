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
    prices = prices_of_goals()
    del prices["batch_work"]["undone"]
    half_day = 210 // 30 * prices.pop("closing_balance")["half_hour"]
    assert half_day < prices["changes"]["person_day"] < prices["comp_owed"]["half_day"]
    dearest = [
        max(prices[name].values()) for name in ORDER if name not in ("lending", "closing_balance")
    ]
    assert dearest == sorted(set(dearest), reverse=True)
    assert min(prices["shortages"].values()) > max(prices["comp_owed"].values())


def test_a_job_undone_outweighs_its_spread_and_nothing_of_a_weightier_goal_but_shares() -> None:
    """Of a fair share and of wishes a unit is small: half an hour, one wish."""
    prices = prices_of_goals()
    undone = prices["batch_work"]["undone"]
    assert undone > prices["batch_work"]["spread"] * (480 // 30)
    weightier = [*ORDER[: ORDER.index("fairness")], "lending"]
    assert all(undone < price for name in weightier for price in prices[name].values())


def test_whom_a_loan_takes_matters_less_than_the_loan() -> None:
    """Somebody named for one half, with a stranger for the other, comes before a stranger's day."""
    lending = ROSTER.default_goals["lending"].model_dump()
    assert 0 < 2 * lending["split"] < lending["stranger"] < lending["half_day"]


def prices_of_goals() -> dict[str, dict[str, int]]:
    """The prices by goal, without what is no price by itself: a cap, a share, what is added."""
    prices = {name: settings.model_dump() for name, settings in ROSTER.default_goals.items()}
    del prices["closing_balance"]["comp_balance_cap_min"], prices["fairness"]["lead_share"]
    del prices["lending"]["stranger"], prices["lending"]["split"]
    del prices["changes"]["notice_days"], prices["changes"]["short_notice"]
    del prices["requests"]["carried_max"]
    return prices
