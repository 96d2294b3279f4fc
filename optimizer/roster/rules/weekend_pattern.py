"""Worked weekends are limited in number, and worked on both days or on none.

A weekend is a Saturday and the Sunday after it, whatever their day kinds; it is worked when one of
the two is. A Saturday before the planned dates counts as far as it is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.limits import Breach, Days, Limit, bound, decided, known_days, violations
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "weekend_pattern"
SENTENCE_ZH = "上班的周末数有上限，周末两天须同上同休"
TITLE = Label("weekend limit", "周末限制")
CHINESE = {
    "{person} works one of the two days of the weekend": "{person}周末只上其中一天",
    "{person} works {n} weekends, at most {most}": "{person}有{n}个周末上班，至多{most}个",
}
_SATURDAY = 5


class WeekendLimit(Limit):
    """Which weekends; the unit of the price is one weekend too many, or half worked."""

    most: int | None = Field(None, ge=0, le=100)
    """Worked weekends among the planned dates at most."""
    complete: bool = False
    """A weekend is worked on both days or on none."""


class Settings(Strict):
    """The limits; none unless said."""

    limits: tuple[WeekendLimit, ...] = ()
    """Limits of weekends, each for everybody, a regime or a person."""


def _weekends(problem: RosterProblem, person: Person) -> list[list[date]]:
    """The known days, one or two, of every weekend that holds a planned day."""
    known = known_days(problem, person)
    weekends: dict[date, list[date]] = {}
    for day in known:
        if day.weekday() >= _SATURDAY:
            saturday = day - timedelta(days=day.weekday() - _SATURDAY)
            weekends.setdefault(saturday, []).append(day)
    return [days for days in weekends.values() if days[-1] >= problem.days[0]]


def in_scope(problem: RosterProblem) -> bool:
    """Schedules keep every weekend that begins with them or after."""
    return problem.days[0].weekday() != _SATURDAY + 1


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """Counts the weekends on which one day is worked; both or none where asked."""
    for limit, person in bound(problem, problem.settings_of(Settings).limits):
        worked = []
        for days in _weekends(problem, person):
            states = [decided(variables, person, day, "worked") for day in days]
            if limit.complete and len(states) == 2:
                variables.keep(states[0] - states[1], limit.price)
                variables.keep(states[1] - states[0], limit.price)
            if limit.most is not None:
                worked.append(variables.any_of(states, (person.code, days[-1], "weekend")))
        if limit.most is not None:
            variables.keep(sum(worked) - limit.most, limit.price)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names people with too many weekends, and weekends that are half worked."""
    return violations(NAME, breaches(problem, plan))


def breaches(problem: RosterProblem, plan: RosterPlan) -> Iterator[Breach]:
    """Everybody's weekends beyond a limit, priced or not."""
    days = Days(problem, plan)
    for limit, person in bound(problem, problem.settings_of(Settings).limits):
        worked = 0
        for weekend in _weekends(problem, person):
            states = {days.are(person, day, "worked") for day in weekend}
            worked += True in states
            if limit.complete and len(states) == 2:
                text = message(
                    "{person} works one of the two days of the weekend", person=person.code
                )
                yield Breach(limit, person.code, weekend[-1], text)
        if limit.most is not None and worked > limit.most:
            text = message(
                "{person} works {n} weekends, at most {most}",
                person=person.code,
                n=worked,
                most=limit.most,
            )
            yield Breach(limit, person.code, None, text, worked - limit.most)
