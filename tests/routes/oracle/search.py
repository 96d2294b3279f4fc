"""The cheapest plan of a tiny problem: every order of every day, every choice of days."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from tests.routes.oracle.case import Case
from tests.routes.oracle.times import Day, Timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

Found = tuple[int, list[Any], list[str], list[Any]]
"""Cost, routes, visits left out, unmet turns."""


class Search:
    """All plans of a problem."""

    def __init__(self, problem: Any) -> None:
        self.case = Case(problem)
        self.names = sorted(self.case.visits)
        self.days = [Day(self.case, shift) for _, shift in sorted(self.case.shifts.items())]

    def run(self) -> Found | None:
        """Cost, routes, visits left out and unmet turns of a cheapest plan; None if none."""
        return min(self.plans(), key=lambda found: found[0], default=None)

    def plans(self) -> Iterator[Found]:
        """For every choice of the day of each visit the cheapest plan, if one is legal."""
        if set(self.case.frozen) - set(self.names):
            return
        known = [self.routes_of(day) for day in self.days]
        for choice in product(range(-1, len(self.days)), repeat=len(self.names)):
            loads = [
                frozenset(name for name, at in zip(self.names, choice, strict=True) if at == index)
                for index in range(len(self.days))
            ]
            if any(load and load not in routes for load, routes in zip(loads, known, strict=True)):
                continue
            missed = [name for name, at in zip(self.names, choice, strict=True) if at < 0]
            if any(self.case.visits[name].required or name in self.case.frozen for name in missed):
                continue
            made = [routes[load] for load, routes in zip(loads, known, strict=True) if load]
            unmet = self.unmet(loads)
            cost = sum(timed.cost for timed in made) + self.price_of(missed, unmet)
            left_out = [name for name in missed if not self.case.visits[name].is_standing]
            yield cost, [timed.route for timed in made], left_out, unmet

    def unmet(self, loads: list[frozenset[str]]) -> list[tuple[str, date, int]]:
        """The turns that are missing when the days serve these visits."""
        served = {
            (self.case.visits[name].sub_district, day.shift.date)
            for day, load in zip(self.days, loads, strict=True)
            for name in load
        }
        return list(self.case.unmet(served))

    def price_of(self, missed: list[str], unmet: list[tuple[str, date, int]]) -> int:
        """What is not made and not met."""
        goals = self.case.goals
        cost = sum(self.case.visits[name].left_out_price for name in missed)
        nowhere = [name for name in self.case.told if name in missed or name not in self.names]
        cost += goals["moved_promises"].moved * len(nowhere)
        return cost + goals["unmet_turns"].turn * sum(turn[2] for turn in unmet)

    def routes_of(self, day: Day) -> dict[frozenset[str], Timed]:
        """The cheapest route of a day by the visits it makes."""
        found: dict[frozenset[str], Timed] = {}
        for order in self.orders(day, (), day.shift.start_s):
            timed, visits = day.cheapest(order), frozenset(order)
            if timed is not None and (visits not in found or timed < found[visits]):
                found[visits] = timed
        return found

    def orders(self, day: Day, order: tuple[str, ...], leave_s: int) -> Iterator[tuple[str, ...]]:
        """Every order of visits that can be reached in time if nobody eats."""
        for name in self.names:
            if name in order or not self.fits(day, (*order, name)):
                continue
            longer = (*order, name)
            length_s, there_s = day.lengths(longer)[-1], leave_s + day.ways(longer)[-2]
            starts = [
                max(there_s, piece.first_s)
                for piece in day.pieces(name, length_s)
                if there_s <= piece.last_s
            ]
            if starts:
                yield longer
                yield from self.orders(day, longer, min(starts) + length_s)

    def fits(self, day: Day, order: tuple[str, ...]) -> bool:
        """The van carries what these visits load."""
        load = sum(self.case.visits[name].load for name in order)
        return day.shift.capacity is None or load <= day.shift.capacity
