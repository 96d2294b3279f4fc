"""Published versions, and whether the record of them is sound, as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from optimizer.reports.terminal.difference import amount_text
from optimizer.views.history import History, PublishedVersion
from optimizer.words.catalogue import register
from optimizer.words.label import Label, verbatim
from optimizer.words.message import Lang, message

_OVER = "version {version} over {parent}"
_NONE = "{store} holds no version of this scenario and these dates"
_OTHERS = "{store} also holds {scenario}, {first} to {last}: {n} versions"
_PUBLISHED = "version {version} is published"
_SOUND = "the record is as it was written: {n} entries, the last {hash}"
_BROKEN = "the record is NOT as it was written:"
register(
    {
        _OVER: "第{version}版，在第{parent}版之上",
        _NONE: "{store} 中没有本方案、这些日期的版本",
        _OTHERS: "{store} 中还有{scenario}，{first}至{last}：{n}个版本",
        _PUBLISHED: "已发布第{version}版",
        _SOUND: "记录与写入时一致：共{n}条，最后一条为{hash}",
        _BROKEN: "记录与写入时不一致：",
    }
)
_KINDS = {
    "roster": Label("roster", "值班表"),
    "routes": Label("routes", "路线计划"),
    "whole": Label("roster and routes", "值班表和路线计划"),
    "promise": Label("promise to a caller", "对来电者的承诺"),
}


def published_lines(version: int, changed: str, notes: Iterable[str], lang: Lang) -> Iterator[str]:
    """That a version is published, what it changes, and what to know besides."""
    yield message(_PUBLISHED, version=version).said(lang)
    yield from filter(None, (changed,))
    yield from (f"  ! {note}" for note in notes)


def history_lines(history: History, lang: Lang) -> Iterator[str]:
    """One line for each version, then what else the store holds, then what is wrong with it."""
    yield from (version_line(one, lang) for one in history.versions)
    if not history.versions:
        yield message(_NONE, store=history.store).said(lang)
    for other in history.others:
        where = {"scenario": other.scenario, "first": other.first, "last": other.last}
        yield message(_OTHERS, store=history.store, n=other.versions, **where).said(lang)
    if history.is_sound:
        yield message(_SOUND, n=history.entries, hash=history.hash or "–").said(lang)
        return
    yield message(_BROKEN).said(lang)
    yield from (f"  ✗ {fault.said(lang)}" for fault in history.faults)


def version_line(one: PublishedVersion, lang: Lang) -> str:
    """Version and parent, when, who, what, how much changed, what-ifs, why."""
    number = message("version {version}", version=one.version)
    changed = ""
    if one.parent is not None:
        number = message(_OVER, version=one.version, parent=one.parent)
        changed = amount_text(*one.amounts, lang)
    when = one.when[:16].replace("T", " ")
    kind = _KINDS.get(one.kind, verbatim(one.kind)).said(lang)
    words = (number.said(lang), when, one.by, kind, changed, " ".join(one.what_ifs), one.why)
    return " · ".join(filter(None, words))
