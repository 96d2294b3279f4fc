"""Staff lent between halls, priced per half-day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Duty, Outside
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables

NAME = "lending"
SENTENCE_ZH = "大厅之间借调的人员，按半天计价"
TITLE = Label("staff lent between halls", "跨厅借调")
UNITS = {
    "half_day": Label("half-days", "半天"),
    "stranger": Label(
        "half-days of somebody whom no post of the hall names", "非该厅岗位指定人员的半天"
    ),
    "split": Label("days of which only one half is lent", "只借调半天的人次"),
}
ORDER = 7


class Settings(Strict):
    """Price of lending."""

    half_day: Price = 60
    """Per half-day on loan, and per rest-day duty at another hall."""
    stranger: Price = 10
    """More per half-day on loan of somebody whom no post of the hall names."""
    split: Price = 4
    """More per person and day lent to a hall for one half only."""


def _is_loan(problem: RosterProblem, person: str, duty: Duty) -> bool:
    is_workday = problem.day_kinds[duty.key.date].is_workday
    return not is_workday and problem.person[person].hall != duty.key.hall


def in_scope(problem: RosterProblem) -> bool:
    """Schedules stay at the own hall."""
    return not problem.loans


def price(problem: RosterProblem, variables: Variables) -> None:
    """Half-days on loan, and other days' duties elsewhere."""
    each = problem.settings_of(Settings).half_day
    for literal in variables.lent.values():
        variables.pay(literal, each)
    for (person, key), literal in variables.holds.items():
        if _is_loan(problem, person, problem.duty[key]):
            variables.pay(literal, each)
    _price_of_whom(problem, variables)
    if problem.outside is not None:
        _price_outside(problem, problem.outside, variables)


def _price_of_whom(problem: RosterProblem, variables: Variables) -> None:
    """The named ones before strangers, and whole days before halves; bounds may do without."""
    settings = problem.settings_of(Settings)
    named = _named(problem)
    days: dict[tuple[str, date, str], list[Literal]] = defaultdict(list)
    for (person, day, _, hall), literal in variables.lent.items():
        days[person, day, hall].append(literal)
        if person not in named[hall]:
            variables.pay(literal, settings.stranger)
    for (person, day, hall), halves in days.items():
        split = halves[0]
        if len(halves) > 1:
            split = variables.new_bool(f"split {person} {day} {hall}")
            for one, other in (halves, halves[::-1]):
                variables.cp.add(split >= one - other)
        variables.pay(split, settings.split)


def _named(problem: RosterProblem) -> Mapping[str, set[str]]:
    """Whom the posts of a hall name, by hall."""
    found: dict[str, set[str]] = defaultdict(set)
    for post in problem.posts:
        found[post.hall].update((post.holder, post.backup, *post.next))
    return found


def _price_outside(problem: RosterProblem, outside: Outside, variables: Variables) -> None:
    """The shares that this part pays of loans to and from elsewhere."""
    for (hall, _, _), come in variables.comes.items():
        variables.pay(come, outside.come[hall])
    for key, stranger in variables.stranger.items():
        if not problem.day_kinds[key.date].is_workday:
            variables.pay(stranger, outside.come[key.hall])
    for (person, _, _), goes in variables.goes.items():
        variables.pay(goes, outside.go[person])


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """Counts loans, those of strangers, and days of which one half is lent."""
    duties = sum(
        role == "holder" and _is_loan(problem, person, duty)
        for person, duty, role in duties_of(problem, plan)
    )
    settings, named = problem.settings_of(Settings), _named(problem)
    strangers = sum(loan.person not in named[loan.hall] for loan in plan.loans)
    halves = Counter((loan.person, loan.date, loan.hall) for loan in plan.loans)
    yield Priced(NAME, "half_day", len(plan.loans) + duties, settings.half_day)
    yield Priced(NAME, "stranger", strangers, settings.stranger)
    yield Priced(NAME, "split", sum(count == 1 for count in halves.values()), settings.split)


def least(problem: RosterProblem) -> int:
    """Nothing must be lent."""
    del problem
    return 0
