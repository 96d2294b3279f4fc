"""What is done, under way, or confirmed by phone does not move.

What other dates than those planned have is not driven again, nor before its time.
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.routes.plan.facts import clock
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import message

NAME = "frozen"
SENTENCE_ZH = "已完成、进行中或已电话确认的上门不再变动"
CHINESE = {
    "{visit} is fixed on {shift} at {time}": "{visit}已固定在{shift}的{time}",
    "{visit} is driven again: {van} has it on {day} at {time}": (
        "{visit}重复出车：{van}已在{day} {time}安排"
    ),
    "{visit} is driven before its time: its dates come after those planned": (
        "{visit}提前出车：其日期在所排日期之后"
    ),
}


class Settings(Strict):
    """No numbers: the table of route pins says what does not move."""


def of_other_dates(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names stays of visits that are not asked for on these dates, for other dates have them."""
    for one in problem.elsewhere:
        if one.visit not in plan.stop_of:
            continue
        if one.date is None:
            text = message(
                "{visit} is driven before its time: its dates come after those planned",
                visit=one.visit,
            )
        else:
            text = message(
                "{visit} is driven again: {van} has it on {day} at {time}",
                visit=one.visit,
                van=one.vehicle,
                day=one.date,
                time=clock(one.start_s),
            )
        yield Violation(NAME, one.visit, one.date, text)


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names frozen visits that are elsewhere, at another time, or not made."""
    for kept in problem.frozen:
        made = plan.stop_of.get(kept.visit)
        if made is None or (made[0].shift, made[1].start_s) != (kept.shift, kept.start_s):
            shift = problem.shift.get(kept.shift)
            text = message(
                "{visit} is fixed on {shift} at {time}",
                visit=kept.visit,
                shift=kept.shift,
                time=clock(kept.start_s),
            )
            yield Violation(NAME, kept.visit, shift.date if shift else None, text)
