"""Small questions made by hand for sentences of the page that random rosters seldom touch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from optimizer.roster.plan.plan import (
    Assignment,
    CompHalf,
    Crew,
    Loan,
    RosterPlan,
    Shortage,
    StandIn,
)
from optimizer.roster.problem.entities import (
    Credit,
    CrewDay,
    Duty,
    DutyKey,
    Hall,
    PastDay,
    Person,
    Post,
)
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.schema.fields import HALF_DAYS, HalfDay, Span
from tests.roster.oracle.draft import HOURS, kind_of
from tests.roster.oracle.tiny import regimes_of, with_changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from optimizer.roster.problem.entities import HalfKey

MORNING, AFTERNOON = HALF_DAYS
NEAR = {("A", "B"): 10, ("B", "A"): 10}
Question = tuple[RosterProblem, RosterPlan]


def october(day: int) -> date:
    return date(2023, 10, day)


def both_halves(*days: int) -> frozenset[HalfKey]:
    return frozenset((october(day), half) for day in days for half in HALF_DAYS)


def somebody(code: str, hall: str, role: str, *workdays: int, **more: Any) -> Person:
    """A civil servant who holds the general class and works whole days."""
    defaults: dict[str, Any] = {"regime": "civil", "items": frozenset({"general"})}
    return Person(code, hall, role, works=both_halves(*workdays), **(defaults | more))


def past(first: int, worked: bool) -> dict[date, PastDay]:
    """The six days before the first planned one, all worked to the ordinary end or all free."""
    days = [october(first) - timedelta(days=back) for back in range(1, 7)]
    return {day: PastDay(worked, 1020 if worked else None) for day in days}


def weekend_duty(day: int, half: HalfDay) -> Duty:
    span = {MORNING: Span(540, 690), AFTERNOON: Span(810, 1020)}[half]
    key = DutyKey("A", october(day), f"weekend_{half}")
    return Duty(key, span, "general", "none", (half,), "weekend", span.minutes)


def question(
    first: int, last: int, settings: Mapping[str, Mapping[str, Any]] | None = None, **more: Any
) -> RosterProblem:
    days = tuple(october(day) for day in range(first, last + 1))
    known = [days[0] - timedelta(days=back) for back in range(1, 7)] + list(days)
    return RosterProblem(
        name="handmade",
        days=days,
        day_kinds={day: kind_of(day) for day in known},
        hours=HOURS,
        time_zone="Asia/Shanghai",
        regimes=regimes_of(Random(3)),
        rules=with_changes(ROSTER.default_rules, settings or {}),
        goals=ROSTER.default_goals,
        **more,
    )


def home_visits_before_a_saturday() -> Question:
    """Seven days of work, the last workday spent on home visits: a visit is work, no free time."""
    duty = weekend_duty(14, MORNING)
    problem = question(
        13,
        14,
        halls=(Hall("A"),),
        people=(somebody("A-01", "A", "window", 13, regime="labour", past=past(13, worked=True)),),
        duties=(duty,),
        away={("A-01", october(13), half): "work" for half in HALF_DAYS},
    )
    return problem, RosterPlan(assignments=(Assignment(duty.key, ("A-01",)),))


def leave_before_a_saturday() -> Question:
    problem, plan = home_visits_before_a_saturday()
    return replace(problem, away=dict.fromkeys(problem.away, "leave")), plan


def comp_earned_in_the_plan_falls_due() -> Question:
    """210 minutes earned on the 14th, to be spent by the 16th, are not spent."""
    duty = weekend_duty(14, AFTERNOON)
    problem = question(
        14,
        16,
        {"comp_time": {"comp_deadline_days": 2}},
        halls=(Hall("A"),),
        people=(somebody("A-01", "A", "window", 16, past=past(14, worked=False)),),
        duties=(duty,),
    )
    return problem, RosterPlan(assignments=(Assignment(duty.key, ("A-01",)),))


def an_old_credit_is_due_with_a_new_one() -> Question:
    problem = question(
        16,
        16,
        {"comp_time": {"comp_deadline_days": 10}},
        halls=(Hall("A"),),
        people=(
            somebody(
                "A-01",
                "A",
                "window",
                16,
                past=past(16, worked=False),
                credits=(Credit(october(1), 180), Credit(october(6), 90)),
            ),
        ),
    )
    return problem, RosterPlan()


def comp_time_on_the_van() -> Question:
    crew = tuple(
        somebody(f"A-0{number}", "A", role, 16, credits=(Credit(october(1), 420),))
        for number, role in enumerate(("officer", "officer", "driver"), start=1)
    )
    day = CrewDay("van 1", october(16), "A", Span(510, 1020), 0)
    plan = RosterPlan(
        crews=(Crew("van 1", october(16), "A-01", "A-02", "A-03"),),
        comp=(CompHalf("A-03", october(16), MORNING),),
    )
    return question(16, 16, halls=(Hall("A"),), people=crew, crew_days=(day,)), plan


def a_driver_on_loan_staffs_no_window() -> Question:
    problem = question(
        16,
        16,
        halls=(Hall("A", min_windows=2), Hall("B", lends_to=("A",))),
        people=(somebody("A-01", "A", "window", 16), somebody("B-01", "B", "driver", 16)),
        travel_min=NEAR,
        loans=(("B-01", "A"),),
    )
    return problem, RosterPlan(loans=(Loan("B-01", october(16), MORNING, "A"),))


def backup_on_loan_at_the_posts_hall() -> Question:
    """A is on leave, B of the neighbouring hall is on loan here: the post is kept."""
    problem = question(
        16,
        16,
        halls=(Hall("A"), Hall("B", lends_to=("A",))),
        people=(somebody("A-01", "A", "window", 16), somebody("B-01", "B", "window", 16)),
        travel_min=NEAR,
        loans=(("B-01", "A"),),
        posts=(Post("post 1", "A", "window", "general", "A-01", "B-01"),),
        away={("A-01", october(16), half): "leave" for half in HALF_DAYS},
    )
    return problem, RosterPlan(
        loans=tuple(Loan("B-01", october(16), half, "A") for half in sorted(HALF_DAYS))
    )


def a_station_with_people_who_cannot_do_its_work() -> Question:
    """The clerk is on leave; two of the three at home and the guest do nothing medical."""
    codes = {"A-01": "medical", "A-02": "universal", "A-03": "universal", "B-01": "universal"}
    people = [somebody(code, code[0], "window", 16) for code in codes]
    items = [frozenset({"universal", codes[person.code]}) for person in people]
    problem = question(
        16,
        16,
        halls=(Hall("A", min_windows=3), Hall("B", lends_to=("A",))),
        people=tuple(replace(p, items=held) for p, held in zip(people, items, strict=True)),
        travel_min=NEAR,
        loans=(("B-01", "A"),),
        posts=(Post("station", "A", "station", "medical", "A-01", "A-02"),),
        away={("A-01", october(16), MORNING): "leave"},
    )
    short = Shortage("open_windows", "window", "A", october(16), MORNING, 1)
    return problem, RosterPlan(loans=(Loan("B-01", october(16), MORNING, "A"),), shortages=(short,))


def the_night_the_clocks_go_back() -> Question:
    """21:00 to 07:00 is eleven hours in Berlin on 29 October 2023, and ten in Shanghai."""
    late, early = weekend_duty(28, AFTERNOON), weekend_duty(29, MORNING)
    duties = (
        replace(late, span=Span(1110, 1260), minutes=150),
        replace(early, span=Span(420, 510), minutes=90),
    )
    people = (somebody("A-01", "A", "window", past=past(28, worked=False)),)
    problem = question(28, 29, halls=(Hall("A"),), people=people, duties=duties)
    plan = RosterPlan(assignments=tuple(Assignment(duty.key, ("A-01",)) for duty in duties))
    return replace(problem, time_zone="Europe/Berlin"), plan


def the_same_night_in_shanghai() -> Question:
    problem, plan = the_night_the_clocks_go_back()
    return replace(problem, time_zone="Asia/Shanghai"), plan


def the_next_in_line_stands_in_before_the_lead() -> Question:
    people = (
        *(somebody(f"A-0{number}", "A", "window", 16) for number in (1, 2, 3)),
        somebody("A-00", "A", "lead", 16),
    )
    problem = question(
        16,
        16,
        halls=(Hall("A"),),
        people=people,
        posts=(Post("post 1", "A", "window", "general", "A-01", "A-02", ("A-03",)),),
        away={(code, october(16), MORNING): "leave" for code in ("A-01", "A-02")},
    )
    return problem, RosterPlan(stand_ins=(StandIn("post 1", october(16), MORNING, "A-03"),))


HANDMADE = (
    the_night_the_clocks_go_back,
    the_same_night_in_shanghai,
    the_next_in_line_stands_in_before_the_lead,
    home_visits_before_a_saturday,
    leave_before_a_saturday,
    comp_earned_in_the_plan_falls_due,
    an_old_credit_is_due_with_a_new_one,
    comp_time_on_the_van,
    a_driver_on_loan_staffs_no_window,
    backup_on_loan_at_the_posts_hall,
    a_station_with_people_who_cannot_do_its_work,
)
