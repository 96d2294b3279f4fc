"""Chinese for our words inside sentences: kinds of names, days, roles; what is no field."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TERMS: Mapping[str, str] = {
    "file": "文件",
    "header": "表头",
    "row": "行",
    "text": "文字",
    "encoding": "编码",
    "what-if": "假设",
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
}
"""Words of ours, English to Chinese."""
