"""A plan file without what is only told to readers: codes and facts, no names, no sentences.

It is read back like any other plan file and gives the same plan.
"""

from __future__ import annotations

from typing import Any

from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.routes_file import RoutesFile

Facts = dict[str, Any]


def bare_roster(file: RosterFile) -> Facts:
    """The object of a roster's file; whoever keeps it knows its version."""
    return _bare(file, _OF_ROSTER)


def bare_routes(file: RoutesFile) -> Facts:
    """The object of a file of routes; what lets a visit in is told in facts or not at all."""
    facts = _bare(file, _OF_ROUTES)
    for row in facts.get("left_out", ()):
        if row.get("change"):
            row["change"] |= {"en": "", "zh": ""}
    return facts


def _bare(file: RosterFile | RoutesFile, told: Facts) -> Facts:
    found: Facts = file.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude=told)
    return found


def _without(*names: str, **inside: Facts) -> Facts:
    """Fields that are told, and fields with what is told inside each of their rows."""
    return {**dict.fromkeys(names, True), **{name: {"__all__": f} for name, f in inside.items()}}


_HEAD = ("scenario", "synthetic", "status", "objective", "bound", "what_ifs", "assumptions",
         "assumptions_zh")  # fmt: skip
_NAMED = ("name", "sub_district", "lat", "lon", "answer_by")
_OF_ROSTER = _without(
    *_HEAD,
    "version",
    "changed_person_days",
    "changes",
    duties=_without(
        "start", "end", "item_class", "bookings", "reasons", meals=_without("end")
    ),
)  # fmt: skip
_STOP = _without(
    *_NAMED, "kind", "leg_s", "leg_m", "window", "promised", "standing", "late_h", "items",
    "contact", "papers",
)  # fmt: skip
_ROUTE = _without(
    "depot", "day_start", "day_end", "home_s", "home_m", "distance_m", "travel_s", "waiting_s",
    "overtime_s", "proof", stops=_STOP,
)  # fmt: skip
_OF_ROUTES = _without(
    *_HEAD,
    "travel_source",
    routes={**_ROUTE, "meal": {"end", "end_s"}},
    at_home=_without("manned", "proof"),
    left_out=_without(*_NAMED, "priority", "why"),
    unmet_turns=_without("name"),
    elsewhere=_without("name", "sub_district"),
)
