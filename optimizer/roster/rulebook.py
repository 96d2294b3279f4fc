"""The rules and goals of a roster: what the file of each offers, and all that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from optimizer.roster import goals, rules
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.rulebook import Checked, Measured, Rulebook, rulebook

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables


class Rule(Checked[RosterProblem, RosterPlan], Protocol):
    """What the file of a rule offers; `enforce` and `check` are its two halves.

    It may say besides: `REASONS`, its codes for a place that stays empty, with their words (the
    first is given unless `reason_of(violation)` chooses); `TRIED`, how early it is asked for them;
    `IS_LAW`, that it is blamed last where rules contradict input;
    `in_scope(problem)`, that column generation bears it in this problem.
    """

    def enforce(self, problem: RosterProblem, variables: Variables) -> None:
        """Tells the solver."""


class Goal(Measured[RosterProblem, RosterPlan], Protocol):
    """What the file of a goal offers; its `Settings` are its unit prices.

    It may say besides: `UNITS`, the names of what it counts; `in_scope(problem)`, as a rule does.
    """

    def price(self, problem: RosterProblem, variables: Variables) -> None:
        """Adds the goal to the solver's objective."""

    def least(self, problem: RosterProblem) -> int:
        """A cost that no plan can undercut, by the input alone, price units."""


ROSTER: Rulebook[Rule, Goal] = rulebook(rules, goals)
"""All rules and goals of a roster."""
