"""The crew and the van of the day can do what each visit asks for."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.routes.plan.facts import stays
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem, Shift, Visit
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import message

NAME = "on_board"
SENTENCE_ZH = "当天的车组和车辆能办理每次上门所需的事项"
CHINESE = {
    "no crew of its dates can do its items": "其可选日期的车组均不能办理所需事项",
    "what it needs is not on board": "车上没有所需设备",
    "{shift} lacks {things} for {visit}": "{shift}缺少{visit}所需的{things}",
    "{shift} carries {load}, more than {capacity}": "{shift}装载{load}，超过{capacity}",
}
REASONS = {
    "no_item": "no crew of its dates can do its items",
    "no_equipment": "what it needs is not on board",
}


class Settings(Strict):
    """No numbers: officers hold items, vans carry equipment."""


def missing_items(shift: Shift, visit: Visit) -> tuple[str, ...]:
    """The items of a visit that the crew of a shift cannot do."""
    return tuple(sorted(visit.items - shift.items))


def missing_equipment(shift: Shift, visit: Visit) -> tuple[str, ...]:
    """What a visit needs and the van of a shift does not carry."""
    return tuple(sorted(visit.equipment - shift.equipment))


def check(problem: RouteProblem, plan: RoutePlan) -> Iterator[Violation]:
    """Names what is missing on board, and vans that carry too much."""
    for stay in stays(problem, plan):
        visit, shift = stay.visit, stay.shift
        missing = [*missing_items(shift, visit), *missing_equipment(shift, visit)]
        if missing:
            text = message(
                "{shift} lacks {things} for {visit}", shift=shift.id, things=missing, visit=visit.id
            )
            yield Violation(NAME, visit.id, shift.date, text, len(missing))
    for route in plan.routes:
        shift = problem.shift[route.shift]
        load = sum(problem.visit[stop.visit].load for stop in route.stops)
        if shift.capacity is not None and load > shift.capacity:
            text = message(
                "{shift} carries {load}, more than {capacity}",
                shift=shift.id,
                load=load,
                capacity=shift.capacity,
            )
            yield Violation(NAME, shift.id, shift.date, text, load - shift.capacity)
