"""Two officers, together fit for the promised items, and a driver; the crew does nothing else."""

from typing import Any

from optimizer.roster.plan.plan import CompHalf, Crew, Shortage
from optimizer.roster.problem.entities import Credit, CrewDay, Hall
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import MON, MORNING, Span, late, october, roster, somebody, tiny

RULE = "van_crew"
EARNED = (Credit(october(2), 300),)
STAFF = [
    somebody("D", "V", "driver"),
    somebody("E", "V", "driver"),
    somebody("O", "V", "officer", items=frozenset({"general", "food"}), credits=EARNED),
    somebody("P", "V", "officer"),
    somebody("Q", "V", "officer"),
    somebody("Z", "V", "officer", items=frozenset({"food"})),
    somebody("W", "H"),
]
DESK = late(MON, "V", backup="none", halves=())
LATE = late(MON, "V", backup="none")


def question(*promised: str, duty: Any = DESK, **more: Any) -> RosterProblem:
    day = CrewDay("van", MON, "V", Span(510, 1020), 0, promised)
    given: dict[str, Any] = {"days": [MON], "halls": (Hall("H"), Hall("V")), "crew_days": (day,)}
    return tiny(STAFF, [duty], **(given | more))


def crew(a: str | None, b: str | None, driver: str | None, van: str = "van") -> list[Crew]:
    return [Crew(van, MON, a, b, driver)]


def short(what: str, amount: int = 1) -> Shortage:
    return Shortage(RULE, what, "V", MON, "van", amount)


PLAIN, FOOD, EVENING = question(), question("food"), question(duty=LATE)
ABSENT = question(away={("O", MON, MORNING): "leave"})
NO_TWO = [short("driver"), short("officer")]
NO_DESK = Shortage("cover_duty", "holder", "V", MON, "late")

STORIES: list[Story] = [
    story("two officers and a driver", PLAIN, roster(PLAIN, crews=crew("P", "Q", "D"))),
    story("A holds the promised item", FOOD, roster(FOOD, crews=crew("O", "P", "D"))),
    story("B holds the promised item", FOOD, roster(FOOD, crews=crew("P", "Z", "D"))),
    story(
        "nobody holds the promised item",
        FOOD,
        roster(FOOD, crews=crew("P", "Q", "D")),
        "10-16 van: no officer holds the promised item food",
    ),
    story(
        "the only officer does not hold the promised item",
        FOOD,
        roster(FOOD, crews=crew("P", None, "D")),
        "10-16 van: no officer holds the promised item food",
    ),
    story("the only officer holds it", FOOD, roster(FOOD, crews=crew("O", None, "D"))),
    story("no officer, nothing is asked", FOOD, roster(FOOD, crews=crew(None, None, "D"))),
    story(
        "missing people are listed",
        PLAIN,
        roster(
            PLAIN,
            crews=crew("O", None, None),
            shortages=[NO_DESK, *NO_TWO],
        ),
    ),
    story(
        "missing people in silence",
        PLAIN,
        roster(PLAIN, crews=crew(None, None, None), shortages=[NO_DESK]),
        "10-16 van: driver: 1 missing, 0 listed",
        "10-16 van: officer: 2 missing, 0 listed",
    ),
    story(
        "nobody is missing, but listed",
        PLAIN,
        roster(PLAIN, crews=crew("O", "P", "D"), shortages=[NO_DESK, short("officer")]),
        "10-16 van: officer: 0 missing, 1 listed",
    ),
    story(
        "the crew is left out in silence",
        PLAIN,
        roster(PLAIN, shortages=[NO_DESK]),
        "10-16 van: driver: 1 missing, 0 listed",
        "10-16 van: officer: 2 missing, 0 listed",
    ),
    story(
        "a driver as officer",
        PLAIN,
        roster(PLAIN, crews=crew("D", "O", "E")),
        "10-16 van: D is no officer of V",
    ),
    story(
        "an officer as driver",
        PLAIN,
        roster(PLAIN, crews=crew("O", "P", "Q")),
        "10-16 van: Q is no driver of V",
    ),
    story(
        "somebody of another hall",
        PLAIN,
        roster(PLAIN, crews=crew("O", "W", "D")),
        "10-16 van: W is no officer of V",
    ),
    story(
        "one officer in two places",
        PLAIN,
        roster(PLAIN, crews=crew("O", "O", "D")),
        "10-16 van: somebody has two places on the van",
        also="one_place_at_a_time",
    ),
    story(
        "an officer on leave",
        ABSENT,
        roster(ABSENT, crews=crew("O", "P", "D")),
        "10-16 van: O does not work on this date",
        also="one_place_at_a_time",
    ),
    story(
        "an officer on the van and on duty",
        PLAIN,
        roster(PLAIN, (DESK, "O", None), crews=crew("O", "P", "D")),
        "10-16 van: O is on the van and on duty",
    ),
    story(
        "an officer on the van and on comp time",
        PLAIN,
        roster(PLAIN, crews=crew("O", "P", "D"), comp=[CompHalf("O", MON, MORNING)]),
        "10-16 van: O is on the van and on comp time",
        also="one_place_at_a_time",
    ),
    story(
        "another officer on comp time",
        PLAIN,
        roster(PLAIN, crews=crew("P", "Q", "D"), comp=[CompHalf("O", MON, MORNING)]),
    ),
    story(
        "another officer on duty",
        PLAIN,
        roster(PLAIN, (DESK, "Q", None), crews=crew("O", "P", "D")),
    ),
    story(
        "an officer on late duty after the van",
        EVENING,
        roster(EVENING, (LATE, "O", None), crews=crew("O", "P", "D")),
        "10-16 van: O is on the van and on duty",
        also="one_place_at_a_time",
    ),
    story(
        "a van that does not run",
        PLAIN,
        roster(PLAIN, crews=[*crew("O", "P", "D"), *crew(None, None, None, "bus")]),
        "10-16 bus: no such van day, or listed twice",
    ),
    story(
        "a van day listed twice",
        PLAIN,
        roster(PLAIN, crews=[*crew("O", "P", "D"), *crew("O", "P", "D")]),
        "10-16 van: no such van day, or listed twice",
        also="one_place_at_a_time",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)
