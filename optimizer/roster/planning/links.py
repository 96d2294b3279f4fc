"""What links halls: rotation batches, posts backed up by a neighbour, lending."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from math import inf

from optimizer.roster.column_generation.scope import is_linked_by_cover_alone
from optimizer.roster.plan.facts import duties_of, half_days, places_of_work, present_for_posts
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Duty, DutyKey, Person, Post
from optimizer.roster.problem.part import part
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.backup_ready import Settings as BackupReady
from optimizer.scenario.schema.fields import HalfDay

_LOOK, _WEIGHT_PER_WORK = 0.1, 4000
"""The work of a first look, and the weight of halls for which one more is given."""


def weight(problem: RosterProblem, halls: Iterable[str]) -> int:
    """How hard the halls are, about: people x (duties + workdays)."""
    inside = set(halls)
    duties = sum(duty.key.hall in inside for duty in problem.open_duties)
    people = sum(len(problem.people_of[hall]) for hall in inside)
    return people * (2 * duties + len(problem.workdays))


def look(problem: RosterProblem) -> float:
    """The work in which halls mostly have a good plan, or even the best; see `Effort`.

    Column generation says itself when its first look is over.
    """
    if is_linked_by_cover_alone(problem):
        return inf
    return _LOOK + weight(problem, [hall.id for hall in problem.halls]) / _WEIGHT_PER_WORK


def lenders(problem: RosterProblem, hall: str) -> list[str]:
    """The halls that may lend people to a hall, the nearest first."""
    found = {problem.person[code].hall for code, to in problem.loans if to == hall}
    return sorted(found, key=lambda lender: (problem.travel_min[lender, hall], lender))


def misfits(problem: RosterProblem, plan: RosterPlan) -> set[str]:
    """Halls whose parts of a plan do not fit: a batch too large, a shared post empty, a busy B."""
    found: set[str] = set()
    size = Counter(rotation.date for rotation in plan.rotations)
    for rotation in plan.rotations:
        if size[rotation.date] > problem.rotations.get(rotation.date, 0):
            found.add(problem.person[rotation.person].hall)
    guests: dict[str, set[tuple[str, DutyKey]]] = defaultdict(set)
    for assignment in plan.assignments:
        code, hall = assignment.backup, assignment.key.hall
        if code is not None and problem.person[code].hall != hall:
            guests[hall].add((code, assignment.key))
    found |= {hall for hall, on_call in guests.items() if on_call & _barred(problem, plan, {hall})}
    shared = _shared_posts(problem)
    present = present_for_posts(problem, plan, _holders_of(problem, shared))
    for post in shared:
        pair = (post.holder, post.backup)
        for day, half in half_days(problem.workdays):
            expected = any(problem.works(problem.person[code], day, half) for code in pair)
            if expected and not any((code, day, half) in present[post.hall] for code in pair):
                found |= {problem.person[code].hall for code in pair}
    return found


def _shared_posts(problem: RosterProblem) -> list[Post]:
    """Posts whose two halves are of different halls."""
    who = problem.person
    return [post for post in problem.posts if who[post.holder].hall != who[post.backup].hall]


def _holders_of(problem: RosterProblem, posts: Iterable[Post]) -> list[Person]:
    """Who holds or backs up these posts."""
    codes = {code for post in posts for code in (post.holder, post.backup)}
    return [problem.person[code] for code in sorted(codes)]


def sharers(problem: RosterProblem, halls: Iterable[str]) -> set[str]:
    """The halls with which these halls share a post: one has its holder, the other its backup."""
    inside = set(halls)
    pairs = [
        {problem.person[post.holder].hall, problem.person[post.backup].hall}
        for post in problem.posts
    ]
    return {hall for pair in pairs if pair & inside for hall in pair - inside}


def linked(problem: RosterProblem, halls: Iterable[str]) -> set[str]:
    """The halls that share a post with these halls, or whose people may back up their duties."""
    inside = set(halls)
    backing = {hall for d in problem.duties if d.key.hall in inside for hall in d.backup_halls}
    return (sharers(problem, halls) | backing) - inside


def backs_others(problem: RosterProblem, halls: Iterable[str]) -> bool:
    """Somebody of these halls backs up a post of another: their side gives way more easily."""
    inside = set(halls)
    return any(
        problem.person[post.backup].hall in inside and post.hall not in inside
        for post in problem.posts
    )


def fixed_links(
    problem: RosterProblem,
    plan: RosterPlan,
    halls: tuple[str, ...],
    borrowers: tuple[str, ...] = (),
) -> RosterProblem:
    """The halls alone, with what the rest of `plan` leaves them: batches, and who must stay."""
    inside = set(halls)
    taken = Counter(
        rotation.date
        for rotation in plan.rotations
        if problem.person[rotation.person].hall not in inside
    )
    free = {day: n - taken[day] for day, n in problem.rotations.items() if n > taken[day]}
    alone = part(problem, halls, borrowers=borrowers)
    return replace(
        alone,
        rotations=free,
        must_be_present=frozenset(
            key for key in _bound_by_posts(problem, plan, inside) if key[0] in alone.person
        ),
        free_links=False,
        barred=frozenset(_barred(problem, plan, inside)),
    )


def _bound_by_posts(
    problem: RosterProblem, plan: RosterPlan, inside: set[str]
) -> set[tuple[str, date, HalfDay]]:
    """Who of these halls is all that a post has then, and who of the others is there for one."""
    shared = [
        post
        for post in _shared_posts(problem)
        if (problem.person[post.holder].hall in inside)
        != (problem.person[post.backup].hall in inside)
    ]
    present = present_for_posts(problem, plan, _holders_of(problem, shared))
    bound = set()
    for post in shared:
        for code, other in ((post.holder, post.backup), (post.backup, post.holder)):
            mine = problem.person[code].hall in inside
            for day, half in half_days(problem.workdays):
                here, other_here = (
                    (each, day, half) in present[post.hall] for each in (code, other)
                )
                if (mine and not other_here) or (not mine and here):
                    bound.add((code, day, half))
    return bound


def _barred(problem: RosterProblem, plan: RosterPlan, inside: set[str]) -> set[tuple[str, DutyKey]]:
    """Duties in the halls for which neighbours on call have no time, by the rest of the plan."""
    at_once = problem.settings_of(BackupReady).backups_at_once
    duties = [duty for duty in problem.duties if duty.key.hall in inside]
    around = sorted({hall for duty in duties for hall in duty.backup_halls} - inside)
    neighbours = [person for hall in around for person in problem.people_of[hall]]
    places = places_of_work(problem, plan, neighbours)
    mine: dict[tuple[str, date], list[tuple[Duty, str]]] = defaultdict(list)
    for code, planned, role in duties_of(problem, plan):
        if planned.key.hall not in inside:
            mine[code, planned.key.date].append((planned, role))
    found = set()
    for duty in duties:
        for hall in duty.backup_halls:
            for person in problem.people_of[hall] if hall not in inside else ():
                day = duty.key.date
                others = [(d, r) for d, r in mine[person.code, day] if d.overlaps(duty)]
                on_call = [d for d, r in others if r == "backup" and d.backup == "on_call"]
                halves = [half for half in duty.halves if problem.works(person, day, half)]
                worked = {places.get((person.code, day, half)) for half in halves}
                elsewhere = worked - {None, person.hall, duty.key.hall}
                away = bool(halves) and (worked == {None} or bool(elsewhere))
                if away or len(on_call) < len(others) or len(on_call) >= at_once:
                    found.add((person.code, duty.key))
    return found
