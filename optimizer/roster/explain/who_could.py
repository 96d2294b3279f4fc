"""Who could take over one place of a plan: everybody near, with the price or what is against it.

The price is the difference of the judge's objective between the plan with this person in the place
and the plan as it is, part by part; nothing else moves but what the place takes (a meal, a loan).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Literal, NamedTuple

from optimizer.roster.explain.assignment_move import Addition
from optimizer.roster.explain.reason_codes import words
from optimizer.roster.explain.remedies import (
    absent,
    in_the_way,
    lost,
    not_qualified,
    remedy,
    without,
)
from optimizer.roster.explain.what_breaks import Trial, first_broken
from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.plan import Assignment, RosterPlan
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.problem.entities import Duty, Entry, Person, Post
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.roster.rules.backup_ready import may_back
from optimizer.roster.terms import term
from optimizer.scenario.schema.fields import HalfDay
from optimizer.solving.verdict import Violation
from optimizer.words.catalogue import register
from optimizer.words.message import Message, message

Role = Literal["holder", "backup"]

_INSTEAD = ("comp", "rotation", "training", "loan", "officer", "driver")
_LACKS = "{person} ({role}) does not hold {item}"
_NO_WINDOW = "{person} staffs no window"
_WHY = "{person}: {why}"
register({_NO_WINDOW: "{person}不担任窗口工作", _WHY: "{person}：{why}"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody near a place: what it costs (`parts`, price units by goal) to have them there.

    `broken` is the first rule against it and `remedy` all that would have to change. `added` is
    what happens to the plan, None where nothing does. Who steps up from B leaves that place empty,
    which is priced; `backup` is then who would fill it most cheaply, at what that adds. `losses`
    are things of the plan that are in the way; where these are nothing but comp time that who goes
    has not earned any more, `eased` are the parts of the price with that taken back.
    """

    person: Person
    added: Addition | None = None
    parts: Mapping[str, int] = field(default_factory=dict)
    broken: Violation | None = None
    remedy: tuple[Message, ...] = ()
    backup: Candidate | None = None
    losses: tuple[Entry, ...] = ()
    eased: Mapping[str, int] | None = None

    @property
    def price(self) -> int | None:
        """What it costs, price units; None if a rule is against it."""
        return None if self.broken else sum(self.parts.values())

    def overspends(self, entry: Entry) -> bool:
        """It is comp time of who goes, which without the place is more than was earned."""
        return (
            entry.kind == "comp" and self.added is not None and entry.person in self.added.leaving
        )

    @property
    def with_backup(self) -> int:
        """What it costs with the new B, price units."""
        return (self.price or 0) + ((self.backup and self.backup.price) or 0)

    @property
    def steps_up(self) -> bool:
        """B becomes A."""
        return self.added is not None and self.person.code in self.added.leaving


class PostHalf(NamedTuple):
    """A post in an ordinary half-day."""

    post: Post
    date: date
    half: HalfDay


@dataclass(frozen=True, slots=True)
class StandIns:
    """A place, who has it now, and who could take it over: the cheapest first.

    Who has a post is its A, who is taken to be away.
    """

    place: Duty | PostHalf
    role: Role
    now: str | None
    candidates: tuple[Candidate, ...]

    @property
    def able(self) -> tuple[Candidate, ...]:
        """Those whom no rule keeps away."""
        return tuple(one for one in self.candidates if one.broken is None)


def for_duty(problem: RosterProblem, plan: RosterPlan, duty: Duty, role: Role) -> StandIns:
    """Everybody near the duty but who has the place now, the cheapest first."""
    trial = Trial(problem, plan)
    found = plan.by_key.get(duty.key, Assignment(duty.key))
    now = found.holder if role == "holder" else found.backup
    near = _near(problem, duty.key.hall, duty.backup_halls)
    hall, day, _ = duty.key
    candidates = []
    for person in near:
        who = person.code
        if who == now:
            continue
        rising = role == "holder" and who == found.backup
        leaving = tuple(code for code in (now, who if rising else None) if code is not None)
        added = Addition(role, who, hall, day, duty.halves, duty, leaving=leaving)
        one = _tried(problem, trial, added)
        if rising and one.broken is None:
            others = (p for p in near if p.code not in leaving)
            one = replace(one, backup=_new_backup(problem, plan, added, others))
        candidates.append(one)
    eased = _eased(problem, trial, candidates)
    return StandIns(duty, role, now, _ranked(eased, hall))


def for_post(problem: RosterProblem, plan: RosterPlan, place: PostHalf) -> StandIns:
    """Everybody near the post but its A, who is taken to be away, the cheapest first."""
    post, day, half = place
    without = replace(problem, away={**problem.away, (post.holder, day, half): "leave"})
    trial = Trial(without, plan)
    named = [problem.person[c].hall for c in (post.backup, *post.next) if c in problem.person]
    near = _near(problem, post.hall, named)
    candidates = [
        _at_window(without, trial, person, place)
        for person in near
        if person.code != post.holder or (person.code, day, half) in problem.away
    ]
    return StandIns(
        place, "holder", post.holder, _ranked(candidates, post.hall, (post.backup, *post.next))
    )


def applied(problem: RosterProblem, plan: RosterPlan, *steps: Addition) -> RosterPlan:
    """The plan after these steps, its shortages listed anew."""
    for step in steps:
        plan = step.to(problem, plan)
    return replace(plan, shortages=shortages(problem, plan))


def _tried(problem: RosterProblem, trial: Trial, added: Addition) -> Candidate:
    person, (before, after) = problem.person[added.who], trial.scenes(added)
    broken = first_broken(before, after)
    if broken is not None:
        losses = in_the_way(added, broken, before)
        needs = remedy(trial, added, broken, losses)
        return Candidate(person, added, {}, broken, needs, losses=losses)
    return Candidate(person, added, trial.costs(added))


def _eased(
    problem: RosterProblem, trial: Trial, candidates: Iterable[Candidate]
) -> Iterator[Candidate]:
    """The candidates; where only comp time of who goes is in the way, with the price without it."""
    known: dict[tuple[Entry, ...], tuple[Trial, Counter[str]]] = {}
    for one in candidates:
        added, losses = one.added, one.losses
        if added is None or not losses or not all(map(one.overspends, losses)):
            yield one
            continue
        if losses not in known:
            change = partial(without, losses=losses)
            homes = {problem.person[entry.person].hall for entry in losses}
            plan = change(problem, trial.plan)
            less = replace(plan, shortages=shortages(problem, plan))
            known[losses] = Trial(problem, less), Counter(trial.difference(homes, change))
        later, parts = known[losses]
        if later.breaks(added) is not None:
            yield one
            continue
        total = Counter(parts)
        total.update(later.costs(added))
        yield replace(one, eased={goal: points for goal, points in total.items() if points})


def _new_backup(
    problem: RosterProblem, plan: RosterPlan, risen: Addition, near: Iterable[Person]
) -> Candidate | None:
    """Who is the cheapest B after B has become A, at what that adds to the price."""
    duty = risen.duty
    assert duty is not None
    trial = Trial(problem, applied(problem, plan, risen))
    able = (p for p in near if duty.item_class in p.items and may_back(problem, p, duty))
    found = []
    for person in able:
        added = Addition("backup", person.code, risen.hall, risen.day, duty.halves, duty)
        if trial.breaks(added) is None:
            found.append(Candidate(person, added, trial.costs(added)))
    return min(found, key=lambda one: (one.price, one.person.code), default=None)


def _at_window(problem: RosterProblem, trial: Trial, person: Person, place: PostHalf) -> Candidate:
    """Somebody at a post in a half-day: there anyway, on loan, or kept from it."""
    post, day, half = place
    who, here = person.code, (post.hall, day)
    added = Addition("window", who, post.hall, day, (half,))
    if post.item_class not in person.items:
        text = message(_LACKS, person=who, role=term("window"), item=post.item_class)
        lacking = not_qualified(who, post.item_class)
        return Candidate(person, None, {}, Violation("qualified", *here, text), (lacking,))
    if person.role in ("lead", "driver"):
        text = message(_NO_WINDOW, person=who)
        return Candidate(person, None, {}, Violation("open_windows", *here, text))
    if person.hall != post.hall:
        return _tried(problem, trial, added)
    codes = trial.whereabouts(who, day, (half,))
    if not codes:
        return Candidate(person)
    [rule, *_] = (n for n, r in ROSTER.rules.items() if codes[0] in getattr(r, "REASONS", {}))
    text = message(_WHY, person=who, why=words()[codes[0]])
    needs = tuple(_moved(problem, trial.plan, added)) or tuple(absent(who, codes[:1], day))
    return Candidate(person, None, {}, Violation(rule, *here, text), needs)


def _moved(problem: RosterProblem, plan: RosterPlan, added: Addition) -> Iterator[Message]:
    """What somebody has by the plan instead of the own window, which would have to be moved."""
    for entry in sorted(entries(problem, plan)):
        is_then = entry.date == added.day and entry.part in ("", *added.halves)
        if is_then and entry.person == added.who and entry.kind in _INSTEAD:
            yield lost(entry)


def _near(problem: RosterProblem, hall: str, more: Iterable[str]) -> list[Person]:
    """The people of the hall and of those that may help it, by hall (the own first) and code."""
    halls = {hall, *more, *(one.id for one in problem.halls if hall in one.lends_to)}
    halls |= {problem.person[code].hall for code, to in problem.loans if to == hall}
    return sorted(
        (person for person in problem.people if person.hall in halls),
        key=lambda person: (person.hall != hall, person.hall, person.code),
    )


def _ranked(
    candidates: Iterable[Candidate], hall: str, named: Sequence[str] = ()
) -> tuple[Candidate, ...]:
    """Who can, by price; who could with comp time taken back; then who cannot.

    Among equals who is named comes first, then the own people.
    """

    def rank(one: Candidate) -> tuple[int, int, int, bool, str, str]:
        code, home = one.person.code, one.person.hall
        place = named.index(code) if code in named else len(named)
        price = one.price if one.eased is None else sum(one.eased.values())
        hindered = (one.broken is not None) + (one.broken is not None and one.eased is None)
        return hindered, price or 0, place, home != hall, home, code

    return tuple(sorted(candidates, key=rank))
