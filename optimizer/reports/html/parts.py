"""The tables and lists of `report.html`, as HTML text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.reports.svg.shapes import escape
from optimizer.scenario.schema.fields import span_text
from optimizer.views.changes import change_rows
from optimizer.views.counts import counts_of
from optimizer.views.figure_rows import FIGURES, figure_rows, known, road_cost, whole_figure
from optimizer.views.marks import DAY_TINTS, STATES, slot_code
from optimizer.views.roster_rows import (
    CREWS,
    SHORTAGES,
    STAND_INS,
    crew_rows,
    shortage_rows,
    stand_in_rows,
)
from optimizer.views.words.roster import name_of, said
from optimizer.views.words.routes import told
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from optimizer.scenario.scenario import Change
    from optimizer.views.roster import Figure, Outcome, RosterView
    from optimizer.views.routes import RoutesView

Cell = object
_LISTED_AT_MOST = 15


def section(name: str, title: str, body: str) -> str:
    """A heading and what stands below it."""
    return f'<section id="{name}"><h2>{escape(title)}</h2>{body}</section>'


def whole_part(roster: RosterView, routes: RoutesView, objective: int, lang: Lang) -> str:
    """Price, bound and gap of roster and routes as one plan."""
    road = road_cost(roster, routes, objective)
    figures = figure_cards(whole_figure(roster, routes, objective), lang)
    figures.append((road, told("road_cost", lang), False))
    title = f'<h2 class="part">{escape(told("whole", lang))}</h2>'
    notes = (told("bound_of_stages", lang), said("prices", lang))
    return title + cards(figures) + "".join(f'<p class="sub">{escape(n)}</p>' for n in notes)


def cards(figures: Iterable[tuple[object, str, bool]]) -> str:
    """Figures side by side: value, name, whether it is bad news."""
    body = "".join(
        f'<div class="card{" bad" * bad}"><b>{escape(shown(value))}</b>'
        f"<span>{escape(name)}</span></div>"
        for value, name, bad in figures
    )
    return f'<div class="cards">{body}</div>'


def outcome_cards(outcome: Outcome, lang: Lang) -> list[tuple[object, str, bool]]:
    """Status, price, bound and gap, as figures of cards."""
    state = name_of("state", outcome.status, lang)
    return [(state, said("status", lang), False), *figure_cards(outcome.total, lang)]


def figure_cards(total: Figure, lang: Lang) -> list[tuple[object, str, bool]]:
    """A price with its bound and gap."""
    percent = said("unproven", lang) if total.gap is None else f"{total.gap_percent} %"
    return [
        (total.cost, said("objective", lang), False),
        (known(total.bound, lang), said("bound", lang), False),
        (known(total.gap, lang), said("gap", lang), False),
        (percent, said("gap_percent", lang), False),
    ]


def roster_cards(view: RosterView, lang: Lang) -> str:
    """A stamp if places are missing, and the figures of the roster."""
    counts, stamp = counts_of(view), ""
    if counts["shortages"]:
        words = f"{said('count.shortages', lang)}: {counts['shortages']}"
        stamp = f'<p class="stamp bad"><a href="#shortages">{escape(words)}</a></p>'
    figures = [
        (count, said(f"count.{key}", lang), bool(count) and key in ("unfilled", "shortages"))
        for key, count in counts.items()
    ]
    return stamp + cards([*outcome_cards(view.outcome, lang), *figures])


def table(headers: Iterable[str], rows: Iterable[Sequence[Cell]]) -> str:
    """An HTML table; numbers are set to the right, line ends kept."""
    head = "".join(f"<th>{escape(name)}</th>" for name in headers)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    rows_told = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="wide"><table>{rows_told}</table></div>'


def shown(value: object) -> str:
    """A value as text; whole numbers with a comma at every thousand."""
    return f"{value:,}" if isinstance(value, int) else str(value)


def _cell(value: Cell) -> str:
    words = "" if value is None else escape(shown(value)).replace("\n", "<br>")
    return f'<td class="n">{words}</td>' if isinstance(value, int | float) else f"<td>{words}</td>"


def goals(each: Mapping[str, Figure], total: Figure, lang: Lang) -> str:
    """Cost, bound and gap of every goal, and of all together."""
    figures = {**each, said("total", lang): total}
    return table([said(key, lang) for key in FIGURES], figure_rows(figures, lang))


def what_if_stamp(names: Iterable[str], changes: Sequence[Change], lang: Lang) -> str:
    """What was laid over the scenario, with every value that it changed."""
    title = escape(f"{said('what_ifs', lang)}: {', '.join(names)}")
    if not changes:
        return f'<p class="stamp">{title}</p>'
    headers = [said(key, lang) for key in ("what_if", "where", "before", "after")]
    listed = table(headers, change_rows(changes, lang))
    is_open = " open" * (len(changes) <= _LISTED_AT_MOST)
    sheet = f'<div class="sheet">{listed}</div>'
    return f'<details class="stamp"{is_open}><summary>{title}</summary>{sheet}</details>'


def shortages(view: RosterView, lang: Lang) -> str:
    """Every missing place with its reasons."""
    if not view.shortages:
        return f"<p>{escape(said('none.shortages', lang))}</p>"
    listed = table([said(key, lang) for key in SHORTAGES], shortage_rows(view, lang))
    if len(view.shortages) <= _LISTED_AT_MOST:
        return listed
    words = f"{said('count.shortages', lang)}: {counts_of(view)['shortages']}"
    return f'<details><summary>{escape(words)}</summary><div class="sheet">{listed}</div></details>'


def stand_ins(view: RosterView, lang: Lang) -> str:
    """Every exception of the backup pair."""
    if not view.plan.stand_ins:
        return f"<p>{escape(said('none.stand_ins', lang))}</p>"
    return table([said(key, lang) for key in STAND_INS], stand_in_rows(view, lang))


def crews(view: RosterView, lang: Lang) -> str:
    """Who is on which van; empty without vans."""
    if not view.plan.crews:
        return ""
    body = table([said(key, lang) for key in CREWS], crew_rows(view, lang))
    return f"<details><summary>{escape(said('heading.crew', lang))}</summary>" + (
        f'<div class="sheet">{body}</div></details>'
    )


def legend(view: RosterView, lang: Lang) -> str:
    """What colours, codes and signs mean."""
    swatches = [
        (
            slot.counts_as,
            slot_code(view, slot.id, lang),
            f"{slot.name.said(lang)} {span_text(slot.span)}",
        )
        for slot in view.slots
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
    signs = ("legend.a", "legend.b", "eats_first", "legend.elsewhere", "legend.sums")
    signs_told = " · ".join(escape(said(key, lang)) for key in signs)
    return f'<ul class="swatches">{body}</ul><p>{signs_told}</p>'
