"""The Chinese of what is said about handing out a plan."""

HAND_OUT = {
    "Writes what everybody gets of a plan: pages, calendars, wages, uploads.": (
        "写出发给大家的文件：墙上月表、个人页、日历、工资与考勤表。"
    ),
    "Who is called what in WeCom, DingTalk, Feishu.": "各人在企业微信、钉钉、飞书中的账号。",
    "is no column of this file": "不是本文件的列",
    "the column is missing": "缺少该列",
    "{name} is not in the scenario": "方案中没有{name}",
    "{value} is {other} already": "{value}已用于{other}",
}
"""By the English template."""
