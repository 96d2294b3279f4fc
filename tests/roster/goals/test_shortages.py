"""Every missing place at its price; the weightiest goal."""

from optimizer.roster.goals.shortages import Settings, measure
from optimizer.roster.plan.plan import Attendance, CompHalf, Crew, RosterPlan, Rotation
from optimizer.roster.problem.entities import Credit, CrewDay, Hall, Training
from tests.roster.goals.bills import Bill, bill, billed, settle
from tests.roster.rules.ward import MON, MORNING, Span, late, october, roster, somebody, tiny

GOAL = "shortages"
EARNED = (Credit(october(2), 2000),)
STAFF = [somebody("A", credits=EARNED), somebody("B", role="clerk", rotation_days_due=2)]
DUTY, SHIFT = late(MON), late(MON, backup="none", holders=2, under_price=70, over_price=9)
FREE_SHIFT = late(MON, backup="none", holders=2, under_price=0)
PAIR = tiny(STAFF, [DUTY], days=[MON], rotations={MON: 1})
HALL = tiny(STAFF[:1], days=[MON], halls=(Hall("H", min_windows=1), Hall("N")))
NARROW = tiny(STAFF[:1], days=[MON], halls=(Hall("H", min_windows=3), Hall("N")))
CREW = [somebody("O", "V", "officer"), somebody("P", "V", "officer"), somebody("D", "V", "driver")]
VAN = tiny(
    CREW,
    days=[MON],
    halls=(Hall("V"),),
    crew_days=(CrewDay("van", MON, "V", Span(510, 1020), 0),),
)
PEOPLE = [somebody(code) for code in "ABC"]
OPEN, FREE = (tiny(PEOPLE, [duty], days=[MON]) for duty in (SHIFT, FREE_SHIFT))
UNFIT = tiny([somebody("X", items=frozenset())], [DUTY], days=[MON])
CHEAP = tiny(STAFF[:1], [DUTY], days=[MON], prices={GOAL: {"holder": 7, "backup": 3}})
AT_HOME, BOTH = (DUTY, "A", "B"), [Rotation("B", MON)]

SESSIONS = tuple(Training(name, name[0], MON, MORNING, ("A",)) for name in ("a1", "b1"))
TAUGHT = tiny(STAFF[:1], days=[MON], trainings=SESSIONS)
NEIGHBOUR = [somebody("N", "N")]
LENDING = tiny(NEIGHBOUR, [DUTY], days=[MON], loans=(("N", "H"),))
KEEPING = tiny(NEIGHBOUR, [DUTY], days=[MON])

BILLS: list[Bill] = [
    bill("two courses missed", TAUGHT, roster(TAUGHT), 1000, training=2),
    bill(
        "one of two courses missed",
        TAUGHT,
        roster(TAUGHT, attendance=[Attendance("A", "a1")]),
        500,
        training=1,
    ),
    bill("a rotation day", PAIR, roster(PAIR, AT_HOME, rotations=BOTH[:0]), 2000, rotation=2),
    bill(
        "one of two rotation days",
        PAIR,
        roster(PAIR, rotations=BOTH),
        4000,
        holder=1,
        backup=1,
        rotation=1,
    ),
    bill("nothing lacks", HALL, roster(HALL), 0),
    bill("a window", HALL, roster(HALL, comp=[CompHalf("A", MON, MORNING)]), 1000, window=1),
    bill("windows that nobody can staff", NARROW, roster(NARROW), 4000, least=4000, window=4),
    bill(
        "a crew",
        VAN,
        roster(VAN, crews=[Crew("van", MON, None, None, None)]),
        6000,
        officer=2,
        driver=1,
    ),
    bill("an officer", VAN, roster(VAN, crews=[Crew("van", MON, "O", None, "D")]), 2000, officer=1),
    bill("a driver", VAN, roster(VAN, crews=[Crew("van", MON, "O", "P", None)]), 2000, driver=1),
    bill("nobody is fit", UNFIT, roster(UNFIT), 3000, least=2000, holder=1, backup=1),
    bill("a neighbour could be lent", LENDING, roster(LENDING), 3000, holder=1, backup=1),
    bill("nobody lends", KEEPING, roster(KEEPING), 3000, least=2000, holder=1, backup=1),
    bill("other prices", CHEAP, roster(CHEAP), 10, holder=1, backup=1),
    bill("a shift at its own price", OPEN, roster(OPEN, (SHIFT, "A", None)), 70, holder=1),
    bill("an empty shift", OPEN, roster(OPEN), 140, holder=2),
    bill("one too many", OPEN, roster(OPEN, (SHIFT, ("A", "B", "C"), None)), 9, over=1),
    bill("a shift that may stay empty", FREE, roster(FREE), 0, holder=2),
]


@billed(BILLS)
def test_judge_and_solver_price(billed: Bill) -> None:
    settle(billed, GOAL)


def test_the_prices_are_these() -> None:
    assert Settings().model_dump() == {
        "holder": 2000,
        "backup": 1000,
        "window": 1000,
        "rotation": 1000,
        "training": 500,
        "officer": 2000,
        "driver": 2000,
    }


def test_a_plan_that_leaves_a_duty_out_has_nobody_there() -> None:
    amounts = [(p.what, p.units) for p in measure(OPEN, RosterPlan()) if p.units]
    assert amounts == [("holder", 2)]
