"""Where residents are, and the places beside the halls where some matters can be done."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from optimizer.scenario.schema.fields import Span
from optimizer.scenario.schema.rows_coverage import PointRow, ServicePointRow
from scenarios.generator.halls import HALLS, URBAN
from scenarios.generator.spots import spot_near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.generator.halls import Hall
    from scenarios.generator.spec import Spec

_VILLAGES = (4, 5)  # of every second hall; 139 in the district
_VILLAGE_KM = 1.6
_SERVICE_KM = 1.0
_LONG_DAY = (Span(480, 690), Span(810, 1020))


class _Kind(NamedTuple):
    """So many service points of one kind in the district, all alike."""

    kind: Literal["college", "enterprise", "hospital", "bank", "institution"]
    label: str
    how_many: int
    offers: tuple[str, ...] = ("medical",)
    hours: tuple[Span, ...] = ()
    days: Literal["workday", "every"] = "workday"
    urban: bool = False


_KINDS = (
    _Kind("college", "高校服务点", 2, urban=True),
    _Kind("enterprise", "企业服务点", 1, ("medical", "labour"), urban=True),
    _Kind("hospital", "医院服务点", 1, ("medical", "civil"), _LONG_DAY, "every", urban=True),
    _Kind("institution", "医疗机构", 10),
    _Kind("hospital", "定点医院", 18, hours=_LONG_DAY, days="every"),
    _Kind("bank", "银行网点", 23, ("medical", "labour"), (Span(540, 990),)),
)


def points(spec: Spec) -> tuple[PointRow, ...]:
    """The villages and communities of every hall, numbered; about 400,000 people in all."""
    return tuple(row for number, hall in enumerate(spec.halls) for row in _of(spec, number, hall))


def _of(spec: Spec, number: int, hall: Hall) -> Iterator[PointRow]:
    random = Random(f"{spec.seed}:points:{hall.id}")
    for village in range(1, _VILLAGES[number % 2] + 1):
        lat, lon = spot_near(hall, spec.halls, random, _VILLAGE_KM)
        urban = hall.sub_district in URBAN
        tens = random.randint(330, 400) if urban else round(random.triangular(20, 400, 290))
        yield PointRow(
            id=f"{hall.id}村{village:02d}",
            sub_district=hall.sub_district,
            lat=lat,
            lon=lon,
            population=10 * tens,
        )


def service_points(spec: Spec, villages: tuple[PointRow, ...]) -> tuple[ServicePointRow, ...]:
    """The medical-insurance point of every village, and the others near the halls of the spec."""
    stations = [
        _row(f"{village.id}服务点", "station", village.sub_district, (village.lat, village.lon))
        for village in villages
    ]
    return (*stations, *(row for kind in _KINDS for row in _all(spec, kind)))


def _all(spec: Spec, kind: _Kind) -> Iterator[ServicePointRow]:
    """Drawn for the whole district, so that a part of it has the same ones."""
    random = Random(f"{spec.seed}:service:{kind.label}")
    here = {hall.id for hall in spec.halls}
    halls = [hall for hall in HALLS if hall.sub_district in URBAN or not kind.urban]
    for number in range(1, kind.how_many + 1):
        hall = random.choice(halls)
        spot = spot_near(hall, HALLS, random, _SERVICE_KM)
        if hall.id in here:
            name = f"{kind.label}{number:02d}"
            about = {"offers": kind.offers, "hours": kind.hours, "days": kind.days}
            yield _row(name, kind.kind, hall.sub_district, spot, **about)


def _row(
    name: str, kind: str, sub_district: str, spot: tuple[float, float], **about: Any
) -> ServicePointRow:
    fields = {"id": name, "kind": kind, "sub_district": sub_district, "offers": ("medical",)}
    return ServicePointRow.model_validate({**fields, "lat": spot[0], "lon": spot[1], **about})
