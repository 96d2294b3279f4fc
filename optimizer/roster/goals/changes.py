"""Changes to a published plan, priced per duty role that moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import DutyKey, Published
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "changes"
SENTENCE_ZH = "对已发布计划的改动，按变动的值班角色计价"
TITLE = Label("changes to the published plan", "计划改动")
UNITS = {"moved": Label("moved", "变动")}
ORDER = 4


class Settings(Strict):
    """Price of moving what people already know."""

    moved: Price = 30
    """Per duty and role that is no longer carried by the published person."""


def _key(published: Published) -> DutyKey:
    return DutyKey(published.hall, published.date, published.slot)


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no published plan."""
    return not problem.published


def price(problem: RosterProblem, variables: Variables) -> None:
    """Every published assignment that is not kept."""
    each = problem.settings_of(Settings).moved
    for published in problem.published:
        table = variables.holds if published.role == "holder" else variables.backs
        kept = table.get((published.person, _key(published)))
        if kept is None and _may_come(problem, published):
            kept = variables.stranger.get(_key(published), 0)
        variables.pay(1 if kept is None else 1 - kept, each)


def _may_come(problem: RosterProblem, published: Published) -> bool:
    """In a part that others may enter: a holder who is not here may be among them."""
    come = problem.outside.come if problem.outside else {}
    return published.role == "holder" and published.hall in come


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """Counts the published assignments that are not kept."""
    moved = 0
    for published in problem.published:
        now = plan.by_key.get(_key(published))
        people = () if now is None else now.holders if published.role == "holder" else (now.backup,)
        moved += published.person not in people
    yield Priced(NAME, "moved", moved, problem.settings_of(Settings).moved)


def least(problem: RosterProblem) -> int:
    """Published people who are no longer there."""
    gone = sum(
        (published.person not in problem.person and not _may_come(problem, published))
        or _key(published) not in problem.duty
        for published in problem.published
    )
    return gone * problem.settings_of(Settings).moved
