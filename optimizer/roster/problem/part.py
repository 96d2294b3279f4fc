"""A part of a roster problem: some halls, with what links them to the others cut or fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from optimizer.roster.problem.entities import Entry, Outside, Post
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.problem.stand_ins import who_stands_in


def part(
    problem: RosterProblem, halls: tuple[str, ...], *, borrowers: tuple[str, ...] = ()
) -> RosterProblem:
    """The halls alone; neighbours who back up their posts become outsiders.

    Of the wishes of outsiders those for no duty remain: each hall pays for its own duties.
    Of these halls the `borrowers` may borrow people from the others.
    """
    people = tuple(person for person in problem.people if person.hall in halls)
    inside = {person.code for person in people}
    posts = tuple(post for post in problem.posts if _concerns(post, halls, inside))
    duties = tuple(duty for duty in problem.duties if duty.key.hall in halls)
    named = {code for post in posts for code in (post.holder, post.backup, *post.next)}
    helping = {hall for duty in duties for hall in duty.backup_halls}
    named |= {person.code for person in problem.people if person.hall in helping}
    pairs = [
        (person, hall) for person, hall in problem.loans if person in inside and hall in borrowers
    ]
    return replace(
        problem,
        halls=tuple(hall for hall in problem.halls if hall.id in halls),
        people=people,
        outsiders=tuple(p for p in problem.people if p.code in named - inside),
        duties=duties,
        posts=posts,
        crew_days=tuple(day for day in problem.crew_days if day.depot in halls),
        batch_jobs=tuple(job for job in problem.batch_jobs if job.hall in halls),
        requests=tuple(
            r
            for r in problem.requests
            if r.person in inside or (r.wish == "no_duty" and r.person in named)
        ),
        pins=tuple(pin for pin in problem.pins if pin.person in inside),
        published=_published(problem, halls),
        must_be_present=frozenset(
            key for key in problem.must_be_present if key[0] in inside | named
        ),
        standing_in=who_stands_in(problem),
        loans=tuple(pairs),
    )


def _concerns(post: Post, halls: tuple[str, ...], people: set[str]) -> bool:
    named = (post.holder, post.backup, *post.next)
    return post.hall in halls or not people.isdisjoint(named)


def _published(problem: RosterProblem, halls: tuple[str, ...]) -> frozenset[Entry] | None:
    """What these halls decide: the days of their people, and who backs up their duties.

    People who have left count at the first hall with people.
    """
    if problem.published is None:
        return None
    first = next((hall.id for hall in problem.halls if problem.people_of[hall.id]), "")
    home = {person.code: person.hall for person in problem.everybody}
    return frozenset(
        entry
        for entry in problem.published
        if (problem.site_of(entry) or home.get(entry.person, first)) in halls
    )


def with_outside(
    problem: RosterProblem, halls: tuple[str, ...], borrowers: tuple[str, ...], price: int
) -> RosterProblem:
    """The part of these halls, relaxed by every loan to, from and among them that it lacks.

    Each such loan costs `price`: who comes pays half of it and who goes the rest, so that what the
    parts of a plan pay adds up; who comes pays it all where nobody of another part could be the
    one. Without such loans the part itself.
    """
    alone = part(problem, halls, borrowers=borrowers)
    lacking = set(problem.loans) - set(alone.loans)
    come = {hall for _, hall in lacking if hall in halls}
    go = {code for code, _ in lacking if problem.person[code].hall in halls}
    if not come and not go:
        return alone
    items = {
        hall: frozenset[str]().union(*(problem.person[c].items for c, to in lacking if to == hall))
        for hall in come
    }
    inner = go - {code for code, to in lacking if to not in halls}
    shared = {to for code, to in lacking if code not in inner}
    share = price // 2
    outside = Outside(
        come={hall: price - share if hall in shared else price for hall in sorted(come)},
        go={code: 0 if code in inner else share for code in sorted(go)},
        inner=frozenset(inner),
        items=items,
        earned_min=_duty_min(problem, {to for code, to in lacking if code in go}),
    )
    return replace(alone, outside=outside)


def _duty_min(problem: RosterProblem, halls: Iterable[str]) -> dict[date, int]:
    """The minutes of all duties at these halls, by date."""
    total: Counter[date] = Counter()
    for duty in problem.open_duties:
        if duty.key.hall in halls:
            total[duty.key.date] += duty.minutes
    return dict(total)


def inseparable(problem: RosterProblem) -> list[tuple[str, ...]]:
    """The staffed halls, in groups that cannot be solved apart.

    Where being on call counts as work, a backup for a neighbour uses up limits at home too. Who is
    pinned to a duty of another hall is needed there and missed at home.
    """
    near = [
        {duty.key.hall, *duty.backup_halls}
        for duty in problem.duties
        if duty.backup == "on_call" and duty.backup_minutes
    ]
    near += [{pin.hall, problem.person[pin.person].hall} for pin in problem.pins]
    groups = [{hall.id} for hall in problem.halls if problem.people_of[hall.id]]
    for halls in near:
        linked = [group for group in groups if group & halls]
        groups = [group for group in groups if not group & halls]
        groups += [set().union(*linked)] if linked else []
    return sorted(tuple(sorted(group)) for group in groups)


def pinned_borrowers(problem: RosterProblem, halls: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the halls to which people of others are pinned, on duty or on loan: they borrow."""
    held = {
        pin.hall
        for pin in problem.pins
        if pin.kind in ("holder", "loan", "meal") and problem.person[pin.person].hall != pin.hall
    }
    return tuple(hall for hall in halls if hall in held)
