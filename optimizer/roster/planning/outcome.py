"""How planning a roster ended, for the whole and for each group of halls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from optimizer.roster.plan.plan import RosterPlan
from optimizer.solving.outcome import Outcome, Solved


@dataclass(frozen=True, slots=True)
class Group:
    """Halls that are solved together, of which `borrowers` may borrow people from the others.

    Proven with their links free, price units: no plan costs less than `alone` without other loans,
    and none less than `lent` with some; `lent` is None where there can be none. `known` are bounds
    of goals among plans with the fewest shortages and no other loans, `goal_bounds` those among all
    plans. `seconds` are those of the solves that led to its plan.
    """

    halls: tuple[str, ...]
    borrowers: tuple[str, ...] = ()
    plan: RosterPlan = field(default_factory=RosterPlan)
    objective: int = 0
    alone: int = 0
    lent: int | None = 0
    known: Mapping[str, int] = field(default_factory=dict)
    goal_bounds: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def bound(self) -> int:
        """No plan of these halls costs less, whoever is lent to whom."""
        return self.alone if self.lent is None else min(self.alone, self.lent)

    @property
    def is_proven(self) -> bool:
        """No better plan exists for these halls."""
        return self.objective <= self.bound

    def with_plan(self, solved: Solved[RosterPlan]) -> Group:
        """The same halls with the plan that a solve found."""
        assert solved.plan is not None
        assert solved.objective is not None
        seconds = self.seconds + solved.seconds
        return replace(self, plan=solved.plan, objective=solved.objective, seconds=seconds)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the run is: groups done of all, cost and bound so far (price units)."""

    stage: str
    done: int
    total: int
    objective: int
    bound: int


@dataclass(frozen=True, slots=True)
class RosterOutcome(Outcome[RosterPlan]):
    """How planning a roster ended, also of each group."""

    groups: tuple[Group, ...] = ()


def added(bounds: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Bounds of disjoint halls, goal by goal, added up."""
    total = Counter[str]()
    for each in bounds:
        total.update(each)
    return dict(total)
