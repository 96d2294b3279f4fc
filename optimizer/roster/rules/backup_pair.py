"""The holder A and the backup B of a post are never absent together on an ordinary half-day.

When absences given as input take both, the next qualified person (C, then the hall's lead) who
stands in for no other post is named, stays, and the exception is listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from optimizer.roster.plan.facts import half_days, present_for_posts
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Post
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.problem.stand_ins import Exceptions, who_stands_in
from optimizer.roster.terms import term
from optimizer.scenario.schema.fields import HalfDay
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import Message, message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "backup_pair"
SENTENCE_ZH = "岗位的A角和B角不得同时缺位"
CHINESE = {
    "{person} absent in the {half}": "{person}在{half}不在岗",
    "{one} and {other} absent in the {half}": "{one}和{other}在{half}同时不在岗",
    "exception of the {half}: {due} stands in, listed {said}": (
        "{half}的例外：应由{due}顶岗，所列为{said}"
    ),
}
REASONS = {
    "pair_absent": Label("would leave a post without A and B", "岗位AB角将同时缺位"),
}
TRIED = 7


class Settings(Strict):
    """No numbers: the posts table names the pairs."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no posts."""
    return not problem.posts


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """One of the pair is present, at home or gone over, or else the person who stands in.

    Where nobody of a post's pair is of this part, nor who stands in, the other parts keep it.
    """
    inside = {person.code for person in problem.people}
    exceptions = who_stands_in(problem)
    for post in problem.posts:
        for day, half in half_days(problem.workdays):
            keepers = _keepers(post, day, half, exceptions)
            if inside.intersection(keepers):
                seen = sum(_is_there(variables, post, code, day, half) for code in keepers)
                variables.cp.add(seen >= 1)
    for person, day, half in sorted(problem.must_be_present):
        if problem.works(problem.person[person], day, half) and not problem.free_links:
            variables.cp.add(variables.present(problem.person[person], day, half) == 1)


def _keepers(post: Post, day: date, half: HalfDay, exceptions: Exceptions) -> tuple[str, ...]:
    """Of whom one keeps the post: A and B, or who stands in for them, or nobody."""
    if (post.id, day, half) not in exceptions:
        return post.holder, post.backup
    code = exceptions[post.id, day, half]
    return () if code is None else (code,)


def _is_there(variables: Variables, post: Post, code: str, day: date, half: HalfDay) -> Any:
    """1 when the person is at the own windows or went over to the post's hall.

    Who goes, nobody says where to, may have gone there.
    """
    person = variables.problem.person[code]
    over = [variables.lent.get((code, day, half, post.hall), 0)]
    if person.hall != post.hall:
        over.append(variables.goes.get((code, day, half), 0))
    return variables.present(person, day, half) + sum(over)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names empty posts, and exceptions that are not listed or not needed."""
    present = present_for_posts(problem, plan)
    named, inside = who_stands_in(problem), {person.code for person in problem.people}
    for post in problem.posts:
        for day, half in half_days(problem.workdays):
            keepers = _keepers(post, day, half, named)
            if inside.intersection(keepers) and not any(
                (who, day, half) in present[post.hall] for who in keepers
            ):
                yield Violation(NAME, post.id, day, _absent(keepers, half))
    listed = {(s.post, s.date, s.half): s.person for s in plan.stand_ins}
    for post_id, day, half in sorted(set(named) | set(listed)):
        due, said = (who.get((post_id, day, half), "none") for who in (named, listed))
        if due != said:
            text = message(
                "exception of the {half}: {due} stands in, listed {said}",
                half=term(half),
                due=term(due or "nobody"),
                said=term(said or "nobody"),
            )
            yield Violation(NAME, post_id, day, text)


def _absent(pair: tuple[str, ...], half: HalfDay) -> Message:
    if len(pair) == 1:
        return message("{person} absent in the {half}", person=pair[0], half=term(half))
    one, other = pair
    return message("{one} and {other} absent in the {half}", one=one, other=other, half=term(half))
