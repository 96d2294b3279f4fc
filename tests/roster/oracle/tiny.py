"""Random roster questions, small enough for brute force, that make every rule bind somewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from optimizer.roster.decisions import decisions
from optimizer.roster.problem.entities import Entry, Hall, Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.schema.fields import DayKind, clock_text
from optimizer.scenario.schema.scenario_file import Name, Regime
from tests.roster.oracle.draft import HOURS, THEMES, Draft, draw_days, draw_settings, kind_of
from tests.roster.oracle.draw_duties import draw_duties, draw_extras, draw_wishes
from tests.roster.oracle.draw_people import draw_absences, draw_halls_and_people, draw_posts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from optimizer.scenario.schema.strict import Strict


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
    problem = problem_of(draft, f"tiny {seed} {theme}")
    more = Random(seed)
    if problem.published is not None:
        known = problem.published | frozenset(published_of(problem, more))
        problem = replace(problem, published=known)
    problem = replace(problem, pins=tuple(sorted({*problem.pins, *pins_of(problem, more)})))
    return replace(problem, withheld=frozenset(taken_off(problem, seed)))


def taken_off(problem: RosterProblem, seed: int) -> Iterator[Entry]:
    """In one case of four something was taken out of a plan by hand."""
    rng = Random(f"taken off {seed}")
    for entry in decisions(problem) if seed % 4 == 3 else ():
        if entry.kind in ("holder", "backup", "comp") and rng.random() < 0.15:
            yield entry


def pins_of(problem: RosterProblem, rng: Random) -> Iterator[Pin]:
    """Now and then something other than duties and comp time is fixed."""
    kinds = {"training": 0.1, "loan": 0.02, "officer": 0.15, "driver": 0.15, "batch": 0.1}
    for who, day, kind, place, part in decisions(problem):
        if rng.random() < kinds.get(kind, 0.0):
            if kind == "loan":
                yield Pin("loan", who, day, part, place)
            elif kind in ("training", "batch"):
                yield Pin("training" if kind == "training" else "batch", who, day, place, "")
            else:
                yield Pin("van", who, day, place, "")
        noon = [duty for duty in problem.duties if duty.meal and duty.key == (place, day, part)]
        if kind == "holder" and noon and rng.random() < 0.08:
            yield Pin("meal", who, day, clock_text(rng.choice([690, 705, 720])), place)


CHANCES = {"comp": 0.06, "loan": 0.06, "holder": 0.3, "backup": 0.3}


def published_of(problem: RosterProblem, rng: Random) -> Iterator[Entry]:
    """Some of all that could have been published; most of it does not go together."""
    meals = {(duty.key.date, at) for duty in problem.duties if duty.meal for at in (690, 705, 735)}
    for entry in decisions(problem):
        if rng.random() < CHANCES.get(entry.kind, 0.4):
            yield entry
            if entry.kind in ("holder", "backup") and rng.random() < 0.6:
                times = sorted(at for day, at in meals if day == entry.date)
                if times:
                    yield Entry(entry.person, entry.date, "meal", "", clock_text(rng.choice(times)))


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
    return RosterProblem(
        name=name,
        days=draft.days,
        day_kinds=draft.kinds,
        hours=HOURS,
        time_zone="Europe/Berlin" if draft.theme == "rest" else "Asia/Shanghai",
        regimes=regimes_of(rng),
        rules=with_changes(ROSTER.default_rules, draft.settings),
        goals=with_changes(ROSTER.default_goals, draft.prices),
        halls=halls,
        people=tuple(draft.people),
        duties=tuple(draft.duties),
        away=draft.away,
        travel_min=travel,
        training_place="district",
        rotation_place="district",
        loans=loans_of(draft, travel),
        **draft.more,
    )


def loans_of(draft: Draft, travel: Mapping[tuple[str, str], int]) -> tuple[tuple[str, str], ...]:
    settings = draft.settings["one_place_at_a_time"]
    return tuple(
        (person.code, hall)
        for person in draft.people
        for hall in draft.halls
        if settings["lending"] and hall != person.hall
        if travel[person.hall, hall] <= settings["lend_reach_min"]
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
