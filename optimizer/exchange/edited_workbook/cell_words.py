"""What people write into the cells of a month, read as the month's own marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from optimizer.errors import WrongValue
from optimizer.scenario.read.mistakes import did_you_mean, shown
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay
from optimizer.views.marks import STATES, short_code, slot_code
from optimizer.views.roster import RosterView
from optimizer.views.words.roster import name_of, said
from optimizer.words.message import Lang, message

Role = Literal["A", "B"]
TURNS = "①②③④⑤⑥⑦⑧⑨"
_BETWEEN = re.compile(r"[\s,，、;；]*")
_NOBODY = re.compile(r"(?:(?:缺|no)\s*(?:[ab]角?)?|none|nobody|无人?|-|–|—)?", re.IGNORECASE)
_LONG = 200
"""Characters; no day holds as many marks."""
_SIDES = re.compile(r"\s*/\s*")


class DutyMark(NamedTuple):
    """A place on a duty: slot, hall (empty: the sheet's or person's own), role, turn at meals."""

    slot: str
    hall: str
    role: Role
    turn: int


class StateMark(NamedTuple):
    """What somebody does instead of ordinary half-days; no half stands for the whole day."""

    doing: str
    half: HalfDay | None
    hall: str


class Named(NamedTuple):
    """Somebody in a place, nobody if empty, and the turn at meals, 0 if none is said."""

    person: str
    turn: int


@dataclass(frozen=True)
class CellWords:
    """The words of a roster's workbook in its language."""

    view: RosterView
    lang: Lang

    def marks(self, text: str) -> frozenset[DutyMark | StateMark]:
        """The marks in a person's cell; WrongValue says what is none."""
        found = self._marks(plain(text)) if len(text) <= _LONG else None
        if found is None:
            codes = ", ".join(slot_code(self.view, slot.id, self.lang) for slot in self.view.slots)
            off = name_of("mark", "comp", self.lang)
            raise WrongValue(
                message(
                    "{text} are no marks: a slot ({codes}) with A or B, or {off} for comp time",
                    text=shown(text),
                    codes=codes,
                    off=off,
                )
            )
        return frozenset(found)

    def places(self, text: str, hall: str) -> tuple[Named, Named | None]:
        """Who is A and who is B in the cell of a slot at a hall; None: no B is named at all.

        WrongValue says what is no A/B, or whose name is not known.
        """
        sides = _SIDES.split(plain(text).strip())
        if len(sides) > 2:
            raise WrongValue(message("{text} is not one A and one B: A/B", text=shown(text)))
        one, *other = (self._named(side, hall) for side in sides)
        return one, other[0] if other else None

    def person(self, text: str, hall: str) -> str:
        """The code of somebody, whose own hall's code may be left out; empty for nobody."""
        wanted = plain(text).casefold().strip()
        if _NOBODY.fullmatch(wanted):
            return ""
        found = {
            code
            for code, person in self.view.person.items()
            if wanted == plain(code).casefold()
            or (person.hall == hall and _same(wanted, plain(short_code(code, hall)).casefold()))
        }
        if not found:
            near = [code for code, person in self.view.person.items() if person.hall == hall]
            hint = did_you_mean(text, near or [*self.view.person])
            if hint is None:
                raise WrongValue(message("{name} is nobody's code", name=shown(text)))
            raise WrongValue(
                message("{name} is nobody's code; {hint}", name=shown(text), hint=hint)
            )
        if len(found) > 1:
            raise WrongValue(
                message(
                    "{name} may be {people}: write the whole code",
                    name=shown(text),
                    people=sorted(found),
                )
            )
        return found.pop()

    def _named(self, text: str, hall: str) -> Named:
        bare = text.strip()
        turn = TURNS.find(bare[-1:]) + 1 if bare else 0
        return Named(self.person(bare[:-1] if turn else bare, hall), turn)

    def _marks(self, text: str) -> tuple[DutyMark | StateMark, ...] | None:
        """The marks one after another; None where something is left that is none."""
        rest = text[_match_end(_BETWEEN, text) :]
        if not rest:
            return ()
        for mark, length in self._first(rest):
            others = self._marks(rest[length:])
            if others is not None:
                return (mark, *others)
        return None

    def _first(self, text: str) -> Iterator[tuple[DutyMark | StateMark, int]]:
        """Every mark that a text may begin with, and how long it is, the longest first."""
        found: list[tuple[DutyMark | StateMark, int]] = []
        for slot, pattern in self._duties.items():
            if match := pattern.match(text):
                role: Role = "A" if match["role"].upper() == "A" else "B"
                turn = TURNS.find(match["turn"]) + 1 if match["turn"] else 0
                found.append((DutyMark(slot, self._hall(match["hall"]), role, turn), match.end()))
        for doing, pattern in self._states.items():
            if match := pattern.match(text):
                half = self._half(match["half"])
                found.append((StateMark(doing, half, self._hall(match["hall"])), match.end()))
        yield from sorted(found, key=lambda one: -one[1])

    @cached_property
    def _duties(self) -> Mapping[str, re.Pattern[str]]:
        role = rf"\s*(?P<role>[AB])角?\s*(?P<turn>[{TURNS}]?){self._where}"
        return {
            slot.id: _pattern(slot_code(self.view, slot.id, self.lang), role)
            for slot in self.view.slots
        }

    @cached_property
    def _states(self) -> Mapping[str, re.Pattern[str]]:
        halves = "|".join(re.escape(said(key, self.lang)) for key in ("am", "pm"))
        tail = rf"\s*(?P<half>{halves})?{self._where}"
        return {doing: _pattern(name_of("mark", doing, self.lang), tail) for doing in STATES}

    @cached_property
    def _halls(self) -> Mapping[str, str]:
        """Halls by each name that a mark may have behind its arrow."""
        found = {_close(hall.id): hall.id for hall in self.view.halls}
        found |= {_close(hall.name.said(self.lang)): hall.id for hall in self.view.halls}
        return found | {
            _close(name.said(self.lang)): hall for hall, name in self.view.short_name.items()
        }

    @property
    def _where(self) -> str:
        names = sorted({*self._halls}, key=len, reverse=True)
        spaced = "|".join(r"\s*".join(map(re.escape, name)) for name in names)
        return rf"(?:\s*→\s*(?P<hall>{spaced}))?" if spaced else "(?P<hall>$^)?"

    def _hall(self, text: str | None) -> str:
        return self._halls[_close(text)] if text else ""

    def _half(self, text: str | None) -> HalfDay | None:
        if not text:
            return None
        return HALF_DAYS[0] if text.casefold() == said("am", self.lang).casefold() else HALF_DAYS[1]


def plain(text: str) -> str:
    """Full-width letters, digits and strokes as narrow ones; ① to ⑨ stay."""
    return "".join(sign if sign in TURNS else unicodedata.normalize("NFKC", sign) for sign in text)


def _same(wanted: str, code: str) -> bool:
    """`3` is `03` where spreadsheet programs take a code for a number."""
    return wanted == code or (
        wanted.isdecimal() and code.isdecimal() and wanted.lstrip("0") == code.lstrip("0")
    )


def _close(text: str) -> str:
    return re.sub(r"\s", "", plain(text)).casefold()


def _pattern(code: str, tail: str) -> re.Pattern[str]:
    letters = r"\s*".join(map(re.escape, re.sub(r"\s", "", plain(code))))
    return re.compile(letters + tail, re.IGNORECASE)


def _match_end(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0
