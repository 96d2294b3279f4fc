"""Putting a month together: input and known roster grow side by side, so that they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from optimizer.scenario.fields import HALF_DAYS
from optimizer.scenario.rows import AbsenceRow, PreviousDayRow
from optimizer.scenario.strict import Strict
from scenarios.generator import needs
from scenarios.generator.absences import absences
from scenarios.generator.bookings import book, booked_halves
from scenarios.generator.desk import Desk, Key
from scenarios.generator.duties import (
    duty_keys,
    fill_off_days,
    fill_workdays,
    rest_after_earlier_work,
)
from scenarios.generator.items import ITEMS
from scenarios.generator.known_plan import Entry, as_plan
from scenarios.generator.leaving import (
    man_the_van,
    send_to_rotation,
    spend_above_cap,
    spend_expiring,
)
from scenarios.generator.month import Month, read_month
from scenarios.generator.pins import pin
from scenarios.generator.staff import Staff, hire
from scenarios.generator.stand_ins import StandIn, name_stand_ins
from scenarios.generator.tables import csv_text
from scenarios.generator.training import train
from scenarios.generator.what_ifs import what_if_texts

if TYPE_CHECKING:
    from scenarios.generator.spec import Spec

_WEEK = timedelta(days=7)
Tables = Mapping[str, Sequence[Strict]]


def generate(spec: Spec) -> tuple[dict[str, str], Entry]:
    """The texts of a scenario folder by file name, and a roster of it that obeys every rule."""
    yaml = spec.yaml()
    month = read_month(yaml)
    tables, plan = build(spec, month)
    files = {"scenario.yaml": yaml}
    for name, rows in tables.items():
        if rows:
            files[f"{name}.csv"] = csv_text(name, rows, spec.seed)
    return files | what_if_texts(spec, tables), plan


@dataclass(frozen=True, slots=True)
class _Start:
    """The desk with rest days and holidays filled, and the input that this rests on."""

    desk: Desk
    away: tuple[AbsenceRow, ...]
    previous: tuple[PreviousDayRow, ...]
    stand_ins: list[StandIn]
    random: Random


def build(spec: Spec, month: Month) -> tuple[Tables, Entry]:
    """The rows of every table, and the known roster."""
    staff = hire(spec, month)
    openings = needs.openings(spec, month)
    batches, jobs = needs.rotations(spec, month), needs.batch_work(spec, month)
    vans, trips, visits = needs.van_tables(spec, month)
    keys = duty_keys(month, openings, booked_halves(spec, month))
    start = _start(spec, month, staff, keys)
    desk, random = start.desk, start.random
    trainings, attendance = train(desk, random)
    send_to_rotation(desk, batches)
    crews = man_the_van(desk, trips, visits, _beyond_min(month))
    spend_expiring(desk, staff.credits)
    fill_workdays(desk, keys, random)
    spend_above_cap(desk, random)
    tables: dict[str, Sequence[Strict]] = {
        "places": staff.places,
        "openings": openings,
        "posts": staff.posts,
        "people": staff.people,
        "comp_credits": staff.credits,
        "previous_days": start.previous,
        "absences": start.away,
        "requests": needs.requests(spec, month, staff.people),
        "items": ITEMS,
        "bookings": book(spec, desk, keys),
        "pins": pin(spec, desk),
        "trainings": trainings,
        "rotations": batches,
        "batch_work": jobs,
        "vans": vans,
        "van_days": trips,
        "visits": visits,
    }
    return tables, as_plan(desk, keys, attendance, crews, start.stand_ins, jobs)


def _start(spec: Spec, month: Month, staff: Staff, keys: Sequence[Key]) -> _Start:
    """Fills rest days first; an absence that leaves an extended hall without A never happened."""
    away = absences(spec, month, staff.people)
    previous = needs.previous_days(spec, month, staff.people)
    while True:
        random = Random(f"{spec.seed}:plan")
        desk = Desk(month, staff, away, previous)
        stand_ins = name_stand_ins(desk)
        kept = rest_after_earlier_work(desk, previous)
        fill_off_days(desk, keys, random)
        blocking = [row for row in away if _blocks(spec, desk, keys, row)]
        if not blocking:
            return _Start(desk, away, kept, stand_ins, random)
        away = tuple(row for row in away if row not in blocking)


def _blocks(spec: Spec, desk: Desk, keys: Sequence[Key], row: AbsenceRow) -> bool:
    """Somebody is away in the weeks around a rest day for which nobody was found."""
    return any(
        key.hall == desk.people[row.person].hall
        and key.hall in spec.extended
        and row.first - _WEEK < key.date < row.last + _WEEK
        and not desk.month.kinds[key.date].is_workday
        and (key, "holder") not in desk.given
        for key in keys
    )


def _beyond_min(month: Month) -> int:
    """The van day beyond ordinary hours, the meal taken off."""
    ordinary_min = sum(month.half_min(half) for half in HALF_DAYS)
    return needs.VAN.hours.minutes - needs.VAN.meal_min - ordinary_min
