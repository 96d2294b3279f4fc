"""Chinese words for what users write in tables: column headers and the words of a choice.

English headers are the field names of `rows.py`. A header of one table only is keyed
`table.field`; all others hold wherever the field exists.
"""

from __future__ import annotations

import re
import unicodedata

CHINESE_HEADERS: dict[str, str] = {
    "answer_by": "答复期限",
    "backup": "B角",
    "backup_halls": "可支援大厅",
    "backups": "历史备岗次数",
    "called_on": "来电日期",
    "capacity": "人数上限",
    "channel": "预约方式",
    "code": "人员代号",
    "comp_balance_min": "调休余额(分钟)",
    "contact": "联系代号",
    "course": "课程",
    "date": "日期",
    "dates": "限定日期",
    "days": "服务日",
    "depot": "驻地",
    "destination": "终点",
    "duty_min": "历史值班(分钟)",
    "earned_on": "产生日期",
    "equipment": "设备",
    "first": "开始日期",
    "hall": "大厅",
    "holder": "A角",
    "holidays": "历史节假日次数",
    "hours": "时间",
    "id": "编号",
    "invited": "参加人员",
    "item": "事项",
    "item_class": "事项类别",
    "items": "事项",
    "kind": "类型",
    "last": "结束日期",
    "lat": "纬度",
    "lates": "历史晚班次数",
    "lon": "经度",
    "made_on": "预约日期",
    "meal_min": "用餐(分钟)",
    "metres": "米",
    "min_windows": "最少窗口数",
    "minutes": "分钟",
    "mode": "方式",
    "name": "名称",
    "name_en": "英文名",
    "name_zh": "中文名",
    "neighbours": "相邻大厅",
    "next": "后备人员",
    "note": "备注",
    "offers": "提供类别",
    "on_call_from": "待命地点",
    "origin": "起点",
    "papers": "携带材料",
    "part": "时段",
    "pattern": "工作半天",
    "people.hall": "工作地点",
    "person": "人员",
    "place": "地点",
    "population": "人口",
    "post": "岗位",
    "priority": "优先级",
    "promised_date": "承诺日期",
    "promised_window": "承诺时间",
    "reason": "原因",
    "regime": "用工制度",
    "road_class": "道路等级",
    "role": "角色",
    "rotation_days_done": "已轮训天数",
    "seconds": "秒",
    "setup_min": "布置(分钟)",
    "slot": "时段",
    "special": "专人事项",
    "start": "开始时刻",
    "sub_district": "街道",
    "until": "下班时间",
    "van": "流动车",
    "visit": "上门任务",
    "visits.windows": "可上门时间",
    "weekends": "历史周末次数",
    "weight": "权重",
    "windows": "窗口数",
    "wish": "意愿",
    "worked": "是否上班",
}

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
    "已发布": "published",
    "已过去": "past",
    "手工": "hand",
    "工作日": "workday",
    "调休上班": "makeup_workday",
    "休息日": "rest_day",
    "法定节假日": "statutory_holiday",
    "假期": "holiday_period",
}

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


def chinese_header(table: str, field: str) -> str:
    """The Chinese header of a field."""
    return CHINESE_HEADERS.get(f"{table}.{field}") or CHINESE_HEADERS[field]


def header_key(header: str) -> str:
    """A header as it is compared: full-width forms, case and spaces do not matter."""
    plain = unicodedata.normalize("NFKC", header).strip().lower()
    return re.sub(r"[\s_]+", "_", plain)
