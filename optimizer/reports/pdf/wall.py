"""A hall's month to pin on the wall, and its page per person, as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from optimizer.reports.pdf.person_page import PAGE as PERSON
from optimizer.reports.pdf.typesetting import typeset
from optimizer.reports.pdf.wall_page import PAGE
from optimizer.views.lettering import printable
from optimizer.views.roster import HallView, RosterView
from optimizer.views.wall import WallPart, WallRow, person_days, wall_parts
from optimizer.views.words.roster import name_of, said
from optimizer.words.message import Lang

_STATES = ("away", "training", "rotation", "van", "loan")


def wall_pdf(view: RosterView, hall: HallView, lang: Lang) -> bytes:
    """The hall's month on one sheet, A4 or where that is too small A3, without private reasons."""
    parts = list(wall_parts(view, hall, lang))
    data = {
        "lang": lang,
        "title": printable(hall.name.said(lang)),
        "month": printable(view.name.said(lang)),
        "stamp": _stamp(view, lang),
        "head": said("person", lang),
        "parts": [_part(part) for part in parts],
        "words": sorted(_words(parts)),
        "legend": _legend(lang),
        "source": source(view, lang),
    }
    return typeset(PAGE, data, view.outcome.stamp)


def source(view: RosterView, lang: Lang) -> str:
    """Which plan a page shows, and when it was made."""
    version = f"{said('version', lang)} {view.plan.version}"
    made = f"{said('generated', lang)} {view.outcome.stamp:%Y-%m-%d %H:%M}"
    return printable(f"{view.name.said(lang)} · {version} · {made}")


def _stamp(view: RosterView, lang: Lang) -> str:
    """What nobody should overlook: made-up data, a what-if."""
    words = [said("synthetic", lang)] if view.synthetic else []
    if view.what_ifs:
        words.append(f"{said('what_ifs', lang)}: {', '.join(view.what_ifs)}")
    return printable(" · ".join(words))


def _part(part: WallPart) -> dict[str, Any]:
    return {
        "heads": part.heads,
        "slots": [_row(row) for row in part.slots],
        "people": [_row(row) for row in part.people],
    }


def _row(row: WallRow) -> dict[str, Any]:
    cells = [
        {"texts": [(printable(text), loud) for text, loud in cell.texts], "tint": cell.tint}
        for cell in row.cells
    ]
    return {"label": printable(row.label), "cells": cells}


def _words(parts: list[WallPart]) -> set[str]:
    """Every text that must not be broken."""
    rows = (row for part in parts for row in (*part.slots, *part.people))
    return {printable(text) for row in rows for cell in row.cells for text, _ in cell.texts}


def _legend(lang: Lang) -> str:
    words = [said(key, lang) for key in ("legend.a", "legend.b", "eats_first")]
    words.append(f"{said('mark.off', lang)} {said('do.off', lang)}")
    words += [f"{name_of('mark', doing, lang)} {name_of('do', doing, lang)}" for doing in _STATES]
    words.append(said("legend.elsewhere", lang))
    return " · ".join(words)


def people_pdf(view: RosterView, hall: HallView, lang: Lang) -> bytes:
    """A page for each person of a hall, with everything that concerns that person alone."""
    people = [_person(view, code, lang) for code in hall.people]
    data = {
        "lang": lang,
        "title": printable(f"{hall.name.said(lang)} · {view.name.said(lang)}"),
        "stamp": _stamp(view, lang),
        "headers": [said(key, lang) for key in ("date", "time", "what_you_do")],
        "none": said("none.days", lang),
        "people": people,
        "source": source(view, lang),
    }
    return typeset(PERSON, data, view.outcome.stamp)


def _person(view: RosterView, code: str, lang: Lang) -> dict[str, Any]:
    who = view.person[code]
    where = f"{view.hall_name(who.hall).said(lang)} · {name_of('role', who.role, lang)}"
    days = [
        {
            "day": day.day,
            "tint": day.tint,
            "lines": [[span, printable(words)] for span, words in day.lines],
        }
        for day in person_days(view, code, lang)
    ]
    sums = printable(" · ".join(_sums(view, code, lang)))
    return {"code": printable(code), "where": printable(where), "sums": sums, "days": days}


def _sums(view: RosterView, code: str, lang: Lang) -> Iterator[str]:
    """How often as A and as B; comp time before, earned, spent and left."""
    counts, ledger = view.counts.get(code), view.ledgers.get(code)
    colon = "：" if lang == "zh" else ": "
    if counts:
        yield f"{said('holder_count', lang)}{colon}{counts.holder}"
        yield f"{said('backup_count', lang)}{colon}{counts.backup}"
    if ledger:
        for key, minutes in (
            ("opening", ledger.opening_min),
            ("earned", ledger.earned_min),
            ("spent", ledger.spent_min),
            ("closing", ledger.closing_min),
        ):
            yield f"{said(key, lang)}{colon}{minutes}"
