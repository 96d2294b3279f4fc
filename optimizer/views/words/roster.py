"""Every word that a report shows, in English and Chinese, in one table."""

from __future__ import annotations

from datetime import date

from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.schema.fields import DayKind
from optimizer.solving.rulebook import sentence_of
from optimizer.views.words.figures import FIGURES
from optimizer.words.label import Label
from optimizer.words.message import Lang

TEXTS: dict[str, Label] = {
    key: Label(en, zh)
    for key, en, zh in (
        # title, stamps
        ("roster", "Duty roster", "值班表"),
        (
            "synthetic",
            "SYNTHETIC DATA: people, bookings and visits are generated",
            "合成数据：人员、预约、上门均为生成",
        ),
        ("assumptions", "Assumptions", "假设说明"),
        ("assumption", "Assumption", "假设说明"),
        ("what_ifs", "What-ifs laid over the scenario", "叠加的假设方案"),
        ("no_what_ifs", "none: the scenario as it is", "无：按方案原样"),
        ("status", "Status", "状态"),
        ("travel_source", "Travel times", "行程时间"),
        ("versions", "Program version", "程序版本"),
        ("version", "Version", "版本"),
        ("seconds", "Seconds", "用时（秒）"),
        ("to", "to", "至"),
        # columns
        ("date", "Date", "日期"),
        ("weekday", "Weekday", "星期"),
        ("hall", "Hall", "大厅"),
        ("hall_id", "Hall id", "大厅编号"),
        ("sub_district", "Sub-district", "街道"),
        ("no_sub_district", "District level", "区级"),
        ("slot", "Slot", "时段"),
        ("start", "Start", "开始"),
        ("end", "End", "结束"),
        ("person", "Person", "人员"),
        ("home_hall", "Own hall", "所属大厅"),
        ("role", "Role", "岗位角色"),
        ("regime", "Regime", "用工类型"),
        ("ab", "A/B", "A/B角"),
        ("minutes", "Minutes of work", "计工（分钟）"),
        ("meal", "Meal from", "用餐开始"),
        ("counterpart", "Counterpart", "搭档"),
        ("row_no", "No.", "序号"),
        ("day_kind", "Kind of day", "日类型"),
        ("duty_min", "Duty, min", "值班（分钟）"),
        ("class_percent", "Overtime class, %", "加班档（%）"),
        ("duty_150", "Duty at 150 %, min", "150%档（分钟）"),
        ("duty_200", "Duty at 200 %, min", "200%档（分钟）"),
        ("duty_300", "Duty at 300 %, min", "300%档（分钟）"),
        ("paid_150", "Paid at 150 %, min", "150%计薪（分钟）"),
        ("paid_200", "Paid at 200 %, min", "200%计薪（分钟）"),
        ("paid_300", "Paid at 300 %, min", "300%计薪（分钟）"),
        ("time", "Time", "时间"),
        ("what_you_do", "What you do", "安排"),
        ("none.days", "Ordinary hours all month.", "全月正常班。"),
        ("eats", "Meal", "用餐"),
        ("bookings", "Bookings", "预约数"),
        ("backup_mode", "Backup", "B角方式"),
        ("part", "Part", "半天"),
        ("kind", "Kind", "类别"),
        ("place", "Place", "地点"),
        ("note", "Note", "备注"),
        ("opening", "Opening, min", "期初（分钟）"),
        ("earned", "Earned, min", "获得（分钟）"),
        ("spent", "Spent, min", "已休（分钟）"),
        ("paid", "Paid, min", "计薪（分钟）"),
        ("closing", "Closing, min", "期末（分钟）"),
        ("owed", "Owed, half-days", "逾期欠休（半天）"),
        ("balance", "Balance, min", "余额（分钟）"),
        ("overtime", "Overtime, min", "加班（分钟）"),
        ("metric", "What is shared", "分担内容"),
        ("target", "Fair share", "应担"),
        ("count", "Count", "实担"),
        ("deviation", "More than fair", "多担"),
        ("rule", "Rule", "规则"),
        ("what", "Missing", "缺额"),
        ("amount", "Amount", "数量"),
        ("reasons", "Why it is empty", "为何空缺（逐人）"),
        ("post", "Post", "岗位"),
        ("stand_in", "Stands in", "顶岗人"),
        ("nobody", "NOBODY", "无人"),
        ("goal", "What costs points", "计点项目"),
        ("cost", "Cost, points", "代价（点）"),
        ("what_if", "What-if", "假设"),
        ("where", "Where", "位置"),
        ("before", "Before", "原值"),
        ("after", "After", "改后"),
        ("why", "Why", "原因"),
        ("van", "Van", "审批车"),
        ("officer_a", "Officer A", "审批员A"),
        ("officer_b", "Officer B", "审批员B"),
        ("driver", "Driver", "驾驶员"),
        ("job", "Batch job", "批量工作"),
        ("item", "Entry", "项目"),
        ("value", "Value", "值"),
        ("total", "Total", "合计"),
        ("holder_count", "As A", "A角次数"),
        ("backup_count", "As B", "B角次数"),
        # headings
        ("heading.district", "All halls, day by day", "各厅逐日一览"),
        ("heading.month", "Month by hall and person", "各厅月表"),
        ("heading.fairness", "Fairness: more or less than the fair share", "公平：比应担多或少"),
        (
            "heading.ledger",
            "Comp time, minutes: from the first to the last date",
            "调休台账（分钟）：期初至期末",
        ),
        ("heading.shortages", "Places that stay unfilled, and why", "空缺及原因"),
        (
            "heading.stand_ins",
            "Who stands in where A and B of a post are both away",
            "岗位A、B角同时不在时由谁顶岗",
        ),
        ("heading.changed", "Changes to the published plan", "对已发布计划的改动"),
        ("none.changed", "Nothing changed against the published plan.", "与已发布计划完全一致。"),
        ("what.meal", "meal", "用餐"),
        ("heading.goals", "What the plan's cost is made of", "代价构成"),
        ("heading.legend", "Legend", "图例"),
        ("heading.by_slot", "Who is on duty (A / B)", "值班人员（A / B）"),
        ("none.shortages", "Every place is filled.", "没有空缺。"),
        (
            "none.stand_ins",
            "A or B of every post is there on every half-day.",
            "每个岗位每半天都有A角或B角在。",
        ),
        ("cap", "at most", "上限"),
        ("heading.missing", "MISSING", "空缺"),
        ("owed.short", "owed", "欠"),
        ("heading.crew", "Van crews", "车组"),
        ("generated", "Made", "生成时间"),
        ("missing", "missing", "缺"),
        ("cancelled", "cancelled", "已取消"),
        ("missing.short", "no", "缺"),
        ("covered", "every duty filled", "全部到位"),
        ("unfilled", "places missing", "有缺额"),
        ("find_hall", "Show halls whose name contains", "筛选大厅"),
        ("eats_first", "① eats first, ② eats second", "①先用餐，②后用餐"),
        ("legend.a", "A: the holder, on site", "A：A角，在岗"),
        ("legend.b", "B: the backup", "B：B角，后备"),
        (
            "legend.sums",
            "min: duty, minutes; bal: comp time left at the end, minutes",
            "分钟：值班分钟；余额：期末调休余额（分钟）",
        ),
        ("legend.elsewhere", "→ at another hall", "→ 在其他大厅"),
        ("from_hall", "from {}", "来自{}"),
        ("backup.on_site", "on site", "在场"),
        ("backup.on_call", "on call", "待命"),
        ("backup.none", "none", "无"),
        # day kinds, weekdays
        ("day.workday", "workday", "工作日"),
        ("day.makeup_workday", "make-up workday", "调休上班"),
        ("day.rest_day", "rest day", "休息日"),
        ("day.statutory_holiday", "statutory holiday", "法定节日"),
        ("day.holiday_period", "holiday period", "假期"),
        ("sign.workday", "", ""),
        ("sign.makeup_workday", "work", "班"),
        ("sign.rest_day", "rest", "休"),
        ("sign.statutory_holiday", "hol", "节"),
        ("sign.holiday_period", "off", "假"),
        ("sums.head", "A/B\nleft, min", "A/B次\n余额 分钟"),
        (
            "legend.sums_at_end",
            "last column: how often as A / as B; comp time left at the end, minutes",
            "末列：A角次数/B角次数；期末调休余额（分钟）",
        ),
        ("sum.a", "A", "A角"),
        ("sum.b", "B", "B角"),
        ("sum.duty", "min", "分钟"),
        ("sum.closing", "bal", "余额"),
        ("weekdays", "Mon Tue Wed Thu Fri Sat Sun", "一 二 三 四 五 六 日"),
        ("part.morning", "morning", "上午"),
        ("part.afternoon", "afternoon", "下午"),
        ("part.day", "day", "全天"),
        ("am", "am", "上"),
        ("pm", "pm", "下"),
        # slots by name in scenarios of the usual form: what a grid's cell shows
        ("code.early", "E", "早"),
        ("code.noon", "N", "午"),
        ("code.late", "L", "晚"),
        ("code.weekend_morning", "WM", "周末上"),
        ("code.weekend_afternoon", "WA", "周末下"),
        ("code.holiday_morning", "HM", "节上"),
        ("code.holiday_afternoon", "HA", "节下"),
        # what somebody does instead of, or during, an ordinary half-day
        ("do.ordinary", "ordinary hours", "正常班"),
        ("do.comp", "comp time", "调休"),
        ("do.leave", "leave", "请假"),
        ("do.away", "work elsewhere", "外出公务"),
        ("do.training", "training", "培训"),
        ("do.rotation", "rotation", "轮训"),
        ("do.van", "van", "出车"),
        ("do.loan", "on loan", "借调"),
        ("do.off", "not at work", "不在岗"),
        ("mark.comp", "CT", "调"),
        ("mark.leave", "LV", "假"),
        ("mark.off", "off", "休"),
        ("mark.away", "OUT", "外"),
        ("mark.training", "TR", "训"),
        ("mark.rotation", "RO", "轮"),
        ("mark.van", "VAN", "车"),
        ("mark.loan", "LN", "借"),
        ("role.lead", "lead", "负责人"),
        ("role.clerk", "station clerk", "经办员"),
        ("role.window", "window", "窗口"),
        ("role.officer", "officer", "审批员"),
        ("role.driver", "driver", "驾驶员"),
        ("what.holder", "A", "A角"),
        ("what.backup", "B", "B角"),
        ("what.window", "window", "窗口"),
        ("what.rotation", "rotation day", "轮训日"),
        ("what.training", "training session", "培训"),
        ("what.officer", "officer", "审批员"),
        ("what.driver", "driver", "驾驶员"),
        ("what.batch", "batch job", "批量工作"),
        ("metric.duty_min", "duty, half-hours", "值班时长（半小时）"),
        ("metric.weekends", "weekends", "周末"),
        ("metric.holidays", "holidays", "节假日"),
        ("metric.earlies", "earlies", "早班"),
        ("metric.noons", "noons", "午班"),
        ("metric.lates", "lates", "晚班"),
        ("metric.backups", "duties as B", "B角"),
    )
}
TEXTS |= FIGURES
TEXTS |= {f"goal.{name}": goal.TITLE for name, goal in ROSTER.goals.items()}
TEXTS |= {
    f"rule.{name}": Label(sentence_of(rule), rule.SENTENCE_ZH)
    for name, rule in ROSTER.rules.items()
}


def said(key: str, lang: Lang) -> str:
    """The text of a key; KeyError when the table lacks it."""
    return TEXTS[key].said(lang)


def name_of(group: str, key: str, lang: Lang) -> str:
    """The name of a rule, goal, slot code, …; the key itself when the table lacks it."""
    found = TEXTS.get(f"{group}.{key}")
    return found.said(lang) if found else key


def weekday(day: date, lang: Lang) -> str:
    """`Mon` or `一`."""
    return said("weekdays", lang).split()[day.weekday()]


def day_kind(kind: DayKind, lang: Lang) -> str:
    """What a date is, in words."""
    return said(f"day.{kind.value}", lang)
