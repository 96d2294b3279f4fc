"""Duties, ordinary hours elsewhere and travel never overlap."""

from dataclasses import replace

from optimizer.roster.plan.plan import Attendance, CompHalf, Crew, Loan, Rotation
from optimizer.roster.problem.entities import Credit, CrewDay, Hall, Training
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import (
    AFTERNOON,
    HALF_DAYS,
    MON,
    MORNING,
    SAT,
    Span,
    early,
    key,
    late,
    noon,
    october,
    roster,
    somebody,
    swapped,
    tiny,
    weekend,
)

RULE = "one_place_at_a_time"
EARNED = (Credit(october(2), 2000),)
STAFF = [
    somebody("A", credits=EARNED, role="clerk", rotation_days_due=1),
    somebody("B", credits=EARNED),
    somebody("P", works=frozenset({(MON, AFTERNOON)})),
    somebody("N", "N", credits=EARNED),
]
NOON, LATE, AWAY = noon(MON, meal=False), late(MON), late(MON, "N", backup_halls=("H",))
DESK, EARLY = replace(NOON, key=key("desk", MON)), early(MON)
THERE = noon(MON, "N", meal=False)
LENT = (("A", "N"), ("B", "N"))
HOME = tiny(STAFF, [NOON, DESK, EARLY], days=[MON])
DISTRICT = tiny(
    STAFF,
    [LATE, AWAY, NOON, THERE],
    days=[MON],
    loans=LENT,
    rotations={MON: 1},
    trainings=(Training("s", "course", MON, AFTERNOON, ("B",)),),
)
UNLENT = roster(DISTRICT, (AWAY, "A", "N"), attendance=[Attendance("B", "s")])
CLOSED_PURSE = tiny(STAFF, [AWAY], days=[MON])
TAUGHT = Attendance("B", "s")
ROTATES, A_LENT, A_MORNING = (
    Rotation("A", MON),
    Loan("A", MON, AFTERNOON, "N"),
    Loan("A", MON, MORNING, "N"),
)
A_OFF = CompHalf("A", MON, MORNING)
FIRST = weekend(SAT)
NEAR, TIGHT = (weekend(SAT, "N", span=Span(start, start + 60)) for start in (710, 709))
NEXT = weekend(SAT, span=Span(690, 720))
NEXT_DOOR = replace(NEXT, key=key("weekend_noon", SAT))
ROW = tiny(STAFF, [FIRST, NEXT_DOOR], days=[SAT])
FITS, HURRIES = (
    tiny(STAFF, [FIRST, there], days=[SAT], loans=LENT, travel_min={("H", "N"): 20, ("N", "H"): 30})
    for there in (NEAR, TIGHT)
)
OFFICERS = [somebody("O", "V", "officer", credits=EARNED), somebody("Q", "V", "officer")]
VAN = tiny(
    [*OFFICERS, somebody("D", "V", "driver")],
    days=[MON],
    halls=(Hall("V"),),
    crew_days=(CrewDay("van", MON, "V", Span(510, 1020), 0),),
)
CREW = Crew("van", MON, "O", "Q", "D")

STORIES: list[Story] = [
    story("one after the other", HOME, roster(HOME, (EARLY, "A", "B"), (NOON, "A", "B"))),
    story(
        "two duties at once",
        HOME,
        roster(HOME, (DESK, "A", "B"), (NOON, "A", None)),
        "10-16 H desk: A holds desk and noon, too close to each other",
    ),
    story("back to back", ROW, roster(ROW, (FIRST, "A", "B"), (NEXT_DOOR, "A", "B"))),
    story(
        "travel fits between two rest-day duties",
        FITS,
        roster(FITS, (FIRST, "A", "B"), (NEAR, "A", None)),
    ),
    story(
        "travel does not fit between two rest-day duties",
        HURRIES,
        roster(HURRIES, (FIRST, "A", "B"), (TIGHT, "A", None)),
        "10-21 H weekend: A holds weekend and weekend, too close to each other",
    ),
    story(
        "a rest-day duty elsewhere without lending",
        FITS,
        roster(FITS, (FIRST, "N", "B")),
        "10-21 H weekend: N may not be lent here",
    ),
    story(
        "on loan, with the duty there",
        DISTRICT,
        roster(DISTRICT, (AWAY, "A", "N"), loans=[A_LENT], attendance=[TAUGHT]),
    ),
    story(
        "on loan, with the duty at home",
        DISTRICT,
        roster(DISTRICT, (LATE, "A", None), loans=[A_LENT], attendance=[TAUGHT]),
        "10-16 H late: A (holder) works at N around the duty",
    ),
    story(
        "on loan, on call at home",
        DISTRICT,
        roster(DISTRICT, (LATE, None, "A"), loans=[A_LENT], attendance=[TAUGHT]),
        "10-16 H late: A (backup) works at N around the duty",
    ),
    story(
        "at home, with the duty elsewhere",
        DISTRICT,
        UNLENT,
        "10-16 N late: A (holder) works at H around the duty",
    ),
    story("at home, on call for elsewhere", DISTRICT, swapped(UNLENT)),
    story(
        "noon duty between a morning on loan and an afternoon at home",
        DISTRICT,
        roster(DISTRICT, (NOON, "A", None), loans=[A_MORNING], attendance=[TAUGHT]),
        "10-16 H noon: A (holder) works at N around the duty",
    ),
    story(
        "noon duty between comp time and an afternoon at home",
        DISTRICT,
        roster(DISTRICT, (NOON, "A", "P"), comp=[A_OFF], attendance=[TAUGHT]),
    ),
    story(
        "noon duty there between comp time and an afternoon on loan",
        DISTRICT,
        roster(DISTRICT, (THERE, "A", "N"), comp=[A_OFF], loans=[A_LENT], attendance=[TAUGHT]),
    ),
    story(
        "noon duty there between a morning at home and an afternoon on loan",
        DISTRICT,
        roster(DISTRICT, (THERE, "A", "N"), loans=[A_LENT], attendance=[TAUGHT]),
        "10-16 N noon: A (holder) works at H around the duty",
    ),
    story(
        "late duty after a rotation day",
        DISTRICT,
        roster(DISTRICT, (LATE, None, "A"), rotations=[ROTATES], attendance=[TAUGHT]),
        "10-16 H late: A (backup) works at district around the duty",
    ),
    story(
        "late duty after training",
        DISTRICT,
        roster(DISTRICT, (LATE, "B", "A"), attendance=[TAUGHT]),
        "10-16 H late: B (holder) works at district around the duty",
    ),
    story(
        "somebody is lent who may not be",
        DISTRICT,
        roster(DISTRICT, loans=[Loan("N", MON, MORNING, "H")], attendance=[TAUGHT]),
        "10-16 H: N may not be lent here",
    ),
    story(
        "a loan where nobody lends",
        CLOSED_PURSE,
        roster(CLOSED_PURSE, (AWAY, "A", "N"), loans=[A_LENT]),
        "10-16 N late: A may not be lent here",
        "10-16 N: A may not be lent here",
    ),
    story(
        "comp time and a loan at once",
        DISTRICT,
        roster(DISTRICT, comp=[CompHalf("A", MON, AFTERNOON)], loans=[A_LENT], attendance=[TAUGHT]),
        "10-16 A: A is at two places in the afternoon",
    ),
    story(
        "comp time and training at once",
        DISTRICT,
        roster(DISTRICT, comp=[CompHalf("B", MON, AFTERNOON)], attendance=[TAUGHT]),
        "10-16 B: B is at two places in the afternoon",
    ),
    story(
        "comp time on a rotation day",
        DISTRICT,
        roster(DISTRICT, comp=[A_OFF], rotations=[ROTATES], attendance=[TAUGHT]),
        "10-16 A: A is at two places in the morning",
    ),
    story("the crew is on the van all day", VAN, roster(VAN, crews=[CREW])),
    story(
        "comp time on the van",
        VAN,
        roster(VAN, crews=[CREW], comp=[CompHalf("O", MON, MORNING)]),
        "10-16 O: O is at two places in the morning",
        also="van_crew",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)


def test_a_loan_needs_a_half_day_of_work() -> None:
    problem = tiny(STAFF, days=[MON], loans=(("P", "N"),))
    plan = roster(problem, loans=[Loan("P", MON, half, "N") for half in HALF_DAYS])
    hear(story("", problem, plan, "10-16 P: P does not work in the morning"), RULE)
