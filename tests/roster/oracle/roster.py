"""The brute-force oracle of rosters: plain dicts in, plain answers out.

Written from docs/roster-semantics.md alone; it shares nothing with the product. A question holds
`days`, `kinds`, `hours`, `zone`, `settings`, `prices`, `regimes` and lists of records; a plan is a
dict of lists of records. `tests/roster/oracle/convert.py` shows every field.
"""

from __future__ import annotations

from math import inf

from tests.roster.oracle import goals
from tests.roster.oracle.case import Case, Record, Sheet
from tests.roster.oracle.goals import GOALS
from tests.roster.oracle.rules import RULES, broken_rules
from tests.roster.oracle.search import Search, TooMany

__all__ = ["GOALS", "RULES", "TooMany", "best", "costs", "violated"]


def violated(question: Record, plan: Record) -> set[str]:
    """The names of the rules that a plan breaks."""
    case = Case(question)
    return broken_rules(case, Sheet(case, plan))


def costs(question: Record, plan: Record) -> dict[str, int]:
    """What a plan costs, price units by goal; goals that cost nothing are left out."""
    case = Case(question)
    return goals.costs(case, Sheet(case, plan))


def best(question: Record, below: float = inf, most: float = inf) -> tuple[int, Record] | None:
    """The exact minimum over all legal plans, with one of them; None when no plan is legal.

    Who only asks whether some price is this minimum asks for the best plan `below` a unit more:
    then a cheaper one is found as ever, and none if nothing is that cheap. Raises TooMany when
    there are more than `most` plans to try.
    """
    return Search(Case(question), below, most).run()
