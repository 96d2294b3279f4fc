"""Chinese for what checks say of vans, visits, standing stops, travel, roads and coverage."""

from __future__ import annotations

from collections.abc import Mapping

_VANS = {
    "{depot} has {have} {role}s, its vans need {need}": (
        "{depot} 有 {have} 名{role}，其流动车需要 {need} 名"
    ),
    "is missing: a window is promised": "缺失：已承诺时间",
    "is missing: a date is promised": "缺失：已承诺日期",
    "no van goes out on {day}": "{day} 没有流动车出车",
    "nobody of the van's crew pool holds {item!r}": "流动车的车组人员无人具备 {item!r}",
    "{item!r} needs {equipment!r}, which is not on board": (
        "{item!r} 需要 {equipment!r}，而车上没有"
    ),
}

_WINDOWS = {
    "lies in the past: the planned dates begin on {first}": "已过去：计划日期自 {first} 起",
    "is outside the planned dates {first} to {last}": "不在计划日期 {first} 至 {last} 之内",
    "lies outside the van's hours {hours}": "不在流动车的时间 {hours} 之内",
    "has {have} min, but the stay takes {need} min": "有 {have} 分钟，而停留需要 {need} 分钟",
}
"""What is wrong with a window; the sentence may begin with the window itself."""

_VISITS = {
    "take {need} min with the set-up, the van's day has {have}": (
        "连同布置需要 {need} 分钟，流动车一天有 {have} 分钟"
    ),
    "{name!r} is at {lat}, {lon}": "{name!r} 在 {lat}, {lon}",
    "{day} is after the last planned date": "{day} 晚于计划末日",
    "{day} is before the call on {called}": "{day} 早于来电日期 {called}",
    "no date is left after the call on {called}": "来电日期 {called} 之后已无可用日期",
    "a same-day call is answered on its day": "当日来电须在当日答复",
    "{moment} is before {what} {first}": "{moment} 早于{what} {first}",
    "lies in none of the visit's windows": "不在此次上门的任何可用时间内",
    "have {have} min, but the stay takes {need} min": "有 {have} 分钟，而停留需要 {need} 分钟",
    "leave no {need} min within the van's hours {hours}": (
        "在流动车的时间 {hours} 之内不足 {need} 分钟"
    ),
}

_ROUTE_PINS = {
    "{van} does not go out on {day}": "{van} 在 {day} 不出车",
    "{visit} was promised for {day}": "{visit} 承诺的日期是 {day}",
    "{span} is outside the promised {window}": "{span} 不在承诺时间 {window} 之内",
    "{span} on {day} lies in none of the visit's windows": (
        "{day} 的 {span} 不在此次上门的任何可用时间内"
    ),
    "{span} is outside the van's hours {hours}": "{span} 不在流动车的时间 {hours} 之内",
    "{clock} is not on a whole step of {n} min": "{clock} 不是{n}分钟的整数倍",
    "{van} is still at {visit} until {clock}": "{van} 在 {visit} 停留至 {clock}",
}

_TRAVEL = {
    "is missing: travel is by road": "缺失：行程按道路计算",
    "the table travel should say it, there or back": "travel 表须写明其去程或返程",
    "needs the tables road_nodes and roads": "需要 road_nodes 和 roads 两个表",
    "{name!r} is the origin too": "{name!r} 同时也是起点",
    "{metres} is less than the straight line, {line}": "{metres} 小于直线距离 {line}",
    "is {metres:,} m from the nearest road (at most {most:,} m)": (
        "距最近的道路 {metres:,} 米（最多 {most:,} 米）"
    ),
    "{point} is {metres:,} m from the nearest road (at most {most:,} m)": (
        "{point} 距最近的道路 {metres:,} 米（最多 {most:,} 米）"
    ),
    "no road leads from here to {name!r}": "此处没有道路通往 {name!r}",
    "there is no way {ways}": "没有{ways} 的行程",
    "from {origin} to {others}": "从 {origin} 到 {others}",
    "from {origins} to any other place": "从 {origins} 到其他任何地点",
}

_COVERAGE = {
    "{span} and {later} overlap": "{span} 与 {later} 重叠",
    "nobody lives at any demand point": "所有需求点都没有人口",
}

ROUTES: Mapping[str, str] = {
    **_VANS,
    **_WINDOWS,
    "{window} {problem}": "{window} {problem}",
    **_VISITS,
    **_ROUTE_PINS,
    **_TRAVEL,
    **_COVERAGE,
}
"""What these checks say, English to Chinese."""
