"""At most one duty on a date."""

from tests.roster.rules.opinions import verdict_on
from tests.roster.rules.shifts import Row, drawn, measure, shown, ward

RULE = "one_shift_a_day"

ROWS = [
    Row("one duty on each date", {}, "ELN-E"),
    Row("two duties on one date", {}, "-B-E-", 1),
    Row("each such date counts", {}, "BB--B", 3),
    Row("people of other regimes may", {"regime": "other"}, "-B-E-"),
]


@shown(ROWS)
def test_one_shift_a_day(shown):
    measure(shown, RULE)


def test_the_words_say_how_many_duties_there_are():
    problem = ward(["-B"], {RULE: [{}]})
    assert verdict_on(problem, drawn(problem, ["-B"]), RULE) == [
        "10-17 A: A holds 2 duties on one date"
    ]
