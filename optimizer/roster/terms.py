"""The words of rosters inside messages: roles, half-days, what can be missing."""

from __future__ import annotations

from optimizer.words.label import Label

TERMS = {
    english: Label(english, chinese)
    for english, chinese in (
        ("holder", "A角"),
        ("backup", "B角"),
        ("officer", "审批员"),
        ("driver", "驾驶员"),
        ("window", "窗口"),
        ("rotation", "轮训"),
        ("training", "培训"),
        ("loan", "借调人员"),
        ("van", "随车人员"),
        ("batch", "批量工作承担人"),
        ("meal", "用餐人"),
        ("comp", "调休"),
        ("morning", "上午"),
        ("afternoon", "下午"),
        ("worked", "上班"),
        ("off", "休息"),
        ("minutes", "分钟"),
        ("duties", "次值班"),
        ("none", "无人"),
        ("nobody", "无人"),
    )
}


def term(word: str) -> Label | str:
    """A word as a fact of a message; what is no word of ours, as a shift's name, stays."""
    return TERMS.get(word, word)
