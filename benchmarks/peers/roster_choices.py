"""A hall's month for a solver that picks one value per choice: choices, and totals over picks.

A choice is a place of a duty, an ordinary half-day, a rotation day, a course or a batch job; its
values are the people, dates or sessions that the input leaves it. A rule or goal is a total of
amounts over what is picked. Rules about decisions alone are read from the product's own model, row
by row; `roster_totals` says the others, and the goals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from benchmarks.peers.answer import Absent
from benchmarks.peers.linear_form import row_of, value_of
from optimizer.roster.cp_sat.model import build, read_plan
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.plan.shortages import courses_open_to
from optimizer.roster.problem.entities import DutyKey
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.variables import Variables

_DERIVED = ("short", "missed", "nobody", "undone", "free", "meal")
"""How the names begin of what the model derives from decisions; `roster_totals` says it instead."""
_FAR = float("inf")


class Pick(NamedTuple):
    """A value of a choice, both as numbers."""

    choice: int
    value: int


@dataclass(slots=True)
class Total:
    """A constant plus the amounts of what is picked; nothing is amiss at 0 or below.

    A rule (`must`) wants that. For a goal each started `unit` above 0 costs `above`, for at most
    `most` units. Totals of a `group` are compared, and cost `apart` for each 1 above or below 0.
    """

    constant: int
    picks: dict[Pick, int]
    must: bool = False
    above: int = 0
    apart: int = 0
    unit: int = 1
    most: int = 10**6
    group: int = -1


class Group(NamedTuple):
    """Its largest total, less the smallest (a spread) or 0, costs `price` per started `unit`."""

    price: int
    unit: int
    is_spread: bool


class Week(NamedTuple):
    """Totals of work by number: where all of `off` are above 0, one of `workdays` is not."""

    off: list[int]
    workdays: list[int]


@dataclass(slots=True)
class HallMonth:
    """Values by choice, totals, groups, weeks; `nobody` is the empty pick of each choice.

    A choice is named by what it is (holder, backup, comp, rotation, training, batch) and which.
    """

    variables: Variables
    values: list[list[int]] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    weeks: list[Week] = field(default_factory=list)
    nobody: dict[tuple[object, ...], Pick] = field(default_factory=dict)
    _by_literal: dict[int, list[Pick]] = field(default_factory=dict)
    _numbers: dict[object, int] = field(default_factory=dict)

    def choose(self, name: tuple[object, ...], options: Mapping[Any, Any]) -> None:
        """A new choice: nobody (or nothing), or one of the values with their literals."""
        choice = len(self.values)
        self.nobody[name] = Pick(choice, self._number(None))
        self.values.append([self._number(value) for value in (None, *options)])
        for value, literal in options.items():
            pick = Pick(choice, self._number(value))
            self._by_literal.setdefault(literal.index, []).append(pick)

    def _number(self, value: object) -> int:
        """One row of numbers for all values: somebody has the same in every choice."""
        return self._numbers.setdefault(value, len(self._numbers))

    def add(self, total: Total) -> int:
        """A new total; gives its number."""
        self.totals.append(total)
        return len(self.totals) - 1

    def picks(self, terms: Iterable[tuple[int, Any]]) -> dict[Pick, int]:
        """Amounts of literals as amounts of picks."""
        found: dict[Pick, int] = defaultdict(int)
        for amount, literal in terms:
            for pick in self._by_literal.get(literal.index, ()):
                found[pick] += amount
        return dict(found)

    def plan(self, chosen: Mapping[int, int]) -> RosterPlan:
        """The plan in which every choice has its value; on a duty with a meal A eats first."""
        true = [0] * len(self.variables.cp.proto.variables)
        for index, picks in self._by_literal.items():
            true[index] = int(any(chosen[choice] == value for choice, value in picks))
        starts: dict[tuple[DutyKey, str], list[int]] = defaultdict(list)
        for duty, role, at in sorted(self.variables.eats):
            starts[duty, role].append(at)
        for (duty, role), times in starts.items():
            mine = times[:2][-1] if role == "backup" else times[0]
            true[self.variables.eats[duty, role, mine].index] = 1
        return read_plan(self.variables, lambda x: value_of(x, range(len(true)), true))

    def read_rules(self) -> None:
        """Takes every row of the model that speaks of decisions alone."""
        for row in self.variables.cp.proto.constraints:
            least, most, terms = row_of(row)
            read = self._read(terms)
            if read is not None:
                constant, picks = read
                if most < _FAR:
                    self.add(Total(constant - int(most), picks, must=True))
                if least > -_FAR:
                    opposite = {pick: -amount for pick, amount in picks.items()}
                    self.add(Total(int(least) - constant, opposite, must=True))

    def _read(self, terms: Iterable[tuple[int, int]]) -> tuple[int, dict[Pick, int]] | None:
        """A row's constant and amounts; None where something derived is in it."""
        constant, picks = 0, defaultdict[Pick, int](int)
        for amount, v in terms:
            index = max(v, -1 - v)
            variable = self.variables.cp.proto.variables[index]
            low, *_, high = variable.domain
            signed = amount if v >= 0 else -amount
            constant += amount if v < 0 else 0
            if index in self._by_literal:
                for pick in self._by_literal[index]:
                    picks[pick] += signed
            elif low == high:
                constant += signed * low
            elif variable.name.startswith(_DERIVED):
                return None
            else:
                raise Absent(f"{variable.name!r} is not modelled for Timefold")
        return constant, dict(picks)

    def settle(self) -> None:
        """Cuts the values that a rule forbids by itself; a choice with one value is a constant."""
        for total in self.totals:
            choices = {pick.choice for pick in total.picks}
            if total.must and len(choices) == 1:
                (at,) = choices
                kept = [
                    value
                    for value in self.values[at]
                    if total.constant + total.picks.get(Pick(at, value), 0) <= 0
                ]
                self.values[at] = kept or self.values[at]
        for total in self.totals:
            left = {p: n for p, n in total.picks.items() if p.value in self.values[p.choice]}
            fixed = {pick for pick in left if len(self.values[pick.choice]) == 1}
            total.constant += sum(left[pick] for pick in fixed)
            total.picks = {pick: n for pick, n in left.items() if n and pick not in fixed}


def can_break(total: Total) -> bool:
    """Picks could lift the total above 0."""
    most: dict[int, int] = defaultdict(int)
    for pick, amount in total.picks.items():
        most[pick.choice] = max(most[pick.choice], amount)
    return total.constant + sum(most.values()) > 0


def choices(problem: RosterProblem) -> HallMonth:
    """The choices of a hall's month and the rules about them alone.

    Absent is raised for what has no choice here: vans, loans, several holders, patterns of a ward.
    """
    month = HallMonth(variables := build(problem, goals=()))
    for duty in problem.duties:
        if duty.holders != 1 or duty.minimum:
            raise Absent("duties of several holders are not modelled for Timefold")
        month.choose(("holder", duty.key), dict(variables.holds_of(duty.key)))
        month.choose(("backup", duty.key), dict(variables.backs_of(duty.key)))
    for key, literal in variables.comp.items():
        month.choose(("comp", *key), {"comp": literal})
    for person in problem.people:
        days = {day: x for (code, day), x in variables.rotates.items() if code == person.code}
        for number in range(max(person.rotation_days_due, 1) if days else 0):
            month.choose(("rotation", person.code, number), days)
    for (code, course), sessions in courses_open_to(problem).items():
        options = {session.id: variables.attends[code, session.id] for session in sessions}
        month.choose(("training", code, course), options)
    for job in problem.batch_jobs:
        takers = {code: x for (name, code), x in variables.batch.items() if name == job.id}
        month.choose(("batch", job.id), takers)
    month.read_rules()
    return month
