"""Chinese for what a scenario assumes and what its what-ifs change."""

from __future__ import annotations

from collections.abc import Mapping

ASSUMPTIONS: Mapping[str, str] = {
    "People, bookings and visits are synthetic": "人员、预约和上门任务为合成数据",
    "Workdays are assumed Monday-Friday, not checked against a State Council notice": (
        "假定周一至周五为工作日，未经国务院通知核对"
    ),
    "No rotation dates are given: no station clerk owes a rotation day": (
        "未给出轮训日期：站点经办员均无应轮训天数"
    ),
    "Placeholder names, not real ones: {names}": "名称为占位，并非真实名称：{names}",
    "Travel times are those of the travel table": "行程时间取自行程表",
    "Travel times are by road at one speed for each road class": (
        "行程时间按道路网和各等级道路的车速计算"
    ),
    "Travel times are by road at one speed for each road class, the travel table first": (
        "行程时间按道路网和各等级道路的车速计算，行程表所列优先"
    ),
    "Roads: {source}": "道路：{source}",
    "Travel times missing in the travel table are estimated: straight line x {detour} % "
    "at {speed} km/h": "行程表未列出的行程时间按直线距离×{detour}%、时速{speed}公里估算",
    "no row": "无此行",
    "{what_if}: {where}: {before} -> {after}": "{what_if}: {where}: {before} -> {after}",
    "… and {n} more changes": "……另有{n}处改动",
}
"""Assumptions and changes, English to Chinese."""
