"""What each edited cell says about the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from optimizer.errors import WrongValue
from optimizer.exchange.edited_workbook.cell_words import (
    TURNS,
    CellWords,
    DutyMark,
    Named,
    Role,
    StateMark,
    plain,
)
from optimizer.exchange.edited_workbook.changed_cells import Change
from optimizer.exchange.edited_workbook.memory import GridLine, PlaceLine
from optimizer.roster.hand_edits import eaters, meal_times
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Duty, DutyKey
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.read.mistakes import Place, shown
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay, clock_min
from optimizer.views.words.roster import TEXTS
from optimizer.words.message import message


class Seat(NamedTuple):
    """A place on a duty."""

    key: DutyKey
    role: Role


class TimeOff(NamedTuple):
    """A half-day of comp time."""

    person: str
    date: date
    half: HalfDay


class Eating(NamedTuple):
    """Somebody's meal on a duty."""

    person: str
    key: DutyKey


@dataclass(frozen=True, slots=True)
class Claim:
    """What a cell says of something: who is there (empty: nobody), taken or not, when.

    `holds` is False where the cell only says that this is so no more.
    """

    place: Place
    about: Seat | TimeOff | Eating
    value: str | bool | int
    holds: bool = True


@dataclass(frozen=True)
class Reader:
    """Reads the edited cells of a workbook that shows a plan."""

    problem: RosterProblem
    plan: RosterPlan
    words: CellWords

    def of_slot(self, change: Change, hall: str, line: GridLine) -> Iterator[Claim]:
        """A slot's cell in a hall's month: who is A and who is B."""
        day = _date_of(change, line)
        duties = (self.problem.duty.get(DutyKey(hall, day, slot)) for slot in line.slots)
        duty = next((one for one in duties if one is not None and one.is_open), None)
        if duty is None:
            raise WrongValue(message("there is no duty on {date} in this row", date=day))
        holder, backup = self.words.places(change.after, hall)
        if backup is None and duty.wants_backup and holder.person:
            raise WrongValue(
                message("{text} does not say who is B: write A/B", text=shown(change.after))
            )
        if backup and backup.person and not duty.wants_backup:
            raise WrongValue(message("this duty has no B"))
        for role, who in _sides(holder, backup):
            if who.person != self._now(duty.key, role):
                yield Claim(change.place, Seat(duty.key, role), who.person)
            yield from self._turn(change.place, duty, role, who)

    def of_person(self, change: Change, hall: str, line: GridLine) -> Iterator[Claim]:
        """A person's cell in a hall's month: marks that came and marks that went."""
        day = _date_of(change, line)
        before, after = self.words.marks(change.before), self.words.marks(change.after)
        states = [{m for m in marks if isinstance(m, StateMark)} for marks in (before, after)]
        yield from self._states(change.place, line.person, day, *states)
        was, now = (
            {Seat(DutyKey(m.hall or hall, day, m.slot), m.role): m.turn for m in marks
             if isinstance(m, DutyMark)} for marks in (before, after)
        )  # fmt: skip
        for seat in sorted({*was} | {*now}):
            if seat not in now:
                yield Claim(change.place, seat, line.person, holds=False)
                continue
            duty = self._duty(seat)
            if seat not in was:
                yield Claim(change.place, seat, line.person)
            yield from self._turn(change.place, duty, seat.role, Named(line.person, now[seat]))

    def of_row(self, changes: dict[str, Change], row: PlaceLine) -> Iterator[Claim]:
        """A row in the sheet of all duties, with its changed cells by the column's key."""
        key = DutyKey(row.hall, row.date, row.slot)
        seat, who = Seat(key, row.role), row.person
        place = next(iter(changes.values())).place
        if "ab" in changes:
            role = plain(changes["ab"].after).upper().removesuffix("角")
            if role not in ("A", "B"):
                text = shown(changes["ab"].after)
                raise WrongValue(message("{text} is neither A nor B", text=text))
            yield Claim(place, seat, row.person, holds=False)
            seat = Seat(key, "A" if role == "A" else "B")
        if "person" in changes:
            place = changes["person"].place
            who = self.words.person(changes["person"].after, row.hall)
        if "person" in changes or "ab" in changes:
            self._duty(seat)
            yield Claim(place, seat, who)
        if "meal" in changes and who:
            at_min = _clock(changes["meal"].after)
            self._eats(self._duty(seat), seat.role)
            yield Claim(changes["meal"].place, Eating(who, key), at_min)

    def _states(
        self, place: Place, person: str, day: date, before: set[StateMark], after: set[StateMark]
    ) -> Iterator[Claim]:
        others = [{mark for mark in some if mark.doing != "comp"} for some in (before, after)]
        if others[0] != others[1]:
            changed = sorted({mark.doing for mark in others[0] ^ others[1]})
            doing = [TEXTS[f"do.{one}"] for one in changed]
            raise WrongValue(
                message("{doing}: not edited here, but in the scenario's tables", doing=doing)
            )
        was, now = (self._halves(person, day, marks) for marks in (before, after))
        for half in HALF_DAYS:
            if (half in was) != (half in now):
                yield Claim(place, TimeOff(person, day, half), half in now)

    def _halves(self, person: str, day: date, marks: set[StateMark]) -> set[HalfDay]:
        """The half-days off; a mark without one means all that the person works."""
        known = self.problem.person.get(person)
        works = [half for half in HALF_DAYS if known and (day, half) in known.works]
        found = set[HalfDay]()
        for mark in marks:
            if mark.doing == "comp":
                found |= {mark.half} if mark.half else {*(works or HALF_DAYS)}
        return found

    def _duty(self, seat: Seat) -> Duty:
        """The duty of a place that somebody was written into; WrongValue: there is none."""
        duty = self.problem.duty.get(seat.key)
        if duty is None or not duty.is_open:
            hall, day, slot = seat.key
            raise WrongValue(
                message("{hall} has no {slot} on {date}", hall=hall, slot=slot, date=day)
            )
        if seat.role == "B" and not duty.wants_backup:
            raise WrongValue(message("this duty has no B"))
        return duty

    def _now(self, key: DutyKey, role: Role) -> str:
        held = self.plan.by_key.get(key)
        person = held and (held.holder if role == "A" else held.backup)
        return person or ""

    def _turn(self, place: Place, duty: Duty, role: Role, who: Named) -> Iterator[Claim]:
        """The time of the meal that a sign ① or ② stands for."""
        if not who.turn or not who.person:
            return
        self._eats(duty, role)
        times = meal_times(self.problem, self.plan, duty)
        if who.turn > len(times):
            sign = TURNS[who.turn - 1]
            raise WrongValue(message("{sign}: only {n} eat here", sign=sign, n=len(times)))
        at_min = times[who.turn - 1]
        if self._meals.get((who.person, duty.key.date)) != at_min or who.person not in eaters(
            duty, self.plan.by_key.get(duty.key)
        ):
            yield Claim(place, Eating(who.person, duty.key), at_min)

    def _eats(self, duty: Duty, role: Role) -> None:
        if not duty.meal or (role == "B" and duty.backup != "on_site"):
            raise WrongValue(message("nobody in this place eats during the duty"))

    @cached_property
    def _meals(self) -> dict[tuple[str, date], int]:
        return {(meal.person, meal.date): meal.start_min for meal in self.plan.meals}


def _date_of(change: Change, line: GridLine) -> date:
    return line.first + timedelta(days=change.place.column - 2)


def _sides(holder: Named, backup: Named | None) -> Iterator[tuple[Role, Named]]:
    yield "A", holder
    yield "B", backup or Named("", 0)


def _clock(text: str) -> int:
    try:
        return clock_min(plain(text).strip()[:5])
    except ValueError:
        raise WrongValue(message("{text} is no time like 12:00", text=shown(text))) from None
