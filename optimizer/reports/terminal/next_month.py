"""What was carried into the next month: lines for people, one JSON object, the list to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from optimizer.views.new_month import NewMonth, PersonCarried
from optimizer.words.catalogue import register
from optimizer.words.label import Label
from optimizer.words.message import Lang, message

_HEAD = "Next month: {first} to {last}"
_COMP = "comp time: {minutes:,} min of {people} people, in {credits} credits with their dates"
_DAYS = "last days before: {n} days that were not as usual"
_WISHES = "wishes: {made} made, {met} met, {people} people are owed some"
_TO_DO = "To be filled in:"
_TITLE = Label("To fill in for {first} to {last}", "{first}至{last}待办事项")
register(
    {
        _HEAD: "下月：{first}至{last}",
        _COMP: "调休：{people}人共{minutes:,}分钟，{credits}笔，各有产生日期",
        _DAYS: "此前几天：有{n}天与平常不同",
        _WISHES: "个人意愿：提出{made}个，满足{met}个，尚欠{people}人",
        _TO_DO: "待填写：",
    }
)


def next_month_lines(view: NewMonth, lang: Lang) -> Iterator[str]:
    """The dates, what was carried over in numbers, and the list to do."""
    yield message(_HEAD, first=view.first, last=view.last).said(lang)
    having = sum(bool(one.credits) for one in view.people)
    minutes = sum(one.balance_min for one in view.people)
    parts = sum(len(one.credits) for one in view.people)
    made = sum(one.wishes_made for one in view.people)
    met = sum(one.wishes_met for one in view.people)
    owed = sum(bool(one.wishes_unmet) for one in view.people)
    for line in (
        message(_COMP, minutes=minutes, people=having, credits=parts),
        message(_DAYS, n=view.rows["previous_days"][1]),
        message(_WISHES, made=made, met=met, people=owed),
    ):
        yield f"  {line.said(lang)}"
    yield message(_TO_DO).said(lang)
    for one in view.to_do:
        yield f"  - {one.about}: {one.text.said(lang)}"


def next_month_json(view: NewMonth, lang: Lang) -> dict[str, Any]:
    """The dates, everybody's balances and history, numbers of rows, what-ifs, the list to do."""
    return {
        "first": str(view.first),
        "last": str(view.last),
        "people": [_person(one) for one in view.people],
        "free_days_owed": [{**one._asdict(), "by": str(one.by)} for one in view.free_days_owed],
        "rows": {
            table: {"before": before, "now": now} for table, (before, now) in view.rows.items()
        },
        "what_ifs": list(view.what_ifs),
        "what_ifs_dropped": [
            {"name": name, "why": why.said(lang)} for name, why in view.what_ifs_dropped
        ],
        "to_do": [{"about": one.about, "text": one.text.said(lang)} for one in view.to_do],
    }


def to_do_page(view: NewMonth) -> bytes:
    """The list to do as a Markdown file in both languages."""
    zh, en = (_TITLE.said(lang).format(first=view.first, last=view.last) for lang in _BOTH)
    lines = [f"# {zh} / {en}", ""]
    for one in view.to_do:
        lines += [f"- [ ] `{one.about}` {one.text.said('zh')}", f"  {one.text.said('en')}"]
    return ("\n".join(lines) + "\n").encode()


_BOTH: tuple[Lang, Lang] = ("zh", "en")


def _person(one: PersonCarried) -> dict[str, Any]:
    return {
        "person": one.code,
        "comp_balance_min": one.balance_min,
        "comp_credits": [
            {"earned_on": str(credit.earned_on), "minutes": credit.minutes}
            for credit in one.credits
        ],
        "history": {metric: float(text) for metric, text in one.history.items()},
        "rotation_days_done": one.rotation_days_done,
        "wishes": {"made": one.wishes_made, "met": one.wishes_met, "unmet": one.wishes_unmet},
    }
