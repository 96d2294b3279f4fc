"""The weekly training: on-site sessions by turns, one course with two sessions, online sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from optimizer.scenario.schema.fields import HalfDay
from optimizer.scenario.schema.rows_training import TrainingRow
from scenarios.generator.halls import INSURANCE_HALL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from scenarios.generator.desk import Desk

_TUESDAY, _WEDNESDAY, _THURSDAY = 1, 2, 3
_ROLES = ("clerk", "window")


class Attendance(NamedTuple):
    """Somebody attends a session."""

    person: str
    session: str


def train(desk: Desk, random: Random) -> tuple[list[TrainingRow], list[Attendance]]:
    """Sessions and who attends which; nobody is invited whose going would empty a post."""
    turn: dict[str, int] = {code: random.random() > 0.5 for code in desk.people}
    rows: list[TrainingRow] = []
    attendance: list[Attendance] = []
    for number, day in enumerate(_on(desk, _TUESDAY), 1):
        name = f"训{number}"
        invited = _by_turns(desk, day, turn)
        rows.append(_session(name, name, day, HalfDay.AFTERNOON, "on_site", invited))
        attendance += [Attendance(code, name) for code in invited]
    more, chosen = _twice(desk, turn)
    online = [
        _session(
            f"网{number}", f"网{number}", day, HalfDay.MORNING, "online", _turn_of(desk, number)
        )
        for number, day in enumerate(_on(desk, _THURSDAY), 1)
    ]
    rows = sorted([*rows, *more, *online], key=lambda row: (row.date, row.id))
    return [row for row in rows if row.invited], sorted([*attendance, *chosen])


def _on(desk: Desk, weekday: int) -> list[date]:
    return [day for day in desk.month.workdays if day.weekday() == weekday]


def _by_turns(desk: Desk, day: date, turn: dict[str, int], done: Sequence[str] = ()) -> list[str]:
    """One person of each hall who has had the fewest turns and can go; they go."""
    invited = []
    for hall in desk.team:
        chosen = _one(desk, hall, day, turn, done)
        if chosen is not None:
            desk.send(chosen, day, [HalfDay.AFTERNOON], "training")
            turn[chosen] += 1
            invited.append(chosen)
    return invited


def _one(desk: Desk, hall: str, day: date, turn: dict[str, int], done: Sequence[str]) -> str | None:
    able = [
        code
        for code in desk.team[hall]
        if code not in done
        and desk.people[code].role in _ROLES
        and desk.may_leave(code, day, HalfDay.AFTERNOON, "training")
    ]
    return min(able, key=lambda code: (turn[code], code), default=None)


def _twice(desk: Desk, turn: dict[str, int]) -> tuple[list[TrainingRow], list[Attendance]]:
    """One course, held twice: two people of each hall are invited, each goes to one session."""
    days = _on(desk, _WEDNESDAY)
    if len(days) < 2:
        return [], []
    days = [days[0], days[-1]]
    chosen = []
    invited: list[str] = []
    for number, day in enumerate(days, 1):
        going = _by_turns(desk, day, turn, invited)
        chosen += [Attendance(code, f"专题{number}") for code in going]
        invited = sorted([*invited, *going])
    rows = [
        _session(f"专题{number}", "专题", day, HalfDay.AFTERNOON, "on_site", invited)
        for number, day in enumerate(days, 1)
    ]
    return rows, chosen


def _turn_of(desk: Desk, number: int) -> list[str]:
    clerks = [code for code, person in desk.people.items() if person.role in _ROLES]
    return clerks[number % 4 :: 4]


def _session(
    id_: str, course: str, day: date, part: HalfDay, mode: str, invited: Sequence[str]
) -> TrainingRow:
    return TrainingRow.model_validate(
        {
            "id": id_,
            "course": course,
            "date": day,
            "part": part,
            "mode": mode,
            "place": INSURANCE_HALL if mode == "on_site" else "",
            "invited": tuple(invited),
        }
    )
