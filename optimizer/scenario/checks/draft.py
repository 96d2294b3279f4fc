"""A scenario whose rows have the right shape, while the checks look at what they say together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from optimizer.scenario.schema.fields import DayKind
from optimizer.scenario.schema.rows_halls import BookingRow, OpeningRow
from optimizer.scenario.schema.rows_people import AbsenceRow, PersonRow
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.scenario.schema.strict import Strict

if TYPE_CHECKING:
    from optimizer.scenario.read.tables import Row
    from optimizer.scenario.read.yaml_file import Document

AnyRow = TypeVar("AnyRow", bound=Strict)


@dataclass(frozen=True)
class Draft:
    """Settings, rows by table (each with where it is written) and day kinds, not yet trusted.

    Checks read only what their entry in `checks.CHECKS` says that they need.
    """

    file: ScenarioFile
    document: Document
    rules: Mapping[str, Strict]
    day_kinds: Mapping[date, DayKind]
    entries: Mapping[type[Strict], tuple[tuple[Any, Row], ...]]

    def of(self, row_type: type[AnyRow]) -> tuple[tuple[AnyRow, Row], ...]:
        """The rows of a table, each with where it is written."""
        return self.entries[row_type]

    @cached_property
    def person(self) -> Mapping[str, PersonRow]:
        """People by code."""
        return {person.code: person for person, _ in self.of(PersonRow)}

    @cached_property
    def opening(self) -> Mapping[tuple[str, str], OpeningRow]:
        """Openings by hall and slot."""
        return {(opening.hall, opening.slot): opening for opening, _ in self.of(OpeningRow)}

    @cached_property
    def booked(self) -> frozenset[tuple[str, date, str]]:
        """Hall, date and slot of every booking."""
        return frozenset((row.hall, row.date, row.slot) for row, _ in self.of(BookingRow))

    @cached_property
    def absences_of(self) -> Mapping[str, tuple[AbsenceRow, ...]]:
        """Absences by person."""
        found: dict[str, list[AbsenceRow]] = {}
        for absence, _ in self.of(AbsenceRow):
            found.setdefault(absence.person, []).append(absence)
        return {person: tuple(absences) for person, absences in found.items()}

    def opens(self, hall: str, slot: str, day: date) -> bool:
        """The hall has an opening for this slot that does not leave out the date."""
        opening = self.opening.get((hall, slot))
        return opening is not None and (not opening.dates or day in opening.dates)
