"""Chinese for what commands say: arguments, plan files, the output folder, planning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARGUMENTS = {
    "{path} holds routes, not a roster": "{path} 是路线计划，不是值班表",
    "{path} holds a roster, not routes": "{path} 是值班表，不是路线计划",
    "--from {text}: should be a date from {first} to {last}": (
        "--from {text}：应为{first}至{last}之间的日期"
    ),
    "{path}: cannot be read ({why})": "{path}：无法读取（{why}）",
    "interrupted; nothing was written": "已中断，未写入任何文件",
}

_WRITING = {
    "{path} is a file, not a folder": "{path} 是文件，不是文件夹",
    "{path} is a folder where a file should go": "{path} 是文件夹，此处应放文件",
    "{path}: cannot be written": "{path}：无法写入",
    "{path}: cannot be written ({why})": "{path}：无法写入（{why}）",
    "{name!r} is no path inside the output folder": "{name!r} 不是输出文件夹内的路径",
}

_COVERAGE = {
    "coverage needs demand points: the table `points` is empty": (
        "计算覆盖需要需求点：points 表是空的"
    ),
    "coverage needs a place of service: there is no hall or service point": (
        "计算覆盖需要服务地点：没有大厅或服务点"
    ),
    "{hall} {day} {slot} is no open duty of this scenario": (
        "本方案没有 {hall} {day} {slot} 这个开放的值班"
    ),
    "the van's stay at {place} on {day} is on no planned date": (
        "流动车在 {place} 的停留（{day}）不在计划日期内"
    ),
    "{place} is no visit or standing stop of this scenario": (
        "{place} 不是本方案的上门任务或固定服务点"
    ),
    "the routes are not of this scenario: {violations}": "路线计划不属于本方案：{violations}",
}

COMMANDS: Mapping[str, str] = {**_ARGUMENTS, **_WRITING, **_COVERAGE}
"""What commands say, English to Chinese."""
