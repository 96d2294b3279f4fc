"""A repaired roster as text: how much changes, and who must be told what."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.reports.terminal.roster import shortage_lines
from optimizer.views.changes import change_lines
from optimizer.views.roster import RosterView
from optimizer.views.roster_rows import changed_rows
from optimizer.views.words.roster import said
from optimizer.words.label import Label
from optimizer.words.message import Lang

_UNCHANGED = Label(
    "Nothing has to change: the published roster holds as it is.",
    "无需改动：已发布的值班表仍然有效。",
)
_FEWEST = Label(
    "{days} person-days change: as few as possible (proven)",
    "共改动{days}人日：已证明不能更少",
)
_FEW = Label(
    "{days} person-days change; no repair with as few vacancies changes fewer than {bound}",
    "共改动{days}人日；空缺同样少的方案至少要改动{bound}人日",
)
_LOST = Label(
    "besides, {lost} person-days of people who are absent fall away",
    "另有不在人员的{lost}人日取消",
)
_CHEAPEST = Label(
    "it costs {cost:,} points; no such repair costs less (proven)",
    "代价{cost:,}点；同样的方案中没有更低的（已证明）",
)
_CHEAP = Label(
    "it costs {cost:,} points; no such repair costs less than {bound:,}",
    "代价{cost:,}点；同样的方案至少{bound:,}点",
)
_HALLS = Label("halls planned again: {halls}; all others stay", "重新安排的大厅：{halls}；其余不变")
_NOW = Label("what began before {now} stays", "{now}之前的安排不变")
_NO_NOW = Label("no day counts as past (--now is not given)", "未给出 --now，所有日期均可改动")
_TELL = Label("Who must be told:", "需要通知：")


def repair_lines(view: RosterView, lang: Lang) -> Iterator[str]:
    """What a planner reads first, then every change with its reason."""
    repair, changed = view.repair, view.changed or ()
    assert repair is not None
    for assumption in view.assumptions:
        yield f"  ! {assumption.said(lang)}"
    for line in change_lines(view.changes, lang):
        yield f"  ~ {line}"
    yield from _counts(view, lang)
    now = repair.now.strftime("%Y-%m-%d %H:%M") if repair.now else ""
    yield "  " + (_NOW if now else _NO_NOW).said(lang).format(now=now)
    if not changed:
        return
    between = "、" if lang == "zh" else ", "
    halls = between.join(view.hall_name(hall).said(lang) for hall in repair.halls)
    yield "  " + _HALLS.said(lang).format(halls=halls)
    yield f"  {said('prices', lang)}"
    yield from shortage_lines(view, lang)
    yield _TELL.said(lang)
    for day, weekday, person, hall, before, after, why in changed_rows(view, lang):
        facts = " · ".join(str(fact) for fact in (day, weekday, person, hall) if fact)
        yield f"  {facts}: {before} → {after} ({why})"


def _counts(view: RosterView, lang: Lang) -> Iterator[str]:
    repair, changed = view.repair, view.changed or ()
    assert repair is not None
    if not changed:
        yield _UNCHANGED.said(lang)
        return
    days = len(changed) - len(repair.lost)
    words = _FEWEST if days == repair.bound else _FEW
    yield words.said(lang).format(days=days, bound=repair.bound)
    if repair.lost:
        yield "  " + _LOST.said(lang).format(lost=len(repair.lost))
    cost = view.outcome.total.cost
    price = _CHEAPEST if cost == repair.cheapest else _CHEAP
    yield "  " + price.said(lang).format(cost=cost, bound=repair.cheapest)
