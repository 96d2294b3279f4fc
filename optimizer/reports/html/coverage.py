"""Coverage's part of `report.html`: who reaches what, when; who never does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from optimizer.reports.html.parts import Table, table
from optimizer.reports.html.rendering import drawn
from optimizer.reports.svg.coverage import month_picture, typical_picture
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.scenario_file import ScenarioFile
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


def coverage_facts(coverage: Coverage, scenario: Scenario, lang: Lang) -> dict[str, object]:
    """What `coverage.jinja` shows."""
    file, names = scenario.file, band_names(scenario.file)
    columns = tuple(share_columns(coverage, file, lang))
    return {
        "heading": told("heading.shares", lang).format(coverage.within_min),
        "ways": ways_note(file, lang),
        "shares": Table(columns, tuple(share_rows(coverage, file, lang))),
        "classes": [_class(coverage, file, name, lang) for name in coverage.item_classes],
        "bands": [
            (
                names[band].said(lang),
                table(ACCESS, access_rows(coverage, file, band, lang), told, lang),
            )
            for band in bands_shown(coverage, file)
        ],
        "savings": table(SAVINGS, saving_rows(coverage, file, lang), told, lang),
        "never": table(NEVER, never_rows(coverage, file, lang), told, lang),
    }


@dataclass(frozen=True, slots=True)
class _Class:
    """An item class: a typical day by each mode, the month by the first; captions with pictures."""

    name: str
    days: tuple[tuple[str, Markup], ...]
    month: tuple[str, Markup]


def _class(coverage: Coverage, file: ScenarioFile, item_class: str, lang: Lang) -> _Class:
    def caption(mode: str, what: str) -> str:
        return f"{told(f'mode.{mode}', lang)} · {told(what, lang)}"

    first = coverage.modes[0]
    return _Class(
        name=label(file.item_classes[item_class]).said(lang),
        days=tuple(
            (
                caption(mode, "typical"),
                drawn(typical_picture(coverage, file, item_class, mode, lang)),
            )
            for mode in coverage.modes
        ),
        month=(
            caption(first, "month"),
            drawn(month_picture(coverage, file, item_class, first, lang)),
        ),
    )
