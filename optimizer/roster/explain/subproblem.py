"""A few people cut out of a problem and its plan, so that the rules judge them alone in no time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from optimizer.roster.plan.plan import Assignment, Crew, RosterPlan
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.problem.entities import Duty, DutyKey, Post
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.problem.stand_ins import who_stands_in


@dataclass(frozen=True, slots=True)
class Scene:
    """A problem and a plan of some people, with their duties and nobody else's."""

    problem: RosterProblem
    plan: RosterPlan

    def with_plan(self, plan: RosterPlan) -> Scene:
        """The same people with another plan; its shortages are counted anew."""
        return Scene(self.problem, replace(plan, shortages=shortages(self.problem, plan)))


class Stage:
    """Cuts scenes out of one problem and one plan."""

    def __init__(self, problem: RosterProblem, plan: RosterPlan) -> None:
        self._problem = problem
        self._plan = plan
        self._standing_in = who_stands_in(problem)
        self._keys: dict[str, set[DutyKey]] = defaultdict(set)
        for assignment in plan.assignments:
            for code in (*assignment.holders, assignment.backup):
                if code is not None and assignment.key in problem.duty:
                    self._keys[code].add(assignment.key)

    def cut(
        self, codes: frozenset[str], duties: Iterable[Duty], posts: tuple[Post, ...] = ()
    ) -> Scene:
        """These people with all duties that they have, and these duties and posts besides."""
        whole = self._problem
        keys = {duty.key for duty in duties}
        keys.update(*(self._keys[code] for code in codes))
        people = tuple(whole.person[code] for code in sorted(codes))
        halls = {person.hall for person in people}
        crews = tuple(crew for crew in self._plan.crews if codes & set(crew.members))
        vans = {(crew.van, crew.date) for crew in crews}
        plan = self._plan_of(codes, keys, crews)
        problem = replace(
            whole,
            halls=tuple(hall for hall in whole.halls if hall.id in halls),
            people=people,
            outsiders=(),
            duties=tuple(whole.duty[key] for key in sorted(keys)),
            posts=posts,
            standing_in=self._standing_in,
            rotations=self._room_for(codes),
            crew_days=tuple(
                day for day in whole.crew_days if (day.van, day.date) in vans or day.depot in halls
            ),
            batch_jobs=tuple(job for job in whole.batch_jobs if job.hall in halls),
            requests=tuple(request for request in whole.requests if request.person in codes),
            pins=tuple(pin for pin in whole.pins if pin.person in codes),
            published=whole.published
            and frozenset(entry for entry in whole.published if entry.person in codes),
            loans=tuple(loan for loan in whole.loans if loan[0] in codes),
        )
        return Scene(problem, plan).with_plan(plan)

    def _plan_of(
        self, codes: frozenset[str], keys: set[DutyKey], crews: tuple[Crew, ...]
    ) -> RosterPlan:
        plan = self._plan
        by_key = plan.by_key
        return RosterPlan(
            assignments=tuple(_only(by_key[key], codes) for key in sorted(keys) if key in by_key),
            meals=tuple(meal for meal in plan.meals if meal.person in codes),
            comp=tuple(taken for taken in plan.comp if taken.person in codes),
            rotations=tuple(rotation for rotation in plan.rotations if rotation.person in codes),
            attendance=tuple(a for a in plan.attendance if a.person in codes),
            loans=tuple(loan for loan in plan.loans if loan.person in codes),
            crews=tuple(_aboard(crew, codes) for crew in crews),
            batch=tuple(share for share in plan.batch if share.person in codes),
            stand_ins=plan.stand_ins,
        )

    def _room_for(self, codes: frozenset[str]) -> dict[date, int]:
        taken = Counter(r.date for r in self._plan.rotations if r.person not in codes)
        return {day: room - taken[day] for day, room in self._problem.rotations.items()}


def _only(assignment: Assignment, codes: frozenset[str]) -> Assignment:
    holders = tuple(code for code in assignment.holders if code in codes)
    return Assignment(
        assignment.key, holders, assignment.backup if assignment.backup in codes else None
    )


def _aboard(crew: Crew, codes: frozenset[str]) -> Crew:
    places = (crew.officer_a, crew.officer_b, crew.driver)
    return Crew(crew.van, crew.date, *(code if code in codes else None for code in places))
