"""Worked weekends: how many, and whole or not at all. Day 5 is the first Saturday."""

from dataclasses import replace

from tests.roster.rules.opinions import solver_reads, verdict_on
from tests.roster.rules.shifts import Row, drawn, measure, on, shown, ward

RULE = "weekend_pattern"
ONE = {"most": 1}
WHOLE = {"complete": True}

ROWS = [
    Row("one weekend is not too many", ONE, "-----EE-------"),
    Row("a single day makes a worked weekend", ONE, "-----E-------E", 1),
    Row("two days of one weekend are one", ONE, "EEEEELNLLLLL--"),
    Row("none may be worked", {"most": 0}, "------E-----EE", 2),
    Row("both days of a weekend are worked", WHOLE, "-----EN-----EE"),
    Row("a Saturday alone is half a weekend", WHOLE, "-----E-------", 1),
    Row("a Sunday alone is half a weekend", WHOLE, "------E-----LL", 1),
    Row("a last Saturday is not judged without its Sunday", WHOLE, "-----E"),
    Row("with both asked for both are counted", ONE | WHOLE, "-----E------EE", 2),
]


@shown(ROWS)
def test_weekend_pattern(shown):
    measure(shown, RULE)


def starting_on_sunday(limit, saturday):
    """The row of a person whose first planned day, day 6, is a Sunday on which they work."""
    row = f"{saturday}|{'-' * 6}E"
    problem = ward([row], {RULE: [limit]})
    past = {on(5): past for past in problem.people[0].past.values()}
    person = replace(problem.people[0], past=past)
    cut = replace(problem, people=(person,), days=(on(6),), duties=problem.duties[-3:])
    return cut, drawn(cut, [row])


def test_a_saturday_before_the_first_date_belongs_to_the_first_weekend():
    problem, plan = starting_on_sunday(WHOLE, "-")
    assert verdict_on(problem, plan, RULE) == [
        "10-22 A: A works one of the two days of the weekend"
    ]
    assert solver_reads(problem, plan) is None
    assert verdict_on(*starting_on_sunday(WHOLE, "E"), RULE) == []
    assert verdict_on(*starting_on_sunday(WHOLE, ""), RULE) == []


def test_the_words_say_how_many_weekends_there_are():
    row = "-----EE-----E-"
    problem = ward([row], {RULE: [ONE]})
    assert verdict_on(problem, drawn(problem, [row]), RULE) == [
        "- A: A works 2 weekends, at most 1"
    ]
