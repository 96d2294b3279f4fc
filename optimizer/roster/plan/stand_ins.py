"""Who stands in when absences given as input take both A and B of a post."""

from __future__ import annotations

from datetime import date

from optimizer.roster.plan.plan import StandIn
from optimizer.roster.problem.entities import Post
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay


def stand_in(problem: RosterProblem, post: Post, day: date, half: HalfDay) -> str | None:
    """The first of the post's `next`, then the hall's lead, who works by input; None if nobody."""
    leads = [p.code for p in problem.people_of.get(post.hall, ()) if p.role == "lead"]
    for code in (*post.next, *leads):
        if code in problem.person and problem.works(problem.person[code], day, half):
            return code
    return None


def stand_ins(problem: RosterProblem) -> tuple[StandIn, ...]:
    """Every exception that the input forces, sorted."""
    return tuple(
        sorted(
            (
                StandIn(post.id, day, half, stand_in(problem, post, day, half))
                for post in problem.posts
                for day in problem.workdays
                for half in HALF_DAYS
                if not any(
                    problem.works(problem.person[code], day, half)
                    for code in (post.holder, post.backup)
                )
            ),
            key=lambda s: (s.post, s.date, s.half),
        )
    )
