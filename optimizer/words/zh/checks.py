"""Chinese for what checks say: names, dates, people, posts, pins, training."""

from __future__ import annotations

from collections.abc import Mapping

_SETTINGS = {
    "{last} is before the first date {first}": "{last} 早于首日 {first}",
    "the planned dates cover {days} days, more than {most}": (
        "计划日期共 {days} 天，超过 {most} 天"
    ),
    "unknown time zone {name!r}": "未知的时区 {name!r}",
    "starts before the morning {span} ends": "在上午 {span} 结束之前开始",
    "{span} overlaps ordinary hours {hours}": "{span} 与正常办公时间 {hours} 重叠",
    "should be morning, afternoon or both, each once": (
        "应为 morning、afternoon 或两者，各至多一次"
    ),
    "is no name for a slot: it means a part of the day": "不能用作时段名：它表示一天的一部分",
    "does not say {kinds}": "未写明 {kinds}",
    "each earns comp or pay": "每一种须写 comp 或 pay",
    "no State Council notice on the holidays of {years} is known": (
        "没有 {years} 年的国务院放假通知"
    ),
    "list the day kinds in calendar.csv, or pass --assume-weekdays": (
        "请在 calendar.csv 中列出日类型，或加 --assume-weekdays"
    ),
}

_NAMES = {
    "unknown {kind}": "未知的{kind}",
    "unknown {kind} {name}": "未知的{kind} {name}",
    "{name} is a place, but no hall": "{name} 是地点，但不是大厅",
    "{key} is there already": "{key} 已经有了",
}

_DATES = {
    "{day} is outside the planned dates {first} to {last}": (
        "{day} 不在计划日期 {first} 至 {last} 之内"
    ),
    "{slot}: {time} does not exist on {day}: clocks in {zone} skip it": (
        "{slot}：{day} 没有 {time} 这一时刻：{zone} 的时钟跳过它"
    ),
    "give the slot other hours, or leave out the date in `dates`": (
        "请改该时段的时间，或在 dates 中去掉这一天"
    ),
    "{day} is no workday but a {kind}": "{day} 不是工作日，而是{kind}",
    "{day} is a {kind}, but {slot} exists on {days}s": "{day} 是{kind}，而 {slot} 只在{days}开设",
    "{last} is before the first day {first}": "{last} 早于开始日期 {first}",
    "{person} is away already on {day}": "{person} 在 {day} 已经不在岗",
    "{day} is not one of the six days before {first}": "{day} 不在 {first} 之前的六天内",
    "{made_on} is not before the booked {day}": "{made_on} 不早于所预约的 {day}",
    "there is no {slot} on {day}, a {kind}": "{day} 是{kind}，没有 {slot}",
    "{hall} does not open in {slot}": "{hall} 在 {slot} 时段不开放",
    "add it to openings": "请加入 openings",
}

_PEOPLE = {
    "{hall} has a lead already, {lead}": "{hall} 已有负责人 {lead}",
    "{need} windows need staff, but there are {have}": "{need} 个窗口需要人，而只有 {have} 人",
    "clerks and window staff count": "计入经办员和窗口人员",
    "{hall} is listed as its own neighbour": "{hall} 被列为自己的相邻大厅",
    "{minutes} is not the sum of the credits {sum}": "{minutes} 不等于各笔调休之和 {sum}",
    "{day} is not before the first planned date {first}": "{day} 不早于计划首日 {first}",
    "nobody at {hall} holds {item!r}": "{hall} 无人具备 {item!r}",
}

_POSTS = {
    "{person!r} is also the holder": "{person!r} 同时也是A角",
    "{person!r} is named twice for this post": "{person!r} 在此岗位被列了两次",
    "{person!r} does not hold {item_class!r}": "{person!r} 不具备 {item_class!r}",
    "{person!r} works at {hall}, which {column} does not list": (
        "{person!r} 在 {hall} 工作，而 {column} 未列该大厅"
    ),
    "{person!r} is {away} min away at {place}, more than {reach}": (
        "{person!r} 在 {place}，路程 {away} 分钟，超过 {reach} 分钟"
    ),
    "{post!r} is at {hall}, not at {other}": "{post!r} 在 {hall}，不在 {other}",
}

_PINS = {
    "should be the slot of the duty": "应为值班的时段",
    "there is no {slot} on {day}": "{day} 没有 {slot}",
    "nothing is booked in {slot} at {hall} on {day}": "{hall} 在 {day} 的 {slot} 没有预约",
    "should be morning or afternoon": "应为 morning 或 afternoon",
    "should be empty: a rotation takes the whole day": "应留空：轮训占用全天",
    "{day} is not one of the rotation dates": "{day} 不是轮训日",
    "{person!r} is no station clerk": "{person!r} 不是医保站经办员",
    "{person!r} does not work then": "{person!r} 当时不上班",
    "{person!r} is fixed to do this job already": "{person!r} 已固定承担此项批量工作",
    "should be the id of a training session": "应为培训场次的编号",
    "{session!r} is online: nobody has to be there": "{session!r} 为线上培训，无须到场",
    "{part!r} is on {day}": "{part!r} 的日期是 {day}",
    "{person!r} is not invited to {session!r}": "{person!r} 不在 {session!r} 的参加人员中",
    "should be a hall to which {hall} may lend": "应为 {hall} 可以借出人员的大厅",
    "{person!r} is no clerk and at no window": "{person!r} 既非经办员也非窗口人员",
    "should be the id of a van": "应为流动车的编号",
    "{day} is no day of the van {van!r}": "{day} 不是流动车 {van!r} 的出车日",
    "{person!r} is no officer or driver of {depot}": "{person!r} 不是 {depot} 的审批员或驾驶员",
    "should be the time when the meal begins, like 12:00": "应为用餐开始的时间，如 12:00",
    "no slot with a meal runs at {time} on that date": "当日 {time} 没有含用餐的时段",
    "should be the id of a batch job": "应为批量工作的编号",
    "{person!r} is not at a window of {hall}": "{person!r} 不在 {hall} 的窗口",
    "{person!r} is fixed as the {role} of this duty already": "{person!r} 已固定为此值班的{role}",
}

_TRAINING = {
    "names somebody twice": "有人被列了两次",
    "{person!r} is invited to {course!r} at the same time": (
        "{person!r} 同一时间还须参加 {course!r}"
    ),
    "{one!r} and {other!r} are holder and backup of {post!r}": (
        "{one!r} 和 {other!r} 是 {post!r} 的A角和B角"
    ),
    "give the course a second session": "请为该课程再设一场",
}

CHECKS: Mapping[str, str] = {
    **_SETTINGS,
    **_NAMES,
    **_DATES,
    **_PEOPLE,
    **_POSTS,
    **_PINS,
    **_TRAINING,
}
"""What checks say, English to Chinese."""
