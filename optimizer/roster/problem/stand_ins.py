"""Who stands in when absences given as input take both A and B of a post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product

from optimizer.roster.problem.entities import Post
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay

Exceptions = Mapping[tuple[str, date, HalfDay], str | None]


def who_stands_in(problem: RosterProblem) -> Exceptions:
    """By (post, date, half-day) who stands in for its A and B, None if nobody is left.

    Somebody stands in for one post at a time and holds its item class: the first of its `next`,
    then the hall's lead. As many posts as can be are kept, and the earlier ones choose first. A
    part of a problem has from the whole who stands in.
    """
    if problem.standing_in is not None:
        mine = {post.id for post in problem.posts}
        return {key: code for key, code in problem.standing_in.items() if key[0] in mine}
    found: dict[tuple[str, date, HalfDay], str | None] = {}
    for day, half in product(problem.workdays, HALF_DAYS):
        able = {
            post.id: _able(problem, post, day, half)
            for post in problem.posts
            if not _is_kept(problem, post, day, half)
        }
        found |= {(post, day, half): code for post, code in _chosen(able).items()}
    return found


def _is_kept(problem: RosterProblem, post: Post, day: date, half: HalfDay) -> bool:
    pair = (problem.person[code] for code in (post.holder, post.backup))
    return any(problem.works(person, day, half) for person in pair)


def _able(problem: RosterProblem, post: Post, day: date, half: HalfDay) -> list[str]:
    leads = (p.code for p in problem.people_of.get(post.hall, ()) if p.role == "lead")
    return [
        code
        for code in dict.fromkeys((*post.next, *leads))
        if code in problem.person
        and post.item_class in problem.person[code].items
        and problem.works(problem.person[code], day, half)
    ]


def _chosen(able: Mapping[str, Sequence[str]]) -> dict[str, str | None]:
    """Each post's first, of those with whom the most posts have somebody, nobody twice."""
    chosen: dict[str, str | None] = {}
    left: dict[str, Sequence[str]] = dict(able)
    while left:
        most = _most(left)
        post, codes = next(iter(left.items()))
        del left[post]
        chosen[post] = None
        for code in codes:
            others: dict[str, Sequence[str]] = {
                each: [c for c in left[each] if c != code] for each in left
            }
            if _most(others) + 1 == most:
                chosen[post], left = code, others
                break
    return chosen


def _most(able: Mapping[str, Sequence[str]]) -> int:
    """For how many posts somebody can stand in, each for one."""
    taken: dict[str, str] = {}
    return sum(_finds(post, able, taken, set()) for post in able)


def _finds(
    post: str, able: Mapping[str, Sequence[str]], taken: dict[str, str], tried: set[str]
) -> bool:
    for code in able[post]:
        if code not in tried:
            tried.add(code)
            if code not in taken or _finds(taken[code], able, taken, tried):
                taken[code] = post
                return True
    return False
