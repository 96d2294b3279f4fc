"""Unfilled places and windows: the weightiest goal, priced per missing place."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd
from typing import TYPE_CHECKING

from optimizer.roster.plan.facts import half_days
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.problem.entities import Duty
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.problem.windows import missing, needs_of
from optimizer.roster.rules.respect_absence import is_away
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "shortages"
SENTENCE_ZH = "空缺的岗位和窗口：最重的目标，按缺额计价"
TITLE = Label("unfilled places and windows", "空缺")
UNITS = {"over": Label("more than asked for", "超出所需")}
ORDER = 1


class Settings(Strict):
    """Price of each missing place."""

    holder: Price = 2000
    """Per duty without a holder A."""
    backup: Price = 1000
    """Per duty without a backup B."""
    window: Price = 1000
    """Per missing window and half-day."""
    rotation: Price = 1000
    """Per missing rotation day."""
    training: Price = 500
    """Per course that somebody misses because nobody stands in."""
    officer: Price = 2000
    """Per missing officer on a van day."""
    driver: Price = 2000
    """Per van day without a driver."""


def _price(problem: RosterProblem, what: str, duty: Duty | None) -> int:
    if what == "holder" and duty is not None and duty.under_price is not None:
        return duty.under_price
    prices: dict[str, int] = problem.settings_of(Settings).model_dump()
    return prices[what]


def in_scope(problem: RosterProblem) -> bool:
    """Schedules fill places at the prices of too few and too many."""
    del problem
    return True


def price(problem: RosterProblem, variables: Variables) -> None:
    """Every shortage, and other rosters' people too many."""
    by_place = {tuple(duty.key): duty for duty in problem.duties}
    for (_, what, hall, day, part), short in variables.short.items():
        variables.pay(short, _price(problem, what, by_place.get((hall, day, part))))
    for key, over in variables.over.items():
        variables.pay(over, problem.duty[key].over_price or 0)


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """Counts what is missing in the plan itself, whatever it lists."""
    by_place = {tuple(duty.key): duty for duty in problem.duties}
    for short in shortages(problem, plan):
        duty = by_place.get((short.hall, short.date, short.part))
        yield Priced(NAME, short.what, short.amount, _price(problem, short.what, duty))
    for duty in problem.open_duties:
        assignment = plan.by_key.get(duty.key)
        many = len(assignment.holders) - duty.holders if assignment else 0
        if many > 0:
            yield Priced(NAME, "over", many, duty.over_price or 0)


def step(problem: RosterProblem) -> int:
    """The least by which two sums of shortages differ, price units: what all prices divide by."""
    prices = [*problem.settings_of(Settings).model_dump().values()]
    prices += [price for duty in problem.duties for price in (duty.under_price, duty.over_price)]
    return gcd(*(price for price in prices if price))


def least(problem: RosterProblem) -> int:
    """Duties whose class nobody present holds, and half-days on which too few people work."""
    total = 0
    come = problem.outside.come if problem.outside else {}
    for duty in problem.open_duties if not come else ():
        able = [
            person
            for person in problem.people
            if duty.item_class in person.items
            and not is_away(problem, person, duty)
            and (person.hall == duty.key.hall or (person.code, duty.key.hall) in problem.loans)
        ]
        total += max(0, duty.holders - len(able)) * _price(problem, "holder", duty)
    lent = {hall for _, hall in problem.loans} | set(come)
    for hall in problem.halls:
        staff = [p for p in problem.people_of[hall.id] if p.role not in ("lead", "driver")]
        needs = needs_of(problem, hall.id)
        for day, half in half_days(problem.workdays) if hall.id not in lent else ():
            working = [person.items for person in staff if problem.works(person, day, half)]
            total += missing(needs, working) * _price(problem, "window", None)
    return total
