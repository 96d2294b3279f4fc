"""Why a visit is left out, and the changes that would let it in: codes with their sentences."""

from __future__ import annotations

from collections.abc import Mapping

from optimizer.routes.plan.facts import clock
from optimizer.routes.plan.plan import Remedy
from optimizer.routes.rulebook import ROUTES
from optimizer.words.catalogue import register
from optimizer.words.label import Label
from optimizer.words.message import Said, message

UNEXPLAINED = "unexplained"
"""The code of a visit of which nothing could be said."""

_OF_NO_RULE = {
    "no_time": "its windows, the way, the meal and the van's day leave no time together",
    "day_full": "beside what is planned on its dates there is no room",
    "too_dear": "going there costs as much as leaving it out, or more",
    "overlooked": "there is room: planning ended before this was found",
    UNEXPLAINED: "why was not found out: the search for reasons broke off",
}

CODES: Mapping[str, str] = {
    code: sentence
    for rule in ROUTES.rules.values()
    for code, sentence in getattr(rule, "REASONS", {}).items()
} | _OF_NO_RULE
"""Every code with its sentence: those that rules give, then the others."""

CHANGES: Mapping[str, str] = {
    "priority": "if its priority were higher ({date})",
    "longer": "if planning goes on ({van} on {date}, {start}-{end})",
    "time": "if {date} {start}-{end} suits the caller",
    "overtime": "if {van} may come back at {end} on {date}",
    "instead_of": "if {visit} is left out instead ({date})",
    "crew": "if an officer for {items} is on board of {van} on {date}",
    "equipment": "if {van} carries {equipment} on {date}",
    "anything": "if {date} {start}-{end} suits the caller and {van} then has what its items need",
    "van_day": "if a van goes out on {date}",
}
"""Each kind of change with its sentence; the earlier one wins where two cost the same."""

_CODES_ZH = {
    "no_time": "可办时段、路程、用餐和出车时间合在一起，排不出时间",
    "day_full": "其可选日期已排满，再无余量",
    "too_dear": "前往的代价不低于不去的代价",
    "overlooked": "尚有余量：求解结束时未及发现",
    UNEXPLAINED: "原因未查明：查找原因时中断",
}
_CHANGES_ZH = {
    "priority": "若提高其优先级（{date}）",
    "longer": "若继续求解（{date}{van}，{start}至{end}）",
    "time": "若{date} {start}至{end}可行",
    "overtime": "若{date}允许{van}于{end}返回",
    "instead_of": "若{date}改为不去{visit}",
    "crew": "若{date}{van}上有能办理{items}的审批员",
    "equipment": "若{date}{van}携带{equipment}",
    "anything": "若{date} {start}至{end}可行，且当天{van}具备办理条件",
    "van_day": "若{date}增加一次出车",
}
register({sentence: _CODES_ZH[code] for code, sentence in _OF_NO_RULE.items()})
register({sentence: _CHANGES_ZH[kind] for kind, sentence in CHANGES.items()})

_NOTHING = Label("", "")


def reason(code: str) -> Said:
    """A code as a sentence; nothing when there is no such code."""
    return message(CODES[code]) if code in CODES else _NOTHING


def wording(change: Remedy | Label | None) -> Said:
    """A change as a sentence; nothing when there is none."""
    if not isinstance(change, Remedy):
        return change or _NOTHING
    return message(
        CHANGES[change.kind],
        date=str(change.date),
        van=change.van,
        start=clock(change.start_s),
        end=clock(change.end_s),
        visit=change.instead_of,
        items=change.items,
        equipment=change.equipment,
    )
