"""Batch work is spread evenly over the window people of a hall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "batch_work"
SENTENCE_ZH = "批量工作在大厅窗口人员之间均匀分担"
TITLE = Label("batch work spread unevenly", "批量工作不均")
UNITS = {"spread": Label("spread", "极差"), "undone": Label("jobs undone", "未做的工作")}
ORDER = 8
_UNIT_MIN = 30


class Settings(Strict):
    """Prices of uneven and undone batch work."""

    spread: Price = 1
    """Per started 30 minutes between the most and the least loaded person of a hall."""
    undone: Price = 25
    """Per batch job that nobody does: more than the longest job spreads, less than a loan."""


def _crews(problem: RosterProblem) -> Iterator[tuple[str, list[str]]]:
    for hall in problem.halls:
        crew = [p.code for p in problem.people_of[hall.id] if p.role in ("clerk", "window")]
        if crew and any(job.hall == hall.id for job in problem.batch_jobs):
            yield hall.id, crew


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no batch work."""
    return not problem.batch_jobs


def price(problem: RosterProblem, variables: Variables) -> None:
    """Jobs that nobody does, and the spread of each hall."""
    settings = problem.settings_of(Settings)
    for undone in variables.undone.values():
        variables.pay(undone, settings.undone)
    for hall, crew in _crews(problem):
        jobs = [job for job in problem.batch_jobs if job.hall == hall]
        total = sum(job.minutes for job in jobs)
        high = variables.new_int(0, total, f"batch high {hall}")
        low = variables.new_int(0, total, f"batch low {hall}")
        units = variables.new_int(0, -(-total // _UNIT_MIN), f"batch spread {hall}")
        for code in crew:
            load = sum(
                job.minutes * variables.batch[job.id, code]
                for job in jobs
                if (job.id, code) in variables.batch
            )
            variables.cp.add(low <= load)
            variables.cp.add(load <= high)
        variables.cp.add(_UNIT_MIN * units >= high - low)
        variables.pay(units, settings.spread)


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """The spread of each hall and the jobs that nobody does."""
    settings = problem.settings_of(Settings)
    minutes = {job.id: job.minutes for job in problem.batch_jobs}
    load: Counter[str] = Counter()
    for share in plan.batch:
        load[share.person] += minutes.get(share.job, 0)
    units = 0
    for _, crew in _crews(problem):
        loads = [load[code] for code in crew]
        units += -(-(max(loads) - min(loads)) // _UNIT_MIN)
    yield Priced(NAME, "spread", units, settings.spread)
    undone = len(set(minutes) - {share.job for share in plan.batch})
    yield Priced(NAME, "undone", undone, settings.undone)


def least(problem: RosterProblem) -> int:
    """Nothing: an even spread is always thinkable."""
    del problem
    return 0
