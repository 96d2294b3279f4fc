"""All halls by all dates: where every duty is filled and where places are missing."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.reports.svg.shapes import line, named, picture, rect, text
from optimizer.views.lettering import text_width
from optimizer.views.roster import HallView, RosterView
from optimizer.views.words.roster import said, weekday
from optimizer.words.label import Label
from optimizer.words.message import Lang

_TOP, _ROW, _WIDTH, _BAND = 40.0, 18.0, 34.0, 20.0


def district_picture(view: RosterView, lang: Lang) -> str:
    """The district, a row per hall, a column per date."""
    labels = [hall.name.said(lang) for hall in view.halls]
    left = 20 + max((text_width(label) for label in labels), default=8) * 6.2
    right = left + _WIDTH * len(view.days)
    groups = sub_districts(view)
    height = _TOP + _ROW * len(view.halls) + (_BAND * len(groups))
    shapes = list(_header(view, left, height, lang))
    y = _TOP
    for name, halls in groups:
        shapes.append(text(6, y + 14, name.said(lang), "strong"))
        y += _BAND
        for hall in halls:
            shapes.append(line(0, y, right, y, "grid"))
            shapes.append(text(14, y + 13, hall.name.said(lang), "name"))
            shapes += _row(view, hall, left, y, lang)
            y += _ROW
    return picture(right + 4, height + 4, said("heading.district", lang), shapes)


def sub_districts(view: RosterView) -> list[tuple[Label, list[HallView]]]:
    """The halls grouped by sub-district, in the view's order."""
    found: dict[Label, list[HallView]] = {}
    for hall in view.halls:
        found.setdefault(hall.sub_district, []).append(hall)
    return list(found.items())


def _header(view: RosterView, left: float, bottom: float, lang: Lang) -> Iterator[str]:
    for place, (day, kind) in enumerate(view.days):
        x = left + _WIDTH * place
        yield rect(x, 0, _WIDTH, bottom, f"d-{kind.value}")
        yield text(x + _WIDTH / 2, 13, str(day.day), "mid strong")
        yield text(x + _WIDTH / 2, 24, weekday(day, lang), "mid soft")
        sign = said(f"sign.{kind.value}", lang)
        if sign:
            yield text(x + _WIDTH / 2, 35, sign, "mid soft")


def _row(view: RosterView, hall: HallView, left: float, y: float, lang: Lang) -> Iterator[str]:
    missing: dict[object, int] = {}
    for shortage in view.shortages:
        if shortage.hall == hall.id:
            missing[shortage.date] = missing.get(shortage.date, 0) + shortage.amount
    for place, (day, _) in enumerate(view.days):
        x = left + _WIDTH * place
        duties = view.duties_at.get((hall.id, day), ())
        short = missing.get(day, 0)
        if not duties and not short:
            continue
        words = f"{said('missing', lang)} {short}" if short else said("covered", lang)
        shapes = rect(x + 1, y + 1, _WIDTH - 2, _ROW - 2, "missing" if short else "covered")
        sign = f"−{short}" if short else str(len(duties))
        shapes += text(x + _WIDTH / 2, y + 13, sign, "mid loud" if short else "mid soft")
        yield named(f"{hall.name.said(lang)} {day} {words}", shapes)
