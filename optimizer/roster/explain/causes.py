"""What a contradiction can be made of: rules and input rows, each with a way to leave it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from optimizer.roster.problem.entities import DutyKey, Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.read.headers import CHINESE_WORDS
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay
from optimizer.solving.rulebook import sentence_of

Kind = Literal["rule", "minimum", "stay", "past", "absence", "pin"]
Lang = Literal["en", "zh"]

_WORDS: dict[Kind, tuple[str, str]] = {
    "rule": ("rule {name}: {about}", "规则 {name}：{about}"),
    "minimum": (
        "{name} {first} {part}: a minimum of people on duty",
        "{name} {first} {part}：值班人数下限",
    ),
    "stay": (
        "{name} is needed at the own hall, because a post is shared with another hall",
        "{name} 须留在本大厅：有岗位与其他大厅共用",
    ),
    "past": (
        "what {name} worked before the first planned date",
        "{name} 在计划首日之前的出勤",
    ),
    "absence": (
        "{name} is away from {first} to {last} ({about})",
        "{name} 于 {first} 至 {last} 不在岗（{about}）",
    ),
    "pin": ("{name} is fixed {about} ({part})", "{name} 已固定为{about}（{part}）"),
}
_CHINESE = {word: chinese for chinese, word in CHINESE_WORDS.items()}
_AWAY = {"leave": ("leave", "请假"), "work": ("work elsewhere", "外出工作")}
_PINS = {
    "holder": ("as holder A of", "A角："),
    "backup": ("as backup B of", "B角："),
    "comp": ("on comp time on", "调休："),
    "rotation": ("on rotation on", "轮训："),
}


@dataclass(frozen=True, slots=True)
class Cause:
    """A rule (`name`), or an input row of the person or hall `name`."""

    kind: Kind
    name: str
    first: date | None = None
    last: date | None = None
    part: str = ""
    pin: Pin | None = None

    def text(self, lang: Lang) -> str:
        """The cause in words."""
        chosen = int(lang == "zh")
        words = _WORDS[self.kind][chosen]
        return words.format(
            name=self.name,
            first=self.first,
            last=self.last,
            part=_word(self.pin.reason, chosen) if self.pin else self.part,
            about=self._about(chosen),
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

    def _about(self, chosen: int) -> str:
        if self.pin is not None:
            hall = self.pin.hall if self.pin.kind in ("holder", "backup") else ""
            part = _word(self.pin.part, chosen)
            place = " ".join(word for word in (hall, f"{self.pin.date}", part) if word)
            words = _PINS[self.pin.kind][chosen]
            return f"{words}{place}" if chosen else f"{words} {place}"
        if self.kind == "absence":
            return _AWAY[self.part][chosen]
        if self.kind == "rule":
            rule = ROSTER.rules[self.name]
            return rule.SENTENCE_ZH if chosen else sentence_of(rule)
        return ""


def _word(word: str, chosen: int) -> str:
    """A word of a table as users may write it there; the name of a slot stays."""
    return _CHINESE.get(word, word) if chosen else word


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


def why_impossible(problem: RosterProblem, pin: Pin) -> tuple[str, str] | None:
    """Why nothing like this pin can be in a plan, in English and Chinese; None if it can."""
    person = problem.person.get(pin.person)
    if person is None:
        return f"{pin.person} is not in these halls", f"{pin.person} 不在这些大厅"
    if pin.kind in ("comp", "rotation"):
        halves = HALF_DAYS if pin.kind == "rotation" else (HalfDay(pin.part),)
        if not all(problem.works(person, pin.date, half) for half in halves):
            return f"{pin.person} does not work then", f"{pin.person} 当时不上班"
        if pin.kind == "rotation" and person.role != "clerk":
            return f"{pin.person} is no station clerk", f"{pin.person} 不是医保站经办员"
        if pin.kind == "rotation" and pin.date not in problem.rotations:
            return f"no batch rotates on {pin.date}", f"{pin.date} 没有轮训批次"
        return None
    duty = problem.duty.get(DutyKey(pin.hall, pin.date, pin.part))
    if duty is None:
        return (
            f"{pin.hall} has no {pin.part} on {pin.date}",
            f"{pin.hall} 在 {pin.date} 没有 {pin.part} 时段",
        )
    if pin.kind == "backup" and not duty.wants_backup:
        return f"{pin.part} asks for no backup", f"{pin.part} 时段不设B角"
    near = duty.backup_halls if pin.kind == "backup" else ()
    is_lent = pin.kind == "holder" and (pin.person, pin.hall) in problem.loans
    if person.hall != pin.hall and person.hall not in near and not is_lent:
        return f"{pin.person} cannot serve at {pin.hall}", f"{pin.person} 不能到 {pin.hall} 值班"
    return None
