"""What users may write in tables: headers in both languages, Chinese words of a choice."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from optimizer.scenario.schema.column import columns_of

if TYPE_CHECKING:
    from optimizer.scenario.schema.strict import Strict

CHINESE_WORDS: dict[str, str] = {
    "负责人": "lead",
    "经办员": "clerk",
    "窗口": "window",
    "审批员": "officer",
    "驾驶员": "driver",
    "便民服务大厅": "hall",
    "政务服务中心": "service_centre",
    "区医保大厅": "insurance_hall",
    "其他": "other",
    "工作站": "station",
    "业务线": "line",
    "全天": "day",
    "上午": "morning",
    "下午": "afternoon",
    "年休假": "annual_leave",
    "病假": "sick_leave",
    "其他假": "other_leave",
    "上门": "home_visit",
    "公出": "business",
    "值班": "duty",
    "不值班": "no_duty",
    "调休": "comp",
    "电话": "phone",
    "现场": "on_site",
    "许可": "licence",
    "项目": "project",
    "社区": "community",
    "当日": "same_day",
    "已完成": "done",
    "进行中": "under_way",
    "已确认": "confirmed",
    "高校": "college",
    "企业": "enterprise",
    "医院": "hospital",
    "银行": "bank",
    "医疗机构": "institution",
    "每天": "every",
    "线上": "online",
    "A角": "holder",
    "B角": "backup",
    "轮训": "rotation",
    "培训": "training",
    "借调": "loan",
    "随车": "van",
    "用餐": "meal",
    "批量工作": "batch",
    "已发布": "published",
    "已过去": "past",
    "手工": "hand",
    "工作日": "workday",
    "调休上班": "makeup_workday",
    "休息日": "rest_day",
    "法定节假日": "statutory_holiday",
    "假期": "holiday_period",
}
"""The Chinese of each word of a choice, as answers and documents say it."""

ALSO_CHINESE: dict[str, str] = {
    "大厅负责人": "lead",
    "主任": "lead",
    "站点经办员": "clerk",
    "窗口人员": "window",
    "司机": "driver",
    "大厅": "hall",
    "便民大厅": "hall",
    "其它": "other",
    "综合窗口": "window",
    "医保站": "station",
    "整天": "day",
    "一天": "day",
    "早上": "morning",
    "午后": "afternoon",
    "年假": "annual_leave",
    "休年假": "annual_leave",
    "带薪年休假": "annual_leave",
    "事假": "other_leave",
    "婚假": "other_leave",
    "产假": "other_leave",
    "陪产假": "other_leave",
    "丧假": "other_leave",
    "探亲假": "other_leave",
    "上门服务": "home_visit",
    "出差": "business",
    "外出办公": "business",
    "要求值班": "duty",
    "愿意值班": "duty",
    "不愿值班": "no_duty",
    "补休": "comp",
    "来电": "phone",
    "电话预约": "phone",
    "窗口预约": "on_site",
    "现场预约": "on_site",
    "线下": "on_site",
    "办证": "licence",
    "当日件": "same_day",
    "完成": "done",
    "网上": "online",
    "主岗": "holder",
    "备岗": "backup",
    "岗位轮训": "rotation",
    "公布": "published",
    "补班": "makeup_workday",
    "调休上班日": "makeup_workday",
    "周末": "rest_day",
    "法定假日": "statutory_holiday",
    "每日": "every",
}
"""Other Chinese words that tables may say for a choice."""

_CHINESE_OF = {word: chinese for chinese, word in CHINESE_WORDS.items()}

PATTERN_WORDS: tuple[str, ...] = tuple(
    f"{day}_{half}"
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for half in ("am", "pm")
)
"""The words of a part-timer's pattern."""

CHINESE_PATTERN: dict[str, str] = {
    f"周{day}{half}": word
    for (day, half), word in zip(
        ((day, half) for day in "一二三四五六日" for half in ("上午", "下午")),
        PATTERN_WORDS,
        strict=True,
    )
}


def headers_of(row: type[Strict]) -> dict[str, str]:
    """What each header of a table means, as `header_key` writes it: field names and Chinese."""
    columns = columns_of(row)
    other = {header_key(c.also): name for name, c in columns.items() if c.also}
    chinese = {header_key(c.zh): name for name, c in columns.items()}
    return other | chinese | {name: name for name in columns}


def header_key(header: str) -> str:
    """A header as it is compared: full-width forms, case, spaces and line breaks do not matter."""
    plain = unicodedata.normalize("NFKC", header).strip().lower()
    plain = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", plain)
    return re.sub(r"[\s_]+", "_", plain)


def in_chinese(word: str) -> str:
    """A word of a choice as Chinese tables say it; other words stay."""
    return _CHINESE_OF.get(word, word)


def is_chinese(text: str) -> bool:
    """Some of its characters are Chinese."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)
