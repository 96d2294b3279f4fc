"""Random mutations of a scenario: most of them leave a scenario that can still be loaded."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.scenario.input import Input, Record
from tests.scenario.mutation_values import CLASSES, GARBAGE, KINDS, LIMITS, NUMBERS, SETTINGS, SPANS


def _some_table(rng: Random, data: Input) -> list[Record]:
    return data.tables[rng.choice([name for name, rows in sorted(data.tables.items()) if rows])]


def _of(data: Input, table: str, column: str) -> list[str]:
    return [row[column] for row in data.tables.get(table, ())]


def _add(data: Input, table: str, row: Record) -> None:
    data.tables.setdefault(table, []).append(row)


def _dates(data: Input) -> list[str]:
    first, last = (
        date.fromisoformat(str(data.settings["dates"][end])) for end in ("first", "last")
    )
    return [str(first + timedelta(days=n)) for n in range(min(40, max(0, (last - first).days) + 1))]


def _drop_rows(rng: Random, data: Input) -> None:
    rows = _some_table(rng, data)
    kept = rng.choice((0.0, 0.5, 0.9))
    rows[:] = [row for row in rows if rng.random() < kept]


def _repeat_row(rng: Random, data: Input) -> None:
    rows = _some_table(rng, data)
    row = dict(rng.choice(rows))
    row[next(iter(row))] += rng.choice(("", "-2", "x"))
    rows.append(row)


def _shuffle(rng: Random, data: Input) -> None:
    rng.shuffle(_some_table(rng, data))


def _change_number(rng: Random, data: Input) -> None:
    rows = _some_table(rng, data)
    columns = [name for name in rows[0] if any(row[name].lstrip("-").isdigit() for row in rows)]
    if columns:
        column, some = rng.choice(columns), str(rng.choice(NUMBERS[:12]))
        for row in rng.choice((rows, [rng.choice(rows)])):
            row[column] = some


def _shift_dates(rng: Random, data: Input) -> None:
    rows, by = _some_table(rng, data), timedelta(days=rng.choice((-7, -1, 1, 7, 400)))
    for row in rng.choice((rows, [rng.choice(rows)])):
        for column, text in row.items():
            if len(text) == len("2023-10-09") and text[4:5] == text[7:8] == "-":
                row[column] = str(date.fromisoformat(text) + by)


def _garble(rng: Random, data: Input) -> None:
    row = rng.choice(_some_table(rng, data))
    row[rng.choice(list(row))] = rng.choice(GARBAGE)


def _swap_cells(rng: Random, data: Input) -> None:
    rows = _some_table(rng, data)
    column, one, other = rng.choice(list(rows[0])), rng.choice(rows), rng.choice(rows)
    one[column], other[column] = other[column], one[column]


def _raise_windows(rng: Random, data: Input) -> None:
    for place in data.tables.get("places", ()):
        staff = [p for p in data.tables["people"] if p["hall"] == place["id"]]
        wanted = sum(p["role"] in ("clerk", "window") for p in staff) - rng.choice((0, 0, 1))
        place["min_windows"] = str(max(0, wanted))


def _send_away(rng: Random, data: Input) -> None:
    people, days = _of(data, "people", "code"), _dates(data)
    for person in rng.sample(people, rng.randint(1, len(people))):
        first = rng.choice(days)
        last = rng.choice([day for day in days if day >= first])
        part = rng.choice(("day", "day", "morning", "afternoon"))
        row = {"person": person, "first": first, "last": last, "part": part}
        _add(data, "absences", row | {"kind": rng.choice(KINDS)})


def _drop_items(rng: Random, data: Input) -> None:
    item = rng.choice(CLASSES)
    for person in data.tables.get("people", ()):
        items = [held for held in person["items"].split("; ") if held != item]
        if rng.random() < 0.5:
            person["items"] = "; ".join(items)


def _part_time(rng: Random, data: Input) -> None:
    week = [f"{day}_{half}" for day in ("mon", "tue", "wed", "thu", "fri") for half in ("am", "pm")]
    for person in data.tables["people"]:
        if rng.random() < 0.3:
            person["pattern"] = "; ".join(rng.sample(week, rng.randint(1, 9)))


def _change_setting(rng: Random, data: Input) -> None:
    for _ in range(rng.choice((1, 1, 3, 10))):
        group = rng.choice(sorted(SETTINGS))
        name = rng.choice(sorted(SETTINGS[group]))
        one = rng.choice(sorted(SETTINGS[group][name]))
        value = rng.choice(SETTINGS[group][name][one])
        data.settings.setdefault(group, {}).setdefault(name, {})[one] = value


def _set_limit(rng: Random, data: Input) -> None:
    name = rng.choice(sorted(LIMITS))
    limit = LIMITS[name](rng, list(data.settings["slots"])) | {
        "price": rng.choice((None, 0, 3, 50))
    }
    if rng.random() < 0.3:
        limit["person"] = rng.choice(_of(data, "people", "code"))
    settings = data.settings.setdefault("rules", {}).setdefault(name, {})
    settings["limits"] = [*settings.get("limits", []), limit]


def _change_regime(rng: Random, data: Input) -> None:
    regime = data.settings["regimes"][rng.choice(sorted(data.settings["regimes"]))]
    regime["overtime_workday_max_min"] = rng.choice((0, 30, 180, 1440))
    regime["rest_day_max_min"] = rng.choice((0, 150, 480))
    regime["overtime_month_max_min"] = rng.choice((None, 0, 60, 2160))
    regime["free_day_in_7"] = rng.random() < 0.5
    if rng.random() < 0.5:
        kinds = ("workday", "makeup_workday", "rest_day", "statutory_holiday", "holiday_period")
        regime["earns"] = {kind: rng.choice(("comp", "pay")) for kind in kinds}


def _change_slot(rng: Random, data: Input) -> None:
    slot = data.settings["slots"][rng.choice(sorted(data.settings["slots"]))]
    values: dict[str, tuple[Any, ...]] = {
        "hours": SPANS,
        "days": ("workday", "rest_day", "holiday"),
        "backup": ("on_site", "on_call", "none"),
        "halves": (["morning"], ["afternoon"], ["morning", "afternoon"]),
        "meal": (True, False),
        "booked_only": (True, False),
        "counts_as": ("early", "noon", "late", "weekend", "holiday"),
    }
    for name in rng.sample(sorted(values), rng.randint(1, 3)):
        slot[name] = rng.choice(values[name])


def _change_hours(rng: Random, data: Input) -> None:
    hours = data.settings["ordinary_hours"]
    hours["morning"] = rng.choice(("08:30-11:30", "00:00-11:30", "09:00-09:01", "08:30-13:30"))
    hours["afternoon"] = rng.choice(("13:30-17:00", "13:30-24:00", "14:00-14:30"))


def _change_file(rng: Random, data: Input) -> None:
    zones = ("Asia/Shanghai", "America/St_Johns", "Pacific/Apia", "UTC")
    values: dict[str, tuple[Any, ...]] = {
        "time_zone": zones,
        "coordinates": ("WGS-84", "GCJ-02"),
        "travel": ({"speed_kmh": 1}, {"speed_kmh": 1000}, {"detour_percent": 10_000}),
    }
    name = rng.choice(sorted(values))
    data.settings[name] = rng.choice(values[name])


def _move_ends(rng: Random, data: Input) -> None:
    end, days = rng.choice(("first", "last")), _dates(data)
    moved = date.fromisoformat(rng.choice(days)) + timedelta(days=rng.choice((0, 0, 0, -3, 3)))
    data.settings["dates"][end] = str(moved)


def _open(rng: Random, data: Input) -> None:
    halls, slots = _of(data, "places", "id"), sorted(data.settings["slots"])
    for _ in range(rng.randint(1, 4)):
        row = {"hall": rng.choice(halls), "slot": rng.choice(slots), "offers": rng.choice(CLASSES)}
        _add(data, "openings", row)


def _pin(rng: Random, data: Input) -> None:
    parts = [*data.settings["slots"], "morning", "afternoon", ""]
    for _ in range(rng.randint(1, 5)):
        row = {"kind": rng.choice(("holder", "backup", "comp", "rotation"))}
        row |= {"person": rng.choice(_of(data, "people", "code")), "date": rng.choice(_dates(data))}
        _add(data, "pins", row | {"part": rng.choice(parts)})


def _wish(rng: Random, data: Input) -> None:
    parts = [*data.settings["slots"], "morning", "afternoon", "day"]
    for _ in range(rng.randint(1, 20)):
        row = {"person": rng.choice(_of(data, "people", "code")), "date": rng.choice(_dates(data))}
        row |= {"part": rng.choice(parts), "wish": rng.choice(("duty", "no_duty", "comp"))}
        _add(data, "requests", row | {"weight": rng.choice("123")})


def _more_batch_work(rng: Random, data: Input) -> None:
    for number in range(rng.randint(1, 20)):
        row = {"id": f"more-{number}", "hall": rng.choice(_of(data, "places", "id"))}
        row |= {"date": rng.choice(_dates(data)), "part": rng.choice(("morning", "afternoon"))}
        _add(data, "batch_work", row | {"minutes": rng.choice(("1", "30", "480"))})


def _train(rng: Random, data: Input) -> None:
    people = _of(data, "people", "code")
    for number in range(rng.randint(1, 3)):
        row = {"id": f"more-{number}", "course": rng.choice(("a", "b")), "mode": "on_site"}
        row |= {"date": rng.choice(_dates(data)), "part": rng.choice(("morning", "afternoon"))}
        invited = rng.sample(people, rng.randint(1, len(people)))
        _add(data, "trainings", row | {"invited": "; ".join(invited)})


def _shift_posts(rng: Random, data: Input) -> None:
    column = rng.choice(("holder", "backup", "next", "backup_halls"))
    names = _of(data, *(("places", "id") if column == "backup_halls" else ("people", "code")))
    rng.choice(data.tables["posts"])[column] = rng.choice(names)


def _all_neighbours(_: Random, data: Input) -> None:
    halls = [row["id"] for row in data.tables["places"] if row["kind"] == "hall"]
    for place in data.tables["places"]:
        place["neighbours"] = "; ".join(hall for hall in halls if hall != place["id"])


def _balance(rng: Random, data: Input) -> None:
    data.tables["comp_credits"] = []
    for person in data.tables["people"]:
        person["comp_balance_min"] = rng.choice(("0", "180", "390", "5000", "100000"))


def _long_ago(rng: Random, data: Input) -> None:
    for credit in data.tables.get("comp_credits", ()):
        credit["earned_on"] = rng.choice(("1950-01-01", "2023-01-01", credit["earned_on"]))


def _what_if(rng: Random, data: Input) -> None:
    setting = rng.choice(("rules.rest_between_days.min_rest_h", "goals.shortages.holder"))
    table = rng.choice(("absences", "openings", "pins", "requests", "trainings", "posts", "people"))
    where: dict[str, Any] = rng.choice(({}, {"hall": rng.choice(_of(data, "places", "id"))}))
    change: dict[str, Any] = {"description": {"en": "fuzz", "zh": "假设"}}
    change["set"] = {setting: rng.choice((0, 11, 24))}
    if rng.random() < 0.4:
        change["drop"] = {table: [{"where": where}]}
    data.what_ifs["fuzz"] = change


MUTATIONS: tuple[tuple[Callable[[Random, Input], None], int], ...] = (
    (_drop_rows, 3),
    (_repeat_row, 2),
    (_shuffle, 1),
    (_change_number, 3),
    (_shift_dates, 2),
    (_garble, 2),
    (_swap_cells, 3),
    (_raise_windows, 2),
    (_send_away, 3),
    (_drop_items, 2),
    (_part_time, 2),
    (_change_setting, 5),
    (_set_limit, 2),
    (_change_regime, 3),
    (_change_slot, 3),
    (_change_hours, 1),
    (_change_file, 1),
    (_move_ends, 1),
    (_open, 2),
    (_pin, 3),
    (_wish, 2),
    (_more_batch_work, 2),
    (_train, 2),
    (_shift_posts, 2),
    (_all_neighbours, 1),
    (_balance, 2),
    (_long_ago, 1),
    (_what_if, 2),
)


def mutations_drawn(rng: Random, count: int) -> Iterable[Callable[[Random, Input], None]]:
    """Some kinds of mutations, drawn by their weight."""
    kinds, weights = zip(*MUTATIONS, strict=True)
    return rng.choices(kinds, weights, k=count)
