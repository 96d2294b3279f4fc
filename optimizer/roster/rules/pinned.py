"""Published, past and hand-fixed assignments stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import DutyKey, Entry, Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.respect_absence import is_away
from optimizer.roster.terms import term
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay, clock_min, clock_text
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables

NAME = "pinned"
_TAKEN_OFF = "{person} was taken off by hand ({kind})"
SENTENCE_ZH = "已发布、已过去和人工固定的安排保持不变"
CHINESE = {
    "{person} was not {kind} then, and the past stays": "{person}当时不是{kind}，已过去的安排不变",
    "{person} was {kind} then, and the past stays": "{person}当时为{kind}，已过去的安排不变",
    "{person} was fixed as {kind} ({reason})": "{person}已固定为{kind}（{reason}）",
    _TAKEN_OFF: "{person}已由人工取消（{kind}）",
}
REASONS = {
    "pinned_elsewhere": Label("is fixed to something else", "已固定作其他安排"),
    "taken_off": Label("was taken off by hand", "已由人工取消"),
}
TRIED = 9


class Settings(Strict):
    """No numbers: the pins table says what is fixed."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no pins and no past."""
    return not problem.pins and not problem.withheld and problem.now is None


def reason_of(violation: Violation) -> str:
    """What was taken off does not come back; other pins hold somebody elsewhere."""
    return "taken_off" if violation.text.template == _TAKEN_OFF else "pinned_elsewhere"


def entry_of(problem: RosterProblem, pin: Pin) -> Entry:
    """What a pin fixes, as people see it."""
    who, day, part = pin.person, pin.date, pin.part
    match pin.kind:
        case "holder" | "backup":
            return Entry(who, day, pin.kind, pin.hall, part)
        case "loan":
            return Entry(who, day, "loan", pin.hall, part)
        case "training":
            halves = [session.half for session in problem.trainings if session.id == part]
            return Entry(who, day, "training", part, *halves)
        case "van":
            person = problem.person.get(who)
            is_driver = person is not None and person.role == "driver"
            return Entry(who, day, "driver" if is_driver else "officer", part)
        case "batch":
            return Entry(who, day, "batch", part)
        case _:
            return Entry(who, day, pin.kind, "", part)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """What is pinned is so, what is withheld is not; an impossible pin leaves no plan."""
    for entry in sorted(problem.withheld & variables.decided.keys()):
        variables.cp.add(variables.decided[entry] == 0)
    for pin in problem.pins:
        if pin.kind == "meal":
            variables.cp.add_bool_or(_meals(variables, pin))
        else:
            literal = variables.decided.get(entry_of(problem, pin))
            variables.cp.add_bool_or([] if literal is None else [literal])
    if problem.now is not None and problem.published is not None:
        _enforce_past(problem, variables)


def _enforce_past(problem: RosterProblem, variables: Variables) -> None:
    """What began before now is as it was published, or as a pin says that it really was."""
    stays = settled(problem)
    for entry, literal in variables.decided.items():
        if is_past(problem, entry):
            variables.cp.add(literal == int(entry in stays))
    for entry in sorted(stays - {*variables.decided}):
        if entry.kind != "meal":
            variables.cp.add_bool_or([])
    for (key, role, start), eats in variables.eats.items():
        table = variables.holds_of(key) if role == "holder" else variables.backs_of(key)
        for person, literal in table:
            meal = Entry(person, key.date, "meal", "", clock_text(start))
            if is_past(problem, meal):
                variables.cp.add_implication(literal, eats if meal in stays else ~eats)


def _meals(variables: Variables, pin: Pin) -> list[Literal]:
    """One for every duty at the pin's hall on which the person may eat at that time."""
    found = []
    for duty, role, literal in variables.on_duty(pin.person, pin.date):
        if duty.key.hall != pin.hall:
            continue
        at = variables.eats.get((duty.key, role, clock_min(pin.part)))
        if at is None and duty.meal and not variables.meal_start:
            found.append(literal)  # the rule about meals is left out
        elif at is not None:
            both = variables.new_bool(f"eats {pin.person} {duty.key}")
            variables.cp.add_implication(both, literal)
            variables.cp.add_implication(both, at)
            found.append(both)
    return found


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names pins that do not hold, what was taken off and is back, and a past that moved."""
    yield from _check_pins(problem, plan)
    if problem.now is None or problem.published is None:
        return
    past = {entry for entry in entries(problem, plan) if is_past(problem, entry)}
    stays = settled(problem)
    for entry in sorted(past ^ stays):
        facts = {"person": entry.person, "kind": term(entry.kind)}
        if entry in stays:
            told = message("{person} was {kind} then, and the past stays", **facts)
        else:
            told = message("{person} was not {kind} then, and the past stays", **facts)
        yield Violation(NAME, f"{entry.place} {entry.part}".strip(), entry.date, told)


def _check_pins(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    found = entries(problem, plan) if problem.pins or problem.withheld else frozenset()
    for entry in sorted(found & problem.withheld):
        text = message(_TAKEN_OFF, person=entry.person, kind=term(entry.kind))
        where = f"{entry.place} {entry.part}".strip()
        yield Violation(NAME, where, entry.date, text)
    for pin in problem.pins:
        if entry_of(problem, pin) not in found or not _eats_there(problem, plan, pin):
            where = f"{pin.hall} {pin.part}".strip()
            text = message(
                "{person} was fixed as {kind} ({reason})",
                person=pin.person,
                kind=term(pin.kind),
                reason=pin.reason,
            )
            yield Violation(NAME, where, pin.date, text)


def _eats_there(problem: RosterProblem, plan: RosterPlan, pin: Pin) -> bool:
    """A pinned meal is that of a duty at the pin's hall."""
    return pin.kind != "meal" or any(
        person == pin.person
        and (duty.key.hall, duty.key.date) == (pin.hall, pin.date)
        and duty.meal
        and (role == "holder" or duty.backup == "on_site")
        for person, duty, role in duties_of(problem, plan)
    )


def settled(problem: RosterProblem) -> frozenset[Entry]:
    """What began before now and stays: the published entries, where a pin does not know better.

    What absences have taken away since is no more.
    """
    pinned = {entry_of(problem, pin) for pin in problem.pins}
    filled = {_place(entry) for entry in pinned}
    stays = {
        entry
        for entry in problem.published or ()
        if _place(entry) not in filled and is_possible(problem, entry)
    } - problem.withheld
    return frozenset(entry for entry in stays | pinned if is_past(problem, entry))


def _place(entry: Entry) -> tuple[str, ...]:
    """What at most one entry can fill: a place of a duty, or what one person does then."""
    who = "" if entry.kind in ("holder", "backup") else entry.person
    where = entry.place if entry.kind in ("holder", "backup") else ""
    part = "" if entry.kind == "meal" else entry.part
    return (who, entry.date.isoformat(), entry.kind, where, part)


def is_past(problem: RosterProblem, entry: Entry) -> bool:
    """The entry began before now."""
    if problem.now is None:
        return False
    now_min = 60 * problem.now.hour + problem.now.minute
    return (entry.date, _start_min(problem, entry)) < (problem.now.date(), now_min)


def _start_min(problem: RosterProblem, entry: Entry) -> int:
    """When an entry begins, minutes from midnight; what is not known any more began early."""
    if entry.kind in ("holder", "backup"):
        duty = problem.duty.get(DutyKey(entry.place, entry.date, entry.part))
        return duty.span.start_min if duty else 0
    if entry.kind == "meal":
        return clock_min(entry.part)
    if entry.kind in ("officer", "driver"):
        spans = [d.span for d in problem.crew_days if (d.van, d.date) == (entry.place, entry.date)]
        return spans[0].start_min if spans else 0
    if entry.kind == "batch":
        halves = [job.half for job in problem.batch_jobs if job.id == entry.place]
        return problem.hours[halves[0]].start_min if halves else 0
    half = HalfDay(entry.part) if entry.part else HALF_DAYS[0]
    return problem.hours[half].start_min


def is_possible(problem: RosterProblem, entry: Entry) -> bool:
    """By the input alone the entry may be in a plan."""
    person = problem.person.get(entry.person)
    if person is None:
        return False
    if entry.kind in ("holder", "backup"):
        duty = problem.duty.get(DutyKey(entry.place, entry.date, entry.part))
        return duty is not None and duty.is_open and not is_away(problem, person, duty)
    if entry.kind in ("comp", "training", "loan"):
        return problem.works(person, entry.date, HalfDay(entry.part))
    if entry.kind in ("rotation", "officer", "driver"):
        return all(problem.works(person, entry.date, half) for half in HALF_DAYS)
    return True
