"""Why a place stays unfilled: for everybody who might fill it, what adding exactly them would break.

No solver is asked. Each person is added to the finished plan, and the rules judge the few people
whom that concerns: what they say now and did not say before is the reason. Who would break no rule
is told with the change of the plan's objective.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from optimizer.roster.plan import RosterPlan, Shortage
from optimizer.roster.problem import CrewDay, Duty, DutyKey, Person, RosterProblem
from optimizer.roster.reason import reason_text
from optimizer.roster.rules.open_windows import NAME as WINDOWS
from optimizer.scenario.fields import HALF_DAYS, HalfDay
from optimizer.solving.addition import Aboard, Addition, OnDuty, OnLoan, OnRotation
from optimizer.solving.bench import Bench

__all__ = ["reason_text", "with_reasons"]


def with_reasons(problem: RosterProblem, plan: RosterPlan) -> RosterPlan:
    """The plan with the reasons of every shortage, as pairs (person, code of `roster.reason`).

    The hall's own people come first, then those of other halls, each by code.
    """
    bench = Bench(problem, plan)
    told = tuple(
        replace(short, reasons=tuple(dict.fromkeys(_reasons(bench, short))))
        for short in plan.shortages
    )
    return replace(plan, shortages=told)


def _reasons(bench: Bench, short: Shortage) -> Iterator[tuple[str, str]]:
    match short.what:
        case "holder" | "backup":
            added = _to_duty(bench, short)
        case "window":
            yield from _not_at_windows(bench, short)
            added = _to_windows(bench, short)
        case "rotation":
            added = _to_rotation(bench, short)
        case _:
            added = _to_van(bench, short)
    for addition in added:
        yield addition.who, bench.why(addition)
