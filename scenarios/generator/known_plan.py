"""The known roster as plain data, in the form of `roster.json`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from optimizer.scenario.schema.fields import HALF_DAYS, clock_text
from scenarios.generator.desk import MEAL_MIN, Desk, Key
from scenarios.generator.windows import missing_windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from optimizer.scenario.schema.rows_halls import BatchWorkRow
    from scenarios.generator.leaving import Crew
    from scenarios.generator.stand_ins import StandIn
    from scenarios.generator.training import Attendance

Entry = dict[str, Any]


def as_plan(
    desk: Desk,
    keys: Sequence[Key],
    attendance: Iterable[Attendance],
    crews: Sequence[Crew],
    stand_ins: Iterable[StandIn],
    jobs: Iterable[BatchWorkRow],
) -> Entry:
    """Every list sorted; dates, half-days and clock times as text."""
    missing = [*_unfilled(desk, keys), *_missing_windows(desk), *_missing_turns(desk, crews)]
    return {
        "format": 1,
        "duties": [_duty(desk, key) for key in sorted(keys, key=lambda k: (k.date, k))],
        "meals": _meals(desk, keys),
        "comp": _sent(desk, "comp"),
        "rotations": _rotations(desk),
        "attendance": [{"person": a.person, "session": a.session} for a in sorted(attendance)],
        "loans": [],
        "crews": [_text(crew._asdict()) for crew in crews],
        "batch": _batch(desk, jobs),
        "stand_ins": [_text(stand_in._asdict()) for stand_in in stand_ins],
        "shortages": sorted(missing, key=lambda entry: tuple(map(str, entry.values()))),
    }


def _text(fields: Entry) -> Entry:
    return {**fields, "date": fields["date"].isoformat()}


def _duty(desk: Desk, key: Key) -> Entry:
    holder, backup = desk.given.get((key, "holder")), desk.given.get((key, "backup"))
    return _text({**key._asdict(), "holder": holder, "backup": backup})


def _meals(desk: Desk, keys: Sequence[Key]) -> list[Entry]:
    """A eats first, B after A."""
    meals = []
    for key in keys:
        slot = desk.month.file.slots[key.slot]
        pair = [desk.given.get((key, "holder")), desk.given.get((key, "backup"))]
        pair = pair if slot.backup == "on_site" else pair[:1]
        for number, code in enumerate(pair if slot.meal else []):
            start = slot.hours.start_min + number * MEAL_MIN
            if code is not None:
                meals.append(_text({"person": code, "date": key.date, "start": clock_text(start)}))
    return sorted(meals, key=lambda meal: (meal["person"], meal["date"]))


def _sent(desk: Desk, where: str) -> list[Entry]:
    return [
        {"person": code, "date": day.isoformat(), "half": half.value}
        for code in sorted(desk.people)
        for day in desk.month.workdays
        for half in HALF_DAYS
        if desk.elsewhere.get((code, day, half)) == where
    ]


def _rotations(desk: Desk) -> list[Entry]:
    days = sorted({(sent["person"], sent["date"]) for sent in _sent(desk, "rotation")})
    return [{"person": person, "date": day} for person, day in days]


def _batch(desk: Desk, jobs: Iterable[BatchWorkRow]) -> list[Entry]:
    """Each job to whoever is at a window then and has done the least."""
    load: Counter[str] = Counter()
    shares = []
    for job in sorted(jobs, key=lambda job: (-job.minutes, job.id)):
        at_windows = [
            code
            for code in desk.team[job.hall]
            if desk.people[code].role in ("clerk", "window")
            and desk.present(code, job.date, job.part)
        ]
        code = min(at_windows, key=lambda c: (load[c], c), default=None)
        if code is not None:
            load[code] += job.minutes
            shares.append({"job": job.id, "person": code})
    return sorted(shares, key=lambda share: share["job"])


def _shortage(rule: str, what: str, hall: str, day: object, part: str, amount: int) -> Entry:
    where = {"hall": hall, "date": str(day), "part": part}
    return {"rule": rule, "what": what, **where, "amount": amount, "reasons": []}


def _unfilled(desk: Desk, keys: Sequence[Key]) -> list[Entry]:
    return [
        _shortage("cover_duty", role, key.hall, key.date, key.slot, 1)
        for role in ("backup", "holder")
        for key in sorted(keys)
        if (key, role) not in desk.given
    ]


def _missing_windows(desk: Desk) -> list[Entry]:
    return [
        _shortage("open_windows", "window", hall, day, half.value, missing)
        for hall in sorted(desk.team)
        for day in desk.month.workdays
        for half in HALF_DAYS
        if (missing := missing_windows(desk, hall, day, half))
    ]


def _missing_turns(desk: Desk, crews: Iterable[Crew]) -> list[Entry]:
    """Rotation days that clerks owe, and places on the van."""
    done = {entry["person"] for entry in _rotations(desk)}
    last = desk.month.file.last
    owed = [
        _shortage("training_turn", "rotation", person.hall, last, code, 1)
        for code, person in sorted(desk.people.items())
        if person.role == "clerk" and code not in done and desk.month.workdays
    ]
    for crew in crews:
        officers = (crew.officer_a, crew.officer_b).count(None)
        depot = next(p.hall for p in desk.people.values() if p.role == "officer")
        if crew.driver is None:
            owed.append(_shortage("van_crew", "driver", depot, crew.date, crew.van, 1))
        if officers:
            owed.append(_shortage("van_crew", "officer", depot, crew.date, crew.van, officers))
    return owed
