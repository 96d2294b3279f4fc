"""A tiny network as a Scenario with its plans, measured by the product."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from optimizer.coverage import Coverage, VanStay, measure_coverage
from optimizer.roster.plan.plan import Assignment
from optimizer.roster.problem.entities import DutyKey
from optimizer.roster.rules.meal_break import Settings as MealBreak
from optimizer.roster.rules.working_time import Settings as WorkingTime
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema import rows_coverage, rows_van
from optimizer.scenario.schema.fields import DayKind, HalfDay, Span, clock_text
from optimizer.scenario.schema.rows_halls import BookingRow, ItemRow, OpeningRow, PlaceRow, PostRow
from optimizer.scenario.schema.rows_people import PersonRow
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.travel.geodesic import Legs
from tests.coverage.case import Case, Clock

NAME = {"en": "n", "zh": "名"}


def measured(case: Case, patch: pytest.MonkeyPatch) -> Coverage:
    """The product's answer, with the case's own ways."""

    def ways(scenario: Scenario, origins: Any, destinations: Any, mode: str) -> Legs:
        seconds = [[case.seconds[mode, a, b] for b in destinations] for a in origins]
        metres = [[case.metres[a, b] for b in destinations] for a in origins]
        return Legs(np.array(seconds, dtype=np.int64), np.array(metres, dtype=np.int64))

    patch.setattr("optimizer.coverage.network.ways", ways)
    duties = [
        Assignment(DutyKey(d.hall, d.date, d.slot), (d.holder,) if d.holder else (), d.backup)
        for d in case.duties
    ]
    stays = [VanStay(s.id, s.date, s.start_s, s.end_s) for s in case.stays]
    return measure_coverage(scenario_of(case), duties, stays, within_min=case.within_min)


def scenario_of(case: Case) -> Scenario:
    """The scenario of a case."""
    earlier = min(case.kinds) - timedelta(days=1)
    return Scenario(
        folder="",
        file=_file(case),
        rules={"meal_break": MealBreak(), "working_time": WorkingTime()},
        goals={},
        day_kinds={earlier: DayKind.WORKDAY, **{d: DayKind(k) for d, k in case.kinds.items()}},
        places=tuple(
            PlaceRow(id=p.id, kind=p.kind, name_zh=p.id, name_en=p.id, **_at(p.at))
            for p in case.places
        ),
        openings=tuple(
            OpeningRow(hall=hall, slot=slot, offers=offers)
            for (hall, slot), offers in case.openings.items()
        ),
        posts=tuple(
            PostRow(
                id=f"{n}", hall=p.hall, kind=p.kind, item_class=p.offers, holder="p", backup="q"
            )
            for n, p in enumerate(case.posts)
        ),
        people=tuple(
            PersonRow(code=f"p{n}", hall="h0", role="window", items=items, regime="r")
            for n, items in enumerate(case.held)
        ),
        bookings=tuple(_booking(n, *one, earlier) for n, one in enumerate(case.booked)),
        **_coverage_rows(case),
        **_van_rows(case),
    )


def _file(case: Case) -> ScenarioFile:
    slots = {
        name: {
            "name": NAME,
            "hours": _text(slot.hours),
            "days": slot.days,
            "halves": (HalfDay.MORNING,),
            "booked_only": slot.booked_only,
            "counts_as": "late",
        }
        for name, slot in case.slots.items()
    }
    return ScenarioFile.model_validate(
        {
            "format": 1,
            "name": NAME,
            "dates": {"first": f"{min(case.kinds)}", "last": f"{max(case.kinds)}"},
            "ordinary_hours": {"morning": _text(case.morning), "afternoon": _text(case.afternoon)},
            "item_classes": dict.fromkeys(case.item_classes, NAME),
            "slots": slots,
            "regimes": {"r": {"name": NAME}},
        }
    )


def _booking(number: int, hall: str, day: date, slot: str, made_on: date) -> BookingRow:
    return BookingRow(
        id=f"b{number}", hall=hall, date=day, slot=slot, item="i", made_on=made_on, channel="phone"
    )


def _coverage_rows(case: Case) -> Mapping[str, Any]:
    return {
        "points": tuple(
            rows_coverage.PointRow(
                id=p.id, sub_district=p.sub_district, population=p.population, **_at(p.at)
            )
            for p in case.points
        ),
        "service_points": tuple(
            rows_coverage.ServicePointRow(
                id=row.id,
                kind=row.kind,
                offers=row.offers,
                hours=tuple(Span(*span) for span in row.hours),
                days="every" if row.every_day else "workday",
                **_at(row.at),
            )
            for row in case.service_points
        ),
    }


def _van_rows(case: Case) -> Mapping[str, Any]:
    items = [
        ItemRow(id=f"i-{name}", name_zh=name, name_en=name, item_class=name, minutes=10)
        for name in case.item_classes
    ]
    visits = [
        rows_van.VisitRow(
            id=site.id,
            kind="licence",
            items=tuple(f"i-{name}" for name in site.offers),
            **_at(site.at),
        )
        for site in case.van_sites
        if not site.is_stop
    ]
    stops = [
        rows_van.StopRow(
            id=site.id,
            name_zh=site.id,
            name_en=site.id,
            minutes=60,
            offers=site.offers,
            hours=Span(540, 1020),
            **_at(site.at),
        )
        for site in case.van_sites
        if site.is_stop
    ]
    extra = ItemRow(id="i", name_zh="i", name_en="i", item_class="medical", minutes=10)
    return {"items": (extra, *items), "visits": tuple(visits), "stops": tuple(stops)}


def _at(spot: tuple[float, float]) -> dict[str, float]:
    return {"lat": spot[0], "lon": spot[1]}


def _text(span: Clock) -> str:
    return "-".join(map(clock_text, span))
