"""A promised visit is made; any other is made, or listed as left out.

The time confirmed to the caller is the only window of a promised visit, so `site_hours` keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import Message, message

NAME = "promised_visits"
SENTENCE_ZH = "已约定的上门必须完成；其余的或完成，或列为未安排"
CHINESE = {
    "{visit} was promised and is not made": "{visit}已约定而未安排",
    "{visit} is neither made nor listed as left out": "{visit}既未安排，也未列为未安排",
    "{name} is left out but no visit": "{name}列为未安排，但没有这个上门任务",
    "{name} is left out, but other dates have it": "{name}列为未安排，但属于其他日期",
    "{name} is a standing stop, never left out": "{name}是固定服务点，不列为未安排",
    "{name} is made and listed as left out": "{name}已安排，又列为未安排",
    "{name} is listed {n} times": "{name}列出{n}次",
}


class Settings(Strict):
    """No numbers: the visits table says what was promised."""


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names promises that are not kept, and what is wrong with the list of what is left out."""
    listed = Counter(entry.visit for entry in plan.left_out)
    for visit in problem.visits:
        if visit.id in plan.stop_of or visit.is_standing:
            continue
        if visit.required:
            text = message("{visit} was promised and is not made", visit=visit.id)
            yield Violation(NAME, visit.id, None, text)
        elif visit.id not in listed:
            text = message("{visit} is neither made nor listed as left out", visit=visit.id)
            yield Violation(NAME, visit.id, None, text)
    for name, times in sorted(listed.items()):
        wrong = _wrongly_listed(problem, plan, name)
        if wrong:
            yield Violation(NAME, name, None, wrong)
        if times > 1:
            text = message("{name} is listed {n} times", name=name, n=times)
            yield Violation(NAME, name, None, text, times - 1)


def _wrongly_listed(problem: RouteProblem, plan: RoutePlan, name: str) -> Message | None:
    if any(one.visit == name for one in problem.elsewhere):
        return message("{name} is left out, but other dates have it", name=name)
    if name not in problem.visit:
        return message("{name} is left out but no visit", name=name)
    if problem.visit[name].is_standing:
        return message("{name} is a standing stop, never left out", name=name)
    if name in plan.stop_of:
        return message("{name} is made and listed as left out", name=name)
    return None
