"""Why somebody does not fill a place: stable codes, and their words for people."""

from __future__ import annotations

from typing import Literal

WORDS: dict[str, tuple[str, str]] = {
    "on_leave": ("is on leave", "请假"),
    "works_elsewhere": ("works elsewhere then", "当时在别处工作"),
    "part_time": ("does not work then by the pattern", "按出勤模式当时不上班"),
    "in_training": ("is in training", "参加培训"),
    "on_rotation": ("is on rotation at the insurance hall", "在区医保大厅轮训"),
    "on_van": ("is on the van", "随流动审批车"),
    "on_comp_time": ("is on comp time", "调休"),
    "other_duty": ("has another duty around that time", "同时段另有值班"),
    "out_of_reach": ("is too far away to back up", "路程太远，B角不能及时赶到"),
    "not_lent": ("may not be lent here", "不能借调到此"),
    "no_free_day": ("would have no free day in seven", "连续七天将无休息日"),
    "overtime_limit": ("would exceed the overtime limit", "将超过加班上限"),
    "no_rest": ("would rest too little between two days", "两日间休息将不足"),
    "pair_absent": ("would leave a post without A and B", "岗位AB角将同时缺位"),
    "pinned_elsewhere": ("is fixed to something else", "已固定作其他安排"),
    "crew": ("would make no fit van crew", "不能组成合格车组"),
    "no_special_item": ("does not hold the booked item", "不具备所预约事项的资格"),
    "no_meal_turn": ("would find no time for the meal", "无法安排用餐"),
    "batch_full": ("finds no place in a rotation batch", "轮训批次已满"),
    "batch_work": ("does batch work then", "当时承担批量工作"),
    "trade_off": ("could, but it costs more elsewhere", "可以安排，但别处代价更高"),
    "could_serve": ("could, and the plan would cost less", "可以安排，且计划总代价更低"),
}
"""English and Chinese by code. `trade_off` and `could_serve` carry the change of the objective in
price units after a colon: `trade_off:+40`. A rule without a code of its own is named itself."""


def reason_text(code: str, lang: Literal["en", "zh"]) -> str:
    """The words for a code; for one that is not in the table, the code is a rule's name."""
    name, _, cost = code.partition(":")
    if name not in WORDS:
        return f"would break the rule {name}" if lang == "en" else f"将违反规则 {name}"
    words = WORDS[name][lang == "zh"]
    if not cost:
        return words
    return f"{words} ({cost})" if lang == "en" else f"{words}（{cost}）"
