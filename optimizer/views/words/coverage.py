"""The words of coverage in English and Chinese, and the names of what it speaks of."""

from __future__ import annotations

from collections.abc import Mapping

from optimizer.scenario.schema.scenario_file import Name, ScenarioFile
from optimizer.views.words.roster import said
from optimizer.words.label import Label
from optimizer.words.message import Lang

TEXTS: dict[str, Label] = {
    key: Label(en, zh)
    for key, en, zh in (
        ("district", "The whole district", "全区"),
        ("ordinary", "Ordinary hours", "正常办公时间"),
        ("mode.walk", "on foot", "步行"),
        ("mode.car", "by car", "驾车"),
        ("day.workday", "Workday", "工作日"),
        ("day.rest_day", "Rest day", "休息日"),
        ("day.holiday", "Holiday", "节假日"),
        ("within", "Residents within {} minutes", "{}分钟内可达居民比例"),
        ("typical", "a typical day", "典型日"),
        ("month", "day by day", "逐日"),
        ("none", "none", "无"),
        ("and", ", ", "、"),
        ("heading.shares", "Residents within {} minutes", "{}分钟内可达居民比例"),
        ("heading.pictures", "By half-hour", "逐半小时"),
        ("heading.access", "How long it takes to the nearest open place", "到最近开放点要多久"),
        ("heading.savings", "Kilometres that residents are spared", "居民少走的公里数"),
        ("heading.never", "Residents who are never within reach", "始终无法在规定时间内到达的居民"),
        ("none.never", "All residents are within reach at some time.", "所有居民都有可达的时间。"),
        ("none.savings", "No district hall offers what is measured here.", "没有可比的区级大厅。"),
        (
            "note.ways",
            "On foot: estimated, straight line × {detour} % at {speed} km/h. By car: {car}.",
            "步行：估算，直线×{detour}%，时速{speed}公里。驾车：{car}。",
        ),
        ("car.roads", "by road", "按道路"),
        (
            "car.estimate",
            "estimated, straight line × {detour} % at {speed} km/h",
            "估算，直线×{detour}%，时速{speed}公里",
        ),
        (
            "note.savings",
            "By road, there and back, if every resident went once: to the nearest open place, "
            "not to the district hall. Kilometres of all residents added up.",
            "按道路往返计，设每位居民各去一次：到最近开放点，而不去区级大厅。全部居民的公里数相加。",
        ),
        ("item_class", "Item class", "事项类别"),
        ("mode", "How", "方式"),
        ("area", "Area", "区域"),
        ("band", "When", "时段"),
        ("share", "Within reach", "可达比例"),
        ("mean", "Mean, min", "平均（分钟）"),
        ("p90", "90 % of residents within, min", "九成居民不超过（分钟）"),
        ("max", "Longest, min", "最长（分钟）"),
        ("no_way", "Nothing open", "无开放点"),
        ("before_km", "To the district hall, km", "到区级大厅（公里）"),
        ("saved_km", "Saved, km", "少走（公里）"),
        ("saved_share", "Saved, %", "少走比例"),
        ("points", "Settlements", "居民点"),
        ("residents", "Residents", "居民"),
        ("who", "Who (sub-district, residents)", "名称（街道，居民）"),
    )
}


def told(key: str, lang: Lang) -> str:
    """The text of a key; KeyError when the table lacks it."""
    return TEXTS[key].said(lang)


def label(name: Name) -> Label:
    """A name of the scenario."""
    return Label(name.en, name.zh)


def area_name(file: ScenarioFile, area: str) -> Label:
    """A sub-district's name; "" is the whole district; the id itself where none is known."""
    if not area:
        return TEXTS["district"]
    known = file.sub_districts.get(area)
    return label(known) if known else Label(area, area)


def ways_note(file: ScenarioFile, lang: Lang) -> str:
    """How ways are known, on foot and by car."""
    travel = file.travel
    car = "roads" if travel.source == "roads" else "estimate"
    by_car = told(f"car.{car}", lang).format(detour=travel.detour_percent, speed=travel.speed_kmh)
    walk = {"detour": travel.walk_detour_percent, "speed": travel.walk_speed_kmh}
    return told("note.ways", lang).format(car=by_car, **walk)


def band_names(file: ScenarioFile) -> Mapping[str, Label]:
    """The names of ordinary hours and of all slots."""
    slots = {slot: label(row.name) for slot, row in file.slots.items()}
    return {"ordinary": TEXTS["ordinary"], **slots}


def title(
    file: ScenarioFile, what: str, within_min: int, item_class: str, mode: str, lang: Lang
) -> str:
    """`Residents within 15 minutes on foot: Medical insurance, a typical day`."""
    words = told("within", lang).format(within_min)
    named = label(file.item_classes[item_class]).said(lang)
    if lang == "zh":
        return f"{told(f'mode.{mode}', lang)}{words}：{named}，{told(what, lang)}"
    return f"{words} {told(f'mode.{mode}', lang)}: {named}, {told(what, lang)}"


def day_sign(kind: str, lang: Lang) -> str:
    """The short sign of a day kind, as in the roster's grids."""
    return said(f"sign.{kind}", lang)
