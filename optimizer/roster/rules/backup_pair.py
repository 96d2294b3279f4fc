"""The holder A and the backup B of a post are never absent together on an ordinary half-day.

When absences given as input take both, the next qualified person (C, then the hall's lead) is
named, stays, and the exception is listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.roster.plan.facts import present_at_own
from optimizer.roster.plan.stand_ins import stand_in, stand_ins
from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.roster.plan.plan import RosterPlan
    from optimizer.roster.problem.problem import RosterProblem
    from optimizer.roster.variables import Variables

NAME = "backup_pair"
SENTENCE_ZH = "岗位的A角和B角不得同时缺位"


class Settings(Strict):
    """No numbers: the posts table names the pairs."""


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """One of the pair is present, or else the person who stands in."""
    for post in problem.posts:
        for day in problem.workdays:
            for half in HALF_DAYS:
                pair = [problem.person[code] for code in (post.holder, post.backup)]
                if any(problem.works(person, day, half) for person in pair):
                    seen = sum(variables.present(person, day, half) for person in pair)
                    variables.cp.add(seen >= 1)
                elif (code := stand_in(problem, post, day, half)) is not None:
                    variables.cp.add(variables.present(problem.person[code], day, half) == 1)
    for person, day, half in sorted(problem.must_be_present):
        if problem.works(problem.person[person], day, half) and not problem.free_links:
            variables.cp.add(variables.present(problem.person[person], day, half) == 1)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names empty posts, and exceptions that are not listed or not needed."""
    present = present_at_own(problem, plan)
    named = {(s.post, s.date, s.half): s.person for s in stand_ins(problem)}
    for post in problem.posts:
        for day in problem.workdays:
            for half in HALF_DAYS:
                exception = (post.id, day, half) in named
                code = named.get((post.id, day, half))
                pair = [code] if exception and code else [post.holder, post.backup]
                if exception and code is None:
                    continue
                if not any((person, day, half) in present for person in pair):
                    text = f"{' and '.join(pair)} absent in the {half}"
                    yield Violation(NAME, post.id, day, text)
    listed = {(s.post, s.date, s.half): s.person for s in plan.stand_ins}
    for post_id, day, half in sorted(set(named) | set(listed)):
        due, said = (who.get((post_id, day, half), "none") for who in (named, listed))
        if due != said:
            text = f"exception of the {half}: {due} stands in, listed {said}"
            yield Violation(NAME, post_id, day, text)
