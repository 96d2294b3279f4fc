"""Two people swap two duties: every rule is checked, nothing else moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from optimizer.errors import UsageError
from optimizer.roster.explain.exchange import Exchange, Seat, exchange
from optimizer.roster.explain.vacancies import with_reasons
from optimizer.roster.plan.plan import Assignment, RosterPlan
from optimizer.roster.planning.outcome import RosterOutcome
from optimizer.roster.problem.entities import Duty
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.roster.terms import term
from optimizer.scenario.read.mistakes import did_you_mean
from optimizer.scenario.scenario import Scenario
from optimizer.solving.status import Status
from optimizer.tasks.asked_duty import duty_asked, hinted, question_of
from optimizer.tasks.plan_roster import Roster
from optimizer.words.catalogue import register
from optimizer.words.message import message

_SHAPE = "{text}: should be PERSON:HALL/DATE/SLOT"
_PERSON = "{text}: there is no person {person}"
_NOT_ON = "{text}: {person} is not on this duty; A is {holder}, B is {backup}"
_SAME = "{one} and {other} are the same duty"
_ALONE = "{person} cannot swap with {person}: two people are needed"
_PAST = "{text}: this duty began at {began}, and it is {now}: what is past cannot be swapped"
register(
    {
        _SHAPE: "{text}：应为 人员:大厅/日期/时段",
        _PERSON: "{text}：没有人员{person}",
        _NOT_ON: "{text}：{person}不在该值班上（A角为{holder}，B角为{backup}）",
        _SAME: "{one} 与 {other} 是同一个值班",
        _ALONE: "{person}不能与自己换班：须有两人",
        _PAST: "{text}：该值班已于{began}开始，现为{now}：已过去的值班不能调换",
    }
)


def swap(
    scenario: Scenario, plan: RosterPlan, one: str, other: str, *, now: datetime | None = None
) -> Exchange:
    """Two people in each other's place on two duties, each said as `PERSON:HALL/DATE/SLOT`.

    Whoever is A or B of the one becomes what the other is there, and the other way round. Raises
    UsageError for what is not there, for a duty that began before `now` (the scenario's local
    time), and for a plan of another scenario.
    """
    problem = question_of(scenario, plan)
    seats = [_seat(scenario, problem, plan, text) for text in (one, other)]
    for text, seat in zip((one, other), seats, strict=True):
        _refuse_past(text, seat.duty, now)
    first, second = seats
    if first.duty.key == second.duty.key:
        raise UsageError(message(_SAME, one=one, other=other))
    if first.person == second.person:
        raise UsageError(message(_ALONE, person=first.person))
    return exchange(problem, plan, first, second)


def swapped_roster(scenario: Scenario, found: Exchange) -> Roster:
    """The new plan, which must be legal, beside the one that was handed out: for reports."""
    problem = found.problem
    plan = replace(with_reasons(problem, found.plan), version=found.before.version + 1)
    bound = sum(goal.least(problem) for goal in ROSTER.goals.values())
    outcome = RosterOutcome(Status.FEASIBLE, plan, found.verdict, bound=bound, is_reproducible=True)
    return Roster(scenario, problem, outcome, found.before)


def _seat(scenario: Scenario, problem: RosterProblem, plan: RosterPlan, text: str) -> Seat:
    person, colon, where = (part.strip() for part in text.replace("：", ":").partition(":"))
    if not (person and colon and where):
        raise UsageError(message(_SHAPE, text=text))
    if person not in problem.person:
        unknown = message(_PERSON, text=text, person=person)
        raise UsageError(hinted(unknown, did_you_mean(person, list(problem.person))))
    duty = duty_asked(scenario, problem, where)
    found = plan.by_key.get(duty.key, Assignment(duty.key))
    if person in found.holders:
        return Seat(person, duty, "holder")
    if person == found.backup:
        return Seat(person, duty, "backup")
    nobody = term("nobody")
    who = {"holder": found.holder or nobody, "backup": found.backup or nobody}
    raise UsageError(message(_NOT_ON, text=text, person=person, **who))


def _refuse_past(text: str, duty: Duty, now: datetime | None) -> None:
    minutes = timedelta(minutes=duty.span.start_min)
    began = datetime.combine(duty.key.date, time()) + minutes
    if now is not None and began <= now:
        raise UsageError(message(_PAST, text=text, began=began, now=now))
