"""Wishes that were not met are owed until wishes met later make up for them."""

from optimizer.roster.carry_over.wishes import Wish, closing_unmet, wishes
from optimizer.roster.problem.entities import Request
from tests.roster.rules.ward import MON, TUE, WED, late, roster, somebody, tiny


def test_a_wish_of_the_month_is_met_or_not() -> None:
    asked = [
        Request("A", MON, "late", "no_duty", 2),
        Request("A", TUE, "late", "duty", 1),
        Request("B", MON, "day", "no_duty", 3),
        Request("B", WED, "day", "no_duty", 3),  # of the next month
    ]
    duty = late(MON)
    problem = tiny([somebody("A"), somebody("B")], [duty])
    plan = roster(problem, (duty, "B", None))
    assert wishes(problem, plan, asked) == (
        Wish("A", 2, is_met=True),
        Wish("A", 1, is_met=False),
        Wish("B", 3, is_met=False),
    )


def test_met_wishes_pay_for_earlier_ones_only() -> None:
    found = [Wish("A", 2, is_met=True), Wish("A", 1, is_met=False), Wish("B", 3, is_met=True)]
    assert closing_unmet({"A": 5, "B": 1, "C": 4}, found) == {"A": 4, "B": 0, "C": 4}
