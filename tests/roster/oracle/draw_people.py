"""Random people: halls, roles, patterns, balances, absences, posts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from optimizer.roster.problem.entities import Credit, PastDay, Person, Post
from optimizer.scenario.schema.fields import HALF_DAYS

if TYPE_CHECKING:
    from datetime import date

    from tests.roster.oracle.draft import Draft

POSTED = {"pairs": 0.9, "rotation": 0.9, "training": 0.6, "lending": 0.7, "neighbours": 0.6}


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
        for name in ("duty_min", "weekends", "holidays", "earlies", "noons", "lates", "backups")
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
    """Mostly six rows; days without one are as usual; `tired` people worked all the time."""
    tired = draft.chance(0.03)
    found = {}
    for back in range(6, 0, -1):
        day = draft.days[0] - timedelta(days=back)
        worked = draft.chance(0.9) if draft.kinds[day].is_workday else tired and draft.chance(0.7)
        longest = 24 * 60 + 510 - 60 * draft.setting("rest_between_days", "min_rest_h", 11)
        late = draft.rng.choice([1020, longest]) if draft.theme == "rest" else 1020
        if not draft.chance(0.1):
            found[day] = PastDay(worked, late if worked else None)
    return found


def draw_absences(draft: Draft) -> None:
    share = 0.35 if draft.theme == "pairs" else 0.12
    for person in draft.people:
        for day in draft.days:
            if draft.chance(share):
                kind = draft.rng.choice(["leave", "leave", "work"])
                parts = [HALF_DAYS[:1], HALF_DAYS[1:], HALF_DAYS]
                halves = draft.rng.choice(parts)
                for half in halves:
                    draft.away[person.code, day, half] = kind


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
                kind, item = rng.choice(["window", "station"]), rng.choice(["general", "seal"])
                posts.append(Post(f"post {number}", hall, kind, item, holder, backup, following))
    draft.more["posts"] = tuple(posts)
