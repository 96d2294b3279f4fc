"""Every route there is, when there are few: a pool that proves what set partitioning finds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from optimizer.routes.search.pool import Pool, twins
from optimizer.routes.timing.arrays import PRICE, SHIFT, VISIT, Ints, Tables
from optimizer.routes.timing.labels import IMPOSSIBLE, depart, extend, finish, label_space
from optimizer.solving.compiled import compiled

STAYS_MOST = 30
TOO_MANY = -1


class StackRows(NamedTuple):
    """Rows of room for a route that grows and shrinks: one entry for each stay (or visit)."""

    sequence: int
    following: int
    place: int
    travel: int
    load: int
    is_used: int


STACK = StackRows(*range(6))


def every_route(tables: Tables, most: int) -> Pool | None:
    """A pool of all routes of all shifts; None if there are more than `most` orders of visits."""
    pool = Pool(tables, most)
    stays = min(STAYS_MOST, tables.visits.shape[0])
    log, costs = np.zeros((most, stays + 2), np.int64), np.zeros((most, 2), np.int64)
    labels, count = label_space(stays, 64)
    room = np.zeros((len(STACK), max(stays + 1, tables.visits.shape[0])), np.int64)
    for shift, twin in enumerate(twins(tables)):
        if shift != twin:
            continue
        found = _every(tables, shift, stays, labels, count, room, log, costs)
        most -= found
        if found == TOO_MANY or most < 0:
            return None
        pool.add_log(log[:found], costs[:found])
    return pool


@compiled
def _every(
    tables: Tables,
    shift: int,
    stays: int,
    labels: Ints,
    count: Ints,
    room: Ints,
    log: Ints,
    costs: Ints,
) -> int:
    """Writes down every route of a shift, depth first; TOO_MANY if the log or the labels end."""
    visits, most = tables.group.shape[1], log.shape[0]
    # room comes from outside: to allocate arrays here would double the time to compile
    sequence, following, place = room[STACK.sequence], room[STACK.following], room[STACK.place]
    travel, load, is_used = room[STACK.travel], room[STACK.load], room[STACK.is_used]
    following[0], travel[0], load[0] = 0, 0, 0
    for visit in range(visits):
        is_used[visit] = 0
    depart(tables, shift, labels, count)
    place[0], depth, written, tried = tables.shifts[shift, SHIFT.start_place], 0, 0, 0
    while depth >= 0:
        visit = following[depth]
        if visit == visits:
            depth -= 1
            if depth >= 0:
                is_used[sequence[depth]] = 0
            continue
        following[depth] += 1
        tried += 1
        weight = load[depth] + tables.visits[visit, VISIT.load]
        if is_used[visit] or weight > tables.shifts[shift, SHIFT.capacity]:
            continue
        before, known, there = labels[depth], count[depth], tables.visits[visit, VISIT.place]
        shared = depth > 0 and there == place[depth]
        # orders that no timing allows cost time too, so what is tried is limited as well
        if depth == stays or tried > 20 * most or count[-1]:
            return TOO_MANY
        if not extend(
            tables, shift, visit, place[depth], shared, before, known, labels, count, depth + 1
        ):
            continue
        sequence[depth] = visit
        is_used[visit] = 1
        travel[depth + 1] = travel[depth] + tables.travel[place[depth], there]
        depth += 1
        place[depth], load[depth], following[depth] = there, weight, 0
        # each prefix is a route itself; its labels go on to all routes that begin like it
        cost, _, _ = finish(tables, shift, there, labels[depth], count[depth])
        if cost < IMPOSSIBLE:
            if written == most:
                return TOO_MANY
            home = tables.travel[there, tables.shifts[shift, SHIFT.end_place]]
            costs[written, 0] = cost + tables.prices[PRICE.travel] * (travel[depth] + home)
            log[written, 0], log[written, 1] = shift, depth
            for position in range(depth):
                log[written, 2 + position] = sequence[position]
            written += 1
    return written
