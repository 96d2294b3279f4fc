"""A hall's month as drawings of half-months: people by dates, a pill per duty, tints for the rest.

Guests of other halls have rows below the hall's own people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from optimizer.reports.svg.shapes import line, named, picture, rect, text
from optimizer.scenario.schema.fields import DayKind, clock_text
from optimizer.views.half_months import half_months
from optimizer.views.lettering import text_width
from optimizer.views.marks import Mark, marks_of, slot_code, where_from
from optimizer.views.roster import HallView, RosterView
from optimizer.views.words.roster import name_of, said, weekday
from optimizer.words.message import Lang

_TOP, _ROW, _FOOT = 30.0, 43.0, 16.0
_SIGN = 6.0
_NOON = 12 * 60
_LONG_MIN = 300
_WHOLE_DAY = -1
_SUM_WIDTH = 34.0
_SUMS = ("sum.a", "sum.b", "sum.duty", "sum.closing")


@dataclass(frozen=True, slots=True)
class _Column:
    """One date of the drawing."""

    day: date
    kind: DayKind
    x: float
    width: float
    lanes: int


def month_pictures(view: RosterView, hall: HallView, lang: Lang) -> list[str]:
    """The month of one hall, a drawing for each part of it; all are equally wide."""
    parts = [_part(view, hall, [view.days[at] for at in dates], lang)
             for dates in half_months(len(view.days))]  # fmt: skip
    width = max((part.right for part in parts), default=0.0)
    rows = max((len(part.labels) for part in parts), default=0)
    return [_picture(view, hall, _drawn_out(part, width), rows, part is parts[-1], lang)
            for part in parts]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """Some dates of a hall: who has a row (label by code), what each does, where dates stand."""

    labels: Mapping[str, str]
    marks: Mapping[tuple[str, date], tuple[Mark, ...]]
    columns: tuple[_Column, ...]
    left: float

    @property
    def right(self) -> float:
        """Where the last date ends."""
        return self.columns[-1].x + self.columns[-1].width if self.columns else self.left


def _part(
    view: RosterView, hall: HallView, days: Sequence[tuple[date, DayKind]], lang: Lang
) -> _Part:
    labels = {code: _label(view, code, lang) for code in hall.people}
    marks = {(code, day): marks_of(view, code, day, lang) for code in labels for day, _ in days}
    for code in view.guests.get(hall.id, ()):
        here = {(code, day): marks_of(view, code, day, lang, hall.id) for day, _ in days}
        if any(here.values()):
            labels[code] = f"{code} {where_from(view, code, lang)}"
            marks |= here
    every = [*(_label(view, code, lang) for code in hall.people), *labels.values()]
    left = 14 + max(map(text_width, every), default=8) * 6.2
    return _Part(labels, marks, tuple(_columns(view, days, marks, left, lang)), left)


def _drawn_out(part: _Part, right: float) -> _Part:
    """The part with wider columns, up to the same end as others."""
    more = (right - part.right) / max(1, len(part.columns))
    columns = [
        replace(one, x=one.x + more * at, width=one.width + more)
        for at, one in enumerate(part.columns)
    ]
    return replace(part, columns=tuple(columns))


def _picture(
    view: RosterView, hall: HallView, part: _Part, rows: int, is_last: bool, lang: Lang
) -> str:
    """A part's drawing, as high as `rows` people need, so that all are printed in one size."""
    bottom, right = _TOP + _ROW * len(part.labels), part.right
    gaps = _missing(view, hall, part.columns, bottom, lang)
    foot = _FOOT * max((len(stack) for stack in gaps), default=0)
    shapes = [
        *_paper(part.columns, bottom + foot, lang),
        *_lines(part.columns, len(part.labels), right),
        *(shape for stack in gaps for shape in stack),
    ]
    if foot:
        shapes.append(text(6, bottom + 12, said("heading.missing", lang), "loud"))
    for place, (code, label) in enumerate(part.labels.items()):
        y = _TOP + _ROW * place
        shapes.append(text(6, y + _ROW / 2 + 4, label, "name"))
        for column in part.columns:
            shapes += _cell(column, y, part.marks[code, column.day])
        if is_last and code in hall.people:
            shapes += _sums(view, code, right, y + _ROW / 2 + 4)
    if is_last:
        shapes += [
            text(right + _SUM_WIDTH * (place + 0.5), 19, said(key, lang), "mid soft")
            for place, key in enumerate(_SUMS)
        ]
    width = right + _SUM_WIDTH * len(_SUMS) + 4
    height = max(bottom + foot, _TOP + _ROW * rows) + 4
    return picture(width, height, hall.name.said(lang), shapes)


def _label(view: RosterView, code: str, lang: Lang) -> str:
    return f"{code} {name_of('role', view.person[code].role, lang)}"


def _columns(
    view: RosterView,
    days: Sequence[tuple[date, DayKind]],
    marks: Mapping[tuple[str, date], tuple[Mark, ...]],
    left: float,
    lang: Lang,
) -> list[_Column]:
    columns = []
    x = left
    for day, kind in days:
        wanted = "workday" if kind.is_workday else ("holiday" if kind.is_holiday else "rest_day")
        lanes = sum(slot.days == wanted for slot in view.slots) or 1
        here = (done for (_, on), done in marks.items() if on == day)
        head = text_width(_weekday(day, kind, lang)) * _SIGN
        width = max(28.0, head, *(_widest(done, lanes) for done in here))
        columns.append(_Column(day, kind, x, width, lanes))
        x += width
    return columns


def _paper(columns: Sequence[_Column], bottom: float, lang: Lang) -> Iterator[str]:
    for column in columns:
        yield rect(column.x, 0, column.width, bottom, f"d-{column.kind.value}")
        middle = column.x + column.width / 2
        yield text(middle, 12, str(column.day.day), "mid strong")
        yield text(middle, 24, _weekday(column.day, column.kind, lang), "mid soft")


def _weekday(day: date, kind: DayKind, lang: Lang) -> str:
    """`Sat rest`: the weekday, and the day kind where it is no plain workday."""
    return f"{weekday(day, lang)} {said(f'sign.{kind.value}', lang)}".rstrip()


def _lines(columns: Sequence[_Column], people: int, right: float) -> Iterator[str]:
    bottom = _TOP + _ROW * people
    for place in range(people + 1):
        y = _TOP + _ROW * place
        yield line(0, y, right + _SUM_WIDTH * len(_SUMS), y, "grid")
    for column in columns:
        heavy = column.day.weekday() == 0
        yield line(column.x, _TOP, column.x, bottom, "grid week" if heavy else "grid")


def _cell(column: _Column, y: float, marks: Sequence[Mark]) -> Iterator[str]:
    height = (_ROW - 2) / column.lanes
    for lane, sharing in sorted(_in_lanes(marks, column.lanes).items()):
        if lane == _WHOLE_DAY:
            yield _pill(sharing[0], column.x + 1, y + 1, column.width - 2, _ROW - 2)
            continue
        width = (column.width - 2) / len(sharing)
        for place, mark in enumerate(sharing):
            yield _pill(mark, column.x + 1 + width * place, y + 1 + height * lane, width, height)


def _in_lanes(marks: Sequence[Mark], lanes: int) -> dict[int, list[Mark]]:
    """The marks of one cell by lane from above; what takes the whole day lies behind them."""
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(_lane(mark, lanes), []).append(mark)
    return found


def _widest(marks: Sequence[Mark], lanes: int) -> float:
    """The pixels that the fullest lane needs."""
    return max(
        (
            sum(text_width(mark.text) * _SIGN + 11 for mark in sharing)
            for sharing in _in_lanes(marks, lanes).values()
        ),
        default=0.0,
    )


def _lane(mark: Mark, lanes: int) -> int:
    if not mark.role and mark.until - mark.at > _LONG_MIN:
        return _WHOLE_DAY
    if lanes == 3 and mark.role:
        return 0 if mark.until <= _NOON - 60 else 1 if mark.at < _NOON + 60 else 2
    return 0 if mark.at < _NOON else lanes - 1


def _pill(mark: Mark, x: float, y: float, width: float, height: float) -> str:
    style = f"{mark.tone} {mark.role or 'S'}"
    shapes = rect(x + 0.5, y + 0.5, width - 1, height - 1, style)
    shapes += text(x + width / 2, y + height / 2 + 3.8, mark.text, f"mid t{mark.role or 'S'}")
    return named(f"{clock_text(mark.at)}–{clock_text(mark.until)} {mark.text}", shapes)


def _sums(view: RosterView, code: str, right: float, y: float) -> Iterator[str]:
    counts, ledger = view.counts.get(code), view.ledgers.get(code)
    numbers = (counts.holder, counts.backup, counts.duty_min) if counts else ("", "", "")
    for place, number in enumerate((*numbers, ledger.closing_min if ledger else "")):
        yield text(right + _SUM_WIDTH * (place + 0.5), y, str(number), "mid")


def _missing(
    view: RosterView, hall: HallView, columns: Sequence[_Column], y: float, lang: Lang
) -> list[list[str]]:
    """For each date the stacked red marks of its unfilled places."""
    stacks = []
    for column in columns:
        texts = [
            slot_code(view, duty.slot, lang) + "".join(duty.missing)
            for duty in view.duties_at.get((hall.id, column.day), ())
            if duty.missing
        ]
        stack = []
        for place, words in enumerate(texts):
            top = y + _FOOT * place
            stack.append(
                rect(column.x + 1, top + 1, column.width - 2, _FOOT - 2, "missing")
                + text(column.x + column.width / 2, top + 11.5, words, "mid loud")
            )
        stacks.append(stack)
    return stacks
