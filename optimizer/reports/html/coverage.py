"""Coverage's part of `report.html`: who reaches what, when; who never does."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from optimizer.reports.html.parts import section, table
from optimizer.reports.svg.coverage import month_picture, typical_picture
from optimizer.reports.svg.shapes import escape
from optimizer.views.words.coverage import area_name, band_names, label, told, ways_note
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.coverage import Access, Coverage
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


def percent(share: float | None) -> str:
    """`87 %`; `<1 %` of next to nobody and `>99 %` of nearly all; a dash where nobody lives."""
    if share is None:
        return "–"
    if 0 < share < 0.005 or 0.995 <= share < 1:
        return "<1 %" if share < 0.5 else ">99 %"
    return f"{100 * share:.0f} %"


def way_min(seconds: float | None) -> str:
    """`12.5`, minutes; a dash where there is no way."""
    return "–" if seconds is None else f"{seconds / 60:.1f}"


def _bands(coverage: Coverage, file: ScenarioFile) -> list[str]:
    there = {row.band for row in coverage.access}
    return [band for band in band_names(file) if band in there]


def share_rows(coverage: Coverage, file: ScenarioFile, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Per item class and mode the share of the whole district in every band."""
    shares = {
        (row.item_class, row.mode, row.band): row.share
        for row in coverage.access
        if not row.sub_district
    }
    bands = _bands(coverage, file)
    for item_class in coverage.item_classes:
        for mode in coverage.modes:
            name = label(file.item_classes[item_class]).said(lang)
            found = (percent(shares.get((item_class, mode, band))) for band in bands)
            yield (name, told(f"mode.{mode}", lang), *found)


def share_columns(coverage: Coverage, file: ScenarioFile, lang: Lang) -> list[str]:
    """The headers of `share_rows`."""
    names = band_names(file)
    bands = [names[band].said(lang) for band in _bands(coverage, file)]
    return [told("item_class", lang), told("mode", lang), *bands]


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
    for band in _bands(coverage, file):
        rows = [row for row in coverage.access if row.band == band]
        columns = ("item_class", "mode", "area", "share", "mean", "p90", "max", "no_way")
        listed = table(
            [told(key, lang) for key in columns], [_way(row, file, lang) for row in rows]
        )
        found.append(
            f'<details class="band"><summary>{escape(names[band].said(lang))}</summary>'
            f'<div class="sheet">{listed}</div></details>'
        )
    return "".join(found)


def _way(row: Access, file: ScenarioFile, lang: Lang) -> tuple[str, ...]:
    return (
        label(file.item_classes[row.item_class]).said(lang),
        told(f"mode.{row.mode}", lang),
        area_name(file, row.sub_district).said(lang),
        percent(row.share),
        way_min(row.mean_s),
        way_min(row.p90_s),
        way_min(row.max_s),
        percent(row.none_share),
    )


def _savings(coverage: Coverage, file: ScenarioFile, lang: Lang) -> str:
    """Person-kilometres of the whole district."""
    names = band_names(file)
    rows = [
        (
            label(file.item_classes[row.item_class]).said(lang),
            names[row.band].said(lang),
            f"{row.before_km:,.0f}",
            f"{row.saved_km:,.0f}",
            percent(row.saved_km / row.before_km if row.before_km else None),
        )
        for row in coverage.savings
        if not row.sub_district
    ]
    if not rows:
        return f"<p>{escape(told('none.savings', lang))}</p>"
    columns = ("item_class", "band", "before_km", "saved_km", "saved_share")
    listed = table([told(key, lang) for key in columns], rows)
    return f"<p>{escape(told('note.savings', lang))}</p>{listed}"


def never_rows(
    coverage: Coverage, file: ScenarioFile, lang: Lang
) -> Iterator[tuple[str, str, int, int, str]]:
    """By item class and mode how many demand points and residents are never covered, and which."""
    by_class = groupby(coverage.uncovered, key=lambda row: (row.item_class, row.mode))
    for (item_class, mode), run in by_class:
        points = list(run)
        listed = told("and", lang).join(
            f"{p.name or p.point} ({area_name(file, p.sub_district).said(lang)}, {p.population})"
            for p in points
        )
        name = label(file.item_classes[item_class]).said(lang)
        residents = sum(point.population for point in points)
        yield name, told(f"mode.{mode}", lang), len(points), residents, listed


def _never(coverage: Coverage, file: ScenarioFile, lang: Lang) -> str:
    if not coverage.uncovered:
        return f"<p>{escape(told('none.never', lang))}</p>"
    columns = ("item_class", "mode", "points", "residents", "who")
    return table([told(key, lang) for key in columns], never_rows(coverage, file, lang))
