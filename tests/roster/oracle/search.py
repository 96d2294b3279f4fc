"""The cheapest legal plan of a tiny question, by trying all of them.

Plans grow in four steps: moves (rotation, training, loans, vans), duties, comp time, batch work.
A branch is left only when it breaks a rule that no later step can mend, or when what it already has
to pay, which no later step can lower, reaches the best price so far.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from tests.roster.oracle import goals
from tests.roster.oracle.case import Case, Record, Sheet
from tests.roster.oracle.choices import (
    all_attendance,
    all_batch,
    all_comp,
    all_crews,
    all_loans,
    all_meals,
    all_rotations,
    all_turns,
    pairs,
)
from tests.roster.oracle.duty_rules import backup_ready, respect_absence
from tests.roster.oracle.rules import (
    is_back,
    is_legal,
    pin_holds,
    pinned,
    training_turn,
    van_crew,
)
from tests.roster.oracle.shortages import RULE_OF_SHORTAGE, missing_places
from tests.roster.oracle.time_rules import works_too_much

if TYPE_CHECKING:
    from collections.abc import Iterator

MOVES = ("window", "rotation", "officer", "driver")
DUTIES = (*MOVES, "holder", "backup")
LISTS = (
    "duties",
    "meals",
    "comp",
    "rotations",
    "attendance",
    "loans",
    "crews",
    "batch",
    "stand_ins",
    "shortages",
)


class TooMany(Exception):
    """There are more plans to try than were asked for."""


class Search:
    """Everything a search remembers: the case, the best plan so far, and what a better one costs.

    Plans that cost `below` or more are not looked for, nor are more than `most` tried.
    """

    def __init__(self, case: Case, below: float = inf, most: float = inf) -> None:
        self.case = case
        self.below = below
        self.left = most
        self.best: tuple[int, Record] | None = None

    def run(self) -> tuple[int, Record] | None:
        """Until some plan is legal every branch is followed at once; then the cheapest first."""
        waiting: list[tuple[int, int, Record]] = []
        for moves in all_moves(self.case):
            sheet = Sheet(self.case, moves)
            sure = self.sure_price(sheet, MOVES)
            if breaks_for_good(self.case, sheet) or sure >= self.below:
                continue
            for plan in self.with_duties(moves, list(self.case.open_duties), sure):
                if self.below == inf:
                    self.with_comp(plan)
                else:
                    paid = self.sure_price(Sheet(self.case, plan), DUTIES)
                    waiting.append((paid, len(waiting), plan))
        for paid, _, plan in sorted(waiting, key=lambda entry: entry[:2]):
            if paid < self.below:
                self.with_comp(plan)
        return self.best

    def sure_price(self, sheet: Sheet, decided: tuple[str, ...]) -> int:
        """What is paid whatever is added; more comp time can only empty more windows."""
        unfilled = missing_places(self.case, sheet)
        sure = sum(
            self.case.price[what] * amount * times
            for (what, *_, amount), times in unfilled.items()
            if what in decided
        )
        sure += self.case.price["lending"] * len(sheet.loans)
        if decided == DUTIES:
            sure += goals.changes(self.case, sheet, ("comp", "meal", "batch"))
            sure += goals.fairness(self.case, sheet)
        return sure

    def with_comp(self, plan: Record) -> None:
        for taken in all_comp(self.case, Sheet(self.case, plan)):
            self.finish(plan | {"comp": taken})

    def with_duties(
        self, plan: Record, keys: list[tuple[str, str, str]], sure: int
    ) -> Iterator[Record]:
        """Fills the duties one by one; yields plans with every duty decided.

        Each duty that is left empty is paid beside what is `sure` to be paid for the moves.
        """
        if sure + self.unfilled_price(plan) >= self.below:
            return
        if not keys:
            self.count()
            sheet = Sheet(self.case, plan)
            is_dear = self.below < inf and self.sure_price(sheet, DUTIES) >= self.below
            if not is_dear and not breaks_for_good(self.case, sheet, duties=True):
                yield plan
            return
        hall, day, slot = keys[0]
        for holder, backup in pairs(self.case, plan, self.case.duties[keys[0]]):
            filled = {"hall": hall, "date": day, "slot": slot}
            filled |= {"holders": [holder] if holder else [], "backup": backup}
            grown = plan | {"duties": [*plan["duties"], filled]}
            yield from self.with_duties(grown, keys[1:], sure)

    def count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooMany

    def unfilled_price(self, plan: Record) -> int:
        price = 0
        for filled in plan["duties"]:
            duty = self.case.duties[filled["hall"], filled["date"], filled["slot"]]
            price += self.case.price["holder"] * (not filled["holders"])
            wants = duty["backup"] != "none"
            price += self.case.price["backup"] * (wants and filled["backup"] is None)
        return price

    def finish(self, plan: Record) -> None:
        """Adds meals, batch work and the lists, and keeps the plan if it is legal and cheaper.

        Batch work and the times of meals touch no rule but their own and pins, and no price but
        their own and changes, so they are chosen last.
        """
        self.count()
        plan = with_lists(self.case, plan | {"meals": all_meals(self.case, plan)})
        sheet = Sheet(self.case, plan)
        if self.below < inf and self.sure_price_of(sheet) >= self.below:
            return
        if not is_legal(self.case, sheet, but="pinned"):
            return
        for shares in all_batch(self.case, sheet):
            for meals in all_turns(self.case, plan):
                whole = plan | {"batch": shares, "meals": meals}
                sheet = Sheet(self.case, whole)
                price = sum(goals.costs(self.case, sheet).values())
                if price < self.below and not pinned(self.case, sheet):
                    self.best, self.below = (price, whole), price

    def sure_price_of(self, sheet: Sheet) -> int:
        """What is paid whoever does the batch work and whenever people eat."""
        undone = (self.case.price["batch"] + self.case.price["changes"]) * len(self.case.jobs)
        eaters = self.case.price["changes"] * len(sheet.meals)
        return sum(goals.costs(self.case, sheet).values()) - undone - eaters


def breaks_for_good(case: Case, sheet: Sheet, duties: bool = False) -> bool:
    """A rule is broken that nothing added later mends: it looks only at what is decided."""
    if training_turn(case, sheet) or van_crew(case, sheet):
        return True
    return duties and (
        backup_ready(case, sheet)
        or respect_absence(case, sheet)
        or any(works_too_much(case, sheet, code) for code in case.codes)
        or any(
            not pin_holds(sheet, pin)
            for pin in case.question["pins"]
            if pin["kind"] not in ("comp", "meal", "batch")
        )
        or any(is_back(sheet, row) for row in case.question["withheld"] if row["kind"] != "comp")
    )


def all_moves(case: Case) -> Iterator[Record]:
    """Every choice of rotation days, training sessions, van crews and loans."""
    empty: Record = {name: [] for name in LISTS}
    for rotations in all_rotations(case):
        for attendance in all_attendance(case):
            for crews in all_crews(case):
                taken = empty | {"rotations": rotations, "attendance": attendance, "crews": crews}
                moved = Sheet(case, taken).places
                for loans in all_loans(case, set(moved)):
                    yield taken | {"loans": loans}


def with_lists(case: Case, plan: Record) -> Record:
    """The plan with its stand-ins and shortages listed as they are."""
    stand_ins = [
        {"post": post, "date": day, "half": half, "person": person}
        for (post, day, half), person in case.expected_stand_ins().items()
    ]
    missing = missing_places(case, Sheet(case, plan))
    shortages = [
        {
            "rule": RULE_OF_SHORTAGE[what],
            "what": what,
            "hall": hall,
            "date": day,
            "part": part,
            "amount": amount,
        }
        for what, hall, day, part, amount in sorted(missing)
    ]
    return plan | {"stand_ins": stand_ins, "shortages": shortages}
