"""The door: a scenario folder and what-ifs in, a checked Scenario or all mistakes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from optimizer.errors import ScenarioError
from optimizer.scenario.assumptions import assumptions
from optimizer.scenario.calendar import MissingNotice, day_kind, day_kinds
from optimizer.scenario.checks import names as checks_names
from optimizer.scenario.checks import order as checks
from optimizer.scenario.checks import settings as checks_settings
from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.geography import gcj02_to_wgs84
from optimizer.scenario.read.folder import SETTINGS, read_folder
from optimizer.scenario.read.mistakes import Found, Trail, did_you_mean, told
from optimizer.scenario.read.shape import shape
from optimizer.scenario.read.tables import Row, Table
from optimizer.scenario.read.yaml_file import Document
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import DayKind
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.scenario.schema.strict import Strict
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.scenario.what_if import AnyWhatIf, name_of, overlay
from optimizer.words.message import Message, message

SettingsTypes = Mapping[str, type[Strict]]
Entries = dict[str, tuple[tuple[Any, Row], ...]]


def load(
    folder: Path,
    what_ifs: Sequence[AnyWhatIf] = (),
    *,
    rules: SettingsTypes,
    goals: SettingsTypes,
    assume_weekdays: bool = False,
) -> Scenario:
    """The scenario of a folder with what-ifs laid over it; rows are sorted by key.

    `rules` and `goals` are the settings types by name. `assume_weekdays` takes Monday to Friday as
    workdays where no notice is known. Raises ScenarioError with every mistake, sorted by place.
    """
    read, tables, found = read_folder(folder)
    document, groups = read or Document(SETTINGS), {"rules": rules, "goals": goals}
    laid = overlay(folder, what_ifs, document, tables, groups) if what_ifs and read else ((), [])
    found += laid[1]
    file = _file(document, found) if read else None
    settings = {name: _settings(document, name, types, found) for name, types in groups.items()}
    entries = _rows(tables, found)
    found += checks_names.run(settings, document, tables)
    if file is None:
        raise ScenarioError(told(found))
    entries = _on_wgs84(entries) if file.coordinates == "GCJ-02" else entries
    broken = _broken(tables, found)
    kinds, assumed = _kinds(file, document, entries, broken, found, assume_weekdays)
    draft = _draft(file, document, settings["rules"], kinds, entries, assume_weekdays)
    _refuse([*found, *checks.run(draft, broken)])
    rows = _values(entries)
    return Scenario(
        folder=str(folder),
        file=file,
        rules=settings["rules"],
        goals=settings["goals"],
        day_kinds=kinds,
        **rows,
        what_ifs=tuple(dict.fromkeys(map(name_of, what_ifs))),
        changes=laid[0],
        assumptions=assumptions(file, rows, assumed),
    )


def _draft(
    file: ScenarioFile,
    document: Document,
    rules: Mapping[str, Strict],
    kinds: Mapping[date, DayKind],
    entries: Entries,
    assume_weekdays: bool,
) -> Draft:
    known = {**kinds, **_kinds_of_bookings(entries, assume_weekdays)}
    return Draft(file, document, rules, known, _by_type(entries))


def _kinds_of_bookings(entries: Entries, assume_weekdays: bool) -> dict[date, DayKind]:
    """The day kinds, as far as known, of the days on which something was booked."""
    overrides = {row.date: row.kind for row, _ in entries["calendar"]}
    days = {row.made_on for row, _ in entries["bookings"]}
    kinds = {day: day_kind(day, overrides, assume_weekdays=assume_weekdays) for day in days}
    return {day: kind for day, kind in kinds.items() if kind is not None}


def _by_type(entries: Entries) -> dict[type[Strict], tuple[tuple[Any, Row], ...]]:
    return {ROW_TYPES[name]: pairs for name, pairs in entries.items()}


def _refuse(found: list[Found]) -> None:
    if found:
        raise ScenarioError(told(found))


def _file(document: Document, found: list[Found]) -> ScenarioFile | None:
    """The settings of scenario.yaml; None when their shape or sense is wrong."""

    def tell(path: Trail, problem: Message, hint: Message | None, at_key: bool) -> None:
        found.append(document.found(path, problem, hint, key=at_key))

    file = shape(ScenarioFile, document.data, tell)
    wrong = (
        [one for check in checks_settings.CHECKS for one in check(file, document)] if file else []
    )
    found += wrong
    return None if wrong else file


def _settings(
    document: Document, group: str, types: SettingsTypes, found: list[Found]
) -> dict[str, Strict]:
    """The settings of every rule or goal; the group's mistakes go to `found`."""
    said = document.data.get(group)
    said = said if isinstance(said, dict) else {}
    for name in said:
        if name not in types:
            hint = did_you_mean(name, sorted(types))
            found.append(
                document.found(
                    (group, name),
                    message("unknown {kind}", kind=message(group[:-1])),
                    hint,
                    key=True,
                )
            )
    settings: dict[str, Strict] = {}
    for name, model in sorted(types.items()):

        def tell(
            path: Trail, problem: Message, hint: Message | None, at_key: bool, name: str = name
        ) -> None:
            found.append(document.found((group, name, *path), problem, hint, key=at_key))

        data = said.get(name, {})
        value = shape(model, data, tell) if isinstance(data, dict) else None
        if value is not None:
            settings[name] = value
    return settings


def _rows(tables: Mapping[str, Table], found: list[Found]) -> Entries:
    """The rows of the right shape, by table."""
    entries: Entries = {}
    for name, model in ROW_TYPES.items():
        table = tables[name]
        good: list[tuple[Any, Row]] = []
        required = {one for one, field in model.model_fields.items() if field.is_required()}
        for row in table.rows:

            def tell(
                path: Trail, problem: Message, hint: Message | None, _: bool, row: Row = row
            ) -> None:
                if str(path[0]) not in tables[row.table].hidden:
                    found.append(row.found(str(path[0]), problem, hint))

            blank = {one: "" for one in row.places if one in required}
            value = shape(model, blank | row.cells, tell)
            if value is not None:
                good.append((value, row))
        entries[name] = tuple(good)
    return entries


def _broken(tables: Mapping[str, Table], found: Sequence[Found]) -> set[str]:
    """What has a mistake already: tables, and the settings of rules."""
    broken = {name for name, table in tables.items() if not table.intact}
    broken |= {one.row.table for one in found if isinstance(one.row, Row)}
    if any(str(one.field).startswith("rules") for one in found):
        broken.add("rules")
    return broken


def _kinds(
    file: ScenarioFile,
    document: Document,
    entries: Entries,
    broken: set[str],
    found: list[Found],
    assume_weekdays: bool,
) -> tuple[dict[date, DayKind], bool]:
    """The day kinds and whether some are assumed; without them `broken` gets "days"."""
    overrides = {row.date: row.kind for row, _ in entries["calendar"]}
    try:
        return day_kinds(file.first, file.last, overrides, assume_weekdays=False), False
    except MissingNotice as missing:
        if assume_weekdays:
            return day_kinds(file.first, file.last, overrides, assume_weekdays=True), True
        broken.add("days")
        if "calendar" not in broken:
            years = ", ".join(map(str, missing.years))
            end = "first" if file.first.year in missing.years else "last"
            problem = message(
                "no State Council notice on the holidays of {years} is known", years=years
            )
            hint = message("list the day kinds in calendar.csv, or pass --assume-weekdays")
            found.append(document.found(("dates", end), problem, hint))
        return {}, False


def _on_wgs84(entries: Entries) -> Entries:
    """The same rows, GCJ-02 coordinates converted in every table that has any."""
    return {
        name: tuple((_as_wgs84(value), row) for value, row in pairs)
        if "lat" in ROW_TYPES[name].model_fields
        else pairs
        for name, pairs in entries.items()
    }


def _as_wgs84(row: Any) -> Any:
    lat, lon = gcj02_to_wgs84(row.lat, row.lon)
    return row.model_copy(update={"lat": lat, "lon": lon})


def _values(entries: Entries) -> dict[str, tuple[Any, ...]]:
    """The rows by table, sorted by key."""
    values: dict[str, tuple[Any, ...]] = {}
    for name, pairs in entries.items():
        ordered = sorted(pairs, key=lambda pair: (pair[1].key, sorted(pair[1].cells.items())))
        values[name] = tuple(value for value, _ in ordered)
    return values
