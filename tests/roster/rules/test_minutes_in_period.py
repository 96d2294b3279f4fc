"""Minutes, or duties, over all planned dates; a shift of these rows has 240 minutes."""

from tests.roster.rules.opinions import verdict_on
from tests.roster.rules.shifts import Row, drawn, measure, shown, ward

RULE = "minutes_in_period"
TEN_TO_TWELVE_HOURS = {"least": 600, "most": 720}
TWO_OR_THREE = {"of": "duties", "least": 2, "most": 3}

ROWS = [
    Row("between the two limits", TEN_TO_TWELVE_HOURS, "E-L-N"),
    Row("too few minutes", TEN_TO_TWELVE_HOURS, "E-L--", 120),
    Row("too many minutes", TEN_TO_TWELVE_HOURS, "EELNN", 480),
    Row("nothing is too little", TEN_TO_TWELVE_HOURS, "-----", 600),
    Row("both shifts of a date count", TEN_TO_TWELVE_HOURS, "B-B--", 240),
    Row("days before the first date do not count", TEN_TO_TWELVE_HOURS, "EE|E-L-N"),
    Row("enough duties", TWO_OR_THREE, "-NN--"),
    Row("a duty too few", TWO_OR_THREE, "---E-", 1),
    Row("two duties too many", TWO_OR_THREE, "EELB-", 2),
]


@shown(ROWS)
def test_minutes_in_period(shown):
    measure(shown, RULE)


def test_the_words_say_how_much_there_is():
    problem = ward(["E----"], {RULE: [TEN_TO_TWELVE_HOURS, TWO_OR_THREE]})
    assert verdict_on(problem, drawn(problem, ["E----"]), RULE) == [
        "- A: A has 240 minutes, at least 600",
        "- A: A has 1 duties, at least 2",
    ]
