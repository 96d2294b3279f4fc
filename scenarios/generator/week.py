"""A planted week: the routes are drawn first, then the visits that make them possible.

Known routes serve every visit inside its windows, with the crew's meal, under the estimated travel
times. They need no special crew: only promised visits ask for special items, and whoever is on the
van on the promised date holds those. Nothing here is shared with the solver or the judge.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random
from typing import TYPE_CHECKING

from optimizer.scenario.schema.fields import DatedSpan, Moment, Span, clock_text
from optimizer.scenario.schema.rows_van import VanDayRow, VisitRow
from scenarios.generator.build import generate
from scenarios.generator.halls import HALLS, SUB_DISTRICTS_EN
from scenarios.generator.month import read_month
from scenarios.generator.routes import Stay, draw_routes
from scenarios.generator.spec import Spec, month
from scenarios.generator.van import VAN, Outing, papers_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.generator.month import Month

KnownRoute = tuple[str, str, list[tuple[str, str]]]
"""Van, date, each visit and when its stay starts: `("V1", "2023-10-16", [("上门03", "09:20")])`."""

_FIRST = date(2023, 10, 16)
_HALLS = tuple(
    hall for sub in SUB_DISTRICTS_EN for hall in [h for h in HALLS if h.sub_district == sub][:2]
)
_STEP_MIN = 5
_SLACK_STEPS = 12


def week(
    visits: int, seed: int, vans: int = 1, first: date = _FIRST
) -> tuple[dict[str, str], list[KnownRoute]]:
    """A scenario of seven dates from `first`, and routes that serve all of its visits.

    The files hold `known_plan.json` too, a legal roster with the vans' crews. Raises ValueError
    when so many visits do not fit, or there is no full crew for every van.
    """
    spec = _spec(visits, seed, first)
    dates = read_month(spec.yaml())
    stays = draw_routes(spec, dates, visits, [f"V{number}" for number in range(1, vans + 1)])
    outing = _outing(spec, dates, stays)
    files, plan = generate(spec, lambda *_: outing)
    if any(None in crew.values() for crew in plan["crews"]):
        raise ValueError(f"seed {seed}: somebody is missing on a van")
    files["known_plan.json"] = json.dumps(plan, ensure_ascii=False, indent=1) + "\n"
    known = [
        (van, day.isoformat(), [(visit.id, clock_text(stay.start_min)) for visit, stay in made])
        for (van, day), pairs in groupby(
            zip(outing.visits, stays, strict=True), lambda pair: (pair[1].van, pair[1].date)
        )
        for made in [list(pairs)]
    ]
    return files, known


def _spec(visits: int, seed: int, first: date) -> Spec:
    """Ten halls, two in each sub-district; one of them has extended hours."""
    last = first + timedelta(days=6)
    return replace(
        month(len(_HALLS), 1, first, last, seed),
        name_en=f"A week of {visits} visits from {first}",
        name_zh=f"{first}起一周{visits}次上门",
        command=f"scenarios.generator.week({visits}, {seed})",
        halls=_HALLS,
        extended=(_HALLS[0].id,),
        backed_stations=(),
    )


def _outing(spec: Spec, dates: Month, stays: Sequence[Stay]) -> Outing:
    """The visits in the order of the stays; their numbers say nothing about it."""
    random = Random(f"{spec.seed}:planted")
    numbers = random.sample(range(1, len(stays) + 1), len(stays))
    visits = [_visit(stay, n, dates, random) for stay, n in zip(stays, numbers, strict=True)]
    vans = sorted({stay.van for stay in stays})
    days = [VanDayRow(van=van, date=day) for van in vans for day in dates.workdays]
    return Outing(
        tuple(VAN.model_copy(update={"id": van}) for van in vans), tuple(days), tuple(visits)
    )


def _visit(stay: Stay, number: int, dates: Month, random: Random) -> VisitRow:
    """A visit that the known stay serves in time."""
    span = _around(stay, random)
    when = {} if stay.is_promised else _windows(stay, span, dates, random)
    if stay.is_promised:
        when = {"promised_date": stay.date, "promised_window": span}
    kind = "same_day" if when.get("called_on") == stay.date else random.choice(_KINDS)
    return VisitRow.model_validate(
        {
            "id": f"上门{number:03d}",
            "name": f"{stay.hall.id}{_NAMES[kind]}",
            "kind": kind,
            "sub_district": stay.hall.sub_district,
            "place": stay.place,
            "lat": stay.spot[0],
            "lon": stay.spot[1],
            "items": stay.items,
            "priority": random.randint(1, 3),
            "contact": f"联系-{number:03d}",
            "papers": papers_for(stay.items),
            **when,
        }
    )


_KINDS = ("licence", "project", "community")
_NAMES = {"licence": "门店", "project": "项目工地", "community": "社区", "same_day": "门店"}


def _windows(stay: Stay, span: Span, dates: Month, random: Random) -> dict[str, object]:
    """When the van may come: on the known date only, on others too, or whenever it is out."""
    at = dates.workdays.index(stay.date)
    other = random.choice(dates.workdays)
    own = DatedSpan(stay.date, stay.date, span)
    several = DatedSpan(dates.workdays[max(0, at - 1)], dates.workdays[at : at + 3][-1], span)
    elsewhere = DatedSpan(other, other, VAN.hours)
    choices = ((own,), (own,), (several,), tuple(sorted({own, elsewhere})), ())
    windows = random.choice(choices)
    first = windows[0].first if windows else dates.workdays[0]
    if windows == (own,) and random.random() < 0.2:
        return {"windows": windows, "called_on": stay.date, "answer_by": Moment(stay.date)}
    end = -(-stay.end_min // _STEP_MIN) * _STEP_MIN
    by = random.choice((None, None, None, Moment(stay.date), Moment(stay.date, end)))
    called_on = dates.workday_before(first, random.randint(1, 3)) if first > dates.days[0] else None
    return {"windows": windows, "called_on": called_on, "answer_by": by}


def _around(stay: Stay, random: Random) -> Span:
    """A span that holds the stay, by steps of five minutes, up to an hour wider at each end."""
    early, late = (_STEP_MIN * random.randint(0, _SLACK_STEPS) for _ in range(2))
    start = (stay.start_min - early) // _STEP_MIN * _STEP_MIN
    end = -(-(stay.end_min + late) // _STEP_MIN) * _STEP_MIN
    return Span(max(start, VAN.hours.start_min), min(end, VAN.hours.end_min))
