"""The mobile approval van: its days, the visits promised for them, its standing stops."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from optimizer.scenario.schema.fields import Span
from optimizer.scenario.schema.rows_van import StopRow, VanDayRow, VanRow, VisitRow
from scenarios.generator.halls import SERVICE_CENTRE
from scenarios.generator.items import LICENCE, LICENCES
from scenarios.generator.spots import spot_near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenarios.generator.month import Month
    from scenarios.generator.spec import Spec

VAN = VanRow(
    id="V1", depot=SERVICE_CENTRE, hours=Span(510, 1020), equipment=("printer", "seal", "scanner")
)
"""The mobile approval van, 08:30 to 17:00."""

PAPERS = {
    "food_business": ("营业执照", "平面图", "健康证明"),
    "medical_institution": ("设置批准书", "房屋证明"),
    "private_non_enterprise": ("章程", "验资报告"),
    "licence_change": ("原许可证", "变更申请"),
    "licence_renewal": ("原许可证",),
}
"""What callers are asked to have ready, by item."""

WHAT = (
    ("幼儿园", "food_business"),
    ("村级食堂", "food_business"),
    ("农家宴饭店", "food_business"),
    ("诊所", "medical_institution"),
    ("口腔门诊", "medical_institution"),
    ("养老服务中心", "private_non_enterprise"),
    ("培训学校", "private_non_enterprise"),
)
"""Who asks for a licence, and for which."""

_WINDOWS = (Span(540, 690), Span(570, 720), Span(810, 960), Span(840, 1020))
_PROMISED_PER_DAY = 12 / 19
_STOPS = 2  # in each sub-district
_STOP_HOURS = Span(540, 960)


class Outing(NamedTuple):
    """What the van's tables hold."""

    vans: tuple[VanRow, ...] = ()
    days: tuple[VanDayRow, ...] = ()
    visits: tuple[VisitRow, ...] = ()
    stops: tuple[StopRow, ...] = ()


def papers_for(items: Iterable[str]) -> tuple[str, ...]:
    """The papers of all items, each once."""
    return tuple(dict.fromkeys(paper for item in items for paper in PAPERS.get(item, ())))


def promised_visits(spec: Spec, month: Month) -> tuple[VisitRow, ...]:
    """About a dozen promised visits in a month, at most one a date."""
    random, calls = Random(f"{spec.seed}:visits"), Random(f"{spec.seed}:promises")
    count = min(len(month.workdays), round(_PROMISED_PER_DAY * len(month.workdays)))
    rows = []
    for number, day in enumerate(sorted(random.sample(month.workdays, count)), 1):
        what, item = random.choice(WHAT)
        hall = random.choice(spec.halls)
        more = random.choice(LICENCES) if random.random() < 0.25 else item
        items = tuple(sorted({item, more}))
        rows.append(
            VisitRow(
                id=f"上门{number:02d}",
                name=f"{hall.id}{what}",
                kind="licence",
                sub_district=hall.sub_district,
                lat=round(hall.lat + random.uniform(-0.01, 0.01), 3),
                lon=round(hall.lon + random.uniform(-0.01, 0.01), 3),
                items=items,
                called_on=month.workday_before(day, calls.randint(2, 4)),
                promised_date=day,
                promised_window=random.choice(_WINDOWS),
                contact=f"联系-{number:03d}",
                papers=papers_for(items),
            )
        )
    return tuple(rows)


def stops(spec: Spec) -> tuple[StopRow, ...]:
    """Two standing stops in each sub-district, near its halls."""
    return tuple(_stops(spec))


def _stops(spec: Spec) -> Iterator[StopRow]:
    for sub_district in dict.fromkeys(hall.sub_district for hall in spec.halls):
        random = Random(f"{spec.seed}:stops:{sub_district}")
        halls = [hall for hall in spec.halls if hall.sub_district == sub_district]
        for hall in random.sample(halls, min(_STOPS, len(halls))):
            lat, lon = spot_near(hall, spec.halls, random, 0.5)
            yield StopRow(
                id=f"{hall.id}固定点",
                name_zh=f"{hall.id}固定服务点",
                name_en=f"{hall.name_en} standing stop",
                sub_district=sub_district,
                lat=lat,
                lon=lon,
                minutes=random.choice((60, 75, 90)),
                offers=(LICENCE,),
                hours=_STOP_HOURS,
            )
