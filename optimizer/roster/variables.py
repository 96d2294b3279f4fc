"""The decisions of a roster as CP-SAT variables, named by what they mean.

Only decisions that can exist get a variable; `0` stands for the others, so that rules can add
them up without asking. Rules see this class and no solver.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from optimizer.roster.decisions import decisions
from optimizer.roster.problem.entities import CrewDay, Duty, DutyKey, Entry, Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay

Literal = Any
"""A CP-SAT literal, a linear expression of literals, or the constant 0 or 1."""
Guest = tuple[frozenset[str], Literal]


class Variables:
    """Every decision of a RosterProblem; `cp` is the model that the rules add to."""

    def __init__(self, problem: RosterProblem, only: Container[Entry] | None = None) -> None:
        """Where `only` is given, nothing else may be decided."""
        self.problem = problem
        self.cp = cp_model.CpModel()
        self.cost: list[tuple[Any, int]] = []
        self.decided: dict[Entry, Literal] = {}
        self.holds: dict[tuple[str, DutyKey], Literal] = {}
        self.backs: dict[tuple[str, DutyKey], Literal] = {}
        self.comp: dict[tuple[str, date, HalfDay], Literal] = {}
        self.rotates: dict[tuple[str, date], Literal] = {}
        self.attends: dict[tuple[str, str], Literal] = {}
        self.lent: dict[tuple[str, date, HalfDay, str], Literal] = {}
        self.comes: dict[tuple[str, date, HalfDay], Literal] = {}
        self.stranger: dict[DutyKey, Literal] = {}
        self.goes: dict[tuple[str, date, str], Literal] = {}
        self.earned_outside: dict[tuple[str, date], Literal] = {}
        self.officer: dict[tuple[str, str, date], Literal] = {}
        self.driver: dict[tuple[str, str, date], Literal] = {}
        self.batch: dict[tuple[str, str], Literal] = {}
        self.undone: dict[str, Literal] = {}
        self.short: dict[tuple[str, str, str, date, str], Literal] = {}
        self.over: dict[DutyKey, Literal] = {}
        self.beyond: list[tuple[Literal, int]] = []
        self.meal_start: dict[tuple[DutyKey, str], Literal] = {}
        self.eats: dict[tuple[DutyKey, str, int], Literal] = {}
        self._away: dict[tuple[str, date, HalfDay], list[Literal]] = defaultdict(list)
        self._on_duty: dict[tuple[str, date], list[tuple[Duty, str, Literal]]] = defaultdict(list)
        self._by_duty: dict[tuple[str, DutyKey], list[tuple[str, Literal]]] = defaultdict(list)
        self._guests: dict[tuple[str, date, HalfDay], list[Guest]] = defaultdict(list)
        self._any: dict[tuple[str, date, str], Literal] = {}
        never = self.cp.new_constant(0)
        for entry in decisions(problem):
            is_open = only is None or entry in only
            self._create(entry, self.new_bool(" ".join(map(str, entry))) if is_open else never)

    def new_bool(self, name: str) -> Literal:
        """A new 0/1 decision."""
        return self.cp.new_bool_var(name)

    def new_int(self, low: int, high: int, name: str) -> Literal:
        """A new integer between two bounds, both included."""
        return self.cp.new_int_var(low, high, name)

    def new_short(
        self, rule: str, what: str, hall: str, day: date, part: str, most: int
    ) -> Literal:
        """A new shortage of up to `most` places; the goal `shortages` prices it."""
        name = f"short {what} {hall} {day} {part}"
        short = self.new_bool(name) if most == 1 else self.new_int(0, most, name)
        self.short[rule, what, hall, day, part] = short
        return short

    def pay(self, units: Any, price: int) -> None:
        """Adds `price` per unit of a linear expression to the objective."""
        if price:
            self.cost.append((units, price))

    def minutes(self, person: str, day: date) -> Any:
        """Working minutes of a date beyond ordinary hours, as a linear expression (or 0)."""
        found = [
            (duty.minutes if role == "holder" else duty.backup_minutes) * literal
            for duty, role, literal in self.on_duty(person, day)
            if (duty.minutes if role == "holder" else duty.backup_minutes)
        ]
        for crew_day in self.problem.crew_days:
            if crew_day.date == day and crew_day.minutes_beyond:
                for table in (self.officer, self.driver):
                    literal = table.get((person, crew_day.van, day))
                    if literal is not None:
                        found.append(crew_day.minutes_beyond * literal)
        return sum(found)

    def keep(self, amount: Any, price: int | None, weight: int = 1) -> None:
        """Keeps a linear expression at 0 or below.

        With a price each unit above 0 costs `weight` times that much; the goal `patterns` adds it.
        """
        most = self.most(amount)
        if most <= 0:
            return
        if price is None:
            self.cp.add(amount <= 0)
        elif price:
            units = self.new_int(0, most, "beyond")
            self.cp.add(units >= amount)
            self.beyond.append((units, price * weight))

    def most(self, expression: Any) -> int:
        """An upper bound of a linear expression of 0/1 decisions (or of a number)."""
        if isinstance(expression, int):
            return expression
        flat = cp_model.FlatIntExpr(expression)
        return int(flat.offset) + sum(max(0, int(c)) for c in flat.coeffs)

    def on_duty(self, person: str, day: date) -> list[tuple[Duty, str, Literal]]:
        """Every (duty, role, literal) that the person could have on a date."""
        return self._on_duty.get((person, day), [])

    def holds_of(self, key: DutyKey) -> list[tuple[str, Literal]]:
        """(person, literal) of everybody who could hold a duty."""
        return self._by_duty.get(("holder", key), [])

    def backs_of(self, key: DutyKey) -> list[tuple[str, Literal]]:
        """(person, literal) of everybody who could back up a duty."""
        return self._by_duty.get(("backup", key), [])

    def guests(self, hall: str, day: date, half: HalfDay) -> list[Guest]:
        """What brings people on loan, or somebody nameless, to a hall, with the items they hold."""
        found = list(self._guests.get((hall, day, half), []))
        comes, outside = self.comes.get((hall, day, half)), self.problem.outside
        return found if comes is None or not outside else [*found, (outside.items[hall], comes)]

    def nobody_serves(self, rule: str, duty: Duty) -> Literal:
        """A literal that may be true only when both places of a duty are short.

        Where `rule` is left out of the model nothing counts shortages, and the literal is free.
        """
        nobody = self.new_bool(f"nobody {_text(duty.key)}")
        for what in ("holder", "backup") if duty.wants_backup else ("holder",):
            may_be_short = what == "backup" or duty.minimum < duty.holders
            self.cp.add(nobody <= self.short.get((rule, what, *duty.key), int(may_be_short)))
        return nobody

    def paid(self) -> Any:
        """The objective so far, price units."""
        return sum(price * units for units, price in self.cost)

    def away_by_choice(self, person: str, day: date, half: HalfDay) -> list[Literal]:
        """The literals that take somebody from the own windows in a half-day worked by input."""
        goes = self.goes.get((person, day, half))
        return [*self._away.get((person, day, half), []), *([] if goes is None else [goes])]

    def sent_elsewhere(self, person: str, day: date, half: HalfDay, hall: str) -> list[Literal]:
        """The literals that make somebody work neither at home nor at `hall` in a half-day."""
        here = (self.comp.get((person, day, half)), self.lent.get((person, day, half, hall)))
        away = self.away_by_choice(person, day, half)
        return [literal for literal in away if not any(literal is x for x in here)]

    def present(self, person: Person, day: date, half: HalfDay) -> Any:
        """1 when the person is at the own windows in this half-day, as a linear expression."""
        if not self.problem.works(person, day, half):
            return 0
        if person in self.problem.outsiders:
            free = self.problem.free_links
            return int(free or (person.code, day, half) in self.problem.must_be_present)
        return 1 - sum(self.away_by_choice(person.code, day, half))

    def on_van(self, person: str, day: date) -> list[tuple[CrewDay, Literal]]:
        """Every (van day, literal) that the person could have on a date."""
        return [
            (crew_day, literal)
            for table in (self.officer, self.driver)
            for crew_day in self.problem.crew_days
            if crew_day.date == day
            and (literal := table.get((person, crew_day.van, day))) is not None
        ]

    def works_on(self, person: Person, day: date) -> Literal:
        """1 when the person does any work on a date; to be on call is no work."""
        found = [
            literal
            for duty, role, literal in self.on_duty(person.code, day)
            if role == "holder" or duty.backup == "on_site"
        ]
        found += [
            1 - self.comp[person.code, day, half]
            for half in HALF_DAYS
            if self.problem.works(person, day, half)
        ]
        return self.any_of(found, (person.code, day, "any work"))

    def on_shift(self, person: str, day: date, shift: str) -> Literal:
        """1 when the person holds a duty of the shift on a date."""
        found = [
            literal
            for duty, role, literal in self.on_duty(person, day)
            if role == "holder" and duty.shift_name == shift
        ]
        return self.any_of(found, (person, day, f"shift {shift}"))

    def any_of(self, found: list[Literal], key: tuple[str, date, str]) -> Literal:
        """1 when one of the literals is true, else 0; made once for each (person, date, what)."""
        if len(found) < 2:
            return found[0] if found else 0
        if key not in self._any:
            some = self._any[key] = self.new_bool(" ".join(map(str, key)))
            for literal in found:
                self.cp.add(literal <= some)
            self.cp.add(sum(found) >= some)
        return self._any[key]

    def _create(self, entry: Entry, literal: Literal) -> None:
        """One decision, in the table of its kind."""
        who, day, kind, place, part = entry
        self.decided[entry] = literal
        match kind:
            case "holder" | "backup":
                self._create_duty(DutyKey(place, day, part), kind, who, literal)
            case "comp":
                self.comp[who, day, HalfDay(part)] = literal
            case "rotation":
                self.rotates[who, day] = literal
            case "training":
                self.attends[who, place] = literal
            case "officer" | "driver":
                table = self.officer if kind == "officer" else self.driver
                table[who, place, day] = literal
            case "loan":
                self.lent[who, day, HalfDay(part), place] = literal
                if self.problem.person[who].role not in ("lead", "driver"):
                    self._guests[place, day, HalfDay(part)].append(
                        (self.problem.person[who].items, literal)
                    )
            case "batch":
                self.batch[place, who] = literal
        if kind in ("comp", "training", "loan", "rotation", "officer", "driver"):
            for half in (HalfDay(part),) if part else HALF_DAYS:
                self._away[who, day, half].append(literal)

    def _create_duty(self, key: DutyKey, role: str, who: str, literal: Literal) -> None:
        table = self.holds if role == "holder" else self.backs
        table[who, key] = literal
        self._on_duty[who, key.date].append((self.problem.duty[key], role, literal))
        self._by_duty[role, key].append((who, literal))


def _text(key: DutyKey) -> str:
    return f"{key.hall} {key.date} {key.slot}"
