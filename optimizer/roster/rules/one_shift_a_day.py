"""Nobody holds more than one duty on a date, where a limit asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.limits import Breach, Limit, bound, violations
from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "one_shift_a_day"
SENTENCE_ZH = "每人每日至多一个班次"
TITLE = Label("on duty already on that date", "当日已有班次")
CHINESE = {
    "{person} holds {n} duties on one date": "{person}同一天值{n}个班",
}


class Settings(Strict):
    """The limits; none unless said."""

    limits: tuple[Limit, ...] = ()
    """Whom it binds; the unit of the price is a second duty on a date."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules hold one duty a date: that must be asked of everybody."""
    limits = [one for one in problem.settings_of(Settings).limits if one.price is None]
    return all(any(limit.binds(person) for limit in limits) for person in problem.people)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """At most one duty as A on each date."""
    for limit, person in bound(problem, problem.settings_of(Settings).limits):
        for day in problem.days:
            held = [x for _, role, x in variables.on_duty(person.code, day) if role == "holder"]
            variables.keep(sum(held) - 1, limit.price)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names people with more than one duty on a date."""
    return violations(NAME, breaches(problem, plan))


def breaches(problem: RosterProblem, plan: RosterPlan) -> Iterator[Breach]:
    """Everybody's duties beyond the first of a date, priced or not."""
    limits = problem.settings_of(Settings).limits
    if not limits:
        return
    held = Counter(
        (person, duty.key.date)
        for person, duty, role in duties_of(problem, plan)
        if role == "holder"
    )
    for limit, person in bound(problem, limits):
        for day in problem.days:
            if (many := held[person.code, day]) > 1:
                text = message("{person} holds {n} duties on one date", person=person.code, n=many)
                yield Breach(limit, person.code, day, text, many - 1)
