"""Where the management districts are: 30 real names, a placeholder for the 31st, and more.

Positions are representative points rounded to about a kilometre (WGS-84); the addresses of the
halls are not known. The two district halls lie about where they are marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BEIZHAI = "北宅街道"
URBAN = ("中韩街道", "金家岭街道")
SERVICE_CENTRE = "政务服务中心"
SERVICE_CENTRE_SPOT = (36.11, 120.47)
INSURANCE_HALL = "区医保大厅"
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Hall:
    """A management district's hall: short Chinese name, English name, sub-district, degrees."""

    id: str
    name_en: str
    sub_district: str
    lat: float
    lon: float
    note: str = "position good to about 1 km"

    def distance_km(self, other: Hall) -> float:
        """Kilometres in a straight line."""
        east = (self.lon - other.lon) * cos(radians(self.lat))
        return hypot(self.lat - other.lat, east) * _KM_PER_DEGREE


_BY_SUB_DISTRICT = {
    BEIZHAI: """
        沟崖 Gouya 36.19 120.52 / 周哥庄 Zhougezhuang 36.20 120.55 / 北宅科 Beizhaike 36.22 120.52
        凉泉 Liangquan 36.24 120.52 / 大崂 Dalao 36.25 120.57 / 书院 Shuyuan 36.22 120.56
        卧龙 Wolong 36.21 120.60""",
    "中韩街道": """
        西片 Xipian 36.12 120.42 / 东片 Dongpian 36.14 120.49 / 北片 Beipian 36.14 120.47
        中片 Zhongpian 36.13 120.43 / 南片 Nanpian 36.13 120.47""",
    "沙子口街道": """
        流清河 Liuqinghe 36.13 120.61 / 登瀛 Dengying 36.15 120.58 / 沙子口 Shazikou 36.14 120.54
        姜哥庄 Jianggezhuang 36.11 120.52 / 宅科 Zhaike 36.13 120.51
        龙河山 Longheshan 36.16 120.52 / 南九水 Nanjiushui 36.18 120.56""",
    "王哥庄街道": """
        土寨 Tuzhai 36.31 120.62 / 王哥庄中心 Wanggezhuang-Centre 36.25 120.62
        宁真 Ningzhen 36.30 120.61 / 石人河 Shirenhe 36.27 120.59 / 仰口 Yangkou 36.25 120.66
        泉心河 Quanxinhe 36.18 120.66""",
    "金家岭街道": """
        埠东 Budong 36.11 120.44 / 麦岛 Maidao 36.07 120.42 / 山东头 Shandongtou 36.09 120.44
        金岭 Jinling 36.11 120.46 / 石老人 Shilaoren 36.11 120.49""",
}
SUB_DISTRICTS_EN = {
    BEIZHAI: "Beizhai",
    "中韩街道": "Zhonghan",
    "沙子口街道": "Shazikou",
    "王哥庄街道": "Wanggezhuang",
    "金家岭街道": "Jinjialing",
}
_PLACEHOLDER = Hall(
    id="第31管区",
    name_en="District 31",
    sub_district="中韩街道",
    lat=36.15,
    lon=120.46,
    note="placeholder: 31 management districts are published, 30 names are known",
)


def _known() -> Iterator[Hall]:
    for sub_district, text in _BY_SUB_DISTRICT.items():
        words = text.replace("/", " ").split()
        for id_, name, lat, lon in zip(*(iter(words),) * 4, strict=True):
            yield Hall(id_, name.replace("-", " "), sub_district, float(lat), float(lon))
    yield _PLACEHOLDER


HALLS: tuple[Hall, ...] = tuple(_known())
"""The 31 management districts, Beizhai's seven first."""


def take_halls(count: int, seed: int) -> tuple[Hall, ...]:
    """The first `count` halls; beyond the 31 known ones come invented ones, 厅32 and on."""
    extra = []
    for number in range(len(HALLS) + 1, count + 1):
        random = Random(f"{seed}:hall:{number}")
        near = random.choice(HALLS)
        lat = round(near.lat + random.uniform(-0.02, 0.02), 2)
        lon = round(near.lon + random.uniform(-0.02, 0.02), 2)
        sub = near.sub_district
        extra.append(Hall(f"厅{number}", f"Hall {number}", sub, lat, lon, "invented"))
    return (*HALLS, *extra)[:count]


def neighbours(
    hall: Hall, halls: tuple[Hall, ...], count: int, within_km: float = 100
) -> tuple[str, ...]:
    """The nearest halls of the same sub-district, nearest first."""
    near = sorted(
        (round(hall.distance_km(other), 3), other.id)
        for other in halls
        if other.sub_district == hall.sub_district and other.id != hall.id
    )
    return tuple(id_ for distance_km, id_ in near[:count] if distance_km <= within_km)
