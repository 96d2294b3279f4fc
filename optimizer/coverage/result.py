"""What coverage is: shares of residents by half-hour, ways, who is left out, what is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from optimizer.coverage.half_hours import DAY_TYPES, HALF_HOURS, DayType, day_type
from optimizer.scenario.schema.fields import DayKind, clock_text

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Access:
    """How residents of an area reach an item class in the half-hours of a band.

    `share` is the mean share within reach. Mean, P90 and maximum are of the way to the nearest
    open site, over residents and half-hours that have one (None: never); `none_share` is the
    share of residents and half-hours that have none. Shares are None where nobody lives.
    """

    item_class: str
    mode: str
    sub_district: str
    band: str
    share: float | None
    mean_s: float | None
    p90_s: int | None
    max_s: int | None
    none_share: float | None


@dataclass(frozen=True, slots=True)
class Saving:
    """Person-kilometres if every resident of an area went once, there and back.

    `before_km` is the way to the district hall; `saved_km` what the nearer open sites save of it,
    the mean over the band's half-hours.
    """

    item_class: str
    sub_district: str
    band: str
    before_km: float
    saved_km: float


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A demand point that no half-hour of the planned dates covers."""

    item_class: str
    mode: str
    point: str
    name: str
    sub_district: str
    population: int


@dataclass(frozen=True, eq=False)
class Coverage:
    """The coverage of the planned dates; docs/coverage.md defines each figure.

    `areas` are the sub-districts that demand points name, after "" for the whole district;
    `residents` live in them. `share` is (item class, mode, area, date, half-hour of the day), NaN
    where nobody lives.
    """

    dates: tuple[date, ...]
    day_kinds: tuple[DayKind, ...]
    item_classes: tuple[str, ...]
    modes: tuple[str, ...]
    areas: tuple[str, ...]
    residents: tuple[int, ...]
    within_min: int
    share: NDArray[np.float64]
    access: tuple[Access, ...]
    savings: tuple[Saving, ...]
    uncovered: tuple[Uncovered, ...]

    @property
    def day_types(self) -> tuple[DayType, ...]:
        """The types of dates that there are: workday, rest_day, holiday."""
        types = {day_type(kind) for kind in self.day_kinds}
        return tuple(one for one in DAY_TYPES if one in types)

    def month(self, item_class: str, mode: str, area: str = "") -> NDArray[np.float64]:
        """The shares of every date (row) and half-hour (column), (days, 48)."""
        found: NDArray[np.float64] = self.share[
            self.item_classes.index(item_class), self.modes.index(mode), self.areas.index(area)
        ]
        return found

    def typical(
        self, of_type: DayType, item_class: str, mode: str, area: str = ""
    ) -> NDArray[np.float64]:
        """The mean shares of the dates of a type by half-hour, (48,); ValueError: none is."""
        dates = [day_type(kind) == of_type for kind in self.day_kinds]
        if not any(dates):
            raise ValueError(f"no planned date is a {of_type}")
        found: NDArray[np.float64] = self.month(item_class, mode, area)[dates].mean(axis=0)
        return found

    def to_frame(self) -> DataFrame:
        """One row per item class, mode, sub-district ("" for the district), date and half-hour.

        Columns: item_class, mode, sub_district, date, start (`08:30`), share.
        """
        from pandas import DataFrame, MultiIndex

        starts = [clock_text(30 * place) for place in range(HALF_HOURS)]
        names = ["item_class", "mode", "sub_district", "date", "start"]
        levels = [self.item_classes, self.modes, self.areas, self.dates, starts]
        index = MultiIndex.from_product(levels, names=names)
        return DataFrame({"share": self.share.ravel()}, index=index).reset_index()
