"""A hall's people side by side: distance from the fair share, and the comp-time ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from optimizer.reports.svg.shapes import dot, line, named, picture, rect, text
from optimizer.roster.goals.fairness import METRICS, Share
from optimizer.views.lettering import text_width
from optimizer.views.roster import HallView, RosterView
from optimizer.views.words.roster import name_of, said
from optimizer.words.message import Lang

_TOP, _ROW, _PANEL, _LEDGER = 40.0, 20.0, 132.0, 330.0


def people_picture(view: RosterView, hall: HallView, lang: Lang) -> str:
    """A panel of deviations for each metric and one of balances, a row per person."""
    left = 16 + max((text_width(code) for code in hall.people), default=6) * 5.8
    shares = {(share.person, share.metric): share for share in view.shares}
    bottom = _TOP + _ROW * len(hall.people)
    shapes = [text(6, _TOP + _ROW * at + 14, code, "name") for at, code in enumerate(hall.people)]
    shapes += [
        line(0, _TOP + _ROW * at, left + _PANEL * len(METRICS) + _LEDGER, _TOP + _ROW * at, "grid")
        for at in range(len(hall.people) + 1)
    ]
    for place, metric in enumerate(METRICS):
        middle = left + _PANEL * (place + 0.5)
        shapes.append(text(middle, 30, name_of("metric", metric, lang), "mid strong"))
        column = [shares.get((code, metric)) for code in hall.people]
        shapes += _deviations(column, middle, bottom, lang)
    shapes += _balances(view, hall, left + _PANEL * len(METRICS) + 20, bottom, lang)
    shapes.append(text(left, 12, said("heading.fairness", lang), "soft"))
    width = left + _PANEL * len(METRICS) + _LEDGER
    return picture(width, bottom + 6, said("heading.fairness", lang), shapes)


def _deviations(
    shares: Sequence[Share | None], middle: float, bottom: float, lang: Lang
) -> Iterator[str]:
    most = max((abs(share.deviation) for share in shares if share), default=0)
    scale = (_PANEL / 2 - 30) / max(most, 3)
    for place, share in enumerate(shares):
        if share is None:
            continue
        y = _TOP + _ROW * place
        size = share.deviation * scale
        style = "over" if size > 0 else "under"
        fair, real = said("target", lang), said("count", lang)
        tip = f"{share.person}: {fair} {share.target}, {real} {share.count}"
        bar = rect(middle + min(0.0, size), y + 5, max(abs(size), 1), _ROW - 10, style)
        words = f"{share.deviation:+d}".replace("-", "−") if share.deviation else "0"
        at = middle + size + (-5 if size < 0 else 5)
        yield named(tip, bar + text(at, y + 14, words, "end" if size < 0 else ""))
    yield line(middle, _TOP, middle, bottom, "axis")


def _balances(
    view: RosterView, hall: HallView, left: float, bottom: float, lang: Lang
) -> Iterator[str]:
    ledgers = [(code, view.ledgers[code]) for code in hall.people if code in view.ledgers]
    cap = view.comp_cap_min
    most = max([1, cap or 0, *(max(one.opening_min, one.closing_min) for _, one in ledgers)])
    scale = (_LEDGER - 130) / most
    yield text(left, 12, said("heading.ledger", lang), "soft")
    if cap is not None:
        x = left + cap * scale
        yield line(x, _TOP - 6, x, bottom, "cap")
        yield text(x, 30, f"{said('cap', lang)} {cap}", "mid loud")
    yield line(left, _TOP, left, bottom, "axis")
    rows = {code: _TOP + _ROW * at + _ROW / 2 for at, code in enumerate(hall.people)}
    for code, ledger in ledgers:
        y = rows[code]
        start, end = left + ledger.opening_min * scale, left + ledger.closing_min * scale
        style = "above" if cap is not None and ledger.closing_min > cap else "below"
        shapes = line(start, y, end, y, f"change {style}")
        shapes += dot(start, y, 3.5, "opening") + dot(end, y, 4, f"closing {style}")
        words = f"{ledger.opening_min} → {ledger.closing_min}"
        if ledger.owed_half_days:
            words += f"  {said('owed.short', lang)} {ledger.owed_half_days}"
        shapes += text(
            max(start, end) + 9, y + 4, words, "halo loud" if ledger.owed_half_days else "halo"
        )
        paid = f"({said('paid', lang)} {ledger.paid_min})"
        yield named(f"{code}: +{ledger.earned_min} −{ledger.spent_min} {paid}", shapes)
