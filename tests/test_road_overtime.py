"""Overtime on the road: how it counts, and which crews have room for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from optimizer.roster.judge import judge
from optimizer.roster.plan.plan import Crew, RosterPlan
from optimizer.roster.problem.entities import CrewDay, Hall
from optimizer.roster.problem.problem import RosterProblem
from optimizer.whole import (
    allowed_overtime,
    road_overtime_min,
    with_road_overtime,
)
from tests.roster.rules.ward import (
    FRI,
    LABOUR,
    MON,
    SAT,
    THU,
    TUE,
    WED,
    Span,
    roster,
    somebody,
    tiny,
)
from tests.routes import sample

if TYPE_CHECKING:
    from optimizer.routes.problem import RouteProblem


VAN_DAYS = (MON, TUE, WED, THU, FRI)
STAFF = [somebody(code, "V", "officer") for code in "OPQR"] + [
    somebody(code, "V", "driver") for code in "DE"
]


def driving(**more: Any) -> RosterProblem:
    """Five van days from half past eight to five; ninety minutes of each are overtime."""
    days = tuple(CrewDay("van", day, "V", Span(510, 1020), 90) for day in VAN_DAYS)
    given: dict[str, Any] = {"days": VAN_DAYS, "halls": (Hall("V"),), "crew_days": days}
    return tiny(STAFF, **(given | more))


def crewed(problem: RosterProblem, **drivers: str) -> RosterPlan:
    """Officers O and P; driver D unless said otherwise by the date's day, `d16="E"`."""
    return roster(
        problem,
        crews=[
            Crew("van", day.date, "O", "P", drivers.get(f"d{day.date.day}", "D"))
            for day in problem.crew_days
        ],
    )


def shifts(late_max_min: int = 60) -> RouteProblem:
    days = [sample.shift(f"van/{d}", d, overtime_max_s=60 * late_max_min) for d in VAN_DAYS]
    return sample.problem(days, [])


def rooms(question: RosterProblem, plan: RosterPlan, late_max_min: int = 60) -> list[int]:
    """Minutes of overtime that each shift may have."""
    found = allowed_overtime(question, plan, shifts(late_max_min))
    return [shift.overtime_max_s // 60 for shift in found.shifts]


def broken_by(late_min: int, **more: Any) -> set[tuple[str, str, date | None]]:
    question = driving(**more)
    late = with_road_overtime(question, {("van", MON): late_min})
    found = judge(late, crewed(question)).violations
    return {(v.rule, v.where, v.date) for v in found}


def regime(**limits: int) -> dict[str, Any]:
    return {"regimes": {"labour": LABOUR.model_copy(update=limits)}}


def test_minutes_on_the_road_are_rounded_up() -> None:
    question = sample.problem([sample.shift("m", MON), sample.shift("t", TUE)], [])
    late = sample.route("m", "16:00", back="17:00:01")
    in_time = sample.route("t", "16:00", back="17:00")
    assert road_overtime_min(question, sample.plan(late, in_time)) == {("van", MON): 1}


def test_three_hours_a_day_are_the_limit() -> None:
    assert broken_by(90) == set()
    assert broken_by(91) == {("working_time", code, MON) for code in "DOP"}


def test_thirty_six_hours_a_month_are_the_limit() -> None:
    """Four hours already, beside five times ninety minutes."""
    assert broken_by(60, **regime(overtime_month_max_min=510)) == set()
    tired = {("working_time", code, None) for code in "DOP"}
    assert broken_by(61, **regime(overtime_month_max_min=510)) == tired


def test_eleven_hours_of_rest_are_the_limit() -> None:
    """Back at half past nine, out again at half past eight."""
    long_days = regime(overtime_workday_max_min=600)
    assert broken_by(270, **long_days) == set()
    assert broken_by(271, **long_days) == {("rest_between_days", code, TUE) for code in "DOP"}


def test_coming_back_late_within_ordinary_hours_is_no_overtime() -> None:
    short = CrewDay("van", MON, "V", Span(510, 960), 30)
    late = with_road_overtime(driving(crew_days=(short,)), {("van", MON): 90})
    assert late.crew_days[0] == CrewDay("van", MON, "V", Span(510, 1050), 60)


def test_on_a_rest_day_there_are_no_ordinary_hours() -> None:
    day = CrewDay("van", SAT, "V", Span(510, 960), 420)
    late = with_road_overtime(driving(days=(SAT,), crew_days=(day,)), {("van", SAT): 90})
    assert late.crew_days[0].minutes_beyond == 510


def test_crews_with_room_keep_their_overtime() -> None:
    question = driving()
    assert rooms(question, crewed(question)) == [60, 60, 60, 60, 60]


def test_a_crew_without_room_in_its_day_has_no_overtime() -> None:
    """E may do an hour less a day than the others, and drives on Tuesday."""
    civil = LABOUR.model_copy(update={"overtime_workday_max_min": 120})
    question = driving(regimes={"labour": LABOUR, "civil": civil})
    people = tuple(replace(p, regime="civil") if p.code == "E" else p for p in question.people)
    question = replace(question, people=people)
    plan = crewed(question, d17="E")
    assert rooms(question, plan) == [60, 0, 60, 60, 60]
    assert rooms(question, plan, late_max_min=30) == [30] * 5


def test_a_crew_without_room_in_its_month_has_overtime_on_some_days_only() -> None:
    """Five days of ninety minutes leave 130 minutes for O and P: two hours on the road."""
    question = driving(**regime(overtime_month_max_min=450 + 130))
    assert rooms(question, crewed(question)) == [60, 60, 0, 0, 0]


def test_what_is_broken_already_takes_nothing_away() -> None:
    question = driving()
    plan = crewed(question, d16="Q")
    assert judge(question, plan).violations
    assert rooms(question, plan) == [60] * 5
