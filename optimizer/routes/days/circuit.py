"""One shift in CP-SAT: a circuit through optional visits, their times, and the crew's meal.

Circuit constraint with optional nodes (`add_circuit` of CP-SAT).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ortools.sat.python import cp_model

from optimizer.routes.problem import RouteProblem, Shift, Visit
from optimizer.routes.timing.arrays import may_make
from optimizer.routes.timing.start_intervals import Piece, pieces_of
from optimizer.routes.timing.terms import Terms

Line = cp_model.LinearExpr


class Node(NamedTuple):
    """A visit on a shift: is it made, when, and the gaps beside it that may hold the meal.

    `pieces` are its starts with set-up and `bare` without; `first_end_s` and `last_start_s` are the
    outermost of all of them.
    """

    visit: Visit
    on: cp_model.IntVar
    start: cp_model.IntVar
    pieces: tuple[Piece, ...]
    bare: tuple[Piece, ...]
    first_end_s: int
    last_start_s: int


class Circuit:
    """A shift's route. `price` is what it costs; node number 0 is the depot, visits follow."""

    def __init__(
        self, cp: cp_model.CpModel, problem: RouteProblem, terms: Terms, shift: Shift
    ) -> None:
        self.cp, self.problem, self.terms, self.shift = cp, problem, terms, shift
        self.last_s = shift.end_s + shift.overtime_max_s
        self.nodes = tuple(self._nodes())
        self.arcs = dict(self._arcs())
        self.idle = cp.new_bool_var("")
        self.depart = cp.new_int_var(shift.start_s, self.last_s, "")
        self.back = cp.new_int_var(shift.start_s, self.last_s, "")
        self.stays = [self._stay(number) for number, _ in self._numbered()]
        self.meal_before: dict[int, cp_model.IntVar] = {}
        self.meal_after: dict[int, cp_model.IntVar] = {}
        self.meal_free: tuple[cp_model.IntVar, ...] = ()
        self.meal = cp.new_int_var(0, 86_400, "")
        self.price: list[Line] = []
        self._close()
        self._eat()
        self._drive()
        self._start_in_pieces()
        self._pay()

    def _numbered(self) -> Iterator[tuple[int, Node]]:
        return enumerate(self.nodes, start=1)

    def _nodes(self) -> Iterator[Node]:
        """The visits that this shift can make at all."""
        told = {one.visit: one for one in self.problem.told}
        frozen = {one.visit: one for one in self.problem.frozen}
        day, earliest, latest = self.shift.date, self.shift.start_s, self.last_s
        for visit in self.problem.visits:
            fixed = frozen.get(visit.id)
            if not may_make(self.shift, visit) or (fixed and fixed.shift != self.shift.id):
                continue
            with_setup, bare = (
                tuple(
                    (max(first, earliest), min(last, latest - stay_s), price)
                    for first, last, price in pieces_of(
                        visit, day, stay_s, self.terms, fixed, told.get(visit.id)
                    )
                    if max(first, earliest) <= min(last, latest - stay_s)
                )
                for stay_s in (visit.service_s + self.shift.setup_at(visit), visit.service_s)
            )
            if bare:
                ends = [first + visit.service_s for first, _, _ in bare]
                last_s = max(last for _, last, _ in bare)
                start = self.cp.new_int_var(min(ends) - visit.service_s, last_s, visit.id)
                on = self.cp.new_bool_var(f"{visit.id} on {self.shift.id}")
                yield Node(visit, on, start, with_setup, bare, min(ends), last_s)

    def _place(self, number: int, *, leaving: bool) -> str:
        if number:
            return self.nodes[number - 1].visit.place
        return self.shift.start_place if leaving else self.shift.end_place

    def leg_s(self, before: int, after: int) -> int:
        """Travel time between two nodes, seconds."""
        return self.problem.leg_s(
            self._place(before, leaving=True), self._place(after, leaving=False)
        )

    def _arcs(self) -> Iterator[tuple[tuple[int, int], cp_model.IntVar]]:
        """Literals of the legs that time allows."""
        free_s = [self.shift.start_s, *(node.first_end_s for node in self.nodes)]
        due_s = [self.last_s, *(node.last_start_s for node in self.nodes)]
        for before, ready_s in enumerate(free_s):
            for after, latest_s in enumerate(due_s):
                if before != after and ready_s + self.leg_s(before, after) <= latest_s:
                    yield (before, after), self.cp.new_bool_var("")

    def from_same_place(self, number: int) -> list[cp_model.IntVar]:
        """The legs to a visit from visits at the same place, which spare it the set-up."""
        visit = self.nodes[number - 1].visit
        return [
            leg
            for (before, after), leg in self.arcs.items()
            if self.shift.setup_at(visit)
            and before
            and after == number
            and self._place(before, leaving=True) == visit.place
        ]

    def _stay(self, number: int) -> Line:
        visit = self.nodes[number - 1].visit
        spared = cp_model.LinearExpr.sum(self.from_same_place(number))
        setup_s = self.shift.setup_at(visit)
        return visit.service_s + setup_s - setup_s * spared

    def _close(self) -> None:
        """The legs form one circuit; a visit not made and an idle shift are left aside."""
        loops = [(number, number, node.on.negated()) for number, node in self._numbered()]
        legs = [(before, after, leg) for (before, after), leg in self.arcs.items()]
        self.cp.add_circuit([(0, 0, self.idle), *loops, *legs])
        for node in self.nodes:
            self.cp.add_implication(self.idle, node.on.negated())
        if self.shift.capacity is not None:
            made, loads = [n.on for n in self.nodes], [n.visit.load for n in self.nodes]
            load = cp_model.LinearExpr.weighted_sum(made, loads)
            self.cp.add_linear_constraint(load, 0, self.shift.capacity)

    def _eat(self) -> None:
        """The meal lies in one gap, before the departure or after the return."""
        cp, meal_s = self.cp, self.shift.meal_s
        if not meal_s:
            return
        first = max(self.terms.meal_from_s, self.shift.start_s)
        last = self.terms.meal_to_s - meal_s
        if first > last:
            cp.add(self.idle == 1)
            return
        cp.add_linear_constraint(self.meal, first, last)
        gaps = range(len(self.nodes) + 1)
        self.meal_before = {number: cp.new_bool_var("") for number in gaps}
        self.meal_after = {number: cp.new_bool_var("") for number in gaps}
        early, late = self.meal_free = (cp.new_bool_var(""), cp.new_bool_var(""))
        cp.add_exactly_one([self.idle, early, late, *self.meal_before.values()])
        cp.add(self.meal + meal_s <= self.depart).only_enforce_if(early)
        cp.add(self.meal >= self.back).only_enforce_if(late)
        for (before, after), leg in self.arcs.items():
            here, there = self.meal_after[before], self.meal_before[after]
            cp.add(here == there).only_enforce_if(leg)
        for number in gaps:
            begin, end, on = self._span(number)
            cp.add(self.meal + meal_s <= begin).only_enforce_if(self.meal_before[number])
            cp.add(self.meal >= end).only_enforce_if(self.meal_after[number])
            cp.add_implication(self.meal_before[number], on)
            cp.add_implication(self.meal_after[number], on)

    def _span(self, number: int) -> tuple[Line, Line, cp_model.BoolVarT]:
        """When the crew comes to a node and leaves it (the depot: comes last, leaves first)."""
        if not number:
            return self.back, self.depart, self.idle.negated()
        node = self.nodes[number - 1]
        return node.start, node.start + self.stays[number - 1], node.on

    def _drive(self) -> None:
        """A stay begins after the one before, the way and the meal on it."""
        for (before, after), leg in self.arcs.items():
            left, come = self._span(before)[1], self._span(after)[0]
            meal = self.shift.meal_s * self.meal_before[after] if self.meal_before else 0
            self.cp.add(left + self.leg_s(before, after) + meal <= come).only_enforce_if(leg)
        self.cp.add(self.depart == self.shift.start_s).only_enforce_if(self.idle)
        self.cp.add(self.back == self.shift.start_s).only_enforce_if(self.idle)

    def _start_in_pieces(self) -> None:
        """Each stay starts in one piece, of those with set-up or of those without."""
        for number, node in self._numbered():
            spared = self.from_same_place(number)
            kinds: list[tuple[tuple[Piece, ...], Line]] = [
                (node.pieces, node.on - cp_model.LinearExpr.sum(spared))
            ]
            kinds += [(node.bare, cp_model.LinearExpr.sum(spared))] if spared else []
            for pieces, made in kinds:
                chosen = [self._in_piece(node, piece) for piece in pieces]
                self.cp.add(cp_model.LinearExpr.sum(chosen) == made)

    def _in_piece(self, node: Node, piece: Piece) -> cp_model.IntVar:
        first, last, price = piece
        here = self.cp.new_bool_var("")
        self.cp.add_linear_constraint(node.start, first, last).only_enforce_if(here)
        if price:
            self.price.append(price * here)
        return here

    def _pay(self) -> None:
        """Travel, overtime, and waiting, which is never negative."""
        terms, shift = self.terms, self.shift
        legs = [self.leg_s(*ends) for ends in self.arcs]
        travel = cp_model.LinearExpr.weighted_sum(list(self.arcs.values()), legs)
        full_s = [node.visit.service_s + shift.setup_at(node.visit) for node in self.nodes]
        work = cp_model.LinearExpr.weighted_sum([node.on for node in self.nodes], full_s)
        spared = cp_model.LinearExpr.sum(
            [
                shift.setup_at(node.visit) * leg
                for number, node in self._numbered()
                for leg in self.from_same_place(number)
            ]
        )
        meal = shift.meal_s * cp_model.LinearExpr.sum(list(self.meal_before.values()))
        waiting = self.cp.new_int_var(0, self.last_s - shift.start_s, "")
        self.cp.add(self.back - self.depart == travel + work - spared + meal + waiting)
        over = self.cp.new_int_var(0, shift.overtime_max_s, "")
        self.cp.add(over >= self.back - shift.end_s)
        self.price += [terms.travel_s * travel, terms.waiting_s * waiting, terms.overtime_s * over]
