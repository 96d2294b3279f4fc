"""What the judge says: violations of rules, amounts of goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from optimizer.verdict.chinese import chinese

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule is broken: which, where, when, by how much, in words.

    `text` is English; a sentence without Chinese in `optimizer.verdict.chinese` fails a test.
    """

    rule: str
    where: str
    date: date | None
    text: str
    amount: int = 1

    def said(self, lang: Language) -> str:
        """What is wrong, in one language."""
        return self.text if lang == "en" else chinese(self.text)

    def line(self, lang: Language) -> str:
        """Rule, place, date and what is wrong: `van_crew: V1 2023-10-09: …`."""
        where = self.where if lang == "en" else chinese(self.where)
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
