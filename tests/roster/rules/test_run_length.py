"""Runs of worked days, days off and one shift that are too short or too long."""

from tests.roster.rules.opinions import verdict_on
from tests.roster.rules.shifts import Row, drawn, measure, shown, ward

RULE = "run_length"
AT_MOST_3 = {"most": 3}
AT_LEAST_3 = {"least": 3}
TWO_OFF = {"of": "off", "least": 2}
THREE_OFF = {"of": "off", "most": 3}
NIGHTS = {"of": "N", "least": 2, "most": 3}
ENDS = {"least": 3, "at_edges": "count"}

ROWS = [
    Row("three days in a row are not too many", AT_MOST_3, "EEE-ELN"),
    Row("four are one too many", AT_MOST_3, "EEEE---", 1),
    Row("seven are four too many", AT_MOST_3, "EEEELLN", 4),
    Row("two long runs add up", AT_MOST_3, "EEEE-LLLLL", 3),
    Row("both shifts of a date are one worked day", AT_MOST_3, "EBB-E-B"),
    Row("worked days before the first date count", AT_MOST_3, "EE|EE---", 1),
    Row("only the planned days of a long run are charged", AT_MOST_3, "EEEEE|EE---", 2),
    Row("a long run that is over is not charged", AT_MOST_3, "EEEEE|-EE--"),
    Row("nothing may be worked at all", {"most": 0}, "-E-EE", 3),
    Row("a run of two between days off is one too short", AT_LEAST_3, "-EE----", 1),
    Row("a single day is two too short", AT_LEAST_3, "---E---", 2),
    Row("short runs add up", AT_LEAST_3, "-E-EE-L-", 5),
    Row("a run that began before what is known has no minimum", AT_LEAST_3, "E------"),
    Row("a run that may go on after the end has no minimum", AT_LEAST_3, "-----EE"),
    Row("a run that is known from its beginning has one", AT_LEAST_3, "-E|E----", 1),
    Row("a run that the plan ends on the first day has one", AT_LEAST_3, "-EE|-----", 1),
    Row("a run that ended before has none", AT_LEAST_3, "-E-|-----"),
    Row("a run in an unknown past has none", AT_LEAST_3, "E|E----"),
    Row("where runs end at the edges the first one counts", ENDS, "EE-----", 1),
    Row("where runs end at the edges the last one counts", ENDS, "-----E", 2),
    Row("where runs end at the edges a long one is long enough", ENDS, "EEE-EEE"),
    Row("where runs end at the edges the past is one", ENDS, "E|E-----", 1),
    Row("one day off between two worked days is one too few", TWO_OFF, "EE-EE--", 1),
    Row("days off at the edges may go on", TWO_OFF, "-EE--E-"),
    Row("four days off are one too many", THREE_OFF, "E----EE", 1),
    Row("days off before the first date count", THREE_OFF, "E---|-EE", 1),
    Row("one night alone is too short, four are too long", NIGHTS, "ENE-NNNN-", 2),
    Row("another shift ends a run of nights", NIGHTS, "-NNLNNN-"),
    Row("nights before the first date count", NIGHTS, "ENNN|NN--", 2),
    Row("a run of nights begins after work of no known shift", NIGHTS, "N?N|E----", 1),
]


@shown(ROWS)
def test_run_length(shown):
    measure(shown, RULE)


def test_a_limit_may_bind_one_regime_or_one_person():
    rows = ["EEEE", "EEEE"]
    limits = [{"most": 2, "regime": "other"}, {"most": 3, "person": "B"}]
    problem = ward(rows, {RULE: limits})
    assert verdict_on(problem, drawn(problem, rows), RULE) == [
        "10-19 B: B has 4 days worked in a row, at most 3"
    ]


def test_a_run_that_is_too_short_is_said_where_it_begins():
    problem = ward(["-EE-"], {RULE: [AT_LEAST_3]})
    assert verdict_on(problem, drawn(problem, ["-EE-"]), RULE) == [
        "10-17 A: A has 2 days worked in a row, at least 3"
    ]
