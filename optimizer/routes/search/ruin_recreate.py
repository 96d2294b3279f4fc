"""Ruin and recreate: takes neighbouring visits out of a plan and puts them back better.

Strings of neighbouring visits are taken out of several routes (slack induction by string removals,
Christiaens and Vanden Berghe 2020), a whole shift now and then; then each visit goes where it costs
least by the exact price of the route, or stays out at its price. Worse plans are accepted as in
simulated annealing. Machine code on the arrays of `tables`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer.routes.search.solution_arrays import (
    State,
    best_position,
    copy,
    price_again,
    put,
    take,
    total_cost,
    turn_gain,
)
from optimizer.routes.timing.arrays import SHIFT, VISIT, Ints, Tables, Turns
from optimizer.solving.compiled import compiled, compiled_inside

Floats = NDArray[np.float64]

STRING_MAX = 10
OUT_MEAN = 10.0
"""The longest string taken out, and how many visits go out on average."""
NEVER = 1e18
WHOLE_SHIFT = 0.3
"""How often a whole shift is emptied as well, for a visit that is left out."""


class Room(NamedTuple):
    """Scratch arrays: which shifts changed, the missing visits and what they are ordered by."""

    changed: Ints
    missing: Ints
    keys: Floats


def room_for(tables: Tables) -> Room:
    """Made outside the machine code, which would take longer to compile with arrays of its own."""
    shifts, visits = tables.group.shape
    return Room(np.zeros(shifts, np.int64), np.zeros(visits, np.int64), np.zeros(visits))


@compiled_inside
def _missing(tables: Tables, state: State, otherwise: int) -> int:
    """A visit with a price that is not made; another one if there is none."""
    found, number = otherwise, 0
    for visit in range(state.shift.shape[0]):
        if state.shift[visit] < 0 and tables.visits[visit, VISIT.left_out] > 0:
            number += 1
            if np.random.randint(number) == 0:
                found = visit
    return found


@compiled_inside
def _shift_for(tables: Tables, visit: int) -> int:
    """A shift that may make the visit; any if none may."""
    found, number = np.random.randint(tables.group.shape[0]), 0
    for shift in range(tables.group.shape[0]):
        if tables.group[shift, visit] >= 0:
            number += 1
            if np.random.randint(number) == 0:
                found = shift
    return found


@compiled_inside
def _ruin(tables: Tables, state: State, changed: Ints) -> None:
    """Takes strings of visits that are near each other out of some routes."""
    shifts, visits = tables.group.shape
    used, made = 0, 0
    for shift in range(shifts):
        changed[shift] = 0
        used += 1 if state.length[shift] > 0 else 0
        made += state.length[shift]
    seed = np.random.randint(visits)
    if np.random.random() < WHOLE_SHIFT or made == 0:
        seed = _missing(tables, state, seed)
        shift = _shift_for(tables, seed)
        take(tables, state, shift, 0, state.length[shift])
        changed[shift] = 1
        state.cost[shift] = 0
    # the published rule: strings as long as usual routes, and as many as take out 10 on average
    longest = min(STRING_MAX, max(1.0, made / max(1, used)))
    strings = int(np.random.uniform(1.0, max(1.0, 4 * OUT_MEAN / (1 + longest) - 1) + 1))
    for close in range(visits):
        if strings == 0:
            break
        visit = state.near[seed, close]
        shift = state.shift[visit]
        if shift < 0 or changed[shift] == 1:
            continue
        length = state.length[shift]
        taken = int(np.random.uniform(1.0, min(longest, length) + 1))
        taken = min(taken, length)
        at = 0
        while state.route[shift, at] != visit:
            at += 1
        first = np.random.randint(max(0, at - taken + 1), min(at, length - taken) + 1)
        take(tables, state, shift, first, first + taken)
        price_again(tables, state, shift)
        changed[shift] = 1
        strings -= 1


@compiled_inside
def _order(tables: Tables, state: State, missing: Ints, keys: Floats) -> int:
    """The visits that are not made, in one of several orders; those without a price come last."""
    number, way = 0, np.random.randint(4)
    depot = tables.shifts[0, SHIFT.start_place]
    for visit in range(state.shift.shape[0]):
        if state.shift[visit] >= 0:
            continue
        price, key = tables.visits[visit, VISIT.left_out], np.random.random()
        if way == 1:
            key -= price
        elif way == 2:
            key -= tables.travel[depot, tables.visits[visit, VISIT.place]]
        elif way == 3:
            for shift in range(tables.group.shape[0]):
                key += 1 if tables.group[shift, visit] >= 0 else 0
        # standing stops may only fill what visits with a price leave free
        if price == 0:
            key += NEVER
        rank = number
        while rank > 0 and keys[rank - 1] > key:
            keys[rank], missing[rank] = keys[rank - 1], missing[rank - 1]
            rank -= 1
        keys[rank], missing[rank] = key, visit
        number += 1
    return number


@compiled_inside
def _recreate(
    tables: Tables, turns: Turns, state: State, missing: Ints, number: int, changed: Ints
) -> None:
    """Puts each visit where it costs least, if that is less than leaving it out."""
    for rank in range(number):
        visit = missing[rank]
        best, best_shift, best_at, best_cost = tables.visits[visit, VISIT.left_out], -1, -1, 0
        for shift in range(tables.group.shape[0]):
            if tables.group[shift, visit] < 0:
                continue
            gain = turn_gain(tables, turns, state.served, shift, visit)
            # what is dearer than the best place so far need not be known exactly
            below = best + state.cost[shift] + gain
            cost, at = best_position(tables, state, shift, visit, below)
            if at >= 0:
                best, best_shift, best_at = cost - state.cost[shift] - gain, shift, at
                best_cost = cost
        if best_shift >= 0:
            put(tables, state, best_shift, visit, best_at, best_cost)
            changed[best_shift] = 1


@compiled
def improve(
    tables: Tables,
    turns: Turns,
    state: State,
    old: State,
    best: State,
    rounds: int,
    temperature: float,
    seed: int,
    room: Room,
    log: Ints,
    log_cost: Ints,
) -> int:
    """Goes on from `state` for some rounds; `best` is overwritten when something better is found.

    Accepted new routes are written to `log` (shift, length, visits ...) and `log_cost` (of the
    route, of the plan); returns how many. It stops early when the log is full.
    """
    np.random.seed(seed)
    shifts = tables.group.shape[0]
    changed, missing = room.changed, room.missing
    now, least, logged = total_cost(tables, turns, state), total_cost(tables, turns, best), 0
    for _ in range(rounds):
        if logged + shifts > log.shape[0]:
            break
        copy(state, old)
        _ruin(tables, state, changed)
        _recreate(tables, turns, state, missing, _order(tables, state, missing, room.keys), changed)
        new = total_cost(tables, turns, state)
        for shift in range(shifts):
            length = state.length[shift]
            if changed[shift] == 1 and length > 0:
                log[logged, 0], log[logged, 1] = shift, length
                for position in range(length):
                    log[logged, 2 + position] = state.route[shift, position]
                log_cost[logged, 0], log_cost[logged, 1] = state.cost[shift], new
                logged += 1
        # simulated annealing, with the logarithm in place of the exponential
        if new > now - temperature * np.log(np.random.random()):
            copy(old, state)
            continue
        now = new
        if new < least:
            least = new
            copy(state, best)
    return logged
