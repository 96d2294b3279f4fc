"""Who is away: about 4 % of the workdays, in blocks of one to three days."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from optimizer.scenario.schema.rows_people import AbsenceRow, PersonRow

if TYPE_CHECKING:
    from datetime import date

    from scenarios.generator.month import Month
    from scenarios.generator.spec import Spec

_PERCENT = 4
_MEAN_DAYS = 2
_KINDS = ("annual_leave", "sick_leave", "other_leave", "business", "home_visit")


def absences(spec: Spec, month: Month, people: tuple[PersonRow, ...]) -> tuple[AbsenceRow, ...]:
    """Blocks hall by hall; at most two people of a hall, and one driver, are away at a time."""
    rows: list[AbsenceRow] = []
    for hall in sorted({person.hall for person in people}):
        team = [person for person in people if person.hall == hall]
        random = Random(f"{spec.seed}:absences:{hall}")
        rows += _of_team(team, month.workdays, random)
    return tuple(sorted(rows, key=lambda row: (row.person, row.first)))


def _of_team(team: list[PersonRow], workdays: tuple[date, ...], random: Random) -> list[AbsenceRow]:
    rows: list[AbsenceRow] = []
    away: Counter[tuple[str, date]] = Counter()
    wanted = len(team) * len(workdays) * _PERCENT / 100 / _MEAN_DAYS
    blocks = int(wanted) + (random.random() < wanted % 1)
    for _ in range(blocks):
        person = random.choice(team)
        start = random.randrange(len(workdays))
        days = workdays[start : start + random.randint(1, 3)]
        group, most = ("driver", 1) if person.role == "driver" else ("", 2)
        busy = any(away[group, day] >= most or away[person.code, day] for day in days)
        if busy or (days[-1] - days[0]).days > 4:
            continue
        for day in days:
            away[group, day] += 1
            away[person.code, day] += 1
        kind = random.choices(_KINDS, (45, 25, 10, 8, 12))[0]
        part = random.choice(("morning", "afternoon")) if kind == "home_visit" else "day"
        rows.append(
            AbsenceRow.model_validate(
                {
                    "person": person.code,
                    "first": days[0],
                    "last": days[0] if kind == "home_visit" else days[-1],
                    "part": part,
                    "kind": kind,
                }
            )
        )
    return rows
