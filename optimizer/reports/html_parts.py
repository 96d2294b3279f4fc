"""The tables and lists of `report.html`, as HTML text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.reports.marks import DAY_TINTS, STATES, slot_code
from optimizer.reports.summary import counts_of
from optimizer.reports.svg import escape
from optimizer.reports.words import Lang, name_of, said
from optimizer.reports.xlsx_lists import crew_rows, shortage_rows, stand_in_rows
from optimizer.reports.xlsx_overview import figure_rows
from optimizer.scenario.fields import span_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from optimizer.reports.book import Outcome, RosterBook

Cell = object
_LISTED_AT_MOST = 15


def section(name: str, title: str, body: str) -> str:
    """A heading and what stands below it."""
    return f'<section id="{name}"><h2>{escape(title)}</h2>{body}</section>'


def cards(figures: Iterable[tuple[object, str, bool]]) -> str:
    """Figures side by side: value, name, whether it is bad news."""
    body = "".join(
        f'<div class="card{" bad" * bad}"><b>{escape(str(value))}</b>'
        f"<span>{escape(name)}</span></div>"
        for value, name, bad in figures
    )
    return f'<div class="cards">{body}</div>'


def outcome_cards(outcome: Outcome, lang: Lang) -> list[tuple[object, str, bool]]:
    """Status, price, bound and gap, as figures of cards."""
    total, unknown = outcome.total, said("unproven", lang)
    percent = unknown if total.gap_percent is None else f"{total.gap_percent} %"
    return [
        (outcome.status, said("status", lang), False),
        (total.cost, said("objective", lang), False),
        (unknown if total.bound is None else total.bound, said("bound", lang), False),
        (unknown if total.gap is None else total.gap, said("gap", lang), False),
        (percent, said("gap_percent", lang), False),
    ]


def roster_cards(book: RosterBook, lang: Lang) -> str:
    """A stamp if places are missing, and the figures of the roster."""
    counts, stamp = counts_of(book), ""
    if counts["shortages"]:
        words = f"{said('count.shortages', lang)}: {counts['shortages']}"
        stamp = f'<p class="stamp bad"><a href="#shortages">{escape(words)}</a></p>'
    figures = [
        (count, said(f"count.{key}", lang), bool(count) and key in ("unfilled", "shortages"))
        for key, count in counts.items()
    ]
    return stamp + cards([*outcome_cards(book.outcome, lang), *figures])


def table(headers: Iterable[str], rows: Iterable[Sequence[Cell]]) -> str:
    """An HTML table; numbers are set to the right, line ends kept."""
    head = "".join(f"<th>{escape(name)}</th>" for name in headers)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: Cell) -> str:
    shown = "" if value is None else escape(str(value)).replace("\n", "<br>")
    return f'<td class="n">{shown}</td>' if isinstance(value, int | float) else f"<td>{shown}</td>"


def goals(book: RosterBook, lang: Lang) -> str:
    """Cost, bound and gap of every goal, and what was laid over the scenario."""
    columns = ("goal", "cost", "bound", "gap", "gap_percent")
    figures = {**book.outcome.goals, said("total", lang): book.outcome.total}
    left = table([said(key, lang) for key in columns], figure_rows(figures, lang))
    names = ", ".join(book.what_ifs) or said("no_what_ifs", lang)
    right = f"<h3>{escape(said('what_ifs', lang))}</h3><p>{escape(names)}</p>"
    if book.changes:
        headers = [said(key, lang) for key in ("what_if", "where", "before", "after")]
        right += table(headers, ((c.what_if, c.where, c.before, c.after) for c in book.changes))
    return f'<div class="two"><div>{left}</div><div>{right}</div></div>'


def shortages(book: RosterBook, lang: Lang) -> str:
    """Every missing place with its reasons."""
    if not book.shortages:
        return f"<p>{escape(said('none.shortages', lang))}</p>"
    keys = ("date", "weekday", "hall", "slot", "what", "amount", "rule", "reasons")
    listed = table([said(key, lang) for key in keys], shortage_rows(book, lang))
    if len(book.shortages) <= _LISTED_AT_MOST:
        return listed
    words = f"{said('count.shortages', lang)}: {counts_of(book)['shortages']}"
    return f'<details><summary>{escape(words)}</summary><div class="sheet">{listed}</div></details>'


def stand_ins(book: RosterBook, lang: Lang) -> str:
    """Every exception of the backup pair."""
    if not book.plan.stand_ins:
        return f"<p>{escape(said('none.stand_ins', lang))}</p>"
    keys = ("date", "weekday", "part", "post", "stand_in")
    return table([said(key, lang) for key in keys], stand_in_rows(book, lang))


def crews(book: RosterBook, lang: Lang) -> str:
    """Who is on which van; empty without vans."""
    if not book.plan.crews:
        return ""
    keys = ("date", "weekday", "van", "officer_a", "officer_b", "driver")
    body = table([said(key, lang) for key in keys], crew_rows(book, lang))
    return f"<details><summary>{escape(said('heading.crew', lang))}</summary>" + (
        f'<div class="sheet">{body}</div></details>'
    )


def legend(book: RosterBook, lang: Lang) -> str:
    """What colours, codes and signs mean."""
    swatches = [
        (
            slot.counts_as,
            slot_code(book, slot.id, lang),
            f"{slot.name.said(lang)} {span_text(slot.span)}",
        )
        for slot in book.slots
    ]
    swatches += [
        (doing, name_of("mark", doing, lang), name_of("do", doing, lang)) for doing in STATES
    ]
    swatches += [
        (f"d-{kind}", said(f"sign.{kind}", lang) or "　", said(f"day.{kind}", lang))
        for kind in DAY_TINTS
    ]
    body = "".join(
        f'<li><i class="{style}">{escape(code)}</i>{escape(words)}</li>'
        for style, code, words in swatches
    )
    signs = ("legend.a", "legend.b", "eats_first", "legend.elsewhere")
    signs_told = " · ".join(escape(said(key, lang)) for key in signs)
    return f'<ul class="swatches">{body}</ul><p>{signs_told}</p>'
