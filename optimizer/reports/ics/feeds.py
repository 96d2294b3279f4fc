"""One calendar per hall: every duty with who is A and B, and nobody's own days."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.reports.ics.calendars import (
    Happening,
    calendar_of,
    file_stem,
    stamps,
    zone_of,
)
from optimizer.views.marks import slot_name
from optimizer.views.roster import RosterView
from optimizer.views.words.roster import said
from optimizer.words.message import Lang


def feeds(view: RosterView, lang: Lang) -> dict[str, bytes]:
    """Every hall's duties by path: `feeds/<hall>.ics`, UIDs and SEQUENCE as in the calendars."""
    found: dict[str, bytes] = {}
    zone = zone_of(view)
    for hall in view.halls:
        stem = file_stem(hall.id, [path[6:-4] for path in found])
        duties = list(_duties(view, hall.id, lang))
        found[f"feeds/{stem}.ics"] = calendar_of(view, hall.id, duties, zone, lang)
    return found


def _duties(view: RosterView, hall: str, lang: Lang) -> Iterator[Happening]:
    name, gap = view.hall_name(hall).said(lang), "" if lang == "zh" else " "
    for duty in view.duties:
        if duty.hall != hall:
            continue
        who = [f"{role} {person}" for person, role in duty.places]
        who += [f"{said('missing.short', lang)}{gap}{role}" for role in duty.missing]
        yield Happening(
            f"duty|{duty.slot}",
            duty.date,
            duty.span,
            " · ".join((slot_name(view, duty.slot, lang), *who)),
            stamps(view, lang),
            name,
            busy=False,
        )
