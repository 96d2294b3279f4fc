"""From problem and plan to the view: nothing is lost, nothing worked out twice."""

from dataclasses import replace
from datetime import date

import pytest

from optimizer.exchange.roster_json import plan_from_json, roster_json
from optimizer.roster.plan.plan import (
    Assignment,
    Attendance,
    CompHalf,
    Crew,
    Loan,
    Meal,
    RosterPlan,
    Rotation,
)
from optimizer.roster.problem.entities import Credit, CrewDay, Duty, DutyKey, Hall, Person, Training
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules import comp_time
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import HALF_DAYS, DayKind, HalfDay, Span
from optimizer.scenario.schema.rows_halls import PlaceRow
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.solving.status import Status
from optimizer.views.build_roster import roster_view
from optimizer.views.roster import Figure, Outcome
from tests.views.sample import STAMP

MONDAY, TUESDAY, SUNDAY = date(2023, 10, 9), date(2023, 10, 10), date(2023, 10, 15)
NAME = {"en": "N", "zh": "名"}
FILE = ScenarioFile.model_validate(
    {
        "format": 1,
        "name": {"en": "Test", "zh": "测试"},
        "synthetic": True,
        "dates": {"first": "2023-10-09", "last": "2023-10-15"},
        "ordinary_hours": {"morning": "08:30-11:30", "afternoon": "13:30-17:00"},
        "sub_districts": {"s1": {"en": "First", "zh": "一街"}},
        "item_classes": {"medical": NAME},
        "slots": {
            "noon": {"name": NAME, "hours": "11:30-13:30", "days": "workday", "backup": "on_site",
                     "halves": ("morning", "afternoon"), "meal": True, "counts_as": "noon"},
        },
        "regimes": {"labour": {"name": NAME}},
    }
)  # fmt: skip
PLACES = tuple(
    PlaceRow(id=name, kind="hall", name_zh=f"{name}厅", name_en=f"{name} hall",
             sub_district=district, lat=36.1, lon=120.4)
    for name, district in (("b", "s1"), ("c", "s2"), ("a", "s1"))
)  # fmt: skip
NOON = Duty(DutyKey("a", MONDAY, "noon"), Span(690, 810), "medical", "on_site", HALF_DAYS, "noon",
            90, 90, meal=True)  # fmt: skip
SPARE = replace(NOON, key=DutyKey("a", TUESDAY, "noon"))
CLOSED = replace(NOON, key=DutyKey("b", TUESDAY, "noon"), booked_only=True)
DAYS = tuple(date(2023, 10, day) for day in range(9, 16))


def person(code: str, hall: str = "a", role: str = "window") -> Person:
    works = frozenset((day, half) for day in DAYS[:5] for half in HALF_DAYS)
    return Person(code, hall, role, "labour", works=works, credits=(Credit(date(2023, 9, 1), 240),))


PROBLEM = RosterProblem(
    name="test",
    days=DAYS,
    day_kinds={day: DayKind.REST_DAY if day.day > 13 else DayKind.WORKDAY for day in DAYS},
    hours={HalfDay.MORNING: Span(510, 690), HalfDay.AFTERNOON: Span(810, 1020)},
    time_zone="Asia/Shanghai",
    regimes=FILE.regimes,
    rules={"comp_time": comp_time.Settings()},
    goals={},
    halls=(Hall("a"), Hall("b"), Hall("c")),
    people=tuple(
        person(code, hall) for code, hall in (("p1", "a"), ("p2", "a"), ("q1", "b"), ("r1", "c"))
    ),
    duties=(NOON, SPARE, CLOSED),
    away={("p1", TUESDAY, half): "leave" for half in HALF_DAYS}
    | {("p1", SUNDAY, HalfDay.MORNING): "work"},
    trainings=(Training("T1", "T", MONDAY, HalfDay.AFTERNOON, ("q1",)),),
    crew_days=(CrewDay("van", TUESDAY, "c", Span(510, 1020), 90),),
    training_place="centre",
    rotation_place="insurance",
)
PLAN = RosterPlan(
    assignments=(Assignment(NOON.key, ("p1",), "p2"),),
    meals=(Meal("p1", MONDAY, 690), Meal("p2", MONDAY, 720)),
    comp=(CompHalf("p2", DAYS[3], HalfDay.MORNING),),
    rotations=(Rotation("q1", DAYS[3]),),
    attendance=(Attendance("q1", "T1"),),
    loans=(Loan("p2", DAYS[4], HalfDay.AFTERNOON, "b"),),
    crews=(Crew("van", TUESDAY, "r1", None, None),),
)


@pytest.fixture(scope="module")
def view():
    scenario = Scenario(
        folder="x", file=FILE, rules={}, goals={}, day_kinds=PROBLEM.day_kinds, places=PLACES
    )
    return roster_view(scenario, PROBLEM, PLAN, Outcome(Status.OPTIMAL, Figure(0, 0), STAMP))


def doing(view, who, day):
    return [(p.part, p.doing, p.place, p.minutes) for p in view.parts_of.get((who, day), ())]


def test_an_open_duty_without_assignment_is_shown_empty(view):
    by_key = {(d.hall, d.date): d for d in view.duties}
    assert by_key["a", TUESDAY].missing == ("A", "B")
    assert ("b", TUESDAY) not in by_key
    assert plan_from_json(roster_json(view)) == view.plan


def test_a_duty_has_its_people_minutes_and_meals(view):
    duty = view.duties[0]
    assert duty.places == (("p1", "A"), ("p2", "B"))
    assert [(meal.person, meal.span) for meal in duty.meals] == [
        ("p1", Span(690, 720)),
        ("p2", Span(720, 750)),
    ]
    assert view.overtime_min["p2", MONDAY] == 90


def test_half_days_say_what_is_done_where(view):
    assert doing(view, "p1", MONDAY) == [
        ("morning", "ordinary", "a", 180),
        ("afternoon", "ordinary", "a", 210),
    ]
    assert [d[1] for d in doing(view, "p1", TUESDAY)] == ["leave", "leave"]
    assert doing(view, "p1", SUNDAY) == [("morning", "away", "", 180)]
    assert doing(view, "p2", SUNDAY) == []
    assert doing(view, "p2", DAYS[3])[0] == ("morning", "comp", "", 180)
    assert doing(view, "p2", DAYS[4])[1] == ("afternoon", "loan", "b", 210)
    assert {d[1:3] for d in doing(view, "q1", DAYS[3])} == {("rotation", "insurance")}
    assert doing(view, "q1", MONDAY)[1] == ("afternoon", "training", "centre", 210)
    assert doing(view, "r1", TUESDAY) == [("day", "van", "c", 480)]


def test_halls_of_a_sub_district_stand_together_in_the_scenarios_order(view):
    assert [hall.id for hall in view.halls] == ["b", "a", "c"]
    assert view.halls[1].people == ("p1", "p2")


def test_a_sub_district_is_shown_by_its_name_or_else_as_tables_write_it(view):
    assert [hall.sub_district for hall in view.halls[1:]] == [("First", "一街"), ("s2", "s2")]


def test_ledgers_counts_and_shares_come_from_the_plan(view):
    ledger = view.ledgers["p2"]
    assert (ledger.opening_min, ledger.earned_min, ledger.spent_min) == (240, 90, 180)
    assert view.counts["p1"].holder == 1
    assert view.counts["p2"].backup == 1
    assert {share.person for share in view.shares} == {"p1", "p2", "q1", "r1"}
    assert view.comp_cap_min == 420
