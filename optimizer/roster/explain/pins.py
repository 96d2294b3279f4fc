"""What a pin says, and why it cannot be."""

from __future__ import annotations

from optimizer.roster.decisions import decisions
from optimizer.roster.problem.entities import DutyKey, Person, Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.pinned import entry_of
from optimizer.scenario.read.headers import in_chinese
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay
from optimizer.words.catalogue import register
from optimizer.words.label import Label
from optimizer.words.message import Message, message

register(
    {
        "{person} is fixed as holder A of {hall} {date} {part} ({reason})": (
            "{person} 已固定为A角：{hall} {date} {part}（{reason}）"
        ),
        "{person} is fixed as backup B of {hall} {date} {part} ({reason})": (
            "{person} 已固定为B角：{hall} {date} {part}（{reason}）"
        ),
        "{person} is fixed on comp time on {date} {part} ({reason})": (
            "{person} 已固定为调休：{date} {part}（{reason}）"
        ),
        "{person} is fixed on rotation on {date} ({reason})": (
            "{person} 已固定为轮训：{date}（{reason}）"
        ),
        "{person} is not in these halls": "{person} 不在这些大厅",
        "{person} does not work then": "{person} 当时不上班",
        "{person} is no station clerk": "{person} 不是医保站经办员",
        "no batch rotates on {date}": "{date} 没有轮训批次",
        "{hall} has no {slot} on {date}": "{hall} 在 {date} 没有 {slot} 时段",
        "{slot} asks for no backup": "{slot} 时段不设B角",
        "{person} cannot serve at {hall}": "{person} 不能到 {hall} 值班",
        "{person} is fixed at the training {part} on {date} ({reason})": (
            "{person} 已固定参加培训 {part}：{date}（{reason}）"
        ),
        "{person} is fixed on loan to {hall} on {date} {part} ({reason})": (
            "{person} 已固定借调到 {hall}：{date} {part}（{reason}）"
        ),
        "{person} is fixed on the van {part} on {date} ({reason})": (
            "{person} 已固定随车 {part}：{date}（{reason}）"
        ),
        "{person} is fixed to eat at {part} on {date} ({reason})": (
            "{person} 已固定用餐时间 {part}：{date}（{reason}）"
        ),
        "{person} is fixed to do {part} on {date} ({reason})": (
            "{person} 已固定承担批量工作 {part}：{date}（{reason}）"
        ),
        "{person} is not invited to {part} on {date}, or does not work then": (
            "{person} 未列入 {date} 的培训 {part}，或当时不上班"
        ),
        "{person} cannot be lent to {hall} then": "{person} 当时不能借调到 {hall}",
        "{person} cannot be on {part} on {date}": "{person} 在 {date} 不能随车 {part}",
        "{person} cannot do {part} on {date}": "{person} 在 {date} 不能承担 {part}",
    }
)


def told(pin: Pin) -> Message:
    """The row of a pin as a sentence."""
    who = {"person": pin.person, "date": pin.date, "reason": _word(pin.reason)}
    what = who | {"part": _word(pin.part)}
    where = what | {"hall": pin.hall}
    match pin.kind:
        case "holder":
            return message(
                "{person} is fixed as holder A of {hall} {date} {part} ({reason})", **where
            )
        case "backup":
            return message(
                "{person} is fixed as backup B of {hall} {date} {part} ({reason})", **where
            )
        case "comp":
            return message("{person} is fixed on comp time on {date} {part} ({reason})", **what)
        case "rotation":
            return message("{person} is fixed on rotation on {date} ({reason})", **who)
        case "training":
            return message("{person} is fixed at the training {part} on {date} ({reason})", **what)
        case "loan":
            return message(
                "{person} is fixed on loan to {hall} on {date} {part} ({reason})", **where
            )
        case "van":
            return message("{person} is fixed on the van {part} on {date} ({reason})", **what)
        case "meal":
            return message("{person} is fixed to eat at {part} on {date} ({reason})", **what)
        case "batch":
            return message("{person} is fixed to do {part} on {date} ({reason})", **what)


def _word(word: str) -> Label:
    """A word of a table as users may write it there; the name of a slot stays."""
    return Label(word, in_chinese(word))


def why_impossible(problem: RosterProblem, pin: Pin) -> Message | None:
    """Why nothing like this pin can be in a plan; None if it can."""
    person = problem.person.get(pin.person)
    if person is None:
        return message("{person} is not in these halls", person=pin.person)
    if pin.kind in ("comp", "rotation"):
        return _why_no_half_day(problem, pin, person)
    if pin.kind not in ("holder", "backup"):
        is_open = pin.kind == "meal" or entry_of(problem, pin) in set(decisions(problem))
        return None if is_open else _why_not(pin)
    duty = problem.duty.get(DutyKey(pin.hall, pin.date, pin.part))
    if duty is None:
        return message(
            "{hall} has no {slot} on {date}", hall=pin.hall, slot=pin.part, date=pin.date
        )
    if pin.kind == "backup" and not duty.wants_backup:
        return message("{slot} asks for no backup", slot=pin.part)
    near = duty.backup_halls if pin.kind == "backup" else ()
    is_lent = pin.kind == "holder" and (pin.person, pin.hall) in problem.loans
    if person.hall != pin.hall and person.hall not in near and not is_lent:
        return message("{person} cannot serve at {hall}", person=pin.person, hall=pin.hall)
    return None


def _why_no_half_day(problem: RosterProblem, pin: Pin, person: Person) -> Message | None:
    halves = HALF_DAYS if pin.kind == "rotation" else (HalfDay(pin.part),)
    if not all(problem.works(person, pin.date, half) for half in halves):
        return message("{person} does not work then", person=pin.person)
    if pin.kind == "rotation" and person.role != "clerk":
        return message("{person} is no station clerk", person=pin.person)
    if pin.kind == "rotation" and pin.date not in problem.rotations:
        return message("no batch rotates on {date}", date=pin.date)
    return None


def _why_not(pin: Pin) -> Message:
    who, part, day = pin.person, pin.part, pin.date
    match pin.kind:
        case "training":
            text = "{person} is not invited to {part} on {date}, or does not work then"
            return message(text, person=who, part=part, date=day)
        case "loan":
            return message("{person} cannot be lent to {hall} then", person=who, hall=pin.hall)
        case "van":
            return message(
                "{person} cannot be on {part} on {date}", person=who, part=part, date=day
            )
        case _:
            return message("{person} cannot do {part} on {date}", person=who, part=part, date=day)
