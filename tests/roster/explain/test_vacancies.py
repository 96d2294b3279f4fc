"""Why a place stays unfilled: the first rule that exactly this person would break, or the price."""

from dataclasses import replace
from typing import Any

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.explain.reason_codes import reason_text, words
from optimizer.roster.explain.vacancies import additions, with_reasons
from optimizer.roster.judge import judge
from optimizer.roster.plan.plan import Attendance, CompHalf, Crew, RosterPlan, Rotation
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.problem.entities import Credit, CrewDay, Hall, Pin, Post, Training
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.schema.fields import HALF_DAYS, Span
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.oracle.tiny import tiny as drawn
from tests.roster.rules.ward import (
    AFTERNOON,
    FRI,
    MON,
    MORNING,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    early,
    late,
    noon,
    october,
    roster,
    somebody,
    tiny,
    weekend,
)

WEEK = (MON, TUE, WED, THU, FRI, SAT, SUN)
EARNED = (Credit(october(2), 2000),)
ANN = somebody("A", credits=EARNED)
OFFICERS = [somebody(code, role="officer") for code in "AB"]
SESSION = Training("s", "course", MON, MORNING, ("A",))
VAN = CrewDay("van", MON, "H", Span(510, 1020), 0)


def hall(*duties: Any, people: Any = (ANN,), **more: Any) -> RosterProblem:
    return tiny(people, duties, days=WEEK, **more)


def why(problem: RosterProblem, plan: RosterPlan, what: str = "holder", nth: int = 0) -> Any:
    """The reasons of a shortage of this kind, prices left out, by person."""
    short = [s for s in with_reasons(problem, plan).shortages if s.what == what][nth]
    return {person: code.partition(":")[0] for person, code in short.reasons}


def away(kind: str, day: Any, *halves: Any) -> dict[str, Any]:
    return {"away": {("A", day, half): kind for half in halves or HALF_DAYS}}


@pytest.mark.parametrize(
    ("duty", "more", "code"),
    [
        (early(MON), away("leave", MON), "on_leave"),
        (early(MON), away("work", MON, MORNING), "works_elsewhere"),
        (weekend(SAT), away("leave", SAT, MORNING), "on_leave"),
        (late(MON), {"people": [somebody("A", works=frozenset({(MON, MORNING)}))]}, "part_time"),
        (late(MON, minutes=200), {}, "overtime_limit"),
        (late(MON, special_items=("seal",)), {}, "no_special_item"),
        (noon(MON, span=Span(840, 900)), {}, "no_meal_turn"),
    ],
)
def test_who_cannot_serve_whatever_else_is_planned(duty: Any, more: Any, code: str):
    problem = hall(duty, **more)
    assert why(problem, roster(problem)) == {"A": code}


@pytest.mark.parametrize(
    ("given", "planned", "code"),
    [
        ({}, {"comp": [CompHalf("A", MON, MORNING)]}, "on_comp_time"),
        ({"trainings": (SESSION,)}, {"attendance": [Attendance("A", "s")]}, "in_training"),
        (
            {"people": [somebody("A", role="clerk", rotation_days_due=1)], "rotations": {MON: 1}},
            {"rotations": [Rotation("A", MON)]},
            "on_rotation",
        ),
        (
            {"people": OFFICERS[:1], "crew_days": (VAN,)},
            {"crews": [Crew("van", MON, "A", None, None)]},
            "on_van",
        ),
        (
            {"pins": (Pin("comp", "A", MON, "morning", "H"),)},
            {"comp": [CompHalf("A", MON, MORNING)]},
            "pinned_elsewhere",
        ),
    ],
)
def test_who_is_elsewhere_by_the_plan(given: Any, planned: Any, code: str):
    problem = hall(early(MON), **given)
    assert why(problem, roster(problem, **planned)) == {"A": code}


def test_somebody_unqualified_is_not_even_named():
    problem = hall(late(MON), people=[ANN, somebody("B", items=frozenset())])
    assert sorted(why(problem, roster(problem))) == ["A"]


def test_the_holder_is_no_backup_of_the_same_duty():
    problem = hall(late(MON))
    plan = roster(problem, (late(MON), "A", None))
    assert why(problem, plan, "backup") == {"A": "other_duty"}


def test_another_duty_is_in_the_way_and_may_be_a_fixed_one():
    there, pin = late(MON, "N"), Pin("holder", "A", MON, "late", "N")
    problem = hall(late(MON), there, loans=(("A", "N"),))
    plan = roster(problem, (there, "A", None))
    assert why(problem, plan) == {"A": "other_duty"}
    assert why(replace(problem, pins=(pin,)), plan) == {"A": "pinned_elsewhere"}


def test_a_backup_is_near_and_of_a_hall_that_backs_up_here():
    far = hall(late(MON), people=[somebody("A", on_call_from="far")], travel_min={("far", "H"): 31})
    assert why(far, roster(far), "backup") == {"A": "out_of_reach"}
    neighbour = hall(late(MON, backup="on_site", backup_halls=("N",)), people=[somebody("A", "N")])
    assert why(neighbour, roster(neighbour), "backup") == {"A": "not_lent"}


def test_the_other_half_of_the_weekend_takes_the_free_day():
    problem = hall(weekend(SAT), weekend(SUN))
    assert why(problem, roster(problem, (weekend(SUN), "A", None))) == {"A": "no_free_day"}


def test_a_late_end_takes_the_rest_before_an_early_start():
    long = late(MON, span=Span(1020, 1320), minutes=60)
    problem = hall(long, early(TUE))
    assert why(problem, roster(problem, (early(TUE), "A", None))) == {"A": "no_rest"}


def test_a_loan_may_not_leave_a_post_without_a_and_b():
    people = [somebody("X", "N"), somebody("Y", "N", credits=EARNED)]
    post = Post("p", "N", "window", "general", "X", "Y")
    problem = hall(late(MON), people=people, posts=(post,), loans=(("X", "H"),))
    off = roster(problem, comp=[CompHalf("Y", MON, AFTERNOON)])
    assert why(problem, off) == {"X": "pair_absent"}
    assert why(problem, roster(problem)) == {"X": "could_serve"}


def test_a_missing_window_names_who_of_the_hall_is_absent_and_who_might_come():
    people = [ANN, somebody("B"), somebody("L", role="lead"), *neighbours()]
    problem = hall(
        late(MON, "N"),
        people=people,
        halls=(Hall("H", 2), Hall("N")),
        loans=(("X", "H"), ("Y", "H")),
    )
    plan = roster(problem, (late(MON, "N"), "Y", None), comp=[CompHalf("A", MON, AFTERNOON)])
    found = {"A": "on_comp_time", "X": "could_serve", "Y": "other_duty"}
    assert why(problem, plan, "window") == found


def neighbours() -> list[Any]:
    return [somebody(code, "N") for code in "XY"]


def test_a_missing_rotation_day_names_what_is_wrong_with_each_date():
    clerks = [somebody(code, role="clerk", rotation_days_due=1, credits=EARNED) for code in "AB"]
    problem = hall(early(WED), people=clerks, rotations={MON: 1, TUE: 1, WED: 1})
    off = replace(problem, away={("A", TUE, MORNING): "leave"})
    plan = roster(off, (early(WED), "A", "B"), rotations=[Rotation("B", MON)])
    [short] = with_reasons(off, plan).shortages
    assert short.reasons == (("A", "batch_full"), ("A", "on_leave"), ("A", "other_duty"))


def test_a_missing_officer_names_every_other_officer():
    crew_day = replace(VAN, promised_items=("food",))
    people = [*OFFICERS, somebody("C", role="officer"), somebody("D", role="driver")]
    problem = hall(early(MON), people=people, crew_days=(crew_day,), **away("leave", MON))
    plan = roster(problem, (early(MON), "C", None), crews=[Crew("van", MON, None, None, "D")])
    assert why(problem, plan, "officer") == {"A": "on_leave", "B": "crew", "C": "other_duty"}


def test_own_people_come_before_neighbours():
    problem = hall(late(MON), people=[*neighbours(), ANN], loans=(("X", "H"),))
    assert list(why(problem, roster(problem))) == ["A", "X"]


def test_every_code_has_words_in_both_languages_and_they_are_the_rules_own():
    for rule in ROSTER.rules.values():
        for code, told in getattr(rule, "REASONS", {}).items():
            assert (reason_text(code, "en"), reason_text(code, "zh")) == told
    assert {"on_leave", "no_free_day", "batch_full", "batch_work", "trade_off"} <= words().keys()
    assert reason_text("trade_off:+40", "zh") == "可以安排，但别处代价更高（+40点）"
    assert reason_text("run_length", "zh") == "将违反规则 run_length"
    assert reason_text("trade_off:+40", "en") == "could, but it costs more elsewhere (+40 points)"
    assert reason_text("run_length", "en") == "would break the rule run_length"


def counted(problem: RosterProblem, plan: RosterPlan) -> RosterPlan:
    return replace(plan, shortages=shortages(problem, plan))


def emptied(problem: RosterProblem, plan: RosterPlan) -> RosterPlan:
    """The plan without its last duty's people and their meals: a place that could be filled."""
    *kept, last = plan.assignments
    gone = {*last.holders, last.backup}
    meals = tuple(m for m in plan.meals if m.date != last.key.date or m.person not in gone)
    bare = replace(last, holders=(), backup=None)
    return counted(problem, replace(plan, assignments=(*kept, bare), meals=meals))


@pytest.mark.parametrize("seed", range(60))
def test_the_judge_of_the_whole_plan_agrees_with_every_reason(seed: int):
    problem = drawn(seed)
    solved = solve(problem, effort=Effort(limit_s=60, workers=1))
    if solved.plan is None or not solved.plan.assignments:
        return
    plan = emptied(problem, solved.plan)
    before = judge(problem, plan)
    for short in with_reasons(problem, plan).shortages:
        told = dict(short.reasons)
        for added in additions(problem, plan, short) if short.what != "rotation" else ():
            after = judge(problem, counted(problem, added.to(problem, plan)))
            new = set(after.violations) - set(before.violations)
            code, _, price = told[added.who].partition(":")
            if code in ("trade_off", "could_serve"):
                assert not new
                assert int(price) == after.objective - before.objective
            else:
                assert {violation.rule for violation in new} & {*ROSTER.rules}


@pytest.mark.parametrize("seed", range(60, 120))
def test_nobody_could_serve_for_less_where_the_plan_is_proven(seed: int):
    problem = drawn(seed)
    solved = solve(problem, effort=Effort(limit_s=60, workers=1))
    if solved.status == Status.OPTIMAL and solved.plan is not None:
        for short in with_reasons(problem, solved.plan).shortages:
            assert not [code for _, code in short.reasons if code.startswith("could_serve")]


def test_a_missing_window_names_only_those_who_do_what_is_lacking():
    people = [
        somebody("K", items=frozenset({"medical"}), credits=EARNED),
        somebody("W", items=frozenset({"universal"}), credits=EARNED),
        somebody("U", "N", items=frozenset({"universal"})),
        somebody("M", "N", items=frozenset({"medical"})),
    ]
    station = Post("p", "H", "station", "medical", "K", "M")
    halls = (Hall("H", min_windows=1), Hall("N"))
    problem = hall(people=people, halls=halls, posts=(station,), loans=(("U", "H"), ("M", "H")))
    off = [CompHalf(code, MON, MORNING) for code in "KW"]
    told = why(problem, roster(problem, comp=off), "window")
    assert told == {"K": "on_comp_time", "M": "could_serve"}
