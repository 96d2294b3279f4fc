"""The words of the van's routes in English and Chinese."""

from __future__ import annotations

from datetime import date

from optimizer.routes.rulebook import ROUTES
from optimizer.views.words import amounts
from optimizer.words.label import Label
from optimizer.words.message import Lang

TEXTS: dict[str, Label] = {
    key: Label(en, zh)
    for key, en, zh in (
        ("routes", "Van routes", "审批车路线"),
        ("coverage", "Coverage", "覆盖"),
        ("sheet", "Run sheet", "出车单"),
        # roster and routes as one plan
        ("whole", "Roster and routes as one plan", "值班表与路线合为一个计划"),
        (
            "bound_of_stages",
            "What no plan undercuts is known of the roster and of the routes with its crews, one "
            "after the other: with other crews a little less might be possible",
            "至少点数先按值班表、再按采用该表车组的路线得出；换用其他车组，也许还能略低",
        ),
        ("road_cost", "Of this for overtime on the road: {:,} points", "其中因路上加班：{:,}点"),
        # figures
        ("count.van_days_out", "Days on which the van goes out", "出车"),
        ("count.van_days", "Van days planned", "计划出车"),
        ("count.van_days_unmanned", "Van days without a crew", "无车组"),
        (
            "count.van_days_proven",
            "Van days that cannot be better, each by itself",
            "单日已无法更好",
        ),
        ("count.visits", "Visits asked for", "上门需求"),
        ("count.visits_made", "Visits made", "已安排上门"),
        ("count.promises_kept", "Promised visits made", "兑现的约定"),
        ("count.visits_left_out", "Visits left out", "未安排上门"),
        ("count.visits_elsewhere", "Visits of other dates", "其他日期的上门"),
        ("count.standing_stops", "Regular stops made", "固定点停靠"),
        ("count.unmet_turns", "Days missing in sub-districts", "街道少去的天数"),
        ("count.late_visits", "Visits after their deadline", "超过时限的上门"),
        ("counted.days", "{:,}", "{:,}天"),
        ("counted.visits", "{:,}", "{:,}次"),
        ("kilometres", "Distance driven", "行驶里程"),
        ("driving", "On the road", "行车"),
        ("overtime_min", "Overtime of the crews", "车组加班"),
        # run sheet and tables
        ("number", "No.", "序"),
        ("stop", "Stop", "停靠点"),
        ("visit", "Visit", "上门"),
        ("kind", "Kind", "类别"),
        ("sub_district", "Sub-district", "街道"),
        ("leg", "Way here", "路程"),
        ("arrive", "Arrive", "到达"),
        ("service", "Start–end", "起止"),
        ("window", "Window", "可办时段"),
        ("items", "Items", "事项"),
        ("contact", "Contact", "联系"),
        ("papers", "Papers to bring", "须带材料"),
        ("promised", "promised", "已约定"),
        ("answer_by", "Answer by", "答复时限"),
        ("due", "answer by {}", "时限{}"),
        ("late", "late by {} h", "超时{}小时"),
        ("depart", "Depart", "出发"),
        ("return", "Return", "返回"),
        ("meal", "Meal", "用餐"),
        ("meal.before", "at {}, before leaving", "在{}，离开前"),
        ("meal.there", "at {}, on arrival", "到达{}后"),
        ("meal.way", "on the way to {}", "前往{}途中"),
        ("meal.after", "at {}, after the return", "返回{}后"),
        ("crew", "Crew", "车组"),
        ("officer_a", "officer A", "审批员A"),
        ("officer_b", "officer B", "审批员B"),
        ("driver", "driver", "驾驶员"),
        ("nobody", "nobody", "无"),
        ("weekday", "{}", "周{}"),
        ("date", "Date", "日期"),
        ("van", "Van", "审批车"),
        ("stops", "Stops", "停靠"),
        ("notes", "Notes", "备注"),
        ("page", "{} of {}", "第{}页，共{}页"),
        ("totals", "{km}", "全程{km}"),
        ("on_road", "{driving} on the road", "行车{driving}"),
        ("overtime", "{} min after the day's end", "晚于下班{}分钟"),
        ("and", ", ", "、"),
        ("min", "{} min", "{}分钟"),
        ("km", "{} km", "{}公里"),
        ("unknown", "not known", "未知"),
        # where travel times come from
        ("source.roads", "by road", "按道路"),
        ("source.matrix", "from the travel table", "按行程表"),
        ("source.estimate", "estimated: straight line × detour", "估算：直线×绕行系数"),
        ("source.roads and table", "from the travel table, else by road", "按行程表，其余按道路"),
        (
            "source.estimate and table",
            "from the travel table, else estimated",
            "按行程表，其余为估算",
        ),
        # headings
        ("heading.overview", "Where the vans go", "全期路线图"),
        ("heading.timeline", "The van days", "逐日时间轴"),
        ("heading.days", "Day by day", "逐日路线"),
        ("heading.left_out", "Visits left out, and why", "未安排的上门及原因"),
        ("heading.elsewhere", "Visits of other dates", "其他日期的上门"),
        ("heading.unmet_turns", "Sub-districts served too rarely", "去得太少的街道"),
        ("heading.goals", "What the routes' cost is made of", "路线的代价构成"),
        ("proof.best", "no better day with its {n} possible stops", "{n}项可选停靠，已无更好安排"),
        (
            "proof.gap",
            "at most {gap:,} points above the best day with its {n} possible stops",
            "{n}项可选停靠，距最好安排至多{gap:,}点",
        ),
        (
            "note.days",
            "Van days for which nothing better exists while the others stay as they are: "
            "{n} of {all}.",
            "其余各日不变时，已无更好安排的出车日：{n}天，共{all}天。",
        ),
        ("none.routes", "No van goes out.", "没有出车。"),
        ("none.left_out", "Every visit is made.", "全部上门均已安排。"),
        (
            "none.unmet_turns",
            "Every sub-district is served as often as it should be.",
            "各街道都去够了应去的天数。",
        ),
        ("idle", "stays at home", "不出车"),
        ("unmanned", "no crew", "无车组"),
        ("elsewhere.done", "done on {date} at {time} by {van}", "{date} {time}已由{van}完成"),
        ("elsewhere.under_way", "under way, {date} {time}, {van}", "进行中，{date} {time}，{van}"),
        ("elsewhere.confirmed", "confirmed: {date} {time}, {van}", "已确认：{date} {time}，{van}"),
        ("elsewhere.planned", "planned: {date} {time}, {van}", "已排：{date} {time}，{van}"),
        ("elsewhere.later", "its dates come after those planned", "其日期在所排日期之后"),
        ("priority", "Priority", "优先级"),
        ("why", "Reason", "原因"),
        ("no_reason", "not worked out in time", "限时内未查明"),
        ("no_change", "no single change found", "未找到可行的单项改动"),
        ("change", "What would let it in", "可行的改动"),
        ("cost", "Cost of this change, points", "该改动的代价（点）"),
        ("week", "Week from", "周（起始日）"),
        ("missing", "Days missing", "少去天数"),
        # maps, timelines
        ("way_out", "way to the stops", "去程"),
        ("way_home", "way home", "返程"),
        ("depot", "depot", "车场"),
        ("made", "visit made", "已安排"),
        ("left_out", "visit left out", "未安排"),
        ("standing", "regular stop", "固定点"),
        ("crew_day", "the crew's day", "车组工作时间"),
        ("stops_km", "stops · km", "停靠·公里"),
        ("piece.drive", "driving", "行车"),
        ("piece.stay", "set-up and service", "布置与办理"),
        ("piece.wait", "waiting", "等候"),
        ("piece.meal", "meal", "用餐"),
        ("piece.overtime", "overtime", "加班"),
        ("kind.licence", "licence", "许可"),
        ("kind.project", "project", "项目"),
        ("kind.community", "community", "社区"),
        ("kind.same_day", "same day", "当日"),
        ("kind.standing", "regular stop", "固定点"),
    )
}


def told(key: str, lang: Lang) -> str:
    """The text of a key; KeyError when the table lacks it."""
    return TEXTS[key].said(lang)


def goal_name(goal: str, lang: Lang) -> str:
    """The name of a goal of the routes; the key itself when there is no such goal."""
    return ROUTES.goals[goal].TITLE.said(lang) if goal in ROUTES.goals else goal


def kind_name(kind: str, lang: Lang) -> str:
    """The name of a kind of visit; the key itself when the table lacks it."""
    found = TEXTS.get(f"kind.{kind}")
    return found.said(lang) if found else kind


def source_name(source: str, lang: Lang) -> str:
    """Where travel times come from; the source itself when the table lacks it."""
    found = TEXTS.get(f"source.{source}", TEXTS["unknown"] if not source else None)
    return found.said(lang) if found else source


def km_text(metres: int | None, lang: Lang) -> str:
    """`12.3 km`; empty where the length is not known."""
    return "" if metres is None else told("km", lang).format(f"{metres / 1000:.1f}")


def kilometres(metres: int | None, lang: Lang) -> str:
    """The figure under "kilometres": `12.3 km`, or that it is not known."""
    return told("unknown", lang) if metres is None else km_text(metres, lang)


def minutes_text(seconds: int, lang: Lang) -> str:
    """`25 min`, rounded up."""
    return told("min", lang).format(-(-seconds // 60))


def hours_text(seconds: int, lang: Lang) -> str:
    """`3 h 05 min`, rounded up to minutes."""
    return amounts.hours_text(-(-seconds // 60), lang)


def clock(second: int) -> str:
    """`33480` -> `09:18`; begun minutes do not count."""
    return f"{second // 3600:02d}:{second % 3600 // 60:02d}"


def moment(at: tuple[date, int]) -> str:
    """`2023-10-12 16:00`."""
    return f"{at[0]} {clock(at[1])}"


def clocks(start_s: int, end_s: int) -> str:
    """`09:18–10:00`."""
    return f"{clock(start_s)}–{clock(end_s)}"
