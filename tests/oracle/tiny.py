"""Random roster questions, small enough for brute force, that make every rule bind somewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from optimizer.roster import goals, rules
from optimizer.roster.problem import (
    BatchJob,
    Credit,
    CrewDay,
    Duty,
    DutyKey,
    Hall,
    PastDay,
    Person,
    Pin,
    Post,
    Published,
    Request,
    RosterProblem,
    Training,
)
from optimizer.scenario.fields import HALF_DAYS, DayKind, HalfDay, Span
from optimizer.scenario.schema import Name, Regime

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from optimizer.scenario.strict import Strict

THEMES = (
    "noon",
    "weekend",
    "rest",
    "comp",
    "lending",
    "neighbours",
    "training",
    "rotation",
    "van",
    "batch",
    "holiday",
    "pairs",
)
POSTED = {"pairs": 0.9, "rotation": 0.9, "training": 0.6}
MORNING, AFTERNOON = HALF_DAYS
HOURS = {MORNING: Span(510, 690), AFTERNOON: Span(810, 1020)}
STATUTORY = {date(2023, 9, 29), date(2023, 10, 1), date(2023, 10, 2), date(2023, 10, 3)}
BREAK = {date(2023, 9, 29) + timedelta(days=n) for n in range(8)}
MAKEUP = {date(2023, 10, 7), date(2023, 10, 8)}
SLOTS: dict[str, tuple[str, Span, tuple[HalfDay, ...], str, str]] = {
    "early": ("workday", Span(480, 510), (MORNING,), "on_call", "early"),
    "noon": ("workday", Span(690, 810), HALF_DAYS, "on_site", "noon"),
    "late": ("workday", Span(1020, 1080), (AFTERNOON,), "on_call", "late"),
    "evening": ("workday", Span(1050, 1140), (AFTERNOON,), "on_call", "late"),
    "weekend_morning": ("rest_day", Span(540, 690), (MORNING,), "on_call", "weekend"),
    "weekend_afternoon": ("rest_day", Span(810, 1020), (AFTERNOON,), "on_call", "weekend"),
    "weekend_long": ("rest_day", Span(600, 900), HALF_DAYS, "on_site", "weekend"),
    "holiday_morning": ("holiday", Span(540, 690), (MORNING,), "on_call", "holiday"),
    "holiday_afternoon": ("holiday", Span(810, 1020), (AFTERNOON,), "on_call", "holiday"),
}


@dataclass
class Draft:
    """A question while it is being drawn."""

    rng: Random
    theme: str
    days: tuple[date, ...]
    kinds: dict[date, DayKind]
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    prices: dict[str, dict[str, Any]] = field(default_factory=dict)
    halls: list[str] = field(default_factory=lambda: ["A"])
    people: list[Person] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    away: dict[tuple[str, date, HalfDay], Any] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    @property
    def workdays(self) -> list[date]:
        return [day for day in self.days if self.kinds[day].is_workday]

    def setting(self, rule: str, name: str, default: int) -> int:
        value: int = self.settings.get(rule, {}).get(name, default)
        return value

    def works(self, person: Person, day: date, half: HalfDay) -> bool:
        return (day, half) in person.works and (person.code, day, half) not in self.away


def tiny(seed: int) -> RosterProblem:
    """The question of this seed; every theme comes every `len(THEMES)` seeds."""
    rng = Random(seed)
    theme = THEMES[seed % len(THEMES)]
    days = draw_days(rng, theme)
    earlier = [days[0] - timedelta(days=back) for back in range(1, 7)]
    draft = Draft(rng, theme, days, {day: kind_of(day) for day in (*earlier, *days)})
    draw_settings(draft)
    draw_halls_and_people(draft)
    draw_absences(draft)
    draw_duties(draft)
    draw_posts(draft)
    draw_extras(draft)
    draw_wishes(draft)
    return problem_of(draft, f"tiny {seed} {theme}")


def kind_of(day: date) -> DayKind:
    if day in STATUTORY:
        return DayKind.STATUTORY_HOLIDAY
    if day in BREAK:
        return DayKind.HOLIDAY_PERIOD
    if day in MAKEUP:
        return DayKind.MAKEUP_WORKDAY
    return DayKind.WORKDAY if day.weekday() < 5 else DayKind.REST_DAY


def draw_days(rng: Random, theme: str) -> tuple[date, ...]:
    start, longest = {
        "weekend": (date(2023, 10, 13), 4),
        "rest": (rng.choice([date(2023, 10, 16), date(2023, 10, 27), date(2024, 3, 29)]), 5),
        "holiday": (date(2023, 10, rng.randint(2, 6)), 4),
        "comp": (date(2023, 10, rng.choice([6, 12, 13])), 4),
        "lending": (date(2023, 10, rng.choice([13, 15])), 2),
        "van": (date(2023, 10, 16), 3),
    }.get(theme, (date(2023, 10, rng.choice([5, 7, 12, 13, 19])), 4))
    count = rng.randint(2, longest)
    return tuple(start + timedelta(days=n) for n in range(count))


def draw_settings(draft: Draft) -> None:
    rng, theme = draft.rng, draft.theme
    backup = {"backup_reach_min": rng.choice([15, 30]), "backups_at_once": rng.choice([1, 1, 2])}
    draft.settings["backup_ready"] = backup
    draft.settings["meal_break"] = {"meal_min": rng.choice([20, 30, 30, 45, 60, 70])}
    draft.settings["one_place_at_a_time"] = {
        "lending": theme == "lending",
        "lend_reach_min": rng.choice([20, 30]),
    }
    if theme == "rest":
        draft.settings["rest_between_days"] = {"min_rest_h": rng.choice([11, 12, 13, 14])}
    share = rng.choice([0, 0, 0, 20, 50])
    draft.settings["working_time"] = {"on_call_share": share}
    if theme in ("comp", "weekend"):
        draft.settings["comp_time"] = {"comp_deadline_days": rng.choice([5, 10, 90])}
        cap = rng.choice([0, 120, 210, 420])
        draft.prices["closing_balance"] = {"comp_balance_cap_min": cap}


def draw_halls_and_people(draft: Draft) -> None:
    rng, theme = draft.rng, draft.theme
    sizes = {
        "lending": [2, 1],
        "neighbours": [2, 1],
        "van": [1, 0],
        "noon": [3],
        "batch": [3],
        "training": [3],
    }
    counts = sizes.get(theme, [rng.choice([2, 2, 3])])
    draft.halls = ["A", "B", "C"][: len(counts)]
    if theme == "neighbours" and draft.chance(0.4):
        counts = [2, 2]
    for hall, count in zip(draft.halls, counts, strict=True):
        roles = ["clerk", "window", rng.choice(["window", "lead"])]
        for number, role in enumerate(roles[:count], start=1):
            draft.people.append(person_of(draft, f"{hall}-{number:02d}", hall, role))
    if theme == "van":
        crew = ["officer", "officer", rng.choice(["officer", "driver"]), "driver"]
        for number, role in enumerate(crew, start=1):
            draft.people.append(person_of(draft, f"B-{number:02d}", "B", role))


def person_of(draft: Draft, code: str, hall: str, role: str) -> Person:
    rng = draft.rng
    halves = [(day, half) for day in draft.workdays for half in HALF_DAYS]
    if draft.chance(0.15):
        halves = [key for key in halves if draft.chance(0.6)]
    items = {name for name, share in (("general", 0.9), ("seal", 0.5)) if draft.chance(share)}
    history = {
        name: rng.randint(-2, 2) * (45 if name == "duty_min" else 1)
        for name in ("duty_min", "weekends", "holidays", "lates", "backups")
        if draft.chance(0.3)
    }
    return Person(
        code=code,
        hall=hall,
        role=role,
        regime=rng.choice(["labour", "labour", "civil"]),
        items=frozenset(items),
        on_call_from=rng.choice(["", "", "", "far", "near"]),
        works=frozenset(halves),
        credits=credits_of(draft),
        history=history,
        past=past_of(draft),
    )


def credits_of(draft: Draft) -> tuple[Credit, ...]:
    """An opening balance, mostly of one half-day, sometimes with a deadline that is near."""
    rng = draft.rng
    rich = draft.theme in ("comp", "weekend", "pairs")
    if not draft.chance(0.5 if rich else 0.1):
        return ()
    deadline = draft.setting("comp_time", "comp_deadline_days", 90)
    eve = draft.days[0] - timedelta(days=1)
    sooner = min(eve, rng.choice(draft.days) - timedelta(days=deadline))
    if sooner < eve and draft.chance(0.5):
        return (Credit(sooner, rng.choice([90, 120])), Credit(eve, rng.choice([90, 120, 150])))
    return (Credit(sooner, rng.choice([170, 180, 210, 240] + [380] * (draft.theme == "comp"))),)


def past_of(draft: Draft) -> dict[date, PastDay]:
    """Six full rows, so that nothing has to be guessed; `tired` people worked all the time."""
    tired = draft.chance(0.03)
    found = {}
    for back in range(6, 0, -1):
        day = draft.days[0] - timedelta(days=back)
        worked = draft.chance(0.9) if draft.kinds[day].is_workday else tired and draft.chance(0.7)
        longest = 24 * 60 + 510 - 60 * draft.setting("rest_between_days", "min_rest_h", 11)
        late = draft.rng.choice([1020, longest]) if draft.theme == "rest" else 1020
        found[day] = PastDay(worked, late if worked else None)
    return found


def draw_absences(draft: Draft) -> None:
    share = 0.35 if draft.theme == "pairs" else 0.12
    for person in draft.people:
        for day in draft.days:
            if draft.chance(share):
                kind = draft.rng.choice(["leave", "leave", "work"])
                parts = [HALF_DAYS[:1], HALF_DAYS[1:]] + [HALF_DAYS] * (kind == "leave")
                halves = draft.rng.choice(parts)
                for half in halves:
                    draft.away[person.code, day, half] = kind


def draw_duties(draft: Draft) -> None:
    """Some of the slots that the days allow, few enough for the number of people."""
    rng, theme = draft.rng, draft.theme
    wanted = {
        "noon": ("noon", "noon", "late"),
        "rest": ("early", "late", "evening"),
        "neighbours": ("late", "evening", "early", "weekend_morning"),
        "lending": ("late", "noon", "weekend_morning", "weekend_afternoon"),
        "van": ("early", "late"),
        "batch": ("noon",),
    }.get(theme, tuple(SLOTS))
    halls = ["A"] if theme == "van" else draft.halls
    possible = sorted(
        DutyKey(hall, day, slot)
        for hall in halls
        for day in draft.days
        for slot in sorted(set(wanted))
        if fits(SLOTS[slot][0], draft.kinds[day])
    )
    most = {2: 5, 3: 4}.get(len(draft.people), 3)
    most = {
        "batch": 1,
        "van": 2,
        "lending": 3,
        "neighbours": 3,
        "comp": 3,
        "rotation": 3,
        "training": 3,
    }.get(theme, most)
    chosen = rng.sample(possible, min(len(possible), rng.randint(max(1, most - 1), most)))
    backups = {slot: backup_kind(draft, slot) for slot in SLOTS}
    draft.duties = [duty_of(draft, key, backups[key.slot]) for key in sorted(chosen)]


def fits(days: str, kind: DayKind) -> bool:
    if days == "workday":
        return kind.is_workday
    return kind.is_holiday if days == "holiday" else kind is DayKind.REST_DAY


def backup_kind(draft: Draft, slot: str) -> str:
    usual = SLOTS[slot][3]
    return draft.rng.choice([usual, usual, usual, usual, "on_site", "on_call", "none"])


def duty_of(draft: Draft, key: DutyKey, backup: Any) -> Duty:
    rng = draft.rng
    _, span, halves, _, counts_as = SLOTS[key.slot]
    if draft.theme == "rest":
        later = rng.choice([0, 60, 150, 210]) if key.slot in ("late", "evening") else 0
        earlier = rng.choice([0, 90]) if key.slot == "early" else 0
        span = Span(span.start_min - earlier, span.end_min + later)
    meal = key.slot in ("noon", "weekend_long")
    minutes = span.minutes - (draft.setting("meal_break", "meal_min", 30) if meal else 0)
    share = draft.setting("working_time", "on_call_share", 0)
    on_call = span.minutes * share // 100
    booked_only = counts_as == "holiday"
    others = [hall for hall in draft.halls if hall != key.hall]
    return Duty(
        key=key,
        span=span,
        item_class="general",
        backup=backup,
        halves=halves,
        counts_as=counts_as,
        minutes=minutes,
        backup_minutes={"on_site": minutes, "on_call": on_call, "none": 0}[backup],
        meal=meal,
        special_items=("seal",) if draft.chance(0.15) else (),
        booked_only=booked_only,
        bookings=rng.choice([0, 1, 1, 2]) if booked_only else 0,
        backup_halls=tuple(others) if draft.chance(0.6) else (),
    )


def draw_posts(draft: Draft) -> None:
    rng = draft.rng
    posts = []
    if draft.chance(POSTED.get(draft.theme, 0.3)):
        for number in range(rng.choice([1, 1, 2])):
            hall = rng.choice(draft.halls)
            staff = [p.code for p in draft.people if p.hall == hall]
            everybody = [p.code for p in draft.people if p.role in ("clerk", "window", "lead")]
            if len(everybody) > 1 and staff:
                holder = rng.choice(staff)
                others = [code for code in everybody if code != holder]
                backup = rng.choice(others)
                following = tuple(code for code in others if code != backup and draft.chance(0.5))
                posts.append(Post(f"post {number}", hall, "window", holder, backup, following))
    draft.more["posts"] = tuple(posts)


def draw_extras(draft: Draft) -> None:
    """What only some themes have: training, rotation, van days, batch work."""
    if draft.theme == "training" or draft.chance(0.05):
        draft.more["trainings"] = tuple(sessions_of(draft))
    if draft.theme == "rotation":
        draft.people = [
            replace(person, rotation_days_due=draft.rng.choice([0, 1, 1, 2]))
            if person.role == "clerk" or draft.chance(0.3)
            else person
            for person in draft.people
        ]
        draft.people = [
            replace(p, role="clerk") if p.rotation_days_due else p for p in draft.people
        ]
        dates = [day for day in draft.workdays if draft.chance(0.8)]
        draft.more["rotations"] = {day: draft.rng.choice([1, 1, 2]) for day in dates}
    if draft.theme == "van":
        draft.more["crew_days"] = tuple(crew_days_of(draft))
    if draft.theme == "batch" or draft.chance(0.05):
        draft.more["batch_jobs"] = tuple(jobs_of(draft))


def sessions_of(draft: Draft) -> Iterable[Training]:
    rng = draft.rng
    halves = sorted((day, half) for day in draft.workdays for half in HALF_DAYS)
    everybody = [person.code for person in draft.people]
    for number, (day, half) in enumerate(
        rng.sample(halves, min(len(halves), rng.choice([1, 2, 2])))
    ):
        invited = tuple(code for code in everybody if draft.chance(0.85))
        yield Training(f"session {number}", "course", day, half, invited)


def crew_days_of(draft: Draft) -> Iterable[CrewDay]:
    rng = draft.rng
    for day in sorted(rng.sample(draft.workdays, min(len(draft.workdays), rng.choice([1, 2])))):
        span = rng.choice([Span(510, 1020), Span(510, 1080), Span(480, 1110), Span(540, 1020)])
        beyond = max(0, span.minutes - 390 - 30)
        promised = tuple(name for name in ("seal", "food") if draft.chance(0.2))
        yield CrewDay("van 1", day, "B", span, beyond, promised)


def jobs_of(draft: Draft) -> Iterable[BatchJob]:
    rng = draft.rng
    for number in range(rng.randint(2, 4) if draft.workdays else 0):
        day, half = rng.choice(draft.workdays), rng.choice(HALF_DAYS)
        yield BatchJob(
            f"job {number}", rng.choice(draft.halls), day, half, rng.choice([20, 45, 60, 90])
        )


def draw_wishes(draft: Draft) -> None:
    """Requests, pins, and what was published before."""
    rng = draft.rng
    requests, pins, published = [], [], []
    slots = sorted({duty.key.slot for duty in draft.duties})
    for person in draft.people:
        if draft.chance(0.25):
            wish: Any = rng.choice(["duty", "no_duty", "comp"])
            parts = ["day", "morning", "afternoon"] + (slots if wish != "comp" else [])
            day, part = rng.choice(draft.days), rng.choice(parts)
            requests.append(Request(person.code, day, part, wish, rng.randint(1, 3)))
        worked = sorted(key for key in person.works if draft.works(person, *key))
        if worked and draft.chance(0.3) and sum(x.minutes for x in person.credits) >= 210:
            day, half = rng.choice(worked)
            pins.append(Pin("comp", person.code, day, str(half), person.hall))
    for duty in draft.duties:
        staff = [person.code for person in draft.people if person.hall == duty.key.hall]
        role: Any = rng.choice(["holder", "backup"])
        if staff and draft.chance(0.25):
            published.append(Published(*duty.key, role, rng.choice(staff)))
        able = [p.code for p in draft.people if p.code in staff and can_serve(draft, p, duty)]
        if able and duty.is_open and draft.chance(0.06):
            pins.append(
                Pin("holder", rng.choice(able), duty.key.date, duty.key.slot, duty.key.hall)
            )
    draft.more |= {
        "requests": tuple(requests),
        "pins": tuple(sorted(pins)),
        "published": tuple(sorted(published)),
    }


def can_serve(draft: Draft, person: Person, duty: Duty) -> bool:
    day = duty.key.date
    there = not draft.kinds[day].is_workday or any(draft.works(person, day, h) for h in duty.halves)
    away = any((person.code, day, half) in draft.away for half in duty.halves)
    return there and not away and duty.item_class in person.items


def problem_of(draft: Draft, name: str) -> RosterProblem:
    rng = draft.rng
    halls = tuple(
        Hall(
            hall,
            min_windows=rng.choice([0, 0, 1, 2]),
            lends_to=tuple(h for h in ("A", "B", "C") if h != hall and h in draft.halls),
        )
        for hall in draft.halls
    )
    travel = {
        (start, end): rng.choice([10, 15, 20, 25, 35])
        if {start, end} <= set(draft.halls)
        else minutes
        for start, minutes in (("A", 20), ("B", 20), ("C", 20), ("far", 40), ("near", 15))
        for end in (*draft.halls, "far", "near")
        if start != end
    }
    reach = draft.settings["one_place_at_a_time"]
    loans = tuple(
        (person.code, hall)
        for person in draft.people
        for hall in draft.halls
        if reach["lending"]
        and hall != person.hall
        and travel[person.hall, hall] <= reach["lend_reach_min"]
    )
    return RosterProblem(
        name=name,
        days=draft.days,
        day_kinds=draft.kinds,
        hours=HOURS,
        time_zone="Europe/Berlin" if draft.theme == "rest" else "Asia/Shanghai",
        regimes=regimes_of(rng),
        rules=with_changes(rules.default_settings(), draft.settings),
        goals=with_changes(goals.default_settings(), draft.prices),
        halls=halls,
        people=tuple(draft.people),
        duties=tuple(draft.duties),
        away=draft.away,
        travel_min=travel,
        training_place="district",
        rotation_place="district",
        loans=loans,
        **draft.more,
    )


def regimes_of(rng: Random) -> dict[str, Strict]:
    labour = Regime(
        name=Name(en="labour contract", zh="合同制"),
        overtime_workday_max_min=rng.choice([60, 120, 180, 180]),
        rest_day_max_min=rng.choice([200, 480, 480]),
        overtime_month_max_min=rng.choice([240, 360, 2160]),
    )
    civil = Regime(
        name=Name(en="civil servant", zh="公务员"),
        overtime_month_max_min=None,
        free_day_in_7=rng.random() < 0.5,
        earns=dict.fromkeys(DayKind, "comp"),
    )
    return {"civil": civil, "labour": labour}


def with_changes(
    defaults: Mapping[str, Strict], changes: Mapping[str, Mapping[str, Any]]
) -> dict[str, Strict]:
    return {
        name: type(value)(**(value.model_dump() | changes.get(name, {})))
        for name, value in defaults.items()
    }
