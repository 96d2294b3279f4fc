"""The route problem as integer arrays, for the functions that are asked millions of times.

Visits, shifts and places are numbered as in the problem. A column is named by its table
(`VISIT.load`): a constant to the compiler, and no name stands for columns of two tables.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer.routes.problem import RouteProblem, Shift, Visit
from optimizer.routes.timing.start_intervals import Piece, pieces_of
from optimizer.routes.timing.terms import Terms, terms_of

Ints = NDArray[np.int64]

NEVER_S = 10**9
"""Later than any time of the day."""
MUST = 10**10
"""What leaving out a required visit counts in a search: more than anything priced."""


class VisitColumns(NamedTuple):
    """Columns of `visits`; the two stays are without and with the longest set-up of any shift."""

    place: int
    load: int
    left_out: int
    district: int
    stay_shared: int
    stay_full: int


class ShiftColumns(NamedTuple):
    """Columns of `shifts`; `last` is the latest return, `meal_from` to `meal_to` its starts."""

    start_place: int
    end_place: int
    start: int
    end: int
    last: int
    meal: int
    meal_from: int
    meal_to: int
    capacity: int
    day: int


class PieceColumns(NamedTuple):
    """Columns of `pieces`: first and last start, and what a start between them costs."""

    first: int
    last: int
    price: int


class PriceEntries(NamedTuple):
    """Entries of `prices`: of a second, and of an unmet turn."""

    overtime: int
    travel: int
    waiting: int
    turn: int


class DayColumns(NamedTuple):
    """Columns of `days`: the number of the date and that of its week."""

    number: int
    week: int


VISIT, SHIFT, PIECE = VisitColumns(*range(6)), ShiftColumns(*range(10)), PieceColumns(*range(3))
PRICE, DAY = PriceEntries(*range(4)), DayColumns(*range(2))


class Tables(NamedTuple):
    """What prices a route; int64 arrays.

    `travel` place x place; `visits`, `shifts`, `pieces` one row each; `group[shift, visit]` is the
    group of pieces that holds there, -1 where the visit may not be made. Group g has the pieces
    from `piece_at[2g + k]` to before `piece_at[2g + k + 1]`, and a stay of `stays[2g + k]` seconds,
    k = 1 with set-up, 0 without.
    """

    travel: Ints
    visits: Ints
    shifts: Ints
    group: Ints
    piece_at: Ints
    pieces: Ints
    stays: Ints
    prices: Ints


class Turns(NamedTuple):
    """What prices the turns of sub-districts: `days` with number and week, turns due by week.

    `given[day, district]` is 1 where the district counts as served whatever is planned.
    """

    days: Ints
    due: Ints
    given: Ints
    days_apart: int
    districts: int


def tables_of(problem: RouteProblem) -> Tables:
    """The arrays of a problem."""
    terms = terms_of(problem)
    group, pieces, piece_at, stays = _pieces(problem, terms)
    return Tables(
        travel=np.ascontiguousarray(problem.travel_s, dtype=np.int64),
        visits=_visits(problem, terms),
        shifts=_shifts(problem, terms),
        group=group,
        piece_at=_ints(piece_at),
        pieces=_ints(pieces).reshape(-1, len(PIECE)),
        stays=_ints(stays),
        prices=_ints([terms.overtime_s, terms.travel_s, terms.waiting_s, terms.unmet_turn]),
    )


def turns_of(problem: RouteProblem) -> Turns:
    """The arrays of the turns."""
    terms = terms_of(problem)
    weeks = {day: week for week, days in enumerate(problem.weeks.values()) for day in days}
    given = np.zeros((len(weeks), max(1, len(problem.turns_of))), dtype=np.int64)
    for number, day in enumerate(weeks):
        for district, name in enumerate(problem.turns_of):
            given[number, district] = name in problem.other_days.get(day, ())
    return Turns(
        days=_ints([(day.toordinal(), week) for day, week in weeks.items()]).reshape(-1, 2),
        due=_ints([terms.turns_due(len(days)) for days in problem.weeks.values()]),
        given=given,
        days_apart=terms.days_apart,
        districts=len(problem.turns_of),
    )


def _ints(values: object) -> Ints:
    return np.array(values, dtype=np.int64)


def _visits(problem: RouteProblem, terms: Terms) -> Ints:
    districts = {name: number for number, name in enumerate(problem.turns_of)}
    told = {one.visit for one in problem.told}
    frozen = {one.visit for one in problem.frozen}
    rows = [
        (
            problem.index[visit.place],
            visit.load,
            MUST
            if visit.required or visit.id in frozen
            else visit.left_out_price + (terms.moved if visit.id in told else 0),
            districts.get(visit.sub_district, -1),
            visit.service_s,
            visit.service_s + max((shift.setup_at(visit) for shift in problem.shifts), default=0),
        )
        for visit in problem.visits
    ]
    return _ints(rows).reshape(-1, len(VISIT))


def _shifts(problem: RouteProblem, terms: Terms) -> Ints:
    days = (day for days in problem.weeks.values() for day in days)
    dates = {day: number for number, day in enumerate(days)}
    rows = [
        (
            problem.index[shift.start_place],
            problem.index[shift.end_place],
            shift.start_s,
            shift.end_s,
            shift.end_s + shift.overtime_max_s,
            shift.meal_s,
            max(terms.meal_from_s, shift.start_s),
            terms.meal_to_s - shift.meal_s,
            NEVER_S if shift.capacity is None else shift.capacity,
            dates[shift.date],
        )
        for shift in problem.shifts
    ]
    return _ints(rows).reshape(-1, len(SHIFT))


def _pieces(problem: RouteProblem, terms: Terms) -> tuple[Ints, list[Piece], list[int], list[int]]:
    """The group of each visit on each shift, all pieces, where each group's lie, and the stays."""
    frozen = {one.visit: one for one in problem.frozen}
    told = {one.visit: one for one in problem.told}
    group = np.full((len(problem.shifts), len(problem.visits)), -1, dtype=np.int64)
    pieces: list[Piece] = []
    piece_at, lengths = [0], list[int]()
    known: dict[tuple[int, object, object], int] = {}
    for row, shift in enumerate(problem.shifts):
        for column, visit in enumerate(problem.visits):
            fixed = frozen.get(visit.id)
            if not may_make(shift, visit) or (fixed and fixed.shift != shift.id):
                continue
            stays = (visit.service_s, visit.service_s + shift.setup_at(visit))
            key = column, shift.date, stays
            if key not in known:
                both = [
                    list(pieces_of(visit, shift.date, stay_s, terms, fixed, told.get(visit.id)))
                    for stay_s in stays
                ]
                known[key] = len(lengths) // 2 if any(both) else -1
                for found, stay_s in zip(both, stays, strict=True) if any(both) else ():
                    pieces.extend(found)
                    piece_at.append(len(pieces))
                    lengths.append(stay_s)
            group[row, column] = known[key]
    return group, pieces, piece_at, lengths


def may_make(shift: Shift, visit: Visit) -> bool:
    """Crew and equipment of the shift can do the visit."""
    return visit.items <= shift.items and visit.equipment <= shift.equipment
