"""Every open duty has one holder A on site and one backup B, or a listed shortage.

A shortage is priced by the goal `shortages`, so that an over-constrained month still gives a plan
that says what is missing. Other rosters ask for several holders, a hard minimum, and prices below
and above (`holders`, `minimum`, `under_price`, `over_price` of a duty).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.plan.shortages import RULES_THAT_ALLOW, listed, unfilled_duties
from optimizer.roster.problem.entities import Duty
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "cover_duty"
SENTENCE_ZH = "每个值班各有一名A角和一名B角"
CHINESE = {
    "the duty is planned more than once": "该值班重复列出",
    "the hall is not open in this slot": "该大厅此时段不开放",
    "{what}: {missing} missing, {said} listed as shortage": (
        "{what}：缺{missing}，列为缺额的有{said}"
    ),
    "no rule allows the shortage {what} ({rule})": "没有规则允许缺{what}（{rule}）",
    "somebody is planned twice as A": "同一人两次列为A角",
    "{n} as A, at most {most}": "A角{n}人，至多{most}人",
    "{n} as A, at least {least}": "A角{n}人，至少{least}人",
    "a backup where none is asked for": "不需要B角却列了B角",
}
REASONS = {
    "other_duty": Label("has another duty around that time", "同时段另有值班"),
}


class Settings(Strict):
    """No numbers: what a duty asks for stands in the duty."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules fill places of holders, at the prices of too few and too many."""
    del problem
    return True


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """Places are filled, or short."""
    for duty in problem.open_duties:
        hall, day, slot = duty.key
        holders = [x for _, x in variables.holds_of(duty.key)]
        stranger = variables.stranger.get(duty.key, 0)
        lowest = duty.holders - duty.minimum
        short = variables.new_short(NAME, "holder", hall, day, slot, lowest) if lowest else 0
        over = 0
        if duty.over_price is not None and len(holders) > duty.holders:
            over = variables.new_int(0, len(holders) - duty.holders, f"over {hall} {day} {slot}")
            variables.over[duty.key] = over
        variables.cp.add(sum(holders) + stranger + short - over == duty.holders)
        if duty.wants_backup:
            backups = [x for _, x in variables.backs_of(duty.key)]
            none = variables.new_short(NAME, "backup", hall, day, slot, 1)
            variables.cp.add(sum(backups) + none == 1)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Nobody too many, nothing missing in silence, nothing listed that is not missing."""
    seen = Counter(a.key for a in plan.assignments)
    for key, times in sorted(seen.items()):
        if times > 1:
            text = message("the duty is planned more than once")
            yield Violation(NAME, _where(key), key.date, text)
        if key not in problem.duty:
            text = message("the hall is not open in this slot")
            yield Violation(NAME, _where(key), key.date, text)
    for duty in problem.open_duties:
        yield from _check_places(duty, plan)
    missing, said = unfilled_duties(problem, plan), listed(plan, NAME)
    for place in sorted({*missing, *said}):
        what, hall, day, part = place
        if missing[place] != said[place]:
            text = message(
                "{what}: {missing} missing, {said} listed as shortage",
                what=term(what),
                missing=missing[place],
                said=said[place],
            )
            yield Violation(NAME, f"{hall} {part}", day, text)
    for short in plan.shortages:
        if short.rule not in RULES_THAT_ALLOW:
            text = message(
                "no rule allows the shortage {what} ({rule})",
                what=term(short.what),
                rule=short.rule,
            )
            yield Violation(NAME, f"{short.hall} {short.part}", short.date, text)


def _check_places(duty: Duty, plan: RosterPlan) -> Iterator[Violation]:
    assignment = plan.by_key.get(duty.key)
    holders = assignment.holders if assignment else ()
    where, day = _where(duty.key), duty.key.date
    if len(set(holders)) < len(holders):
        yield Violation(NAME, where, day, message("somebody is planned twice as A"))
    if len(holders) > duty.holders and duty.over_price is None:
        text = message("{n} as A, at most {most}", n=len(holders), most=duty.holders)
        yield Violation(NAME, where, day, text)
    if len(holders) < duty.minimum:
        text = message("{n} as A, at least {least}", n=len(holders), least=duty.minimum)
        yield Violation(NAME, where, day, text)
    if assignment and assignment.backup and not duty.wants_backup:
        yield Violation(NAME, where, day, message("a backup where none is asked for"))


def _where(key: tuple[str, object, str]) -> str:
    return f"{key[0]} {key[2]}"
