"""What the judge says: violations of rules, amounts of goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from optimizer.words.label import Label
from optimizer.words.message import Lang, Message

Unit = Literal["", "s", "min", "h"]
_UNITS = {"s": Label("s", "秒"), "min": Label("min", "分钟"), "h": Label("h", "小时")}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule is broken: which, where, when, by how much, in words.

    `amount` counts `unit`s of time, or things and times where there is none.
    """

    rule: str
    where: Message | str
    date: date | None
    text: Message
    amount: int = 1
    unit: Unit = ""

    def extent(self, lang: Lang) -> str:
        """By how much: `30 min`, `2`; nothing where it is just one."""
        if self.unit:
            return f"{self.amount} {_UNITS[self.unit].said(lang)}"
        return str(self.amount) if self.amount != 1 else ""

    def said(self, lang: Lang) -> str:
        """What is wrong, in one language."""
        return self.text.said(lang)

    def line(self, lang: Lang) -> str:
        """Rule, place, date and what is wrong: `van_crew: V1 2023-10-09: …`."""
        where = self.where if isinstance(self.where, str) else self.where.said(lang)
        place = " ".join(str(part) for part in (where, self.date) if part)
        return f"{self.rule}: {place}: {self.said(lang)}"


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge found: violations (none means legal), amounts of goals, the objective."""

    violations: tuple[Violation, ...]
    amounts: tuple[Priced, ...]

    @property
    def objective(self) -> int:
        """The recomputed objective, price units."""
        return sum(amount.cost for amount in self.amounts)

    @property
    def is_legal(self) -> bool:
        """No rule is broken."""
        return not self.violations

    def said(self, lang: Lang) -> str:
        """The violations in words, one to a line."""
        return "\n".join(violation.line(lang) for violation in self.violations)

    def cost_of(self, goal: str) -> int:
        """Price units of one goal."""
        return sum(amount.cost for amount in self.amounts if amount.goal == goal)
