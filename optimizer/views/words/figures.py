"""The words of what a plan costs and of how many of everything it holds, English and Chinese."""

from __future__ import annotations

from optimizer.words.label import Label

FIGURES: dict[str, Label] = {
    key: Label(en, zh)
    for key, en, zh in (
        ("objective", "Cost of the plan, points", "计划的代价（点）"),
        ("bound", "No plan costs less than, points", "任何计划至少（点）"),
        ("gap", "Could be saved at most, points", "最多还可降低（点）"),
        (
            "gap_percent",
            "Could be saved at most, % of what is avoidable",
            "最多还可降低，占可免代价（%）",
        ),
        ("unavoidable", "Cannot be avoided, points", "无法避免（点）"),
        (
            "status.OPTIMAL",
            "Every rule is kept, and no plan costs less (proven)",
            "符合全部规则，且已证明没有代价更低的计划",
        ),
        (
            "status.FEASIBLE",
            "Every rule is kept; a plan that costs less may exist",
            "符合全部规则；可能还有代价更低的计划",
        ),
        ("unproven", "not known", "未知"),
        (
            "prices",
            "Points: what is not as wished costs points, each kind as the scenario's settings say; "
            "the fewer, the better.",
            "点：凡未如愿之处按方案设置计点，点数越少越好。",
        ),
        (
            "note.bound",
            "What a single row costs in any plan is known as if nothing else counted: with all "
            "rows at once it may cost more, also in the best plan. These least costs added up "
            "cannot be avoided; what is above them is avoidable.",
            "单行的至少点数按只顾该项计算；各项兼顾时，最好的计划也可能更高。"
            "各项至少点数之和为无法避免的代价，其余为可免代价。",
        ),
        ("figure", "Cost: {cost:,} points", "代价：{cost:,}点"),
        ("figure.best", "; no plan costs less", "；没有代价更低的计划"),
        (
            "figure.bound",
            "; no plan costs less than {bound:,}, so at most {gap:,} could still be saved",
            "；任何计划至少{bound:,}点，最多还可降低{gap:,}点",
        ),
        ("figure.percent", " ({percent} % of what is avoidable)", "（占可免代价的{percent}%）"),
        ("goal.points", "{cost:,} points", "{cost:,}点"),
        ("goal.alone", " (in any plan at least {bound:,})", "（任何计划至少{bound:,}点）"),
        # counts
        ("count.duties", "Duties", "值班"),
        ("count.filled", "Duties with A and B", "到位的值班"),
        ("count.unfilled", "Duties with an empty place", "有空缺的值班"),
        ("count.shortages", "Empty places", "空缺"),
        ("count.comp_half_days", "Comp time", "调休"),
        ("count.overtime_min", "Overtime", "加班"),
        ("count.rotation_days", "Training days at the insurance hall", "区医保大厅轮训"),
        ("count.loan_half_days", "Lent to other halls", "借到其他大厅"),
        ("count.van_days", "Van days", "出车"),
        ("count.stand_ins", "A and B of a post both away", "岗位A、B角同时不在"),
        ("count.changes", "Changes: days of people", "变动"),
        ("count.people", "People", "人员"),
        ("count.halls", "Halls with people", "有人员的大厅"),
        # a count with its unit, where it needs one
        ("counted.halls", "{:,}", "{:,}个"),
        ("counted.people", "{:,}", "{:,}人"),
        ("counted.duties", "{:,}", "{:,}次"),
        ("counted.filled", "{:,}", "{:,}次"),
        ("counted.unfilled", "{:,}", "{:,}次"),
        ("counted.shortages", "{:,}", "{:,}处"),
        ("counted.comp_half_days", "{:,} half-days", "{:,}个半天"),
        ("counted.rotation_days", "{:,} days", "{:,}天"),
        ("counted.loan_half_days", "{:,} half-days", "{:,}个半天"),
        ("counted.van_days", "{:,}", "{:,}天"),
        ("counted.stand_ins", "{:,} half-days", "{:,}个半天"),
        ("counted.changes", "{:,}", "{:,}人·天"),
        ("hours", "{} h {:02d} min", "{}小时{:02d}分钟"),
        ("min", "{} min", "{}分钟"),
        ("heading.figures", "All figures", "全部数字"),
    )
}
"""Among the words of the roster, in which they are found."""
