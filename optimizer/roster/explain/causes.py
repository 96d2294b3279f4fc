"""What a contradiction can be made of: rules and input rows, each with a way to leave it out.

They have an order of blame. What a planner would take back first comes first: bookings and visits
that were promised, then what was fixed by hand, what was published, settings, people's absences,
what is past, and at the end the law.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from optimizer.roster.explain.pins import told
from optimizer.roster.problem.entities import Duty, DutyKey, Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.rulebook import sentence_of
from optimizer.words.catalogue import register
from optimizer.words.label import Label
from optimizer.words.message import Message, message

Kind = Literal["booking", "visit", "pin", "minimum", "rule", "absence", "past", "stay"]

_RULE = "rule {name}: {sentence}"
_MINIMUM = "{hall} {date} {slot}: a minimum of people on duty"
_STAY = "{person} is needed at the own hall, because a post is shared with another hall"
_PAST = "what {person} worked before the first planned date"
_ABSENCE = "{person} is away from {first} to {last} ({why})"
_BOOKING = "{item} is booked for {slot} at {hall} on {date}"
_VISIT = "{item} is promised for {date}, when the van {van} goes"
register(
    {
        _RULE: "规则 {name}：{sentence}",
        _MINIMUM: "{hall} {date} {slot}：值班人数下限",
        _STAY: "{person} 须留在本大厅：有岗位与其他大厅共用",
        _PAST: "{person} 在计划首日之前的出勤",
        _ABSENCE: "{person} 于 {first} 至 {last} 不在岗（{why}）",
        _BOOKING: "{hall} {date} {slot} 预约了 {item}",
        _VISIT: "已承诺 {date} 上门办理 {item}（流动车 {van}）",
    }
)
_AWAY = {"leave": Label("leave", "请假"), "work": Label("work elsewhere", "外出工作")}


_RANKS: dict[Kind, int] = {
    "booking": 0,
    "visit": 0,
    "pin": 1,
    "minimum": 3,
    "rule": 3,
    "absence": 4,
    "past": 5,
    "stay": 5,
}
_RANKS_OF_PINS = {"published": 2, "past": 5}
_LAW = 6
_TABLES: dict[Kind, str] = {
    "booking": "bookings",
    "visit": "visits",
    "pin": "pins",
    "minimum": "openings",
    "absence": "absences",
    "past": "previous_days",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """A rule (`name`), or an input row of the person, hall or van `name`."""

    kind: Kind
    name: str
    first: date | None = None
    last: date | None = None
    part: str = ""
    pin: Pin | None = None
    item: str = ""

    @property
    def rank(self) -> int:
        """Its place in the order of blame; the law has the last."""
        if self.pin is not None:
            return _RANKS_OF_PINS.get(self.pin.reason, _RANKS["pin"])
        if self.kind == "rule" and getattr(ROSTER.rules[self.name], "IS_LAW", False):
            return _LAW
        return _RANKS[self.kind]

    @property
    def table(self) -> str:
        """The table of the scenario that the row is of; empty for what is no row."""
        return _TABLES.get(self.kind, "")

    def told(self) -> Message:
        """The cause in words."""
        if self.pin is not None:
            return told(self.pin)
        if self.kind == "rule":
            rule = ROSTER.rules[self.name]
            sentence = Label(sentence_of(rule), rule.SENTENCE_ZH)
            return message(_RULE, name=self.name, sentence=sentence)
        name, day = self.name, self.first
        match self.kind:
            case "minimum":
                return message(_MINIMUM, hall=name, date=day, slot=self.part)
            case "stay":
                return message(_STAY, person=name)
            case "past":
                return message(_PAST, person=name)
            case "booking":
                return message(_BOOKING, item=self.item, slot=self.part, hall=name, date=day)
            case "visit":
                return message(_VISIT, item=self.item, date=day, van=name)
            case _:
                why = _AWAY[self.part]
                return message(_ABSENCE, person=name, first=day, last=self.last, why=why)

    def left_out(self, problem: RosterProblem) -> RosterProblem:
        """The problem without this input row; a rule is left out of the model instead."""
        match self.kind:
            case "pin":
                pins = tuple(pin for pin in problem.pins if pin != self.pin)
                return replace(problem, pins=pins)
            case "absence":
                return _without_absence(problem, self)
            case "past":
                people = (replace(p, past={}) if p.code == self.name else p for p in problem.people)
                return replace(problem, people=tuple(people))
            case "minimum" | "booking":
                key = DutyKey(self.name, self.first or date.min, self.part)
                duties = (self._eased(d) if d.key == key else d for d in problem.duties)
                return replace(problem, duties=tuple(duties))
            case "visit":
                days = (
                    replace(day, promised_items=_without(day.promised_items, self.item))
                    if (day.van, day.date) == (self.name, self.first)
                    else day
                    for day in problem.crew_days
                )
                return replace(problem, crew_days=tuple(days))
            case "stay":
                needed = frozenset(x for x in problem.must_be_present if x[0] != self.name)
                return replace(problem, must_be_present=needed)
            case "rule":
                return problem

    def _eased(self, duty: Duty) -> Duty:
        """The duty without its minimum, or without this booked item."""
        if self.kind == "minimum":
            return replace(duty, minimum=0)
        return replace(duty, special_items=_without(duty.special_items, self.item))


def _without(items: tuple[str, ...], item: str) -> tuple[str, ...]:
    return tuple(other for other in items if other != item)


def causes_of(problem: RosterProblem) -> list[Cause]:
    """All rules and all input rows that can make a problem impossible, in their order of blame.

    `open_windows` bears shortages and hardly ever clashes: of its rank it is the last. The rule
    `pinned` is not among them: its rows are.
    """
    rules = sorted(
        ROSTER.rules.keys() - {"pinned"}, key=lambda name: (name == "open_windows", name)
    )
    inside = {person.code for person in problem.people}
    stay = {code for code, _, _ in problem.must_be_present if code in inside}
    found = [
        *_items(problem),
        *(Cause("pin", pin.person, pin=pin) for pin in problem.pins),
        *(
            Cause("minimum", duty.key.hall, duty.key.date, part=duty.key.slot)
            for duty in problem.open_duties
            if duty.minimum
        ),
        *_absences(problem),
        *(Cause("past", person.code) for person in problem.people if person.past),
        *(Cause("stay", code) for code in sorted(stay) if not problem.free_links),
        *(Cause("rule", name) for name in rules),
    ]
    return sorted(found, key=lambda cause: cause.rank)


def _items(problem: RosterProblem) -> Iterator[Cause]:
    """What was booked for a duty, or promised to those whom a van visits."""
    for duty in problem.open_duties:
        for item in duty.special_items:
            yield Cause("booking", duty.key.hall, duty.key.date, part=duty.key.slot, item=item)
    for day in problem.crew_days:
        for item in day.promised_items:
            yield Cause("visit", day.van, day.date, item=item)


def _absences(problem: RosterProblem) -> Iterator[Cause]:
    """Runs of dates on which somebody is away for the same kind of reason."""
    days = {
        (person, kind, day)
        for (person, day, _), kind in problem.away.items()
        if person in problem.person
    }
    run: tuple[str, str, date, date] | None = None
    for person, kind, day in sorted(days):
        if run and run[:2] == (person, kind) and day - run[3] == timedelta(days=1):
            run = (*run[:3], day)
            continue
        if run:
            yield Cause("absence", run[0], run[2], run[3], run[1])
        run = (person, kind, day, day)
    if run:
        yield Cause("absence", run[0], run[2], run[3], run[1])


def _without_absence(problem: RosterProblem, cause: Cause) -> RosterProblem:
    first, last = cause.first or date.max, cause.last or date.min
    away = {
        (person, day, half): kind
        for (person, day, half), kind in problem.away.items()
        if (person, kind) != (cause.name, cause.part) or not first <= day <= last
    }
    return replace(problem, away=away)
