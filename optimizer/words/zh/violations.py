"""Violations in Chinese: the rules' English sentences as templates, as for mistakes.

A new sentence of a rule needs one line here; a test names every sentence that has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.words.zh.sentences import WORDS, translated

if TYPE_CHECKING:
    from collections.abc import Mapping


def chinese(text: str) -> str:
    """A violation's text or place in Chinese; names of the scenario's own stay as they are."""
    return translated(text, SENTENCES, _WORDS) or _WORDS.get(text, text)


_WORDS = WORDS | {
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
    "the routes name another crew of {van} than the roster": (
        "路线计划中{van}的车组与值班表不一致"
    ),
    "{shift} lacks {things} for {visit}": "{shift}缺少{visit}所需的{things}",
    "{shift} carries {load}, more than {capacity}": "{shift}装载{load}，超过{capacity}",
    "{name} is no shift": "没有班次{name}",
    "{name} is no visit": "没有上门任务{name}",
    "{name} goes out {n} times": "{name}出车{n}次",
    "{name} is made {n} times": "{name}安排了{n}次",
    "{shift} goes out for nothing": "{shift}出车而无停靠",
    "{shift} leaves at {time}, before {start}": "{shift}于{time}出发，早于{start}",
    "{shift} returns at {time}, after {latest}": "{shift}于{time}返回，晚于{latest}",
    "the way to {name} takes {travel} s, {n} s more than planned": (
        "到{name}须行车{travel}秒，比计划多{n}秒"
    ),
    "{name} starts at {time}, before the van is there": "{name}于{time}开始，早于车辆到达",
    "{visit} is fixed on {shift} at {time}": "{visit}已固定在{shift}的{time}",
    "{visit} is more than {most} h late": "{visit}超过时限{most}小时以上",
}

_STAYS = {
    "the crew of {shift} has no meal": "{shift}的车组没有用餐时间",
    "the crew of {shift} has a meal without need": "{shift}的车组列了不需要的用餐",
    "the meal at {time} lies outside the time for meals": "{time}的用餐不在规定时间内",
    "the crew eats at {time}, during {visit}": "车组于{time}用餐，正值{visit}办理之中",
    "there is no time for the meal at {time} and the way": "{time}的用餐与行车时间不够",
    "{visit} takes {n} s, not {other} s": "{visit}须{n}秒，而非{other}秒",
    "{visit} is not open at {times}": "{visit}在{times}不可办理",
    "{area} lacks {n} turns, which is not listed": "{area}少{n}个轮次，但未列出",
    "{area} is listed with {n} unmet turns, which is not so": (
        "{area}列了{n}个未满足轮次，与计划不符"
    ),
    "{visit} was promised and is not made": "{visit}已约定而未安排",
    "{visit} is neither made nor listed as left out": "{visit}既未安排，也未列为未安排",
    "{name} is left out but no visit": "{name}列为未安排，但没有这个上门任务",
    "{name} is a standing stop, never left out": "{name}是固定服务点，不列为未安排",
    "{name} is made and listed as left out": "{name}已安排，又列为未安排",
    "{name} is listed {n} times": "{name}列出{n}次",
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

SENTENCES: Mapping[str, str] = {**_DUTIES, **_TIME, **_VAN, **_STAYS, **_LIMITS}
"""Every sentence of a violation, English to Chinese."""
