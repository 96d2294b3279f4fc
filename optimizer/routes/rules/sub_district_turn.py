"""In a full week every sub-district has its turn; a turn that is not met is listed.

A short week asks for less, in proportion to its van days, rounded down. A week that is planned in
part counts as a whole: with what is done and planned on its other days, and with what its later
days may still bring.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import Field

from optimizer.routes.plan.facts import stays
from optimizer.routes.plan.plan import RoutePlan, UnmetTurn
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import message

NAME = "sub_district_turn"
SENTENCE_ZH = "整周内每个街道都轮到一次；未满足的轮次须列出"
CHINESE = {
    "{area} lacks {n} turns, which is not listed": "{area}少{n}个轮次，但未列出",
    "{area} is listed with {n} unmet turns, which is not so": (
        "{area}列了{n}个未满足轮次，与计划不符"
    ),
}
FULL_WEEK_DAYS = 5


class Settings(Strict):
    """How often, and how far apart."""

    visits_per_week: int = Field(1, ge=0, le=7)
    """Dates of a full week on which each sub-district is served."""
    days_apart: int = Field(2, ge=1, le=7)
    """Two such dates are so many days apart at least."""


def required(problem: RouteProblem, week: date) -> int:
    """How many turns each sub-district wants in the week of this Monday."""
    each = problem.settings_of(Settings).visits_per_week
    return each * min(len(problem.weeks[week]), FULL_WEEK_DAYS) // FULL_WEEK_DAYS


def missing(problem: RouteProblem, sub_district: str, week: date, served: Iterable[date]) -> int:
    """The turns that it lacks in the week of this Monday when it is served on these dates too."""
    elsewhere = {day for day, there in problem.other_days.items() if sub_district in there}
    days = (elsewhere | set(served)) & set(problem.weeks[week])
    turns = met(days, problem.settings_of(Settings).days_apart)
    return max(0, required(problem, week) - turns)


def met(served: Iterable[date], days_apart: int) -> int:
    """How many of these dates count as turns: the most that lie far enough apart."""
    count, last = 0, None
    for day in sorted(served):
        if last is None or (day - last).days >= days_apart:
            count, last = count + 1, day
    return count


def unmet_turns(problem: RouteProblem, plan: RoutePlan) -> tuple[UnmetTurn, ...]:
    """The turns that a plan's stays leave unmet, whatever it lists; sorted."""
    served: dict[str, set[date]] = {name: set() for name in problem.turns_of}
    for stay in stays(problem, plan):
        served.setdefault(stay.visit.sub_district, set()).add(stay.shift.date)
    found = (
        UnmetTurn(name, week, lacking)
        for name in problem.turns_of
        for week in problem.weeks
        if (lacking := missing(problem, name, week, served[name]))
    )
    return tuple(sorted(found))


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names unmet turns that are not listed, and listed ones that are met."""
    listed, true = Counter(plan.unmet_turns), Counter(unmet_turns(problem, plan))
    for turn in sorted((true - listed).elements()):
        area, lacking = turn.sub_district, turn.missing
        text = message("{area} lacks {n} turns, which is not listed", area=area, n=lacking)
        yield Violation(NAME, area, turn.week, text, lacking)
    for turn in sorted((listed - true).elements()):
        area, lacking = turn.sub_district, turn.missing
        text = message(
            "{area} is listed with {n} unmet turns, which is not so", area=area, n=lacking
        )
        yield Violation(NAME, area, turn.week, text, lacking)
