"""Putting a month together: input and known roster grow side by side, so that they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from optimizer.scenario.rows import CompCreditRow
from optimizer.scenario.strict import Strict
from scenarios.generator import needs
from scenarios.generator.absences import absences
from scenarios.generator.bookings import book, booked_halves
from scenarios.generator.desk import Desk, Key
from scenarios.generator.duties import duty_keys, fill_off_days, fill_workdays
from scenarios.generator.items import ITEMS
from scenarios.generator.known_plan import Entry, as_plan
from scenarios.generator.leaving import man_the_van, send_to_rotation, spend_comp
from scenarios.generator.month import Month, read_month
from scenarios.generator.spec import Spec
from scenarios.generator.staff import hire
from scenarios.generator.stand_ins import name_stand_ins
from scenarios.generator.tables import csv_text
from scenarios.generator.training import train

Tables = Mapping[str, Sequence[Strict]]
Plan = dict[str, list[Entry]]


def generate(spec: Spec) -> tuple[dict[str, str], Plan]:
    """The texts of a scenario folder by file name, and a roster of it that obeys every rule."""
    yaml = spec.yaml()
    month = read_month(yaml)
    tables, plan = build(spec, month)
    files = {"scenario.yaml": yaml}
    files |= {f"{name}.csv": csv_text(name, rows, spec.seed) for name, rows in tables.items() if rows}
    return files, plan


def build(spec: Spec, month: Month) -> tuple[Tables, Plan]:
    """The rows of every table, and the known roster."""
    random = Random(f"{spec.seed}:plan")
    staff = hire(spec, month)
    away = absences(spec, month, staff.people)
    previous = needs.previous_days(spec, month, staff.people)
    openings = needs.openings(spec, month)
    batches, jobs = needs.rotations(spec, month), needs.batch_work(spec, month)
    trips = needs.van_days(month) if spec.has_van else ()
    visits = needs.visits(spec, month) if spec.has_van else ()

    desk = Desk(month, staff, away, previous)
    stand_ins = name_stand_ins(desk)
    keys = duty_keys(month, openings, booked_halves(spec, month))
    fill_off_days(desk, keys, random)
    trainings, attendance = train(desk, random)
    send_to_rotation(desk, batches)
    crews = man_the_van(desk, trips, visits, _beyond_min(month))
    fill_workdays(desk, keys, random)
    spend_comp(desk, staff.credits, random)

    tables: dict[str, Sequence[Strict]] = {
        "places": staff.places,
        "openings": openings,
        "posts": staff.posts,
        "people": staff.people,
        "comp_credits": staff.credits,
        "previous_days": previous,
        "absences": away,
        "requests": needs.requests(spec, month, staff.people),
        "items": ITEMS,
        "bookings": book(spec, desk, keys),
        "trainings": trainings,
        "rotations": batches,
        "batch_work": jobs,
        "vans": (needs.VAN,) if spec.has_van else (),
        "van_days": trips,
        "visits": visits,
    }
    return tables, as_plan(desk, keys, attendance, crews, stand_ins, jobs)


def _beyond_min(month: Month) -> int:
    """The van day beyond ordinary hours, the meal taken off."""
    hours = month.file.ordinary_hours
    return needs.VAN.hours.minutes - needs.VAN.meal_min - sum(span.minutes for span in (hours.morning, hours.afternoon))
