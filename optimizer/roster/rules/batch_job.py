"""A batch job is done once, by somebody who is at a window of its hall then, or not at all.

A job that nobody does is priced by the goal `batch_work`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.facts import present_at_own
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "batch_job"
SENTENCE_ZH = "一项批量工作由当时在本厅窗口的一人完成，且只做一次，或无人承担"
CHINESE = {
    "{person} cannot do {job}: not at the hall's windows then": (
        "{person}不能做{job}：当时不在该厅窗口"
    ),
    "the job is done more than once": "该批量工作重复列出",
}
REASONS = {
    "batch_work": Label("does batch work then", "当时承担批量工作"),
}


class Settings(Strict):
    """No numbers: the batch work table says what is to be done."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no batch work."""
    return not problem.batch_jobs


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """Each job has at most one person, at the hall's windows then."""
    for job in problem.batch_jobs:
        takers = [(p, x) for (name, p), x in variables.batch.items() if name == job.id]
        undone = variables.new_bool(f"undone {job.id}")
        variables.undone[job.id] = undone
        variables.cp.add_exactly_one([x for _, x in takers] + [undone])
        for code, literal in takers:
            present = variables.present(problem.person[code], job.date, job.half)
            variables.cp.add(literal <= present)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names who is not at a window for a job, and jobs that are done twice."""
    if not plan.batch:
        return
    jobs = {job.id: job for job in problem.batch_jobs}
    present = present_at_own(problem, plan)
    times = Counter(share.job for share in plan.batch)
    for share in plan.batch:
        job = jobs.get(share.job)
        person = problem.person.get(share.person)
        fits = job and person and person.hall == job.hall and person.role in ("clerk", "window")
        if job is None or not fits or (share.person, job.date, job.half) not in present:
            text = message(
                "{person} cannot do {job}: not at the hall's windows then",
                person=share.person,
                job=share.job,
            )
            yield Violation(NAME, share.job, job.date if job else None, text)
        elif times[share.job] > 1:
            yield Violation(NAME, share.job, job.date, message("the job is done more than once"))
