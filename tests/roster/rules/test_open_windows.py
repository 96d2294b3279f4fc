"""Each hall keeps its minimum of windows in every ordinary half-day; the lack is listed."""

from typing import Any

from optimizer.roster.plan.plan import Attendance, CompHalf, Loan, Rotation, Shortage, StandIn
from optimizer.roster.problem.entities import Credit, Hall, Post, Training
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import AFTERNOON, MON, MORNING, SAT, october, roster, somebody, tiny

RULE = "open_windows"
EARNED = (Credit(october(2), 2000),)
STAFF = [
    somebody("A", credits=EARNED),
    somebody("C", credits=EARNED, role="clerk", rotation_days_due=1),
    somebody("L", credits=EARNED, role="lead"),
    somebody("D", credits=EARNED, role="driver"),
    somebody("N", "N", credits=EARNED),
]


def question(most: int = 2, neighbour: int = 0, **more: Any) -> RosterProblem:
    halls = (Hall("H", min_windows=most), Hall("N", min_windows=neighbour))
    return tiny(STAFF, days=[MON], halls=halls, loans=(("N", "H"),), rotations={MON: 1}, **more)


def short(half: str = "morning", amount: int = 1, hall: str = "H") -> Shortage:
    return Shortage(RULE, "window", hall, MON, half, amount)


def station(
    minimum: int, held: dict[str, str], *posts: tuple[str, str], **more: Any
) -> RosterProblem:
    """People by code with the classes that they hold; posts by kind and class; N is at hall N."""
    people = [
        somebody(code, "N" if code == "N" else "H", items=frozenset(items.split()), credits=EARNED)
        for code, items in held.items()
    ]
    named = tuple(Post(f"{at}", "H", kind, what, "A", "B") for at, (kind, what) in enumerate(posts))
    halls = (Hall("H", min_windows=minimum), Hall("N"))
    loans = (("N", "H"),) if "N" in held else ()
    return tiny(people, days=[MON], halls=halls, posts=named, loans=loans, **more)


MEDICAL, UNIVERSAL, CIVIL = (
    ("station", "medical"),
    ("window", "universal"),
    ("window", "civil"),
)
BOTH = {"A": "medical universal", "B": "medical universal", "C": "universal"}
NOBODY: dict[Any, Any] = {("A", MON, MORNING): "leave", ("B", MON, MORNING): "leave"}
CLERK = station(2, BOTH, MEDICAL, UNIVERSAL)
ONE_FOR_TWO = station(2, {"A": "medical civil", "B": "universal", "C": "universal"}, MEDICAL, CIVIL)
TURNED = station(
    3, {"A": "medical universal", "B": "civil medical", "C": "civil"}, MEDICAL, UNIVERSAL, CIVIL
)
LOW = station(1, BOTH, MEDICAL, UNIVERSAL)
EMPTY = station(0, BOTH, MEDICAL, away=NOBODY)
UNLISTED = station(3, BOTH, MEDICAL)
GUEST = station(1, {"A": "medical", "B": "medical", "N": "universal"}, MEDICAL, away=NOBODY)
ABLE = station(1, {"A": "medical", "B": "universal", "N": "medical"}, MEDICAL, away=NOBODY)
UNABLE = station(1, BOTH | {"D": "universal"}, MEDICAL, away=NOBODY)
INSTEAD = [StandIn("0", MON, MORNING, None)]
OVER = [Loan("N", MON, MORNING, "H")]

NO_TURN = Shortage("training_turn", "rotation", "H", MON, "C", 1)
TWO, THREE, BORDER = question(2), question(3), question(2, neighbour=1)
LEFT = question(2, away={("A", MON, MORNING): "leave"})
TAUGHT = question(2, trainings=(Training("s", "course", MON, MORNING, ("A",)),))
REST = tiny(STAFF[:1], days=[SAT], halls=(Hall("H", min_windows=2), Hall("N")))
OFF_A, OFF_C = CompHalf("A", MON, MORNING), CompHalf("C", MON, MORNING)

STORIES: list[Story] = [
    story("two windows are staffed, the station is one", TWO, roster(TWO)),
    story(
        "leads and drivers are no windows",
        THREE,
        roster(THREE, shortages=[short(), short("afternoon"), NO_TURN]),
    ),
    story("leads may go", TWO, roster(TWO, comp=[CompHalf("L", MON, MORNING)])),
    story(
        "a window lacks and is listed", TWO, roster(TWO, comp=[OFF_A], shortages=[short(), NO_TURN])
    ),
    story(
        "a window lacks in silence",
        TWO,
        roster(TWO, comp=[OFF_A], shortages=[NO_TURN]),
        "10-16 H: morning: 1 windows missing, 0 listed as shortage",
    ),
    story(
        "fewer are listed than lack",
        TWO,
        roster(TWO, comp=[OFF_A, OFF_C], shortages=[short(), NO_TURN]),
        "10-16 H: morning: 2 windows missing, 1 listed as shortage",
    ),
    story(
        "what does not lack is listed",
        TWO,
        roster(TWO, shortages=[short("afternoon"), NO_TURN]),
        "10-16 H: afternoon: 0 windows missing, 1 listed as shortage",
    ),
    story(
        "a lack is listed twice",
        TWO,
        roster(TWO, comp=[OFF_A], shortages=[short(), short(), NO_TURN]),
        "10-16 H: morning: 1 windows missing, 2 listed as shortage",
    ),
    story("leave closes a window", LEFT, roster(LEFT, shortages=[short(), NO_TURN])),
    story(
        "training closes a window",
        TAUGHT,
        roster(TAUGHT, attendance=[Attendance("A", "s")], shortages=[short(), NO_TURN]),
    ),
    story(
        "rotation closes a window all day",
        TWO,
        roster(TWO, rotations=[Rotation("C", MON)], shortages=[short(), short("afternoon")]),
    ),
    story(
        "a guest opens a window here and closes one at home",
        BORDER,
        roster(
            BORDER,
            comp=[OFF_A],
            loans=[Loan("N", MON, MORNING, "H")],
            shortages=[short(hall="N"), NO_TURN],
        ),
    ),
    story(
        "a guest of the afternoon does not help the morning",
        TWO,
        roster(
            TWO, comp=[OFF_A], loans=[Loan("N", MON, AFTERNOON, "H")], shortages=[short(), NO_TURN]
        ),
    ),
    story("rest days have no windows", REST, roster(REST, shortages=[])),
    story("the clerk's backup does the station", CLERK, roster(CLERK, comp=[OFF_A], shortages=[])),
    story("the clerk works at the window", CLERK, roster(CLERK, comp=[OFF_C], shortages=[])),
    story(
        "one who does both staffs one of two",
        ONE_FOR_TWO,
        roster(ONE_FOR_TWO, shortages=[short(), short("afternoon")]),
    ),
    story(
        "one who does both staffs one of two, in silence",
        ONE_FOR_TWO,
        roster(ONE_FOR_TWO, shortages=[short()]),
        "10-16 H: afternoon: 1 windows missing, 0 listed as shortage",
    ),
    story("three find three windows only in one way", TURNED, roster(TURNED, shortages=[])),
    story(
        "windows above the minimum may be empty",
        LOW,
        roster(LOW, comp=[OFF_A, OFF_C], shortages=[]),
    ),
    story("a window for anybody", UNLISTED, roster(UNLISTED, shortages=[])),
    story(
        "nobody at hand can do the station's work, which is listed",
        UNABLE,
        roster(UNABLE, stand_ins=INSTEAD, shortages=[short()]),
    ),
    story(
        "nobody at hand can do the station's work, in silence",
        UNABLE,
        roster(UNABLE, stand_ins=INSTEAD, shortages=[]),
        "10-16 H: morning: 1 windows missing, 0 listed as shortage",
    ),
    story(
        "a station is a window where none is asked for",
        EMPTY,
        roster(EMPTY, stand_ins=INSTEAD, shortages=[short()]),
    ),
    story(
        "a guest who cannot do its work opens no station",
        GUEST,
        roster(GUEST, stand_ins=INSTEAD, loans=OVER, shortages=[short()]),
    ),
    story(
        "a guest who can opens it", ABLE, roster(ABLE, loans=OVER, stand_ins=INSTEAD, shortages=[])
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)
