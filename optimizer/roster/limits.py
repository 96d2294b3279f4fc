"""What the limits of other rosters share: whom they bind, which days count, how they break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, TypeVar

from optimizer.roster.plan.facts import duties_of, work_on
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import NameOf, Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import Message

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables


class Limit(Strict):
    """Whom a limit binds, and what each unit beyond it costs."""

    regime: Annotated[str, NameOf("regime")] = ""
    """Only people of this regime."""
    person: Annotated[str, NameOf("person")] = ""
    """Only this person."""
    price: Price | None = None
    """Per unit beyond the limit; null means that the limit must hold."""

    def binds(self, person: Person) -> bool:
        """Whether the person is meant."""
        return self.regime in ("", person.regime) and self.person in ("", person.code)


AnyLimit = TypeVar("AnyLimit", bound=Limit)


@dataclass(frozen=True, slots=True)
class Breach:
    """A finished plan goes beyond a limit: who, when, in words, by how many units."""

    limit: Limit
    person: str
    date: date | None
    text: Message
    units: int = 1


def bound(
    problem: RosterProblem, limits: tuple[AnyLimit, ...]
) -> Iterator[tuple[AnyLimit, Person]]:
    """Every limit with everybody whom it binds."""
    for limit in limits:
        for person in problem.people:
            if limit.binds(person):
                yield limit, person


def violations(rule: str, breaches: Iterable[Breach]) -> Iterator[Violation]:
    """The breaches of limits that must hold."""
    for breach in breaches:
        if breach.limit.price is None:
            yield Violation(rule, breach.person, breach.date, breach.text, breach.units)


def known_days(problem: RosterProblem, person: Person) -> list[date]:
    """The days before the planned ones that are known without a gap, then the planned ones."""
    days = list(problem.days)
    while (before := days[0] - timedelta(days=1)) in person.past:
        days.insert(0, before)
    return days


def decided(variables: Variables, person: Person, day: date, of: str) -> Literal:
    """1 when the day is one of `of` ("worked", "off" or a shift), as the solver sees it.

    Days before the planned ones are numbers; a day of which nothing is known is 0.
    """
    if not _is_planned(variables.problem, day):
        return _was(person, day, of)
    if of == "worked":
        return variables.works_on(person, day)
    if of == "off":
        return 1 - variables.works_on(person, day)
    return variables.on_shift(person.code, day, of)


def _is_planned(problem: RosterProblem, day: date) -> bool:
    return problem.days[0] <= day <= problem.days[-1]


def _was(person: Person, day: date, of: str) -> int:
    past = person.past.get(day)
    if past is None:
        return 0
    if of in ("worked", "off"):
        return int(past.worked == (of == "worked"))
    return int(past.worked and past.slot == of)


class Days:
    """Which days somebody works in a finished plan and before it, and on which shifts."""

    def __init__(self, problem: RosterProblem, plan: RosterPlan) -> None:
        self._problem = problem
        self._plan = plan

    @cached_property
    def _worked(self) -> frozenset[tuple[str, date]]:
        return frozenset(work_on(self._problem, self._plan))

    @cached_property
    def _shifts(self) -> frozenset[tuple[str, date, str]]:
        return frozenset(
            (person, duty.key.date, duty.shift_name)
            for person, duty, role in duties_of(self._problem, self._plan)
            if role == "holder"
        )

    def are(self, person: Person, day: date, of: str) -> bool:
        """Whether the day is one of `of`: "worked", "off" or a shift; an unknown day is none."""
        if not _is_planned(self._problem, day):
            return bool(_was(person, day, of))
        if of in ("worked", "off"):
            return ((person.code, day) in self._worked) == (of == "worked")
        return (person.code, day, of) in self._shifts
