"""The claims of all edited cells put together: one edit of each thing, or two that clash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.utils import get_column_letter

from optimizer.exchange.edited_workbook.claims import Claim, Eating, Seat, TimeOff
from optimizer.roster.hand_edits import HandEdit
from optimizer.roster.plan.plan import CompHalf, RosterPlan
from optimizer.roster.problem.entities import Entry, EntryKind
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.terms import term
from optimizer.scenario.read.mistakes import Found, Place
from optimizer.scenario.schema.fields import clock_text
from optimizer.words.message import Message, Said, message


def settled(
    problem: RosterProblem, plan: RosterPlan, claims: Iterable[Claim]
) -> tuple[list[HandEdit], list[Found]]:
    """The edits, sorted, and a mistake for each thing of which two cells say different things."""
    about: dict[Seat | TimeOff | Eating, list[Claim]] = {}
    for claim in claims:
        about.setdefault(claim.about, []).append(claim)
    edits, wrong = list[HandEdit](), list[Found]()
    for said in about.values():
        clash = _clash(said)
        if clash:
            wrong.append(_told(*clash))
            continue
        found = _edit(problem, plan, said)
        if found.before != found.after:
            edits.append(found)
    return sorted(edits, key=_order), wrong


def cell_name(place: Place) -> str:
    """`大崂!B7`."""
    return f"{place.sheet}!{get_column_letter(place.column)}{place.line}"


def _clash(said: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Two cells that want different things."""
    firm = [claim for claim in said if claim.holds]
    for one in firm:
        for other in said:
            if other.holds and other.value != one.value:
                return one, other
            if not other.holds and other.value == one.value:
                return one, other
    return None


def _told(one: Claim, other: Claim) -> Found:
    first, second = sorted((one, other), key=lambda claim: claim.place)
    problem = message(
        "{what}: here {one}, but {cell} says {other}",
        what=_what(first.about),
        one=_value(first),
        cell=cell_name(second.place),
        other=_value(second),
    )
    hint = message("say it in one of the two cells")
    return Found(first.place, message("cell"), problem, hint)


def _what(about: Seat | TimeOff | Eating) -> Message:
    if isinstance(about, Seat):
        hall, day, slot = about.key
        return message("{hall} {date} {slot} {role}", hall=hall, date=day, slot=slot,
                       role=about.role)  # fmt: skip
    if isinstance(about, TimeOff):
        return message("comp time of {person} on {date} {half}", person=about.person,
                       date=about.date, half=term(about.half))  # fmt: skip
    return message("the meal of {person} on {date}", person=about.person, date=about.key.date)


def _value(claim: Claim) -> Said | str:
    if isinstance(claim.about, Eating):
        return clock_text(int(claim.value))
    if isinstance(claim.about, TimeOff):
        return message("taken") if claim.value else message("not taken")
    if not claim.holds:
        return message("not {who}", who=claim.value)
    return str(claim.value) or term("nobody")


def _edit(problem: RosterProblem, plan: RosterPlan, said: Sequence[Claim]) -> HandEdit:
    about = said[0].about
    cells = tuple(dict.fromkeys(cell_name(claim.place) for claim in sorted(said, key=_place)))
    value = next((claim.value for claim in said if claim.holds), "")
    if isinstance(about, Seat):
        hall, day, slot = about.key
        kind: EntryKind = "holder" if about.role == "A" else "backup"
        held = plan.by_key.get(about.key)
        was = held and (held.holder if about.role == "A" else held.backup)
        sides = [Entry(str(who), day, kind, hall, slot) if who else None for who in (was, value)]
        return HandEdit(day, hall, kind, slot, sides[0], sides[1], cells)
    if isinstance(about, TimeOff):
        taken = Entry(about.person, about.date, "comp", "", about.half)
        is_off = CompHalf(*about) in plan.comp
        home = problem.person[about.person].hall if about.person in problem.person else ""
        sides = [taken if off else None for off in (is_off, value)]
        return HandEdit(about.date, home, "comp", about.half, sides[0], sides[1], cells)
    return _meal(plan, about, int(value), cells)


def _meal(plan: RosterPlan, about: Eating, at_min: int, cells: tuple[str, ...]) -> HandEdit:
    hall, day, slot = about.key
    times = [m.start_min for m in plan.meals if (m.person, m.date) == (about.person, day)]
    sides = [
        Entry(about.person, day, "meal", "", clock_text(at)) if at is not None else None
        for at in (times[0] if times else None, at_min)
    ]
    return HandEdit(day, hall, "meal", slot, sides[0], sides[1], cells)


def _place(claim: Claim) -> Place:
    return claim.place


def _order(edit: HandEdit) -> tuple[object, ...]:
    return edit.date, edit.hall, edit.part, edit.kind, edit.people
