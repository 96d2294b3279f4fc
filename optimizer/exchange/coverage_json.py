"""`coverage.json`: who can reach what, when; docs/coverage.md says what each figure means."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizer.coverage import Access, Coverage, Saving
from optimizer.coverage.half_hours import HALF_HOURS
from optimizer.exchange.coverage_file import (
    AccessRow,
    AreaRow,
    CoverageFile,
    HalfHoursRow,
    NeverRow,
    SavingRow,
    TypicalRow,
    Ways,
)
from optimizer.exchange.fields import assumptions, what_if_rows
from optimizer.exchange.json_file import written
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.views.words.coverage import area_name, band_names, label

FILE = "coverage.json"


def coverage_json(coverage: Coverage, scenario: Scenario) -> bytes:
    """A coverage in UTF-8 with a stable order of keys and rows; shares have four decimals.

    `typical_days` and `half_hours` join neighbouring half-hours of equal shares, and leave out
    those in which nobody is covered.
    """
    file = scenario.file
    bands = {row.band for row in coverage.access}
    names = band_names(file)
    return written(
        CoverageFile(
            format=1,
            scenario=label(file.name),
            first=file.first,
            last=file.last,
            synthetic=file.synthetic,
            **assumptions(scenario),
            what_ifs=what_if_rows(scenario),
            within_min=coverage.within_min,
            travel=ways_known(file),
            item_classes={name: label(file.item_classes[name]) for name in coverage.item_classes},
            sub_districts=[
                AreaRow(id=area, name=area_name(file, area), residents=residents)
                for area, residents in zip(coverage.areas, coverage.residents, strict=True)
            ],
            bands={band: names[band] for band in names if band in bands},
            access=[_access(row) for row in coverage.access],
            savings=[_saving(row) for row in coverage.savings],
            never_covered=[NeverRow.model_validate(row) for row in coverage.uncovered],
            typical_days=list(_typical_days(coverage)),
            half_hours=list(_half_hours(coverage)),
        )
    )


def ways_known(file: ScenarioFile) -> Ways:
    """How ways are known, by mode."""
    return {"walk": "estimate", "car": "roads" if file.travel.source == "roads" else "estimate"}


def _access(row: Access) -> AccessRow:
    return AccessRow(
        item_class=row.item_class,
        mode=row.mode,
        sub_district=row.sub_district,
        band=row.band,
        share=rounded(row.share, 4),
        mean_s=rounded(row.mean_s, 1),
        p90_s=row.p90_s,
        max_s=row.max_s,
        none_share=rounded(row.none_share, 4),
    )


def _saving(row: Saving) -> SavingRow:
    return SavingRow(
        item_class=row.item_class,
        sub_district=row.sub_district,
        band=row.band,
        before_km=round(row.before_km, 1),
        saved_km=round(row.saved_km, 1),
    )


def _typical_days(coverage: Coverage) -> Iterator[TypicalRow]:
    for item_class in coverage.item_classes:
        for mode in coverage.modes:
            for day_type in coverage.day_types:
                by_area = np.stack(
                    [coverage.typical(day_type, item_class, mode, area) for area in coverage.areas]
                )
                for run in _runs(coverage, by_area):
                    yield TypicalRow(item_class=item_class, mode=mode, day_type=day_type, **run)


def _half_hours(coverage: Coverage) -> Iterator[HalfHoursRow]:
    for at, item_class in enumerate(coverage.item_classes):
        for mode_at, mode in enumerate(coverage.modes):
            for day_at, day in enumerate(coverage.dates):
                for run in _runs(coverage, coverage.share[at, mode_at, :, day_at]):
                    yield HalfHoursRow(item_class=item_class, mode=mode, date=day, **run)


def _runs(coverage: Coverage, by_area: NDArray[np.float64]) -> Iterator[dict[str, Any]]:
    """Neighbouring half-hours whose shares (areas x 48) are equal as written."""
    columns = [tuple(rounded(one, 4) for one in column) for column in by_area.T.tolist()]
    for shares, run in groupby(range(HALF_HOURS), key=columns.__getitem__):
        half_hours = list(run)
        if any(shares):
            yield {
                "start": 30 * half_hours[0],
                "end": 30 * half_hours[-1] + 30,
                "share": dict(zip(coverage.areas, shares, strict=True)),
            }


def rounded(value: float | None, digits: int) -> float | None:
    """The value with some decimals; None also for NaN (nobody lives there)."""
    return None if value is None or value != value else round(value, digits)
