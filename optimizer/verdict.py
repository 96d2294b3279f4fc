"""What the judge says: violations of rules, amounts of goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule is broken: which, where, when, by how much, in words."""

    rule: str
    where: str
    date: date | None
    text: str
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Priced:
    """One amount of a goal: `units` of `what`, each at `price`."""

    goal: str
    what: str
    units: int
    price: int

    @property
    def cost(self) -> int:
        """Price units."""
        return self.units * self.price
