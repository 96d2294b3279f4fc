"""Posts whose A and B are both away by input: who stands in and must stay."""

from __future__ import annotations

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
    for post in desk.posts:
        for day in desk.month.workdays:
            for half in HALF_DAYS:
                if not any(desk.works(code, day, half) for code in (post.holder, post.backup)):
                    yield StandIn(post.id, day, half, _next(desk, post, day, half))


def _next(desk: Desk, post: PostRow, day: date, half: HalfDay) -> str | None:
    leads = [code for code in desk.team[post.hall] if desk.people[code].role == "lead"]
    for code in (*post.next, *leads):
        if desk.works(code, day, half):
            return code
    return None
