"""Small plan files, and a store of two dates of a town."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from optimizer.exchange.roster_json import roster_file_in
from optimizer.exchange.routes_json import routes_file_in
from optimizer.store.address import address
from optimizer.store.store import Series, Store
from optimizer.store.versions import Draft, record

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.exchange.roster_file import RosterFile
    from optimizer.exchange.routes_file import RoutesFile

SERIES = Series("Town", date(2023, 10, 8), date(2023, 10, 9))
AT = datetime(2023, 9, 25, 8, 30, tzinfo=UTC)
_DAY = {"date": "2023-10-08"}
_CREW = {"officer_a": "o1", "officer_b": "o2", "driver": "d1"}


def store_in(folder: Path, url: str | None = None, series: Series = SERIES) -> Store:
    return Store(address(folder, url), series)


def roster(version: int = 0, holder: str = "甲", **more: Any) -> RosterFile:
    """A duty with its meal, a half-day off, a crew, and a shortage with its reason."""
    duty = {"hall": "北宅", **_DAY, "slot": "noon", "holder": holder, "backup": None}
    duty |= {"start": "11:30", "end": "13:30", "item_class": "social", "bookings": 2}
    duty["meals"] = [{"person": holder, "start": "11:00", "end": "11:30"}]
    duty["reasons"] = [{"place": "backup", "person": "乙", "why": "absent"}]
    short = {"rule": "cover_duty", "what": "backup", "hall": "北宅", **_DAY, "part": "noon"}
    return roster_file_in(
        {
            "format": 1,
            "version": version,
            "scenario": {"en": "Town", "zh": "某镇"},
            "objective": 7,
            "bound": 7,
            "assumptions_zh": ["假设"],
            "duties": [duty],
            "comp": [{"person": "乙", "date": "2023-10-09", "half": "morning"}],
            "crews": [{"van": "van-1", **_DAY, **_CREW}],
            "shortages": [{**short, "reasons": [{"person": "乙", "why": "absent"}]}],
            **more,
        }
    )


def routes(start: str = "09:10:00", **more: Any) -> RoutesFile:
    """A stay, a visit that is left out with what lets it in, and a van that stays at home."""
    stop = {"visit": "V1", "name": {"en": "Works", "zh": "工地"}, "arrive": "09:00:00"}
    stop |= {"start": start, "end": "10:00:00", "end_s": 36000, "papers": ["执照"]}
    change = {"en": "with more overtime", "zh": "多加班", "kind": "overtime", **_DAY}
    change |= {"van": "van-1", "start": "16:00:00", "end": "17:30:00"}
    left = {"visit": "V2", "why": {"en": "no time", "zh": "没有时间"}, "code": "van_day"}
    route = {"shift": "van-1/2023-10-08", "van": "van-1", **_DAY, "crew": _CREW}
    route |= {"depart": "08:30:00", "meal": {"start": "12:00:00", "end": "12:30:00"}}
    return routes_file_in(
        {
            "kind": "routes",
            "format": 1,
            "first": "2023-10-08",
            "last": "2023-10-09",
            "routes": [{**route, "stops": [stop], "return": "11:00:00", "overtime_max_s": 600}],
            "at_home": [{"van": "van-1", "date": "2023-10-09", "manned": True, "crew": _CREW}],
            "left_out": [{**left, "change": change}],
            **more,
        }
    )


def publish(store: Store, over: int | None = None, **more: Any) -> int | None:
    """Records a roster, or what else is given."""
    if not {"roster", "routes"} & more.keys():
        more["roster"] = roster(over or 0)
    said: dict[str, Any] = {"kind": "roster", "at": AT, "who": "Li", "why": "假日", **more}
    return record(store, Draft(over=over, **said))
