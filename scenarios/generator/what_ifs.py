"""The named what-ifs of the shipped scenarios: hand-written texts, one with drawn people."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

from optimizer.scenario.schema.rows_people import AbsenceRow, PersonRow
from optimizer.scenario.schema.rows_training import TrainingRow
from scenarios.generator.halls import BEIZHAI, HALLS
from scenarios.generator.month import read_month
from scenarios.generator.spec import Spec, template

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from optimizer.scenario.schema.strict import Strict

_FLU_FIRST, _FLU_LAST = date(2023, 10, 16), date(2023, 10, 20)
_FLU_PERCENT = 15


def what_if_texts(spec: Spec, tables: Mapping[str, Sequence[Strict]]) -> dict[str, str]:
    """The what-ifs of a scenario, by file name."""
    values = {"seed": str(spec.seed), "absences": "", "trainings": "", "speeds": ""}
    if "flu-week" in spec.what_ifs:
        values["absences"] = "\n".join(_flu_absences(spec, tables))
        values["trainings"] = "\n".join(_flu_trainings(tables))
    if "slow-roads" in spec.what_ifs:
        values["speeds"] = "\n".join(_slow_speeds(spec))
    return {
        f"what-if/{name}.yaml": template(f"what-if/{name}.yaml").substitute(values)
        for name in spec.what_ifs
    }


def _slow_speeds(spec: Spec) -> list[str]:
    """Every road class, 30 % slower."""
    classes = read_month(spec.yaml()).file.road_classes
    return [
        f"  road_classes.{name}.speed_kmh: {round(road.speed_kmh * 0.7)}"
        for name, road in classes.items()
    ]


def _flu_absences(spec: Spec, tables: Mapping[str, Sequence[Strict]]) -> list[str]:
    """People who are not away in that week anyway, spread over the halls."""
    halls = [hall.id for hall in HALLS if hall.sub_district == BEIZHAI]
    people = [p for p in tables["people"] if isinstance(p, PersonRow) and p.hall in halls]
    away = {
        row.person
        for row in tables["absences"]
        if isinstance(row, AbsenceRow) and row.last >= _FLU_FIRST and row.first <= _FLU_LAST
    }
    random = Random(f"{spec.seed}:flu")
    teams = [[p.code for p in people if p.hall == hall and p.code not in away] for hall in halls]
    count = round(len(people) * _FLU_PERCENT / 100)
    days = f'first: "{_FLU_FIRST}", last: "{_FLU_LAST}"'
    ill = [random.choice(team) for team in random.sample(teams, min(count, len(teams)))]
    return [f"    - row: {{person: {code}, {days}, kind: sick_leave}}" for code in sorted(ill)]


def _flu_trainings(tables: Mapping[str, Sequence[Strict]]) -> list[str]:
    return [
        f"    - key: {row.id}"
        for row in tables["trainings"]
        if isinstance(row, TrainingRow)
        and row.mode == "on_site"
        and _FLU_FIRST <= row.date <= _FLU_LAST
    ]
