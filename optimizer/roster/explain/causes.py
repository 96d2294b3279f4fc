"""What a contradiction can be made of: rules and input rows, each with a way to leave it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from optimizer.roster.explain.pins import told
from optimizer.roster.problem.entities import DutyKey, Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.rulebook import sentence_of
from optimizer.words.catalogue import register
from optimizer.words.label import Label
from optimizer.words.message import Message, message

Kind = Literal["rule", "minimum", "stay", "past", "absence", "pin"]

register(
    {
        "rule {name}: {sentence}": "规则 {name}：{sentence}",
        "{hall} {date} {slot}: a minimum of people on duty": "{hall} {date} {slot}：值班人数下限",
        "{person} is needed at the own hall, because a post is shared with another hall": (
            "{person} 须留在本大厅：有岗位与其他大厅共用"
        ),
        "what {person} worked before the first planned date": "{person} 在计划首日之前的出勤",
        "{person} is away from {first} to {last} ({why})": (
            "{person} 于 {first} 至 {last} 不在岗（{why}）"
        ),
    }
)
_AWAY = {"leave": Label("leave", "请假"), "work": Label("work elsewhere", "外出工作")}


@dataclass(frozen=True, slots=True)
class Cause:
    """A rule (`name`), or an input row of the person or hall `name`."""

    kind: Kind
    name: str
    first: date | None = None
    last: date | None = None
    part: str = ""
    pin: Pin | None = None

    def told(self) -> Message:
        """The cause in words."""
        if self.pin is not None:
            return told(self.pin)
        match self.kind:
            case "rule":
                rule = ROSTER.rules[self.name]
                sentence = Label(sentence_of(rule), rule.SENTENCE_ZH)
                return message("rule {name}: {sentence}", name=self.name, sentence=sentence)
            case "minimum":
                return message(
                    "{hall} {date} {slot}: a minimum of people on duty",
                    hall=self.name,
                    date=self.first,
                    slot=self.part,
                )
            case "stay":
                stay = (
                    "{person} is needed at the own hall, because a post is shared with another hall"
                )
                return message(stay, person=self.name)
            case "past":
                return message(
                    "what {person} worked before the first planned date", person=self.name
                )
            case _:
                return message(
                    "{person} is away from {first} to {last} ({why})",
                    person=self.name,
                    first=self.first,
                    last=self.last,
                    why=_AWAY[self.part],
                )

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
            case "minimum":
                key = DutyKey(self.name, self.first or date.min, self.part)
                duties = (replace(d, minimum=0) if d.key == key else d for d in problem.duties)
                return replace(problem, duties=tuple(duties))
            case "stay":
                needed = frozenset(x for x in problem.must_be_present if x[0] != self.name)
                return replace(problem, must_be_present=needed)
            case "rule":
                return problem


def causes_of(problem: RosterProblem) -> list[Cause]:
    """All rules, then all input rows that can make a problem impossible.

    What comes first is left out first: `open_windows`, which bears shortages and hardly ever
    clashes. The rule `pinned` is not among them: its rows are.
    """
    rules = sorted(
        ROSTER.rules.keys() - {"pinned"}, key=lambda name: (name != "open_windows", name)
    )
    inside = {person.code for person in problem.people}
    stay = {code for code, _, _ in problem.must_be_present if code in inside}
    return [
        *(Cause("rule", name) for name in rules),
        *(
            Cause("minimum", duty.key.hall, duty.key.date, part=duty.key.slot)
            for duty in problem.open_duties
            if duty.minimum
        ),
        *(Cause("stay", code) for code in sorted(stay) if not problem.free_links),
        *(Cause("past", person.code) for person in problem.people if person.past),
        *_absences(problem),
        *(Cause("pin", pin.person, pin=pin) for pin in problem.pins),
    ]


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
