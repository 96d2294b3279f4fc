"""The cheapest times of a shift that makes given visits in a given order, exactly.

Each stay takes one piece of its windows, in which lateness and a moved promise cost the same
everywhere, and the meal takes one place among the stays. Then only overtime and waiting depend on
the times: the earliest return is best for both (one second later saves at most one second of
absence), and of all departures with that return the latest waits least.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.routes.oracle.case import Case

BEFORE, AFTER = -1, -2


class Piece(NamedTuple):
    """Starts of a stay that cost the same."""

    first_s: int
    last_s: int
    price: int


class Timed(NamedTuple):
    """A route with its price: shift, departure, (visit, arrive, start, end)s, return, meal."""

    cost: int
    route: tuple[str, int, tuple[tuple[str, int, int, int], ...], int, int | None]


@dataclass
class Day:
    """One shift of a case."""

    case: Case
    shift: Any

    def __post_init__(self) -> None:
        self.pieces = cache(self._pieces)
        self.meal_first_s = self._next_step(max(self.case.meal_from, self.shift.start_s))
        self.meal_last_s = self._step_before(self.case.meal_to - self.shift.meal_s)

    def _next_step(self, second: int) -> int:
        while second % self.case.step_s:
            second += 1
        return second

    def _step_before(self, second: int) -> int:
        return second - second % self.case.step_s

    def _pieces(self, name: str, length_s: int) -> tuple[Piece, ...]:
        """The pieces of a visit's windows on this day, for a stay of this length."""
        case, day, visit = self.case, self.shift.date, self.case.visits[name]
        found = []
        for window in visit.windows:
            if window.date in (None, day) and case.can_do(self.shift, visit):
                first, last = window.start_s, window.end_s - length_s
                if last < first:
                    continue
                cuts = sorted({first, *self._cuts(visit, length_s, first, last), last + 1})
                found += [(a, b - 1) for a, b in pairwise(cuts)]
        if name in case.frozen:
            shift, start = case.frozen[name]
            here = shift == self.shift.id and any(a <= start <= b for a, b in found)
            found = [(start, start)] if here else []
        found = [(self._next_step(a), self._step_before(b)) for a, b in found]
        found = [(a, b) for a, b in found if a <= b]
        return tuple(self._priced(visit, length_s, found))

    def _cuts(self, visit: Any, length_s: int, first: int, last: int) -> Iterator[int]:
        """Starts within a window at which the price may change."""
        cuts = []
        if visit.answer_by is not None:
            days = (visit.answer_by.date - self.shift.date).days
            in_time = days * 86_400 + visit.answer_by.end_s - length_s
            hours = range(max(0, (first - in_time) // 3600 - 1), (last - in_time) // 3600 + 2)
            cuts += [in_time + 3600 * hour + 1 for hour in hours]
        if visit.id in self.case.told:
            told_s = self.case.told[visit.id][1]
            tolerance_s = 60 * self.case.goals["moved_promises"].tolerance_min
            cuts += [told_s - tolerance_s, told_s + tolerance_s + 1]
        return (cut for cut in cuts if first <= cut <= last)

    def _priced(self, visit: Any, length_s: int, spans: list[tuple[int, int]]) -> Iterator[Piece]:
        case, day = self.case, self.shift.date
        for first, last in spans:
            late = case.hours_late(visit, day, first + length_s)
            moved = case.is_moved(visit.id, day, first)
            most = case.rules["answer_by"].late_max_h
            if most is None or late <= most:
                price = late * case.goals["lateness"].hour
                yield Piece(first, last, price + moved * case.goals["moved_promises"].moved)

    def lengths(self, order: tuple[str, ...]) -> list[int]:
        """Set-up, once per place, and service of each stay."""
        found, at = [], None
        for name in order:
            visit = self.case.visits[name]
            setup_s = self.case.setup_s(self.shift, visit) if visit.place != at else 0
            found.append(visit.service_s + setup_s)
            at = visit.place
        return found

    def ways(self, order: tuple[str, ...]) -> list[int]:
        """The drives of a route, the one home last."""
        places = [self.case.visits[name].place for name in order]
        stations = [self.shift.start_place, *places, self.shift.end_place]
        return [self.case.way[a, b] for a, b in pairwise(stations)]

    def cheapest(self, order: tuple[str, ...]) -> Timed | None:
        """The cheapest route that makes these visits in this order; None if there is none."""
        lengths, ways = self.lengths(order), self.ways(order)
        slots = [BEFORE, AFTER, *range(len(order) + 1)] if self.shift.meal_s else [None]
        every = (
            self._timed(order, lengths, ways, slot, chosen)
            for slot in slots
            for chosen in self._choices(order, lengths, ways, slot)
        )
        return min((timed for timed in every if timed is not None), default=None)

    def _choices(
        self, order: tuple[str, ...], lengths: list[int], ways: list[int], slot: int | None
    ) -> Iterator[tuple[tuple[Piece, ...], int]]:
        """A piece for every stay, and the earliest return with them."""

        def onward(at: int, leave_s: int, chosen: tuple[Piece, ...]) -> Any:
            there_s = self._soonest(leave_s, ways[at], is_meal=slot == at)
            if there_s is None:
                return
            if at == len(order):
                yield chosen, there_s
                return
            for piece in self.pieces(order[at], lengths[at]):
                start_s = max(there_s, piece.first_s)
                if start_s <= piece.last_s:
                    yield from onward(at + 1, start_s + lengths[at], (*chosen, piece))

        leave_s = self.shift.start_s
        if slot == BEFORE:
            if self.meal_first_s > self.meal_last_s:
                return
            leave_s = self.meal_first_s + self.shift.meal_s
        yield from onward(0, leave_s, ())

    def _soonest(self, leave_s: int, way_s: int, *, is_meal: bool) -> int | None:
        """The earliest start behind a gap; None if its meal comes too late."""
        if not is_meal:
            return leave_s + way_s
        meal_at = max(leave_s, self.meal_first_s)
        if meal_at > self.meal_last_s:
            return None
        return max(leave_s + way_s, meal_at) + self.shift.meal_s

    def _timed(
        self,
        order: tuple[str, ...],
        lengths: list[int],
        ways: list[int],
        slot: int | None,
        choice: tuple[tuple[Piece, ...], int],
    ) -> Timed | None:
        """The route with this return and the latest departure, with its price."""
        (pieces, back_s), shift = choice, self.shift
        if back_s > shift.end_s + shift.overtime_max_s:
            return None
        if slot == AFTER and max(back_s, self.meal_first_s) > self.meal_last_s:
            return None
        depart_s, starts = self._latest(lengths, ways, slot, pieces, back_s)
        ends = [start + length for start, length in zip(starts, lengths, strict=True)]
        leaves = [depart_s, *ends]
        meal_at = self._meal_at(slot, leaves, back_s)
        stops = [
            (name, self._arrival(leaves[at], ways[at], meal_at if slot == at else None), start, end)
            for at, (name, start, end) in enumerate(zip(order, starts, ends, strict=True))
        ]
        meal_s = shift.meal_s if slot is not None and slot >= 0 else 0
        seconds = {
            "overtime": max(back_s - shift.end_s, 0),
            "travel": sum(ways),
            "waiting": back_s - depart_s - sum(ways) - sum(lengths) - meal_s,
        }
        cost = sum(piece.price for piece in pieces)
        cost += sum(self.case.goals[goal].second * spent for goal, spent in seconds.items())
        return Timed(cost, (shift.id, depart_s, tuple(stops), back_s, meal_at))

    def _latest(
        self,
        lengths: list[int],
        ways: list[int],
        slot: int | None,
        pieces: tuple[Piece, ...],
        back_s: int,
    ) -> tuple[int, list[int]]:
        """The latest departure and starts with this return."""
        starts, next_s = [], back_s
        for at in reversed(range(len(ways))):
            leave_s = next_s - ways[at]
            if slot == at:
                leave_s = min(leave_s - self.shift.meal_s, self.meal_last_s)
            if at:
                next_s = min(pieces[at - 1].last_s, leave_s - lengths[at - 1])
                starts.insert(0, next_s)
        return leave_s, starts

    def _meal_at(self, slot: int | None, leaves: list[int], back_s: int) -> int | None:
        if slot is None:
            return None
        if slot == BEFORE:
            return self.meal_first_s
        return max(back_s if slot == AFTER else leaves[slot], self.meal_first_s)

    def _arrival(self, leave_s: int, way_s: int, meal_at: int | None) -> int:
        is_on_the_way = meal_at is not None and meal_at < leave_s + way_s
        return leave_s + way_s + (self.shift.meal_s if is_on_the_way else 0)
