"""A seeded month of two halls with seven people each, and a van; nothing obeys any rule."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from optimizer.roster.goals.fairness import METRICS, Share
from optimizer.roster.plan.facts import Counts
from optimizer.roster.plan.ledger import Entry, Ledger
from optimizer.roster.plan.plan import (
    Assignment,
    Attendance,
    BatchShare,
    CompHalf,
    Crew,
    Loan,
    Meal,
    RosterPlan,
    Rotation,
    Shortage,
    StandIn,
)
from optimizer.roster.problem.entities import DutyKey
from optimizer.scenario.scenario import Change
from optimizer.scenario.schema.fields import DayKind, HalfDay, Span
from optimizer.solving.status import Status
from optimizer.views.roster import (
    DayPart,
    DutyView,
    Figure,
    HallView,
    MealView,
    Outcome,
    PersonView,
    RosterView,
    SlotView,
)
from optimizer.words.label import Label

HALF_SPANS = {HalfDay.MORNING: Span(510, 690), HalfDay.AFTERNOON: Span(810, 1020)}
SLOTS = (
    SlotView("early", Label("Early", "早间错时"), Span(480, 510), "workday", "early"),
    SlotView("noon", Label("Noon", "午间不间断"), Span(690, 810), "workday", "noon"),
    SlotView("late", Label("Late", "晚间延时"), Span(1020, 1080), "workday", "late"),
    SlotView("weekend_morning", Label("Weekend am", "周末上午"), Span(540, 690), "rest_day",
             "weekend"),
    SlotView("weekend_afternoon", Label("Weekend pm", "周末下午"), Span(810, 1020), "rest_day",
             "weekend"),
    SlotView("holiday_morning", Label("Holiday am", "节日上午"), Span(540, 690), "holiday",
             "holiday"),
)  # fmt: skip
STAMP = datetime(2023, 9, 25, 8, 0, tzinfo=UTC)

HOSTILE = {
    "大崂-02": "=cmd|'/C calc'!A0",
    "大崂-03": "+1",
    "大崂-04": "../../x",
    "大崂-05": "<script>alert(1)</script>",
    "大崂-06": "😀𠮷\x07\u202e",
    "大崂-07": "@SUM(A1)",
    "北宅-02": "-2+3",
    "北宅-03": ".._x",
    "北宅-04": "CON",
    "北宅-05": "CON ",
    "北宅-06": 'a"b&c;d,e\nf',
    "北宅-07": "con",
}
"""Names that a cell, a page, a file or a formula could be hurt by."""


def month() -> tuple[tuple[date, DayKind], ...]:
    kinds = []
    for offset in range(31):
        day = date(2023, 10, 1) + timedelta(days=offset)
        kind = DayKind.REST_DAY if day.weekday() >= 5 else DayKind.WORKDAY
        if day.day <= 3:
            kind = DayKind.STATUTORY_HOLIDAY
        elif day.day <= 6:
            kind = DayKind.HOLIDAY_PERIOD
        elif day.day <= 8:
            kind = DayKind.MAKEUP_WORKDAY
        kinds.append((day, kind))
    return tuple(kinds)


def sample_roster(
    halls: int = 2, people: int = 7, seed: int = 5, names: dict[str, str] | None = None
) -> RosterView:
    """A view; `names` replaces people's codes."""
    rng = random.Random(seed)
    ids = ["大崂", "北宅", *(f"管区{place}" for place in range(3, halls + 1))][:halls]
    names_en = ("Beizhai", "Shazikou", "Wanggezhuang", "Jinjialing", "Zhonghan")
    names_zh = ("北宅街道", "沙子口街道", "王哥庄街道", "金家岭街道", "中韩街道")
    districts = [Label(en, zh) for en, zh in zip(names_en, names_zh, strict=True)]
    staff, groups = _staff(ids, districts, people, names or {})
    duties = [d for group in groups for d in _duties(group, rng)]
    plan = _plan(groups, duties, rng)
    return RosterView(
        name=Label("Sample, October 2023", "示例 2023年10月"),
        synthetic=True,
        outcome=Outcome(
            Status.FEASIBLE, Figure(5230, 5102, 4000), STAMP,
            goals={"shortages": Figure(4000, 4000, 4000), "fairness": Figure(1230, 1102)},
            versions={"optimizer": "0.1.0", "ortools": "9.15.6755"},
            travel_source="geodesic × 1.6",
        ),
        plan=plan,
        days=month(),
        halls=tuple(groups),
        people=tuple(staff),
        slots=SLOTS,
        duties=tuple(duties),
        parts=tuple(_parts(staff, plan, rng)),
        overtime_min=_overtime(duties),
        ledgers=_ledgers(staff, plan, duties),
        counts=_counts(staff, duties),
        shares=tuple(
            Share(p.code, (p.hall, p.role), m, 8, 8 + rng.randint(-3, 3))
            for p in staff for m in METRICS
        ),
        comp_cap_min=420,
        what_ifs=("noon-everywhere",),
        changes=(Change("noon-everywhere", "openings[3].dates", "=1+1", "all"),),
        assumptions=(Label("Every management district has a hall.", "每个管区都有大厅。"),),
    )  # fmt: skip


def _staff(
    ids: list[str], districts: list[Label], people: int, names: dict[str, str]
) -> tuple[list[PersonView], list[HallView]]:
    staff: list[PersonView] = []
    groups: list[HallView] = []
    for place, hall in enumerate(ids):
        codes = [f"{hall}-{number:02d}" for number in range(1, people + 1)]
        codes = [names.get(code, code) for code in codes]
        roles = ["lead", "clerk", *["window"] * (people - 2)]
        regimes = Label("labour contract", "劳动合同")
        staff += [PersonView(c, hall, r, regimes) for c, r in zip(codes, roles, strict=True)]
        groups.append(
            HallView(hall, Label(f"Hall {hall}", f"{hall}管区大厅"), districts[place // 7 % 5],
                     tuple(codes))
        )  # fmt: skip
    return staff, groups


def _duties(hall: HallView, rng: random.Random) -> list[DutyView]:
    found = []
    for day, kind in month():
        days = "workday" if kind.is_workday else "holiday" if kind.is_holiday else "rest_day"
        for slot in SLOTS:
            if slot.days != days or (days == "holiday" and day.day != 4):
                continue
            a, b = rng.sample(hall.people[1:], 2)
            holders = () if rng.random() < 0.02 else (a,)
            backup = None if rng.random() < 0.02 else b
            meals = [
                MealView(person, Span(690 + 30 * turn, 720 + 30 * turn))
                for turn, person in enumerate([*holders, backup])
                if person is not None and slot.id == "noon"
            ]
            mode = "on_site" if slot.id == "noon" else "on_call"
            minutes = slot.span.minutes - 30 * (slot.id == "noon")
            found.append(
                DutyView(hall.id, day, slot.id, slot.span, "medical", mode, holders, backup,
                         minutes=minutes, backup_minutes=minutes if mode == "on_site" else 0,
                         meals=tuple(meals), bookings=2 if days == "holiday" else 0)
            )  # fmt: skip
    return found


def _plan(halls: list[HallView], duties: list[DutyView], rng: random.Random) -> RosterPlan:
    shortages = [
        Shortage("cover_duty", {"A": "holder", "B": "backup"}[place], d.hall, d.date, d.slot, 1,
                 ((halls[0].people[2], "overtime_limit"), (halls[0].people[3], "on_leave")))
        for d in duties for place in d.missing
    ]  # fmt: skip
    first, second = halls[0].people, halls[-1].people
    return RosterPlan(
        assignments=tuple(
            sorted(
                (Assignment(DutyKey(d.hall, d.date, d.slot), d.holders, d.backup) for d in duties),
                key=lambda a: a.key,
            )
        ),
        meals=tuple(
            sorted(Meal(m.person, d.date, m.span.start_min) for d in duties for m in d.meals)
        ),
        comp=tuple(
            sorted(
                CompHalf(code, date(2023, 10, rng.randint(16, 20)), half)
                for hall in halls
                for code in hall.people[1:5]
                for half in [rng.choice(list(HalfDay))]
            )
        ),
        rotations=(Rotation(second[1], date(2023, 10, 25)),),
        attendance=(Attendance(first[3], "T1"),),
        loans=(Loan(first[4], date(2023, 10, 24), HalfDay.MORNING, halls[-1].id),),
        crews=(Crew("van-1", date(2023, 10, 26), second[-2], None, second[-1]),),
        batch=(BatchShare("B1", first[2]),),
        stand_ins=(
            StandIn("大崂-W1", date(2023, 10, 12), HalfDay.MORNING, first[2]),
            StandIn("大崂-W2", date(2023, 10, 12), HalfDay.MORNING, None),
        ),
        shortages=tuple(sorted(shortages)),
    )


def _parts(staff: list[PersonView], plan: RosterPlan, rng: random.Random) -> list[DayPart]:
    found = []
    comp = plan.comp_halves
    away = {(rng.choice(staff).code, rng.randint(9, 31)) for _ in range(8)}
    for person in staff:
        for day, kind in month():
            if (person.code, day) in {(r.person, r.date) for r in plan.rotations}:
                doing, place = "rotation", "insurance_hall"
            elif (person.code, day.day) in away:
                doing, place = "leave", ""
            elif (person.code, day) in {(m, c.date) for c in plan.crews for m in c.members}:
                found.append(
                    DayPart(
                        person.code, day, "day", "van", Span(510, 1020), 480, "centre", "driver"
                    )
                )
                continue
            else:
                doing, place = "ordinary", person.hall
            for half, span in HALF_SPANS.items():
                does = "comp" if (day, half) in comp.get(person.code, ()) else doing
                if kind.is_workday:
                    found.append(
                        DayPart(person.code, day, half.value, does, span, span.minutes, place)
                    )
    return found


def _overtime(duties: list[DutyView]) -> dict[tuple[str, date], int]:
    total: dict[tuple[str, date], int] = {}
    for duty in duties:
        for person, role in duty.places:
            minutes = duty.minutes if role == "A" else duty.backup_minutes
            if minutes:
                total[person, duty.date] = total.get((person, duty.date), 0) + minutes
    return dict(sorted(total.items()))


def _ledgers(
    staff: list[PersonView], plan: RosterPlan, duties: list[DutyView]
) -> dict[str, Ledger]:
    overtime = _overtime(duties)
    found = {}
    for place, person in enumerate(staff):
        balance = opening = 60 * place
        entries = []
        for day, _ in month():
            earned = overtime.get((person.code, day), 0)
            halves = plan.comp_halves.get(person.code, ())
            spent = sum(HALF_SPANS[half].minutes for d, half in halves if d == day)
            balance += earned - spent
            if earned or spent:
                entries.append(Entry(day, earned, 0, spent, balance))
        found[person.code] = Ledger(
            opening, tuple(entries), balance, sum(e.earned_min for e in entries),
            sum(e.spent_min for e in entries), 0, 1 if place == 4 else 0,
        )  # fmt: skip
    return found


def _counts(staff: list[PersonView], duties: list[DutyView]) -> dict[str, Counts]:
    overtime = _overtime(duties)
    return {
        person.code: Counts(
            duty_min=sum(m for (code, _), m in overtime.items() if code == person.code),
            holder=sum(person.code in duty.holders for duty in duties),
            backup=sum(person.code == duty.backup for duty in duties),
        )
        for person in staff
    }


def lent(view: RosterView) -> tuple[str, date, RosterView]:
    """Somebody of the first hall who works at the second one on a morning, and when."""
    day, person = view.days[9][0], view.halls[0].people[2]
    loan = DayPart(person, day, "morning", "loan", Span(510, 690), 180, view.halls[1].id, "window")
    kept = [part for part in view.parts if (part.person, part.date) != (person, day)]
    return person, day, replace(view, parts=(*kept, loan))
