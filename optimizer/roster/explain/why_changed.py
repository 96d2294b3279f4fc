"""Why somebody's day is not as it was published: the nearest cause that people can be told.

An absence is called one, whatever its kind: what keeps one person away is not others' business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from optimizer.roster.plan.entries import DayChange
from optimizer.roster.problem.entities import DutyKey, Entry
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.pinned import is_possible
from optimizer.words.catalogue import register
from optimizer.words.message import Message, message

_AWAY = "{person} is absent"
_SHUT = "the duty is not open any more"
_FOR_AWAY = "takes the place of {other}, who is absent"
_FOR = "takes the place of {other}"
_EMPTY = "fills a place that was empty"
_HELPS = "helps out at {hall}"
_BACK = "is needed then, so the comp time is not taken"
_GIVEN = "{other} does it instead"
_NOBODY = "nobody does it any more"
_COMP = "comp time is taken here instead"
_FOLLOWS = "follows from the other changes"
register(
    {
        _AWAY: "{person}不在",
        _SHUT: "该值班不再开放",
        _FOR_AWAY: "接替{other}（不在）",
        _FOR: "接替{other}",
        _EMPTY: "填补原先的空缺",
        _HELPS: "到{hall}支援",
        _BACK: "当时需要在岗，不休调休",
        _GIVEN: "改由{other}承担",
        _NOBODY: "不再有人承担",
        _COMP: "调休改在此时",
        _FOLLOWS: "随其他变动而变",
    }
)
_DUTIES = ("holder", "backup")


def why_changed(problem: RosterProblem, changes: Sequence[DayChange]) -> tuple[Message, ...]:
    """The cause of each of all changes to a published plan, in their order."""
    before = {entry for change in changes for entry in change.before}
    after = {entry for change in changes for entry in change.after}
    had, has = _by_place(before - after), _by_place(after - before)
    return tuple(_why(problem, change, had, has) for change in changes)


def _why(
    problem: RosterProblem,
    change: DayChange,
    had: Mapping[tuple[str, ...], Entry],
    has: Mapping[tuple[str, ...], Entry],
) -> Message:
    lost = [entry for entry in change.before if entry not in change.after]
    gained = [entry for entry in change.after if entry not in change.before]
    if any(_is_shut(problem, entry) for entry in lost):
        return message(_SHUT)
    if not all(is_possible(problem, entry) for entry in lost):
        return message(_AWAY, person=change.person)
    for entry in gained:
        if entry.kind in _DUTIES:
            return _for_whom(problem, had.get(_place(entry)))
        if entry.kind == "loan":
            return message(_HELPS, hall=entry.place)
    for entry in lost:
        if entry.kind in _DUTIES:
            other = has.get(_place(entry))
            return message(_GIVEN, other=other.person) if other else message(_NOBODY)
    if any(entry.kind == "comp" for entry in gained):
        return message(_COMP)
    return message(_BACK if any(entry.kind == "comp" for entry in lost) else _FOLLOWS)


def _for_whom(problem: RosterProblem, before: Entry | None) -> Message:
    """Whose place on duty somebody takes."""
    if before is None:
        return message(_EMPTY)
    if is_possible(problem, before):
        return message(_FOR, other=before.person)
    return message(_FOR_AWAY, other=before.person)


def _is_shut(problem: RosterProblem, entry: Entry) -> bool:
    if entry.kind not in _DUTIES:
        return False
    duty = problem.duty.get(DutyKey(entry.place, entry.date, entry.part))
    return duty is None or not duty.is_open


def _by_place(entries: set[Entry]) -> Mapping[tuple[str, ...], Entry]:
    return {_place(entry): entry for entry in sorted(entries) if entry.kind in _DUTIES}


def _place(entry: Entry) -> tuple[str, ...]:
    return entry.place, entry.date.isoformat(), entry.part, entry.kind
