"""Shifts that may not follow each other from one day to the next."""

from tests.roster.rules.opinions import verdict_on
from tests.roster.rules.shifts import Row, drawn, measure, shown, ward

RULE = "forbidden_succession"
LATE = {"shift": "L", "never_then": ["E"]}
NIGHT = {"shift": "N", "never_then": ["E", "L"]}

ROWS = [
    Row("late on the day after early is fine", LATE, "EL-NL"),
    Row("early on the day after late is not", LATE, "-LE--", 1),
    Row("a day off between is enough", LATE, "L-E--"),
    Row("each time counts", LATE, "LELE-", 2),
    Row("each of the named shifts is forbidden", NIGHT, "NE-NL", 2),
    Row("the same shift is not", NIGHT, "NNN--"),
    Row("both shifts of a date are looked at", NIGHT, "-BE--", 1),
    Row("the day before the first date counts", NIGHT, "N|L----", 1),
    Row("a shift before the first date is not judged", NIGHT, "NL|-----"),
    Row("of an unknown day nothing is forbidden", NIGHT, "L----"),
]


@shown(ROWS)
def test_forbidden_succession(shown):
    measure(shown, RULE)


def test_the_words_say_what_followed_what():
    problem = ward(["-LE"], {RULE: [LATE]})
    assert verdict_on(problem, drawn(problem, ["-LE"]), RULE) == [
        "10-18 A: A has E on the day after L"
    ]
