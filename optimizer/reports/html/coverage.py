"""Coverage's part of `report.html`: who reaches what, when; who never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.reports.html.parts import section, table
from optimizer.reports.svg.coverage import month_picture, typical_picture
from optimizer.reports.svg.shapes import escape
from optimizer.views.coverage_rows import (
    ACCESS,
    NEVER,
    SAVINGS,
    access_rows,
    bands_shown,
    never_rows,
    saving_rows,
    share_columns,
    share_rows,
)
from optimizer.views.words.coverage import band_names, label, told, ways_note
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from optimizer.coverage import Coverage
    from optimizer.scenario.scenario import Scenario
    from optimizer.scenario.schema.scenario_file import ScenarioFile


def coverage_sections(coverage: Coverage, scenario: Scenario, lang: Lang) -> str:
    """Shares by band, then pictures by item class, ways by sub-district, who is never covered."""
    file = scenario.file
    shares = told("heading.shares", lang).format(coverage.within_min)
    return "".join(
        (
            section("shares", shares, _shares(coverage, file, lang)),
            section("pictures", told("heading.pictures", lang), _pictures(coverage, file, lang)),
            section("access", told("heading.access", lang), _access(coverage, file, lang)),
            section("savings", told("heading.savings", lang), _savings(coverage, file, lang)),
            section("never", told("heading.never", lang), _never(coverage, file, lang)),
        )
    )


def _shares(coverage: Coverage, file: ScenarioFile, lang: Lang) -> str:
    listed = table(share_columns(coverage, file, lang), share_rows(coverage, file, lang))
    return f"<p>{escape(ways_note(file, lang))}</p>{listed}"


def _pictures(coverage: Coverage, file: ScenarioFile, lang: Lang) -> str:
    """By item class, the first one open: a typical day by each mode, the month on foot."""
    found = []
    for place, item_class in enumerate(coverage.item_classes):
        name = escape(label(file.item_classes[item_class]).said(lang))
        days = "".join(
            _figure(typical_picture(coverage, file, item_class, mode, lang), mode, "typical", lang)
            for mode in coverage.modes
        )
        mode = coverage.modes[0]
        month = _figure(month_picture(coverage, file, item_class, mode, lang), mode, "month", lang)
        found.append(
            f'<details class="class"{" open" * (place == 0)}><summary>{name}</summary>'
            f'<div class="sheet"><div class="two">{days}</div>{month}</div></details>'
        )
    return "".join(found)


def _figure(svg: str, mode: str, what: str, lang: Lang) -> str:
    caption = f"{told(f'mode.{mode}', lang)} · {told(what, lang)}"
    return f"<div><h3>{escape(caption)}</h3>{svg}</div>"


def _access(coverage: Coverage, file: ScenarioFile, lang: Lang) -> str:
    """The ways in ordinary hours to the nearest open site, by sub-district; the rest folded."""
    names = band_names(file)
    found = []
    for band in bands_shown(coverage, file):
        listed = table([told(key, lang) for key in ACCESS], access_rows(coverage, file, band, lang))
        found.append(
            f'<details class="band"><summary>{escape(names[band].said(lang))}</summary>'
            f'<div class="sheet">{listed}</div></details>'
        )
    return "".join(found)


def _savings(coverage: Coverage, file: ScenarioFile, lang: Lang) -> str:
    rows = list(saving_rows(coverage, file, lang))
    if not rows:
        return f"<p>{escape(told('none.savings', lang))}</p>"
    listed = table([told(key, lang) for key in SAVINGS], rows)
    return f"<p>{escape(told('note.savings', lang))}</p>{listed}"


def _never(coverage: Coverage, file: ScenarioFile, lang: Lang) -> str:
    if not coverage.uncovered:
        return f"<p>{escape(told('none.never', lang))}</p>"
    return table([told(key, lang) for key in NEVER], never_rows(coverage, file, lang))
