"""A plan in arrays that a search changes: its price, and the best place for one more visit.

Machine code on the arrays of `tables`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from optimizer.routes.timing.arrays import DAY, PRICE, SHIFT, VISIT, Ints, Tables, Turns
from optimizer.routes.timing.labels import (
    IMPOSSIBLE,
    depart,
    extend,
    finish,
    label_space,
    sequence_cost,
)
from optimizer.solving.compiled import compiled, compiled_inside

BLINK = 0.01
"""How often a place for a visit is overlooked, so that recreating does not repeat itself."""


class State(NamedTuple):
    """A plan in arrays: `route[s, :length[s]]` visits, `cost[s]`, `shift[v]` (-1: left out).

    `served[day, district]` counts stays, and one more where it is given. `labels`, `count` and the
    two `trial` arrays are room for `labels`; `near[v]` are the visits by closeness.
    """

    route: Ints
    length: Ints
    cost: Ints
    shift: Ints
    served: Ints
    labels: Ints
    counts: Ints
    trial: Ints
    trial_count: Ints
    near: Ints


def empty_state(tables: Tables, turns: Turns) -> State:
    """The plan that makes no visit."""
    shifts, visits = tables.group.shape
    room = max(1, visits)
    places = tables.visits[:, VISIT.place]
    between = tables.travel[np.ix_(places, places)]
    labels, count = label_space(room, 16)
    trial, trial_count = label_space(room, 16)
    return State(
        route=np.full((shifts, room), -1, np.int64),
        length=np.zeros(shifts, np.int64),
        cost=np.zeros(shifts, np.int64),
        shift=np.full(visits, -1, np.int64),
        served=turns.given.copy(),
        labels=labels,
        counts=count,
        trial=trial,
        trial_count=trial_count,
        near=np.argsort(between + between.T, axis=1, kind="stable").astype(np.int64),
    )


@compiled_inside
def _unmet(turns: Turns, served: Ints, week: int, district: int) -> int:
    """How many turns of a district a week still misses."""
    due = turns.due[week]
    if due == 0:
        return 0
    met, last = 0, -1000
    for day in range(turns.days.shape[0]):
        number = turns.days[day, DAY.number]
        if (
            turns.days[day, DAY.week] == week
            and served[day, district] > 0
            and number - last >= turns.days_apart
        ):
            met, last = met + 1, number
    return int(max(0, due - met))


@compiled_inside
def turn_gain(tables: Tables, turns: Turns, served: Ints, shift: int, visit: int) -> int:
    """What making the visit on this shift saves in unmet turns."""
    district = tables.visits[visit, VISIT.district]
    day = tables.shifts[shift, SHIFT.day]
    if district < 0 or served[day, district] > 0:
        return 0
    week = turns.days[day, DAY.week]
    before = _unmet(turns, served, week, district)
    if before == 0:
        return 0
    # counted, asked and taken back: a copy for each question would cost more
    served[day, district] += 1
    after = _unmet(turns, served, week, district)
    served[day, district] -= 1
    return int((before - after) * tables.prices[PRICE.turn])


@compiled
def total_cost(tables: Tables, turns: Turns, state: State) -> int:
    """Routes, visits left out and unmet turns."""
    total = 0
    for shift in range(state.cost.shape[0]):
        total += state.cost[shift]
    for visit in range(state.shift.shape[0]):
        if state.shift[visit] < 0:
            total += tables.visits[visit, VISIT.left_out]
    for week in range(turns.due.shape[0]):
        for district in range(turns.districts):
            total += _unmet(turns, state.served, week, district) * tables.prices[PRICE.turn]
    return int(total)


@compiled
def copy(source: State, target: State) -> None:
    """Overwrites a plan by another; plain loops, for slices take seconds to compile."""
    for shift in range(source.length.shape[0]):
        target.length[shift] = source.length[shift]
        target.cost[shift] = source.cost[shift]
        for position in range(source.length[shift]):
            target.route[shift, position] = source.route[shift, position]
    for visit in range(source.shift.shape[0]):
        target.shift[visit] = source.shift[visit]
    for day in range(source.served.shape[0]):
        for district in range(source.served.shape[1]):
            target.served[day, district] = source.served[day, district]


@compiled_inside
def _place(tables: Tables, state: State, shift: int, position: int) -> int:
    """The place before a position of a route: the start place before the first."""
    if position == 0:
        return int(tables.shifts[shift, SHIFT.start_place])
    return int(tables.visits[state.route[shift, position - 1], VISIT.place])


@compiled_inside
def _travel(tables: Tables, state: State, shift: int) -> int:
    """Travel of a route as it is, seconds; 0 if it is empty."""
    length = state.length[shift]
    if length == 0:
        return 0
    travel = 0
    for position in range(length):
        place = tables.visits[state.route[shift, position], VISIT.place]
        travel += tables.travel[_place(tables, state, shift, position), place]
    last = _place(tables, state, shift, length)
    return int(travel + tables.travel[last, tables.shifts[shift, SHIFT.end_place]])


@compiled_inside
def _with_visit(tables: Tables, state: State, shift: int, visit: int, position: int) -> int:
    """The cost but for travel of a route with a visit put in; `labels` hold its prefix."""
    route, length = state.route[shift], state.length[shift]
    origin = _place(tables, state, shift, position)
    place = tables.visits[visit, VISIT.place]
    trial, trial_count = state.trial, state.trial_count
    before, known = state.labels[position], state.counts[position]
    shared = position > 0 and place == origin
    if not extend(
        tables, shift, visit, origin, shared, before, known, trial, trial_count, position + 1
    ):
        return IMPOSSIBLE
    # the prefix's labels are known, so only what follows the new visit is timed again
    for later in range(position, length):
        origin, place = place, tables.visits[route[later], VISIT.place]
        before, known = trial[later + 1], trial_count[later + 1]
        if not extend(
            tables,
            shift,
            route[later],
            origin,
            place == origin,
            before,
            known,
            trial,
            trial_count,
            later + 2,
        ):
            return IMPOSSIBLE
    best, _, _ = finish(tables, shift, place, trial[length + 1], trial_count[length + 1])
    return best


@compiled_inside
def best_position(
    tables: Tables, state: State, shift: int, visit: int, below: int
) -> tuple[int, int]:
    """Where a visit fits best into a route (-1: nowhere) and its cost then, if under `below`."""
    route, length = state.route[shift], state.length[shift]
    load = tables.visits[visit, VISIT.load]
    for position in range(length):
        load += tables.visits[route[position], VISIT.load]
    if load > tables.shifts[shift, SHIFT.capacity] or length >= route.shape[0]:
        return below, -1
    base, best_at = _travel(tables, state, shift), -1
    price, place = tables.prices[PRICE.travel], tables.visits[visit, VISIT.place]
    depart(tables, shift, state.labels, state.counts)
    for position in range(length + 1):
        origin = _place(tables, state, shift, position)
        after = tables.shifts[shift, SHIFT.end_place]
        if position < length:
            after = tables.visits[route[position], VISIT.place]
        travel = base + tables.travel[origin, place] + tables.travel[place, after]
        if length > 0:
            travel -= tables.travel[origin, after]
        # travel alone is a bound of the route's price: most places are ruled out without timing
        if travel * price < below and np.random.random() >= BLINK:
            cost = _with_visit(tables, state, shift, visit, position) + travel * price
            if cost < below:
                below, best_at = cost, position
        if position < length:
            before, known = state.labels[position], state.counts[position]
            shared = position > 0 and after == origin
            extend(
                tables,
                shift,
                route[position],
                origin,
                shared,
                before,
                known,
                state.labels,
                state.counts,
                position + 1,
            )
    return below, best_at


@compiled
def put(tables: Tables, state: State, shift: int, visit: int, position: int, cost: int) -> None:
    """Makes a visit on a shift."""
    route = state.route[shift]
    for later in range(state.length[shift], position, -1):
        route[later] = route[later - 1]
    route[position] = visit
    state.length[shift] += 1
    state.cost[shift] = cost
    state.shift[visit] = shift
    if tables.visits[visit, VISIT.district] >= 0:
        state.served[tables.shifts[shift, SHIFT.day], tables.visits[visit, VISIT.district]] += 1


@compiled_inside
def take(tables: Tables, state: State, shift: int, first: int, behind: int) -> None:
    """Leaves out the visits of a route from one position to before another, at no price yet."""
    route, day = state.route[shift], tables.shifts[shift, SHIFT.day]
    for position in range(first, behind):
        district = tables.visits[route[position], VISIT.district]
        state.shift[route[position]] = -1
        if district >= 0:
            state.served[day, district] -= 1
    for position in range(behind, state.length[shift]):
        route[first + position - behind] = route[position]
    state.length[shift] -= behind - first


@compiled_inside
def price_again(tables: Tables, state: State, shift: int) -> None:
    """The cost of a route that lost visits; a rest that cannot be driven is left out too."""
    length = state.length[shift]
    state.cost[shift] = 0
    if length == 0:
        return
    cost = sequence_cost(tables, shift, state.route[shift], length, state.trial, state.trial_count)
    if cost >= IMPOSSIBLE:
        take(tables, state, shift, 0, length)
        cost = 0
    state.cost[shift] = cost
