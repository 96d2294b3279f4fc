"""How planning a roster ended, for the whole and for each group of halls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from optimizer.roster.plan.plan import RosterPlan
from optimizer.solving.outcome import Outcome, Solved


@dataclass(frozen=True, slots=True)
class Group:
    """Halls that are solved together; `bound` is proven with their links free, price units.

    `is_whole` says that everybody who could be lent to them is among them. `seconds` are those of
    the solves that led to its plan.
    """

    halls: tuple[str, ...]
    borrowers: tuple[str, ...] = ()
    plan: RosterPlan = field(default_factory=RosterPlan)
    objective: int = 0
    bound: int = 0
    goal_bounds: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    is_whole: bool = True

    @property
    def is_proven(self) -> bool:
        """No better plan exists for these halls."""
        return self.objective <= self.bound

    @property
    def known(self) -> Mapping[str, int]:
        """Bounds of goals that hold whatever the others lend: none with borrowers."""
        return {} if self.borrowers else self.goal_bounds

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
