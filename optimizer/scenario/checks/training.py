"""Checks of training sessions: nobody in two places, no post emptied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.schema.rows_halls import PostRow
from optimizer.scenario.schema.rows_training import TrainingRow
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.scenario.read.mistakes import Found


def sessions_invite_somebody(draft: Draft) -> Iterator[Found]:
    """Somebody is invited to every session, each person once."""
    for session, at in draft.of(TrainingRow):
        if not session.invited:
            yield at.found("invited", message("is empty"))
        if len(set(session.invited)) < len(session.invited):
            yield at.found("invited", message("names somebody twice"))


def on_site_courses_do_not_clash(draft: Draft) -> Iterator[Found]:
    """Nobody is invited to on-site sessions of two courses in one half-day."""
    taken: dict[tuple[str, date, str], str] = {}
    for session, at in draft.of(TrainingRow):
        for person in session.invited if session.mode == "on_site" else ():
            when = (person, session.date, session.part)
            course = taken.setdefault(when, session.course)
            if course != session.course:
                yield at.found(
                    "invited",
                    message(
                        "{person!r} is invited to {course!r} at the same time",
                        person=person,
                        course=course,
                    ),
                )
                break


def a_single_session_leaves_a_backup(draft: Draft) -> Iterator[Found]:
    """A course of one on-site session does not invite both the holder and the backup of a post."""
    sessions = Counter(session.course for session, _ in draft.of(TrainingRow))
    posts: dict[str, list[PostRow]] = {}
    for post, _ in draft.of(PostRow):
        posts.setdefault(post.holder, []).append(post)
    for session, at in draft.of(TrainingRow):
        if session.mode == "on_site" and sessions[session.course] == 1:
            invited = set(session.invited)
            held = (post for person in session.invited for post in posts.get(person, ()))
            emptied = next((post for post in held if post.backup in invited), None)
            if emptied:
                one, other, where = emptied.holder, emptied.backup, emptied.id
                problem = message(
                    "{one!r} and {other!r} are holder and backup of {post!r}",
                    one=one,
                    other=other,
                    post=where,
                )
                yield at.found("invited", problem, message("give the course a second session"))
