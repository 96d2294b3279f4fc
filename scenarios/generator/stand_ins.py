"""Posts whose A and B are both away by input: who stands in and must stay."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from optimizer.scenario.schema.rows_halls import PostRow
    from scenarios.generator.desk import Desk


class StandIn(NamedTuple):
    """An exception: nobody (None) is left, or this person stands in."""

    post: str
    date: date
    half: HalfDay
    person: str | None


def name_stand_ins(desk: Desk) -> list[StandIn]:
    """Every exception, by post and date; whoever stands in must stay from now on."""
    found = list(_exceptions(desk))
    for stand_in in found:
        if stand_in.person is not None:
            desk.must_stay[stand_in.person, stand_in.date, stand_in.half] = stand_in.post
    return sorted(found)


def _exceptions(desk: Desk) -> Iterator[StandIn]:
    halls = sorted({post.hall for post in desk.posts})
    for hall, day, half in product(halls, desk.month.workdays, HALF_DAYS):
        left = [
            post
            for post in sorted(desk.posts, key=lambda post: post.id)
            if post.hall == hall
            and not any(desk.works(code, day, half) for code in (post.holder, post.backup))
        ]
        chosen = _chosen([_able(desk, post, day, half) for post in left])
        for post, code in zip(left, chosen, strict=True):
            yield StandIn(post.id, day, half, code)


def _able(desk: Desk, post: PostRow, day: date, half: HalfDay) -> list[str]:
    """Who may stand in, the first the best: those named next, then the lead."""
    leads = [code for code in desk.team[post.hall] if desk.people[code].role == "lead"]
    return [
        code
        for code in (*post.next, *leads)
        if desk.works(code, day, half) and post.item_class in desk.people[code].items
    ]


def _chosen(able: list[list[str]]) -> tuple[str | None, ...]:
    """One for each post, nobody twice: the fewest posts empty, then the earlier posts choose."""

    def rank(chosen: tuple[str | None, ...]) -> tuple[int, list[int]]:
        places = [c.index(code) if code else len(c) for c, code in zip(able, chosen, strict=True)]
        return chosen.count(None), places

    ways = product(*((*codes, None) for codes in able))
    once = (way for way in ways if len({*filter(None, way)}) == len(way) - way.count(None))
    return min(once, key=rank)
