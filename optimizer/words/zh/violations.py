"""Violations in Chinese: the rules' English sentences as templates, as for mistakes.

A new sentence of a rule needs one line here; a test names every sentence that has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.words.zh.sentences import translated
from optimizer.words.zh.terms import TERMS

if TYPE_CHECKING:
    from collections.abc import Mapping


def chinese(text: str) -> str:
    """A violation's text or place in Chinese; names of the scenario's own stay as they are."""
    return translated(text, SENTENCES, _WORDS) or _WORDS.get(text, text)


_WORDS: Mapping[str, str] = {
    **TERMS,
    "meals": "用餐",
    "comp": "调休",
    "rotation": "轮训",
    "training": "培训",
    "window": "窗口",
    "morning": "上午",
    "afternoon": "下午",
    "none": "无人",
    "worked": "上班",
    "off": "休息",
    "minutes": "分钟",
    "duties": "次值班",
}

_DUTIES = {
    "the duty is planned more than once": "该值班重复列出",
    "the hall is not open in this slot": "该大厅此时段不开放",
    "{what}: {missing} missing, {said} listed as shortage": (
        "{what}：缺{missing}，列为缺额的有{said}"
    ),
    "no rule allows the shortage {what} ({rule})": "没有规则允许缺{what}（{rule}）",
    "somebody is planned twice as A": "同一人两次列为A角",
    "{n} as A, at most {most}": "A角{n}人，至多{most}人",
    "{n} as A, at least {least}": "A角{n}人，至少{least}人",
    "a backup where none is asked for": "不需要B角却列了B角",
    "{person} ({role}) does not hold {item}": "{person}（{role}）不具备{item}",
    "neither A nor B holds the booked item {item}": "A角和B角都不具备所预约的事项{item}",
    "{person} ({role}) is on duty, but nothing is booked": (
        "{person}（{role}）排了值班，但没有预约"
    ),
    "{person} cannot back up here: another hall, or out of reach": (
        "{person}不能任此处B角：属其他大厅，或路程超限"
    ),
    "{person} is backup and on another duty at the same time": "{person}任B角时同时另有值班",
    "{person} backs up {n} duties at once, at most {most}": (
        "{person}同时任{n}处B角，至多{most}处"
    ),
    "{person} absent in the {half}": "{person}在{half}不在岗",
    "{one} and {other} absent in the {half}": "{one}和{other}在{half}同时不在岗",
    "exception of the {half}: {person} stands in, listed {value}": (
        "{half}的例外：应由{person}顶岗，所列为{value}"
    ),
    "{half}: {missing} {what}s missing, {said} listed as shortage": (
        "{half}：缺{missing}个{what}，列为缺额的有{said}"
    ),
    "{person} was fixed as {kind} ({reason})": "{person}已固定为{kind}（{reason}）",
    "{person} is not in the scenario": "方案中没有{person}",
    "{person} cannot do {job}: not at the hall's windows then": (
        "{person}不能做{job}：当时不在该厅窗口"
    ),
    "the job is done more than once": "该批量工作重复列出",
}

_TIME = {
    "somebody has two meals on one date": "同一人一天列了两次用餐",
    "{person} has no meal": "{person}没有用餐时间",
    "{person} has a meal without need": "{person}列了不需要的用餐",
    "{person} eats outside the time for meals": "{person}的用餐不在规定时间内",
    "A and B eat at the same time: the window is empty": "A角和B角同时用餐，窗口无人",
    "{person} ({role}) works at {what} around the duty": ("{person}（{role}）值班前后在{what}上班"),
    "{person} may not be lent here": "{person}不可借调到此",
    "{person} holds {slot} and {other}, too close to each other": (
        "{person}值{slot}和{other}，相隔太近"
    ),
    "{person} is at two places in the {half}": "{person}在{half}同时在两处",
    "{person} does not work in the {half}": "{person}在{half}不上班",
    "{person} ({role}) is away": "{person}（{role}）不在岗",
    "{person} ({role}) works no half-day that the duty joins": (
        "{person}（{role}）在与该值班相邻的半天都不上班"
    ),
    "{person} has too little rest before": "{person}此前休息时间不足",
    "{person}: {minutes} min overtime, at most {most}": "{person}：加班{minutes}分钟，至多{most}",
    "{person}: {minutes} min overtime in {month}, at most {most}": (
        "{person}：{month}加班{minutes}分钟，至多{most}"
    ),
    "{person} works {first} to {last} without a free day": (
        "{person}在{first}至{last}连续工作，没有休息日"
    ),
    "{person} spends {spent} min, {n} more than there are": (
        "{person}调休{spent}分钟，超出余额{n}分钟"
    ),
    "{person} takes comp time off in a half-day without work": ("{person}在不上班的半天列了调休"),
    "a comp half-day is listed twice": "调休半天重复列出",
    "{person} attends {n} sessions of the course": "{person}参加了该课程的{n}场",
    "{person} attends without invitation or while away": "{person}未受邀或不在岗而列为参加",
    "A and B of {post} attend the same session": "{post}的A角和B角参加同一场",
    "{n} clerks rotate, at most {most}": "{n}名经办员轮训，至多{most}名",
    "{person} has {n} rotation days, {due} due": "{person}有{n}个轮训日，应为{due}个",
}

_VAN = {
    "no such van day, or listed twice": "没有这个出车日，或重复列出",
    "{person} is on the van and on comp time": "{person}随车的同时列了调休",
    "{person} is on the van and on duty": "{person}随车的同时列了值班",
    "{what}: {missing} missing, {said} listed": "{what}：缺{missing}，列出的有{said}",
    "somebody has two places on the van": "同一人在车上占两个位置",
    "{person} is no {role} of {depot}": "{person}不是{depot}的{role}",
    "{person} does not work on this date": "{person}当天不上班",
    "no officer holds the promised item {item}": "没有审批员具备已约定的事项{item}",
}

_LIMITS = {
    "{person} has {shift} on the day after {other}": "{person}在{other}的次日值{shift}",
    "{person} has {n} {of}, at least {least}": "{person}有{n}{of}，至少{least}",
    "{person} has {n} {of}, at most {most}": "{person}有{n}{of}，至多{most}",
    "{person} holds {n} duties on one date": "{person}同一天值{n}个班",
    "{person} has {n} days {of} in a row, at most {most}": "{person}连续{of}{n}天，至多{most}天",
    "{person} has {n} days {of} in a row, at least {least}": "{person}连续{of}{n}天，至少{least}天",
    "{person} has {n} duties of {shift}, at most {most}": "{person}值{shift}{n}次，至多{most}次",
    "{person} works one of the two days of the weekend": "{person}周末只上其中一天",
    "{person} works {n} weekends, at most {most}": "{person}有{n}个周末上班，至多{most}个",
}

SENTENCES: Mapping[str, str] = {**_DUTIES, **_TIME, **_VAN, **_LIMITS}
"""Every sentence of a violation, English to Chinese."""
