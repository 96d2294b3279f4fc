"""What would have to change for somebody to take a place: tried, one thing at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from optimizer.roster.explain.assignment_move import Addition, without_seat
from optimizer.roster.explain.reason_codes import code_of
from optimizer.roster.explain.subproblem import Scene
from optimizer.roster.explain.what_breaks import Trial
from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.plan import (
    Attendance,
    BatchShare,
    CompHalf,
    Loan,
    RosterPlan,
    Rotation,
)
from optimizer.roster.problem.entities import DutyKey, Entry
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.roster.rules.backup_ready import may_back
from optimizer.roster.terms import term
from optimizer.solving.verdict import Violation
from optimizer.words.catalogue import register
from optimizer.words.message import Message, message

_DUTY = (
    "{person} has the duty {slot} at {hall} on {date} as {role}: "
    "it would have to be given to somebody else"
)
_COMP = "{person} has comp time on {date} in the {half}: it would have to be moved"
_ROTATION = "{person} is on rotation on {date}: it would have to be moved"
_TRAINING = "{person} is in training {session} on {date}: it would have to be another session"
_LOAN = "{person} is on loan to {hall} on {date} in the {half}: that would have to be given up"
_VAN = "{person} is on the van {van} on {date}: somebody else would have to go"
_BATCH = "{person} does the batch work {job} on {date}: somebody else would have to do it"
_ITEM = "{person} would have to be qualified for {item}"
_LENT = "{person} of {home} would have to be somebody who may be lent to {hall}"
_REACH = (
    "{home} would have to be among the halls that back up {hall}, and {person} on call near enough"
)
_PIN = "the pin would have to be taken out"
_FREE = "{person} would need a whole day off within these seven days"
_SEVERAL = "more would have to change than what {person} has near that date"
_LEAVE = "{person} is on leave on {date}: the leave would have to be moved"
_WORK = "{person} works elsewhere on {date}: that would have to be moved"
_PATTERN = "{person} does not work then on {date} by the pattern and would have to agree"
register(
    {
        _DUTY: "{person}在{date}{hall}的{slot}任{role}：须改由他人担任",
        _COMP: "{person}在{date}{half}调休：须改期",
        _ROTATION: "{person}在{date}轮训：须改期",
        _TRAINING: "{person}在{date}参加培训{session}：须改到另一场",
        _LOAN: "{person}在{date}{half}借调到{hall}：须取消借调",
        _VAN: "{person}在{date}随流动车{van}：须换他人随车",
        _BATCH: "{person}在{date}承担批量工作{job}：须换他人承担",
        _ITEM: "{person}须先取得{item}的资格",
        _LENT: "{person}（{home}）须先列为可借调到{hall}的人员",
        _REACH: "{home}须列入可为{hall}担任B角的大厅，且{person}的待命地点须足够近",
        _PIN: "须先取消该固定安排",
        _FREE: "{person}在这七天内须有一整天休息",
        _SEVERAL: "仅改动{person}该日期前后的安排还不够",
        _LEAVE: "{person}在{date}请假：须调整假期",
        _WORK: "{person}在{date}外出工作：须调整",
        _PATTERN: "{person}在{date}按出勤模式不上班：须征得{person}同意",
    }
)
_TRIES = 8
_DUTIES = ("holder", "backup")
_WEEK = 7


def in_the_way(added: Addition, broken: Violation, before: Scene) -> tuple[Entry, ...]:
    """What people have by the plan and would have to lose for the rule to allow the addition.

    The fewest things near the date whose loss together is enough, as tried; none where no loss is.
    """
    check = ROSTER.rules[broken.rule].check
    known = set(check(before.problem, before.plan))

    def is_enough(lost: Sequence[Entry]) -> bool:
        plan = without(before.problem, before.plan, lost)
        return known.issuperset(check(before.problem, added.to(before.problem, plan)))

    held = _near(before, added, broken)
    for entry in held:
        if is_enough([entry]):
            return (entry,)
    if not held or not is_enough(held):
        return ()
    needed = held
    for entry in reversed(held):
        fewer = [one for one in needed if one != entry]
        needed = fewer if is_enough(fewer) else needed
    return tuple(sorted(needed))


def remedy(
    trial: Trial, added: Addition, broken: Violation, losses: Sequence[Entry]
) -> tuple[Message, ...]:
    """What would have to change, in words: these losses, or else what the input says."""
    return tuple(map(lost, losses)) or tuple(_by_input(trial, added, broken))


def _near(before: Scene, added: Addition, broken: Violation) -> list[Entry]:
    """What who comes and who goes have, the nearest first; then where others are on the date."""
    both = (added.who, *added.leaving)
    place = added.duty and added.duty.key
    found = [
        entry
        for entry in entries(before.problem, before.plan)
        if _matters(before.problem, added, broken, entry)
        and not (entry.person in added.leaving and (entry.place, entry.date, entry.part) == place)
    ]
    others = (e for e in found if e.date == added.day and e.kind not in _DUTIES)
    days = {added.day, broken.date or added.day}

    def remote(entry: Entry) -> tuple[bool, timedelta, bool, Entry]:
        far = min(abs(entry.date - day) for day in days)
        return entry.person != broken.where, far, entry.person != added.who, entry

    nearest = sorted((entry for entry in found if entry.person in both), key=remote)
    return [*nearest[:_TRIES], *sorted(e for e in others if e.person not in both)]


def _matters(problem: RosterProblem, added: Addition, broken: Violation, entry: Entry) -> bool:
    """Whether the rule may look at what somebody has: of which kind, and how near the date."""
    far = abs((entry.date - added.day).days)
    match broken.rule:
        case "qualified" | "pinned":
            return False
        case "comp_time":
            return entry.kind == "comp"
        case "working_time" if code_of(broken) == "no_free_day":
            return far < _WEEK and not problem.day_kinds[entry.date].is_workday
        case "working_time":
            return entry.kind in (*_DUTIES, "officer", "driver")
        case "rest_between_days":
            return far <= 1 and entry.kind != "meal"
        case _:
            return far == 0 and entry.kind != "meal"


def lost(entry: Entry) -> Message:
    """What it means that somebody no longer has this."""
    who, day = entry.person, entry.date
    match entry.kind:
        case "holder" | "backup":
            role = term(entry.kind)
            return message(
                _DUTY, person=who, date=day, hall=entry.place, slot=entry.part, role=role
            )
        case "comp":
            return message(_COMP, person=who, date=day, half=term(entry.part))
        case "rotation":
            return message(_ROTATION, person=who, date=day)
        case "training":
            return message(_TRAINING, person=who, date=day, session=entry.place)
        case "loan":
            half = term(entry.part)
            return message(_LOAN, person=who, date=day, hall=entry.place, half=half)
        case "officer" | "driver":
            return message(_VAN, person=who, date=day, van=entry.place)
        case _:
            return message(_BATCH, person=who, date=day, job=entry.place)


def absent(person: str, codes: Sequence[str], day: date) -> Iterator[Message]:
    """What it means that absences given as input would have to change."""
    facts = {"person": person, "date": day}
    for code in codes:
        match code:
            case "on_leave":
                yield message(_LEAVE, **facts)
            case "works_elsewhere":
                yield message(_WORK, **facts)
            case "part_time":
                yield message(_PATTERN, **facts)


def not_qualified(person: str, item: str) -> Message:
    """What it means that somebody does not hold an item class."""
    return message(_ITEM, person=person, item=item)


def without(problem: RosterProblem, plan: RosterPlan, losses: Iterable[Entry]) -> RosterPlan:
    """The plan in which people do not have these things any more."""
    for entry in losses:
        plan = _without(problem, plan, entry)
    return plan


def _without(problem: RosterProblem, plan: RosterPlan, entry: Entry) -> RosterPlan:
    match entry.kind:
        case "holder" | "backup":
            duty = problem.duty[DutyKey(entry.place, entry.date, entry.part)]
            return without_seat(problem, plan, duty, entry.person)
        case "officer" | "driver":
            crews = (c for c in plan.crews if (c.van, c.date) != (entry.place, entry.date))
            return replace(plan, crews=tuple(crews))
        case "comp":
            return replace(plan, comp=tuple(c for c in plan.comp if _half(c) != _of_half(entry)))
        case "loan":
            return replace(plan, loans=tuple(x for x in plan.loans if _half(x) != _of_half(entry)))
        case "rotation":
            gone = Rotation(entry.person, entry.date)
            return replace(plan, rotations=tuple(r for r in plan.rotations if r != gone))
        case "training":
            seat = Attendance(entry.person, entry.place)
            return replace(plan, attendance=tuple(a for a in plan.attendance if a != seat))
        case _:
            share = BatchShare(entry.place, entry.person)
            return replace(plan, batch=tuple(b for b in plan.batch if b != share))


def _half(taken: CompHalf | Loan) -> tuple[str, date, str]:
    return taken.person, taken.date, taken.half


def _of_half(entry: Entry) -> tuple[str, date, str]:
    return entry.person, entry.date, entry.part


def _by_input(trial: Trial, added: Addition, broken: Violation) -> Iterator[Message]:
    """What the input would have to say, by the rule that is broken; at least that it is much."""
    problem = trial.problem
    who, duty = problem.person[added.who], added.duty
    facts = {"person": who.code, "home": who.hall, "hall": added.hall}
    codes = trial.whereabouts(who.code, added.day, added.halves)
    away = list(absent(who.code, codes, added.day))
    match broken.rule:
        case "respect_absence" if away:
            yield away[0]
        case "one_place_at_a_time" if (who.code, added.hall) not in problem.loans:
            yield message(_LENT, **facts) if who.hall != added.hall else message(_SEVERAL, **facts)
        case "one_place_at_a_time" if away:
            yield away[0]
        case "pinned":
            yield message(_PIN)
        case "qualified" if duty is not None:
            lacking = {duty.item_class, *duty.special_items} - who.items
            yield from (not_qualified(who.code, item) for item in sorted(lacking))
        case "backup_ready" if duty is not None and not may_back(problem, who, duty):
            yield message(_REACH, **facts)
        case "working_time" if code_of(broken) == "no_free_day":
            yield message(_FREE, **facts)
        case _:
            yield message(_SEVERAL, **facts)
