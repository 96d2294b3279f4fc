"""Coverage as tables: who reaches what in which band, and who never does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.views.words.coverage import area_name, band_names, label, told
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from optimizer.coverage import Coverage

ACCESS = ("item_class", "mode", "area", "share", "mean", "p90", "max", "no_way")
"""The keys of the columns of `access_rows`."""

SAVINGS = ("item_class", "band", "before_km", "saved_km", "saved_share")
NEVER = ("item_class", "mode", "points", "residents", "who")


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


def bands_shown(coverage: Coverage, file: ScenarioFile) -> list[str]:
    """The bands that somebody can be covered in, in the order of the day."""
    there = {row.band for row in coverage.access}
    return [band for band in band_names(file) if band in there]


def share_rows(coverage: Coverage, file: ScenarioFile, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Per item class and mode the share of the whole district in every band."""
    shares = {
        (row.item_class, row.mode, row.band): row.share
        for row in coverage.access
        if not row.sub_district
    }
    bands = bands_shown(coverage, file)
    for item_class in coverage.item_classes:
        for mode in coverage.modes:
            name = label(file.item_classes[item_class]).said(lang)
            found = (percent(shares.get((item_class, mode, band))) for band in bands)
            yield (name, told(f"mode.{mode}", lang), *found)


def share_columns(coverage: Coverage, file: ScenarioFile, lang: Lang) -> list[str]:
    """The headers of `share_rows`."""
    names = band_names(file)
    bands = [names[band].said(lang) for band in bands_shown(coverage, file)]
    return [told("item_class", lang), told("mode", lang), *bands]


def access_rows(
    coverage: Coverage, file: ScenarioFile, band: str, lang: Lang
) -> Iterator[tuple[str, ...]]:
    """The ways to the nearest open site in one band, by item class, mode and sub-district."""
    for row in coverage.access:
        if row.band == band:
            yield (
                label(file.item_classes[row.item_class]).said(lang),
                told(f"mode.{row.mode}", lang),
                area_name(file, row.sub_district).said(lang),
                percent(row.share),
                way_min(row.mean_s),
                way_min(row.p90_s),
                way_min(row.max_s),
                percent(row.none_share),
            )


def saving_rows(coverage: Coverage, file: ScenarioFile, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Person-kilometres of the whole district, before and saved, by item class and band."""
    names = band_names(file)
    for row in coverage.savings:
        if not row.sub_district:
            yield (
                label(file.item_classes[row.item_class]).said(lang),
                names[row.band].said(lang),
                f"{row.before_km:,.0f}",
                f"{row.saved_km:,.0f}",
                percent(row.saved_km / row.before_km if row.before_km else None),
            )


def never_rows(
    coverage: Coverage, file: ScenarioFile, lang: Lang
) -> Iterator[tuple[str, str, int, int, str]]:
    """By item class and mode how many demand points and residents are never covered, and which."""
    by_class = groupby(coverage.uncovered, key=lambda row: (row.item_class, row.mode))
    for (item_class, mode), run in by_class:
        points = list(run)
        listed = told("and", lang).join(
            f"{p.name or p.point} ({_where(file, p.sub_district, lang)}{p.population:,})"
            for p in points
        )
        name = label(file.item_classes[item_class]).said(lang)
        residents = sum(point.population for point in points)
        yield name, told(f"mode.{mode}", lang), len(points), residents, listed


def _where(file: ScenarioFile, sub_district: str, lang: Lang) -> str:
    """A sub-district before what follows; nothing where none is given."""
    comma = "，" if lang == "zh" else ", "
    return area_name(file, sub_district).said(lang) + comma if sub_district else ""
