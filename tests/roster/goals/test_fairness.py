"""Fair shares within hall and role, pro rata to presence and with history."""

from datetime import timedelta
from typing import Any

from optimizer.roster.goals.fairness import Settings, shares, units
from optimizer.roster.plan.plan import Crew, Loan
from optimizer.roster.problem.entities import CrewDay, Hall
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import DayKind
from tests.roster.goals.bills import Bill, bill, billed, settle
from tests.roster.rules.ward import (
    AFTERNOON,
    MON,
    MORNING,
    SAT,
    TUE,
    Span,
    early,
    holiday,
    late,
    noon,
    roster,
    somebody,
    swapped,
    tiny,
    weekend,
)

GOAL = "fairness"
PAIR = [somebody("A"), somebody("B")]


def question(*duties: Any, people: Any = PAIR, **more: Any) -> RosterProblem:
    return tiny(people, duties, **more)


def lone(slot: Any, day: Any, minutes: int, **more: Any) -> Any:
    return slot(day, minutes=minutes, backup="none", **more)


HOUR = lone(early, MON, 60, counts_as="nothing")
LATE, EARLY = late(MON, minutes=30), early(TUE, minutes=30, counts_as="nothing")
ONE, BOTH = question(HOUR), question(LATE, EARLY)
TWICE = [(LATE, "A", "B"), (EARLY, "A", "B")]
NOON = noon(MON, minutes=30, backup_minutes=30, counts_as="nothing")
REST = lone(weekend, SAT, 30)
FEAST = lone(holiday, MON, 30)
SEATED, FREE = question(NOON), question(REST, days=[MON, SAT])
FESTIVE = question(FEAST, kinds={MON: DayKind.HOLIDAY_PERIOD})
HALVES = frozenset((day, MORNING) for day in (MON, TUE))
PART_TIME = question(
    lone(early, MON, 90, counts_as="nothing"),
    people=[somebody("A"), somebody("B", works=HALVES, is_part_time=True)],
)
PAST = question(HOUR, people=[somebody("A", history={"duty_min": 75}), somebody("B")])
OWING = question(HOUR, people=[somebody("A", history={"duty_min": 240}), somebody("B")])
EARLIES = [early(day, minutes=0, backup="none") for day in (MON, TUE)]
NOONS = [noon(day, minutes=0, backup_minutes=0) for day in (MON, TUE)]
OLD = question(*EARLIES, people=[somebody("A", history={"earlies": 2}), somebody("B")])
LATES = question(lone(late, MON, 0), people=[somebody("A", history={"lates": 1}), somebody("B")])
ROLES = question(HOUR, people=[*PAIR, somebody("L", role="lead")])
WEEK = [MON + timedelta(days=n) for n in range(5)]
FIVE = [late(day, minutes=0, backup="none") for day in WEEK]
LED = question(*FIVE, people=[*PAIR, somebody("L", role="lead")], days=WEEK)
LEADS = question(
    *FIVE[:3],
    people=[*PAIR, somebody("L", role="lead", history={"lates": 1}), somebody("M", role="lead")],
    days=WEEK,
)
MIXED = question(HOUR, people=[somebody("A", role="clerk"), somebody("B")])
GUEST = question(
    lone(late, MON, 60), people=[*PAIR, somebody("N", "N")], loans=(("N", "H"),), days=[MON]
)
IDLE = question(HOUR, people=[*PAIR, somebody("Z", works=frozenset())], days=[MON])
VAN = tiny(
    [somebody("O", "V", "officer"), somebody("P", "V", "officer"), somebody("D", "V", "driver")],
    days=[MON],
    halls=(Hall("V"),),
    crew_days=(CrewDay("van", MON, "V", Span(510, 1080), 60),),
)
LENT = [Loan("N", MON, AFTERNOON, "H")]

BILLS: list[Bill] = [
    bill(
        "an hour for one of two",
        ONE,
        roster(ONE, (HOUR, "A", None)),
        2 * 6 + 2 * 2,
        duty_min_spread=2,
        duty_min_deviation=2,
    ),
    bill(
        "nobody has the hour",
        ONE,
        roster(ONE),
        2 * 2,
        duty_min_deviation=2,
    ),
    bill(
        "all by A",
        BOTH,
        roster(BOTH, *TWICE),
        4 * 6 + 4 * 2,
        duty_min_spread=2,
        duty_min_deviation=2,
        backups_spread=2,
        backups_deviation=2,
    ),
    bill("in turns", BOTH, roster(BOTH, TWICE[0], (EARLY, "B", "A")), 0),
    bill(
        "in turns, swapped: the late duty was A's share",
        BOTH,
        swapped(roster(BOTH, TWICE[0], (EARLY, "B", "A"))),
        2 * 6 + 2 * 2,
        lates_spread=2,
        lates_deviation=2,
    ),
    bill("on site both work, A was to back up", SEATED, roster(SEATED, (NOON, "B", "A")), 0),
    bill(
        "on site B works alone",
        SEATED,
        roster(SEATED, (NOON, None, "B")),
        3 * 6 + 3 * 2,
        duty_min_spread=1,
        duty_min_deviation=1,
        backups_spread=2,
        backups_deviation=2,
    ),
    bill(
        "a weekend",
        FREE,
        roster(FREE, (REST, "B", None)),
        4 * 6 + 4 * 2,
        duty_min_spread=2,
        duty_min_deviation=2,
        weekends_spread=2,
        weekends_deviation=2,
    ),
    bill(
        "a holiday",
        FESTIVE,
        roster(FESTIVE, (FEAST, "B", None)),
        4 * 6 + 4 * 2,
        duty_min_spread=2,
        duty_min_deviation=2,
        holidays_spread=2,
        holidays_deviation=2,
    ),
    bill(
        "a part-timer's share is smaller",
        PART_TIME,
        roster(PART_TIME, (PART_TIME.duties[0], "A", None)),
        2 * 6 + 2 * 2,
        duty_min_spread=2,
        duty_min_deviation=2,
    ),
    bill(
        "history counts: 75 minutes are three units",
        PAST,
        roster(PAST, (HOUR, "B", None)),
        0,
    ),
    bill(
        "history above the share cannot be undone",
        OWING,
        roster(OWING, (HOUR, "B", None)),
        6 * 6 + 6 * 2,
        least=6,
        duty_min_spread=6,
        duty_min_deviation=6,
    ),
    bill("history of lates", LATES, roster(LATES, (LATES.duties[0], "B", None)), 0),
    bill(
        "leads are a group of their own",
        ROLES,
        roster(ROLES, (HOUR, "L", None)),
        2 * 2 + 2 * 2,
        duty_min_deviation=4,
    ),
    bill(
        "a lead's share is half a window's, and the spread is within the role",
        LED,
        roster(LED, *((duty, code, None) for duty, code in zip(FIVE, "AABBL", strict=True))),
        0,
    ),
    bill(
        "a lead who has two of five",
        LED,
        roster(LED, *((duty, code, None) for duty, code in zip(FIVE, "ABBLL", strict=True))),
        1 * 6 + 2 * 2,
        lates_spread=1,
        lates_deviation=2,
    ),
    bill(
        "a lead's history is weighed against the other lead's alone",
        LEADS,
        roster(LEADS, *((duty, code, None) for duty, code in zip(FIVE[:3], "ABM", strict=True))),
        0,
    ),
    bill(
        "both earlies for one of two",
        question(*EARLIES),
        roster(question(*EARLIES), *((duty, "A", None) for duty in EARLIES)),
        2 * 6 + 2 * 2,
        earlies_spread=2,
        earlies_deviation=2,
    ),
    bill(
        "earlies in turns",
        question(*EARLIES),
        roster(question(*EARLIES), (EARLIES[0], "A", None), (EARLIES[1], "B", None)),
        0,
    ),
    bill("the earlies before count", OLD, roster(OLD, *((duty, "B", None) for duty in EARLIES)), 0),
    bill(
        "both noons for one of two",
        question(*NOONS),
        roster(question(*NOONS), *((duty, "A", "B") for duty in NOONS)),
        4 * 6 + 4 * 2,
        noons_spread=2,
        noons_deviation=2,
        backups_spread=2,
        backups_deviation=2,
    ),
    bill(
        "clerks and windows are one group",
        MIXED,
        roster(MIXED, (HOUR, "B", None)),
        2 * 6 + 2 * 2,
        duty_min_spread=2,
        duty_min_deviation=2,
    ),
    bill(
        "a guest's duty counts for nobody",
        GUEST,
        roster(GUEST, (GUEST.duties[0], "N", None), loans=LENT),
        1 * 6 + 3 * 2,
        duty_min_deviation=2,
        lates_spread=1,
        lates_deviation=1,
    ),
    bill(
        "the van's overtime is shared by its crew",
        VAN,
        roster(VAN, crews=[Crew("van", MON, "O", "P", "D")]),
        0,
    ),
    bill(
        "the van's overtime without one officer",
        VAN,
        roster(VAN, crews=[Crew("van", MON, "P", None, "D")]),
        2 * 6 + 2 * 2,
        duty_min_spread=2,
        duty_min_deviation=2,
    ),
]


@billed(BILLS)
def test_judge_and_solver_price(billed: Bill) -> None:
    settle(billed, GOAL)


def test_the_prices_are_these() -> None:
    assert Settings().model_dump() == {"spread": 6, "deviation": 2, "lead_share": 50}


def test_minutes_are_rounded_half_up_to_units_of_thirty() -> None:
    assert [units(minutes) for minutes in (0, 14, 15, 44, 45, 60)] == [0, 0, 1, 1, 2, 2]


def targets(problem: RosterProblem) -> dict[str, int]:
    """Everybody's fair share of the duty minutes, units."""
    found = shares(problem, roster(problem))
    return {share.person: share.target for share in found if share.metric == "duty_min"}


def test_shares_add_up_to_the_demand_and_ties_go_by_code() -> None:
    people = [somebody(code) for code in "CAB"]
    assert targets(question(lone(early, MON, 120), people=people)) == {"A": 2, "B": 1, "C": 1}


def test_who_never_works_has_no_share() -> None:
    assert {share.person for share in shares(IDLE, roster(IDLE))} == {"A", "B"}


def test_the_largest_remainder_is_rounded_up() -> None:
    mornings = frozenset({(MON, MORNING), (TUE, MORNING)})
    people = [somebody("A", works=mornings), somebody("B")]
    problem = question(lone(early, MON, 30), people=people)
    targets = {
        s.person: s.target for s in shares(problem, roster(problem)) if s.metric == "duty_min"
    }
    assert targets == {"A": 0, "B": 1}
