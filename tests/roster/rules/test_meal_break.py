"""Whoever is on site across noon eats, and A and B eat in turns.

The solver offers the first two turns only; the judge takes any two that do not overlap.
"""

from typing import Any

from optimizer.roster.problem.problem import RosterProblem
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import MON, noon, roster, somebody, swapped, tiny

RULE = "meal_break"
STAFF = [somebody("A"), somebody("B"), somebody("C")]
DUTY, CALLED = noon(MON), noon(MON, backup="on_call", backup_minutes=0)
HUNGRY, CROWD = noon(MON, meal=False), noon(MON, backup="none", holders=2)


def question(duty: Any = DUTY, **settings: Any) -> RosterProblem:
    return tiny(STAFF, [duty], days=[MON], rules={RULE: settings})


NOON, LONG, LONGEST = question(), question(meal_min=60), question(meal_min=61)
SHORT, BRIEF = question(meal_min=11), question(within="11:00-12:00")
PHONED, NONE, TWO = question(CALLED), question(HUNGRY), question(CROWD)
PAIR = (DUTY, "A", "B")
GOOD = roster(NOON, PAIR)
ONLY_B = roster(LONGEST, (DUTY, None, "B"), meals=[("B", MON, 690)])
TOGETHER = "10-16 H noon: A and B eat at the same time: the window is empty"


def eat(problem: RosterProblem, a: int, b: int) -> Any:
    return roster(problem, PAIR, meals=[("A", MON, a), ("B", MON, b)])


STORIES: list[Story] = [
    story("A eats first, then B", NOON, GOOD),
    story("B eats first, then A", NOON, swapped(GOOD)),
    story("they eat at the two ends", NOON, eat(NOON, 780, 690), accepted=False),
    story(
        "between the solver's turns a meal is legal too", NOON, eat(NOON, 695, 725), accepted=False
    ),
    story("both eat at once", NOON, eat(NOON, 720, 720), TOGETHER),
    story("their meals overlap", NOON, eat(NOON, 690, 719), TOGETHER),
    story(
        "B has no meal",
        NOON,
        roster(NOON, PAIR, meals=[("A", MON, 690)]),
        "10-16 H noon: B has no meal",
    ),
    story(
        "A has no meal",
        NOON,
        roster(NOON, PAIR, meals=[("B", MON, 690)]),
        "10-16 H noon: A has no meal",
    ),
    story(
        "a meal before the duty",
        NOON,
        eat(NOON, 690, 660),
        "10-16 H noon: B eats outside the time for meals",
    ),
    story(
        "a meal that ends after the duty",
        NOON,
        eat(NOON, 781, 690),
        "10-16 H noon: A eats outside the time for meals",
    ),
    story(
        "a meal in the turn after the last",
        NOON,
        eat(NOON, 810, 690),
        "10-16 H noon: A eats outside the time for meals",
    ),
    story(
        "a short meal that ends a minute after the duty",
        SHORT,
        eat(SHORT, 690, 800),
        "10-16 H noon: B eats outside the time for meals",
    ),
    story(
        "the only long meal in a second turn",
        LONGEST,
        roster(LONGEST, (DUTY, "A", None), meals=[("A", MON, 751)]),
        "10-16 H noon: A eats outside the time for meals",
    ),
    story(
        "two meals for one person",
        NOON,
        roster(NOON, PAIR, meals=[("A", MON, 690), ("A", MON, 750), ("B", MON, 720)]),
        "- meals: somebody has two meals on one date",
    ),
    story(
        "a meal for somebody not on duty",
        NOON,
        roster(NOON, PAIR, meals=[("A", MON, 690), ("B", MON, 720), ("C", MON, 690)]),
        "10-16 C: C has a meal without need",
    ),
    story("two long meals just fit", LONG, eat(LONG, 690, 750)),
    story("long meals overlap", LONG, eat(LONG, 690, 720), TOGETHER),
    story("two meals do not fit at all", LONGEST, eat(LONGEST, 690, 740), TOGETHER),
    story("one long meal fits", LONGEST, roster(LONGEST, (DUTY, "A", None))),
    story(
        "one long meal of B fits",
        LONGEST,
        ONLY_B,
    ),
    story(
        "meals end early by the settings",
        BRIEF,
        eat(BRIEF, 690, 720),
        "10-16 H noon: B eats outside the time for meals",
    ),
    story("a backup on call eats at home", PHONED, roster(PHONED, (CALLED, "A", "B"))),
    story("no meal where none belongs to the slot", NONE, roster(NONE, (HUNGRY, "A", "B"))),
    story("several holders may eat together", TWO, roster(TWO, (CROWD, ("A", "B"), None))),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)
