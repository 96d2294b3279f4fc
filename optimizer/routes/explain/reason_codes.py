"""Why a visit is left out: codes, and the changes that would let it in, in both languages."""

from __future__ import annotations

CODES: dict[str, tuple[str, str]] = {
    "no_van": ("no van goes out on any date it allows", "其可选日期均无流动审批车出车"),
    "no_item": ("no crew of its dates can do its items", "其可选日期的车组均不能办理所需事项"),
    "no_equipment": ("what it needs is not on board", "车上没有所需设备"),
    "too_far": (
        "no van can be there in time and back, even with nothing else to do",
        "即使当天只去这一处，也无法在可选时间内往返",
    ),
    "day_full": (
        "beside what is planned on its dates there is no room",
        "其可选日期已排满，再无余量",
    ),
    "too_dear": (
        "going there costs as much as leaving it out, or more",
        "前往的代价不低于不去的代价",
    ),
    "overlooked": (
        "there is room: planning ended before this was found",
        "尚有余量：求解结束时未及发现",
    ),
}
"""Each code with its meaning in English and Chinese; the earlier one is told where several hold."""

CHANGES: dict[str, tuple[str, str]] = {
    "priority": ("if its priority were higher ({date})", "若提高其优先级（{date}）"),
    "longer": (
        "if planning goes on ({van} on {date}, {start}-{end})",
        "若继续求解（{date}{van}，{start}至{end}）",
    ),
    "time": ("if {date} {start}-{end} suits the caller", "若{date} {start}至{end}可行"),
    "overtime": (
        "if {van} may come back at {end} on {date}",
        "若{date}允许{van}于{end}返回",
    ),
    "instead_of": ("if {visit} is left out instead ({date})", "若{date}改为不去{visit}"),
    "crew": (
        "if an officer for {items} is on board of {van} on {date}",
        "若{date}{van}上有能办理{items}的审批员",
    ),
    "equipment": (
        "if {van} carries {equipment} on {date}",
        "若{date}{van}携带{equipment}",
    ),
    "anything": (
        "if {date} {start}-{end} suits the caller and {van} then has what its items need",
        "若{date} {start}至{end}可行，且当天{van}具备办理条件",
    ),
    "van_day": ("if a van goes out on {date}", "若{date}增加一次出车"),
}
"""Each kind of change with its wording; the earlier one wins where two cost the same."""


def worded(change: str, **facts: str) -> tuple[str, str]:
    """A change in English and Chinese."""
    english, chinese = CHANGES[change]
    return english.format(**facts), chinese.format(**facts)
