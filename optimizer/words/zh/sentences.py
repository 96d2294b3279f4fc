"""Mistakes in Chinese: English sentences are matched against templates that have both wordings.

In a template `{name}` stands for a value, which stays as it is; `{kind}` and the others of OURS
stand for words of WORDS. A new check needs one line in `mistakes_zh_checks.py` or
`mistakes_zh_routes.py`, a reader one in `mistakes_zh_files.py`, nothing else; the tests name every
sentence that has none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from optimizer.words.zh.checks import CHECKS
from optimizer.words.zh.files import FILES
from optimizer.words.zh.route_checks import ROUTES

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = {
    "file": "文件",
    "header": "表头",
    "row": "行",
    "text": "文字",
    "encoding": "编码",
    "what-if": "假设",
}
"""What a mistake blames when it is no field of the input."""

OURS = ("kind", "what", "role", "days", "value", "why", "half", "of")
"""The values that may be words of ours."""

WORDS = {
    "the first window": "最早的可用时间",
    "the first planned date": "计划首日",
    "a list": "列表",
    "a group": "一组设置",
    "workday": "工作日",
    "makeup workday": "调休上班日",
    "rest day": "休息日",
    "holiday": "节假日",
    "statutory holiday": "法定节假日",
    "holiday period": "假期",
    "holder": "A角",
    "backup": "B角",
    "officer": "审批员",
    "driver": "驾驶员",
    "sub-district": "街道",
    "place": "地点",
    "hall": "大厅",
    "post": "岗位",
    "person": "人员",
    "item": "事项",
    "item class": "事项类别",
    "item class or item": "事项类别或事项",
    "van": "流动车",
    "equipment": "设备",
    "visit": "上门任务",
    "place, visit or stop": "地点、上门任务或固定服务点",
    "road node": "道路节点",
    "road class": "道路等级",
    "slot": "时段",
    "slot or half-day": "时段或半天",
    "slot, half-day or day": "时段、半天或全天",
    "slot, worked or off": "时段（或 worked、off）",
    "half-day of the week": "每周半天",
    "regime": "用工制度",
    "rule": "规则",
    "goal": "目标",
    "Permission denied": "没有权限",
    "Is a directory": "是文件夹",
    "File name too long": "文件名过长",
    "No such file or directory": "文件不存在",
}
"""Words of ours in values."""


def translated(
    text: str, templates: Mapping[str, str], words: Mapping[str, str] = WORDS
) -> str | None:
    """The text by the template that shares most with it; None when none fits."""
    for pattern, chinese in _patterns(tuple(templates.items()), tuple(words)):
        match = pattern.fullmatch(text)
        if match:
            values = match.groupdict()
            ours = {name: words.get(values[name], values[name]) for name in OURS if name in values}
            return chinese.format(**(values | ours))
    return None


def chinese_sentence(text: str) -> str | None:
    """A problem or hint of the loader in Chinese; None when no template fits."""
    return translated(text, SENTENCES)


SENTENCES: Mapping[str, str] = {**FILES, **CHECKS, **ROUTES}
"""Every template of a problem or a hint, English to Chinese."""


@cache
def _patterns(
    templates: tuple[tuple[str, str], ...], words: tuple[str, ...]
) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The templates as patterns, those with the most text of their own first."""
    found = []
    ours = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    for english, chinese in templates:
        parts = re.split(r"\{(\w+)\}", english)
        texts, pattern = parts[::2], re.escape(parts[0])
        for name, text in zip(parts[1::2], texts[1:], strict=True):
            value = f"{ours}|.+?" if name in OURS else ".+?"
            pattern += f"(?P<{name}>{value}){re.escape(text)}"
        found.append((sum(map(len, texts)), re.compile(pattern, re.DOTALL), chinese))
    return tuple((pattern, zh) for _, pattern, zh in sorted(found, key=lambda one: -one[0]))
