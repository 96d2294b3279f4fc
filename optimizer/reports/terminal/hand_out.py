"""What was handed out, as text: how much of what, and who has no user id yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from optimizer.views.roster import RosterView
from optimizer.words.label import Label
from optimizer.words.message import Lang

_VERSION = Label("Version {version} of {name}", "{name} 第{version}版")
_LINE = Label("  {n} × {what}", "  {what}：{n}份")
_SAYS = {
    "walls": Label("walls: a hall's month for the wall", "walls：各厅墙上月表"),
    "people": Label("people: a page for each person of a hall", "people：各厅人员每人一页"),
    "calendars": Label("calendars: everybody's own", "calendars：个人日历"),
    "feeds": Label("feeds: a hall's duties as a calendar", "feeds：各厅值班日历"),
    "hr.csv": Label(
        "hr.csv: duty, overtime class, comp time by date", "hr.csv：逐日值班、加班档、调休"
    ),
    "hr-totals.csv": Label("hr-totals.csv: the same by person", "hr-totals.csv：按人合计"),
    "upload": Label("upload: tables for attendance services", "upload：考勤平台排班表"),
    "user-ids.csv": Label("user-ids.csv: to be filled in", "user-ids.csv：待填写"),
}
_SERVICES = {
    "wecom": Label("WeCom", "企业微信"),
    "dingtalk": Label("DingTalk", "钉钉"),
    "feishu": Label("Feishu", "飞书"),
}
_WITHOUT = Label("  ! no {service} id: {people}", "  ! 没有{service}账号：{people}")
_NOBODY_HAS = Label(
    "  ! nobody has a {service} id yet: fill in user-ids.csv",
    "  ! 尚无人有{service}账号：请填写 user-ids.csv",
)
_AND = Label("{people} and {n} more", "{people}等，另有{n}人")
_SHOWN = 12


def hand_out_lines(
    view: RosterView, files: Sequence[str], without_id: Mapping[str, Sequence[str]], lang: Lang
) -> Iterator[str]:
    """Version and name, the number of files by kind, the people without an id."""
    yield _VERSION.said(lang).format(version=view.plan.version, name=view.name.said(lang))
    for kind, n in Counter(name.split("/")[0] for name in files).items():
        yield _LINE.said(lang).format(n=n, what=_SAYS[kind].said(lang))
    for service, people in without_id.items():
        if people:
            yield _without(service, people, len(view.people), lang)


def _without(service: str, people: Sequence[str], of: int, lang: Lang) -> str:
    name = _SERVICES[service].said(lang)
    if len(people) == of:
        return _NOBODY_HAS.said(lang).format(service=name)
    listed = ("、" if lang == "zh" else ", ").join(people[:_SHOWN])
    if len(people) > _SHOWN:
        listed = _AND.said(lang).format(people=listed, n=len(people) - _SHOWN)
    return _WITHOUT.said(lang).format(service=name, people=listed)
