"""What becomes of every table of a scenario in the next month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from optimizer.routes.plan.plan import RoutePlan
from optimizer.scenario.read.shape import shape
from optimizer.scenario.read.tables import Row, Table
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.scenario.write.form import Cells, Rewrite
from optimizer.tasks.new_month.carried import Carried
from optimizer.tasks.new_month.visits import open_visits
from optimizer.words.message import Message

DATED = (
    "requests",
    "bookings",
    "pins",
    "trainings",
    "rotations",
    "batch_work",
    "van_days",
    "route_pins",
)
"""Tables whose rows are of one date: those of the new month stay."""


@dataclass(frozen=True)
class NewTables:
    """What becomes of the rows of each table that is not as it was.

    `rows` are the numbers of rows before and now; `rota` counts openings that say their dates,
    `to_do` is what visits leave to do.
    """

    rewrites: Mapping[str, Rewrite]
    rows: Mapping[str, tuple[int, int]]
    rota: int
    to_do: tuple[Message, ...]


def new_tables(
    tables: Mapping[str, Table], carried: Carried, routes: RoutePlan | None, first: date
) -> NewTables:
    """The tables of the month from `first` on; `tables` are as the folder has them."""
    rows = {name: [_value(row) for row in table.rows] for name, table in tables.items()}
    visits = open_visits(rows["visits"], routes, first)
    open_ids = {rows["visits"][at].id for at in visits.kept}
    left = _sites(rows["visits"]) - _sites(rows["visits"][at] for at in visits.kept)
    left -= {row.id for name in ("places", "stops") for row in rows[name]}
    rewrites = {name: _kept(rows[name], lambda row: row.date >= first) for name in DATED}
    rewrites |= {
        "visits": Rewrite(visits.kept),
        "route_pins": _kept(
            rows["route_pins"], lambda row: row.date >= first and row.visit in open_ids
        ),
        "travel": _kept(rows["travel"], lambda row: not {row.origin, row.destination} & left),
        "absences": _kept(rows["absences"], lambda row: _reaches(row, first, carried)),
        "comp_credits": Rewrite({}, carried.credit_cells()),
        "previous_days": Rewrite({}, carried.day_cells()),
        "people": Rewrite(
            {at: _news(row, carried) for at, row in enumerate(tables["people"].rows)}
        ),
    }
    changed = {n: one for n, one in rewrites.items() if one.changes(len(rows[n]))}
    rota = sum(bool(row.dates) for row in rows["openings"])
    return NewTables(changed, _numbers(rows, rewrites), rota, visits.to_do)


def _numbers(
    rows: Mapping[str, list[Any]], rewrites: Mapping[str, Rewrite]
) -> dict[str, tuple[int, int]]:
    """How many rows each table had and has."""
    now = {name: len(one.kept) + len(one.added) for name, one in rewrites.items()}
    return {name: (len(some), now.get(name, len(some))) for name, some in rows.items()}


def _value(row: Row) -> Any:
    """The row as a value; the scenario was read without a mistake before."""
    model = ROW_TYPES[row.table]
    blank = {name: "" for name in row.places if model.model_fields[name].is_required()}
    return shape(model, blank | row.cells, lambda *_: None)


def _kept(rows: list[Any], stays: Callable[[Any], bool]) -> Rewrite:
    return Rewrite({at: {} for at, row in enumerate(rows) if stays(row)})


def _sites(visits: Iterable[Any]) -> set[str]:
    """The names that travel times of visits are told by."""
    return {name for row in visits for name in (row.id, row.where)}


def _reaches(row: Any, first: date, carried: Carried) -> bool:
    """An absence of the new month, or work elsewhere on a day off shortly before it."""
    trip = row.kind in ("home_visit", "business") and any(
        code == row.person and row.first <= day <= row.last for code, day in carried.trips
    )
    return trip or row.last >= first


def _news(row: Row, carried: Carried) -> Cells:
    """The cells of somebody's row that say something else now."""
    cells = carried.person_cells(row.text("code"))
    return {name: text for name, text in cells.items() if row.text(name) != text}
