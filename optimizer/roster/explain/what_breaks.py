"""Tries one addition to a plan: the first rule it would break as a code, or what it would cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from optimizer.roster.explain.assignment_move import Addition
from optimizer.roster.explain.reason_codes import PAYS, code_of
from optimizer.roster.explain.subproblem import Scene, Stage
from optimizer.roster.plan.plan import CompHalf, RosterPlan
from optimizer.roster.problem.entities import Post
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.roster.rules.backup_ready import may_back
from optimizer.scenario.schema.fields import HalfDay
from optimizer.solving.verdict import Violation

Change = Callable[[RosterProblem, RosterPlan], RosterPlan]
_LAST = 10
_MOVES = ("works_elsewhere", "in_training", "on_rotation", "on_van")


class Trial:
    """A problem and a finished plan to which people are added, one at a time."""

    def __init__(self, problem: RosterProblem, plan: RosterPlan) -> None:
        self.plan = plan
        self.problem = problem
        self._stage = Stage(problem, plan)
        self._sessions = {session.id: session for session in problem.trainings}
        self._trained = {
            (a.person, self._sessions[a.session].date, self._sessions[a.session].half)
            for a in plan.attendance
            if a.session in self._sessions
        }
        self._comp = set(plan.comp)
        self._costs: dict[frozenset[str], tuple[Scene, Mapping[str, int]]] = {}

    def why(self, added: Addition) -> str:
        """The code of the first rule that the addition breaks, or of what it costs."""
        absences = self.whereabouts(added.who, added.day, added.halves)
        if absences and added.duty is None:
            return absences[0]
        broken = self.breaks(added)
        if broken is not None:
            return self._code(added, broken, absences)
        more = sum(self.costs(added).values())
        return f"{PAYS}:{more}" if more < 0 else f"trade_off:+{more}"

    def breaks(self, added: Addition) -> Violation | None:
        """What the first rule says of the plan with the addition, and not of the plan itself."""
        return first_broken(*self.scenes(added))

    def scenes(self, added: Addition) -> tuple[Scene, Scene]:
        """Those whom the rules ask about the addition, before and after it."""
        posts = self._posts_of(added.who) if self._leaves_home(added) else ()
        codes = frozenset({added.who, *self._fellows(added), *self._named(posts)})
        before = self._stage.cut(codes, [added.duty] if added.duty else [], posts)
        return before, before.with_plan(added.to(before.problem, before.plan))

    def costs(self, added: Addition) -> dict[str, int]:
        """What the addition changes of the objective, by goal, price units; zeros left out."""
        return self.difference({added.hall, self.problem.person[added.who].hall}, added.to)

    def difference(self, halls: Iterable[str], change: Change) -> dict[str, int]:
        """What a change that concerns these halls changes of the objective, likewise."""
        here = frozenset(halls)
        if here not in self._costs:
            scene = self._halls(here)
            self._costs[here] = scene, _prices(scene)
        before, prices = self._costs[here]
        after = _prices(before.with_plan(change(before.problem, before.plan)))
        return {goal: after[goal] - prices[goal] for goal in prices if after[goal] != prices[goal]}

    def _halls(self, halls: frozenset[str]) -> Scene:
        """Everybody of these halls, and whoever is lent to them or has a duty there."""
        whole = self.problem
        people = {person.code for hall in halls for person in whole.people_of[hall]}
        people |= {loan.person for loan in self.plan.loans if loan.hall in halls}
        here = (a for a in self.plan.assignments if a.key.hall in halls)
        people |= {code for a in here for code in (*a.holders, a.backup) if code is not None}
        duties = [duty for duty in whole.duties if duty.key.hall in halls]
        posts = tuple(post for post in whole.posts if post.hall in halls)
        return self._stage.cut(frozenset(people), duties, posts)

    def whereabouts(self, who: str, day: date, halves: Iterable[HalfDay]) -> list[str]:
        """Why somebody is not at the own windows, a code for each of the half-days when absent."""
        found = (self._absence(who, day, half) for half in halves)
        return [code for code in found if code is not None]

    def _absence(self, who: str, day: date, half: HalfDay) -> str | None:
        key = (who, day, half)
        if key in self.problem.away:
            return "on_leave" if self.problem.away[key] == "leave" else "works_elsewhere"
        is_workday = self.problem.day_kinds[day].is_workday
        if is_workday and (day, half) not in self.problem.person[who].works:
            return "part_time"
        if CompHalf(*key) in self._comp:
            return self._unless_pinned(who, day, "comp", "on_comp_time")
        if key in self._trained:
            return "in_training"
        match self.plan.elsewhere.get(key):
            case None:
                return None
            case "rotation":
                return self._unless_pinned(who, day, "rotation", "on_rotation")
            case "van":
                return "on_van"
            case _:
                return "works_elsewhere"

    def _unless_pinned(self, who: str, day: date, kind: str, code: str) -> str:
        pins = self.problem.pins
        is_pinned = any((p.person, p.date, p.kind) == (who, day, kind) for p in pins)
        return "pinned_elsewhere" if is_pinned else code

    def _leaves_home(self, added: Addition) -> bool:
        """The addition takes the person from the own windows."""
        lent = added.what == "holder" and self.problem.person[added.who].hall != added.hall
        return added.duty is None or lent

    def _posts_of(self, who: str) -> tuple[Post, ...]:
        """The posts that may need the person: as A or B, or to stand in."""
        led = self.problem.person[who].hall if self.problem.person[who].role == "lead" else None
        posts = self.problem.posts
        return tuple(p for p in posts if p.hall == led or who in (p.holder, p.backup, *p.next))

    def _named(self, posts: tuple[Post, ...]) -> Iterator[str]:
        for post in posts:
            yield from (post.holder, post.backup)
            yield from (code for code in post.next if code in self.problem.person)
            staff = self.problem.people_of.get(post.hall, ())
            yield from (person.code for person in staff if person.role == "lead")

    def _fellows(self, added: Addition) -> Iterator[str]:
        """Who is on the duty or the van already."""
        if added.duty is not None and added.duty.key in self.plan.by_key:
            found = self.plan.by_key[added.duty.key]
            yield from (code for code in (*found.holders, found.backup) if code is not None)
        if added.crew_day is not None:
            for crew in self.plan.crews:
                if (crew.van, crew.date) == (added.crew_day.van, added.crew_day.date):
                    yield from crew.members

    def _code(self, added: Addition, broken: Violation, absences: list[str]) -> str:
        match broken.rule:
            case "respect_absence":
                return [*absences, "part_time"][0]
            case "one_place_at_a_time" | "backup_ready":
                moves = [code for code in absences if code in _MOVES]
                return [*moves, self._bound(added)][0]
            case "van_crew" if added.crew_day is None:
                return "on_van"
            case "van_crew":
                return self._other_duty(added) if self._is_busy(added) else "crew"
            case _:
                return code_of(broken)

    def _is_busy(self, added: Addition) -> bool:
        on_date = (a for a in self.plan.assignments if a.key.date == added.day)
        return any(added.who in (*found.holders, found.backup) for found in on_date)

    def _bound(self, added: Addition) -> str:
        """Too far, of another hall, or on another duty around that time."""
        person = self.problem.person[added.who]
        duty = added.duty
        if added.what != "backup" or duty is None or may_back(self.problem, person, duty):
            return self._other_duty(added)
        near = (added.hall, *(duty.backup_halls if duty.backup == "on_call" else ()))
        return "out_of_reach" if person.hall in near else "not_lent"

    def _other_duty(self, added: Addition) -> str:
        """The other duty that is in the way may be a fixed one."""
        code = self._unless_pinned(added.who, added.day, "holder", "other_duty")
        return self._unless_pinned(added.who, added.day, "backup", code)


def _prices(scene: Scene) -> dict[str, int]:
    """What the scene costs, by goal."""
    return {
        name: sum(amount.cost for amount in goal.measure(scene.problem, scene.plan))
        for name, goal in ROSTER.goals.items()
    }


def _tried(name: str) -> tuple[int, str]:
    """The rules that say where somebody is come first, then those that are quick to judge."""
    return getattr(ROSTER.rules[name], "TRIED", _LAST), name


def first_broken(before: Scene, after: Scene) -> Violation | None:
    """What the first rule says of `after` that it does not say of `before`."""
    for name in sorted(ROSTER.rules, key=_tried):
        if new := new_of(name, before, after):
            return min(new, key=lambda v: (str(v.where), v.date or date.min, v.text))
    return None


def new_of(rule: str, before: Scene, after: Scene) -> set[Violation]:
    """What a rule says of `after` that it does not say of `before`."""
    found = set(ROSTER.rules[rule].check(after.problem, after.plan))
    return found and found - set(ROSTER.rules[rule].check(before.problem, before.plan))
