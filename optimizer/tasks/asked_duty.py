"""Which duty or half-day of a post somebody means: `HALL/DATE/SLOT`, `STATION/DATE/HALF`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from optimizer.errors import UsageError
from optimizer.roster.explain.who_could import PostHalf
from optimizer.roster.judge import unknown_people
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Duty, DutyKey
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import TERMS
from optimizer.scenario.read.mistakes import did_you_mean
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay
from optimizer.tasks.plan_roster import roster_question
from optimizer.tasks.same_scenario import refuse_other_roster, refuse_part
from optimizer.words.catalogue import register
from optimizer.words.message import Message, Said, message

_SHAPE = "{text}: should be HALL/DATE/SLOT, like {example}"
_DATE = "{text}: {day} should be a date like {example}"
_MONTH = "{text}: {day} is not in the month from {first} to {last}"
_HALL = "{text}: there is no hall or post {name}"
_SLOT = "{text}: there is no slot {name}"
_CLOSED = "{text}: the hall has no such duty on that date"
_OFF = "{text}: nobody works ordinary hours on that date"
_POST = "{text}: a half-day is asked of a post; the hall has {n} stations"
_NONE = "none is open then"
_OPEN = "open then: {slots}"
_HINTED = "{problem} ({hint})"
_STRANGERS = "{plan} names people who are not in the scenario: {people}"
register(
    {
        _SHAPE: "{text}：应为 大厅/日期/时段，如 {example}",
        _DATE: "{text}：{day}应为日期，如{example}",
        _MONTH: "{text}：{day}不在本月（{first}至{last}）内",
        _HALL: "{text}：没有大厅或岗位{name}",
        _SLOT: "{text}：没有时段{name}",
        _CLOSED: "{text}：该大厅当日没有此值班",
        _OFF: "{text}：当日无正常上班时间",
        _POST: "{text}：半天须指明岗位，该大厅有{n}个医保站",
        _NONE: "当日均不开放",
        _OPEN: "当日开放：{slots}",
        _HINTED: "{problem}（{hint}）",
        _STRANGERS: "{plan}中有方案以外的人员：{people}",
    }
)


def question_of(scenario: Scenario, plan: RosterPlan) -> RosterProblem:
    """The problem of a plan that was handed out: what people would see change has its price.

    Raises UsageError for a plan of another scenario.
    """
    name = message("the roster")
    refuse_other_roster(scenario, plan, name)
    problem = roster_question(scenario, plan)
    refuse_part(name, len(plan.assignments), len(problem.open_duties))
    if strangers := sorted({str(found.where) for found in unknown_people(problem, plan)}):
        raise UsageError(message(_STRANGERS, plan=name, people=strangers))
    return problem


def duty_asked(scenario: Scenario, problem: RosterProblem, asked: str | DutyKey) -> Duty:
    """The open duty that is meant; UsageError says what is wrong with the words."""
    text, (hall, when, slot) = _split(scenario, problem, asked)
    _known(text, _HALL, hall, problem.hall)
    day = _day(text, problem, when)
    found = problem.duty.get(DutyKey(hall, day, slot))
    if found is not None and found.is_open:
        return found
    _known(text, _SLOT, slot, scenario.file.slots)
    there = [duty.key.slot for duty in problem.open_duties if duty.key[:2] == (hall, day)]
    hint = message(_OPEN, slots=there) if there else message(_NONE)
    raise UsageError(hinted(message(_CLOSED, text=text), hint))


def place_asked(
    scenario: Scenario, problem: RosterProblem, asked: str | DutyKey
) -> Duty | PostHalf:
    """The duty or the half-day of a post that is meant; a hall stands for its one station."""
    text, (name, when, part) = _split(scenario, problem, asked)
    if part not in list(HALF_DAYS):
        return duty_asked(scenario, problem, asked)
    posts = {post.id: post for post in problem.posts}
    _known(text, _HALL, name, [*posts, *problem.hall])
    day = _day(text, problem, when)
    stations = [post for post in posts.values() if (post.hall, post.kind) == (name, "station")]
    if name not in posts and len(stations) != 1:
        raise UsageError(message(_POST, text=text, n=len(stations)))
    if not problem.day_kinds[day].is_workday:
        raise UsageError(message(_OFF, text=text))
    return PostHalf(posts[name] if name in posts else stations[0], day, HalfDay(part))


def _split(
    scenario: Scenario, problem: RosterProblem, asked: str | DutyKey
) -> tuple[str, tuple[str, str, str]]:
    """What was said, and its three parts; halls and slots may be called by their names."""
    text = asked if isinstance(asked, str) else "/".join(map(str, asked))
    parts = [part.strip() for part in text.split("/")]
    if len(parts) != len(DutyKey._fields) or not all(parts):
        first = next(iter(problem.open_duties), None)
        example = "/".join(map(str, first.key)) if first else "HALL/2023-10-09/late"
        raise UsageError(message(_SHAPE, text=text, example=example))
    halls = {place.id: (place.name_en, place.name_zh) for place in scenario.places}
    slots = {slot: (one.name.en, one.name.zh) for slot, one in scenario.file.slots.items()}
    halves = {str(half): (TERMS[half].en, TERMS[half].zh) for half in HALF_DAYS}
    return text, (_id(parts[0], halls), parts[1], _id(parts[2], slots | halves))


def _id(said: str, names: Mapping[str, tuple[str, str]]) -> str:
    """The id that is said, or the only one that is called so; else what was said."""
    called = [known for known, both in names.items() if said in both]
    return called[0] if said not in names and len(called) == 1 else said


def _day(text: str, problem: RosterProblem, said: str) -> date:
    first, last = problem.days[0], problem.days[-1]
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise UsageError(message(_DATE, text=text, day=said, example=first)) from None
    if not first <= day <= last:
        raise UsageError(message(_MONTH, text=text, day=day, first=first, last=last))
    return day


def _known(text: str, template: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        problem = message(template, text=text, name=name)
        raise UsageError(hinted(problem, did_you_mean(name, known)))


def hinted(problem: Message, hint: Said | None) -> Message:
    """What is wrong, with what would be right where that is known."""
    return message(_HINTED, problem=problem, hint=hint) if hint else problem
