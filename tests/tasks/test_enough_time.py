"""A limit that was too short is told with the halls, how far it came, and what should do."""

import pytest

from optimizer.errors import OutOfTime
from optimizer.roster.planning.outcome import Group, RosterOutcome
from optimizer.solving.status import Status, error_of
from optimizer.tasks.enough_time import of_a_part, of_roster, of_routes
from optimizer.words.label import verbatim

GROUPS = (Group(("A",), seconds=1.0), Group(("B", "C")), Group(("D",)))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_roster_names_the_hall_and_a_limit(lang):
    outcome = RosterOutcome(Status.OUT_OF_TIME, detail=verbatim("B, C"), groups=GROUPS)
    said = error_of(outcome.status, of_roster(outcome, 10.0).detail)
    assert isinstance(said, OutOfTime)
    for wanted in ("B, C", "10", "--limit 40", "1"):
        assert wanted in said.said(lang)


def test_the_advice_of_a_part_is_on_the_whole_limit():
    outcome = RosterOutcome(Status.OUT_OF_TIME, detail=verbatim("D"), groups=GROUPS)
    told = of_a_part(of_roster(outcome, 10.0).detail, 0.25)
    assert told.fact["enough_s"] == 160
    assert told.fact["limit"] == 40
    assert "--limit 80" in of_a_part(of_routes(5.0), 0.25).said("en")


def test_a_very_short_limit_gets_a_sensible_one():
    assert of_routes(1.0).fact["enough_s"] == 20


def test_other_endings_stay_as_they_are():
    for status in (Status.CRASHED, Status.OPTIMAL):
        outcome = RosterOutcome(status, detail=verbatim("x"), groups=GROUPS)
        assert of_roster(outcome, 1.0) is outcome
    assert of_a_part(None, 0.5) is None
    assert of_a_part(verbatim("x"), 0.5) == verbatim("x")
