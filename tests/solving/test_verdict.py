"""A violation is told in both languages, with its rule, its place and its date."""

from datetime import date

from optimizer.solving.verdict import Verdict, Violation
from optimizer.words.catalogue import register
from optimizer.words.message import message

AT_NINE = message("a meal at {time}", time="09:00")
register({AT_NINE.template: "{time}用餐", "somewhere": "某处"})


def test_a_line_has_rule_place_and_date_if_there_is_one() -> None:
    found = Violation("crew_meal", "V1", date(2023, 10, 9), AT_NINE)
    assert found.line("en") == "crew_meal: V1 2023-10-09: a meal at 09:00"
    assert found.line("zh") == "crew_meal: V1 2023-10-09: 09:00用餐"


def test_a_place_may_be_a_word_of_ours() -> None:
    found = Violation("crew_meal", message("somewhere"), None, AT_NINE)
    assert found.line("en") == "crew_meal: somewhere: a meal at 09:00"
    assert found.line("zh") == "crew_meal: 某处: 09:00用餐"


def test_a_verdict_tells_one_violation_to_a_line() -> None:
    found = [Violation("crew_meal", where, None, AT_NINE) for where in ("V1", "V2")]
    told = Verdict(tuple(found), ()).said("zh").splitlines()
    assert told == ["crew_meal: V1: 09:00用餐", "crew_meal: V2: 09:00用餐"]
