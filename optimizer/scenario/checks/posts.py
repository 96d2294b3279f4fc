"""Checks of posts and their A and B roles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.checks.draft_ways import draft_minutes
from optimizer.scenario.schema.rows_halls import OpeningRow, PostRow
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.scenario.read.mistakes import Found
    from optimizer.scenario.read.tables import Row


def holders_are_other_people(draft: Draft) -> Iterator[Found]:
    """The holder, the backup and the next ones of a post are different people."""
    for post, at in draft.of(PostRow):
        if post.backup == post.holder:
            yield at.found("backup", message("{person!r} is also the holder", person=post.backup))
        for index, person in enumerate(post.next):
            if person in (post.holder, post.backup, *post.next[:index]):
                yield at.found(
                    "next", message("{person!r} is named twice for this post", person=person)
                )


def holders_are_qualified(draft: Draft) -> Iterator[Found]:
    """The holder, the backup and the next ones of a post hold its item class."""
    for post, at in draft.of(PostRow):
        named = [("holder", post.holder), ("backup", post.backup)]
        for field, code in [*named, *(("next", code) for code in post.next)]:
            if post.item_class not in draft.person[code].items:
                yield at.found(
                    field,
                    message(
                        "{person!r} does not hold {item_class!r}",
                        person=code,
                        item_class=post.item_class,
                    ),
                    message("see {where}", where="people"),
                )


def backups_come_from_listed_halls(draft: Draft) -> Iterator[Found]:
    """The backup works at the post's hall or at one of its `backup_halls`."""
    for post, at in draft.of(PostRow):
        hall = draft.person[post.backup].hall
        if hall not in (post.hall, *post.backup_halls):
            problem = message(
                "{person!r} works at {hall}, which {column} does not list",
                person=post.backup,
                hall=hall,
                column=at.label("backup_halls"),
            )
            yield at.found("backup", problem)


def backups_are_within_reach(draft: Draft) -> Iterator[Found]:
    """A backup of another hall is on call within `rules.backup_ready.backup_reach_min`."""
    reach_min: int | None = getattr(draft.rules.get("backup_ready"), "backup_reach_min", None)
    if reach_min is None:
        return
    from_afar = list(_from_afar(draft))
    try:
        away_min = draft_minutes(draft, [(start, post.hall) for post, _, start in from_afar])
    except ValueError:  # told by checks_travel
        return
    for post, at, start in from_afar:
        if away_min.get((start, post.hall), 0) > reach_min:
            problem = message(
                "{person!r} is {away} min away at {place}, more than {reach}",
                person=post.backup,
                away=away_min[start, post.hall],
                place=start,
                reach=reach_min,
            )
            hint = message("see {where}", where="rules.backup_ready.backup_reach_min")
            yield at.found("backup", problem, hint)


def _from_afar(draft: Draft) -> Iterator[tuple[PostRow, Row, str]]:
    """Posts whose backup works at another hall, and where the backup is on call."""
    for post, at in draft.of(PostRow):
        backup = draft.person[post.backup]
        start = backup.on_call_from or backup.hall
        if backup.hall != post.hall and start != post.hall:
            yield post, at, start


def openings_staff_their_own_post(draft: Draft) -> Iterator[Found]:
    """The post that an opening staffs is at the hall that opens."""
    posts = {post.id: post for post, _ in draft.of(PostRow)}
    for opening, at in draft.of(OpeningRow):
        post = posts.get(opening.post)
        if post is not None and post.hall != opening.hall:
            yield at.found(
                "post",
                message(
                    "{post!r} is at {hall}, not at {other}",
                    post=opening.post,
                    hall=post.hall,
                    other=opening.hall,
                ),
            )
