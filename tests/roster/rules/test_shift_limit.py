"""How many duties of a shift somebody may hold."""

from dataclasses import replace

from tests.roster.rules.opinions import verdict_on
from tests.roster.rules.shifts import Row, drawn, measure, shown, ward

RULE = "shift_limit"
TWO_NIGHTS = {"shift": "N", "most": 2}

ROWS = [
    Row("two nights are allowed", TWO_NIGHTS, "NE-NL"),
    Row("a third and a fourth are not", TWO_NIGHTS, "NNEBN", 2),
    Row("nights before the first date do not count", TWO_NIGHTS, "NN|NN---"),
    Row("a shift that somebody never has", {"shift": "E", "most": 0}, "-L-EN", 1),
]


@shown(ROWS)
def test_shift_limit(shown):
    measure(shown, RULE)


def test_slots_of_one_shift_count_together():
    rows = ["ELE"]
    limit = {"shift": "day", "most": 2}
    problem = ward(rows, {RULE: [limit]})
    plan = drawn(problem, rows)
    duties = [replace(d, shift="day" if d.key.slot in "EL" else "night") for d in problem.duties]
    assert verdict_on(problem, plan, RULE) == []
    assert verdict_on(replace(problem, duties=tuple(duties)), plan, RULE) == [
        "- A: A has 3 duties of day, at most 2"
    ]
