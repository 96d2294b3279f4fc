"""What a new plan takes back of the one handed out before is cancelled in everybody's calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest

from optimizer import load_scenario
from optimizer.exchange.roster_json import plan_from_json, roster_json
from optimizer.reports.ics.calendars import calendars
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.plan.plan import Assignment, CompHalf, Crew, Loan, RosterPlan, Rotation
from optimizer.roster.problem.entities import DutyKey
from optimizer.scenario.schema.fields import HalfDay
from optimizer.solving.status import Status
from optimizer.views.build_roster import roster_view
from optimizer.views.roster import Figure, Outcome
from tests.source import ROOT

TINY = ROOT / "scenarios" / "broken" / "_valid"
STAMP = datetime(2023, 9, 25, tzinfo=UTC)
DAY = date(2023, 10, 10)


@pytest.fixture(scope="module")
def scenario():
    return load_scenario(TINY)


@pytest.fixture(scope="module")
def problem(scenario):
    return roster_problem(scenario)


def events(scenario, problem, plan, former=None, lang="en"):
    """Each person's events by UID."""
    outcome = Outcome(Status.FEASIBLE, Figure(0, 0), STAMP)
    view = roster_view(scenario, problem, plan, outcome, former)
    assert plan_from_json(roster_json(view)).version == plan.version
    return {
        name[len("calendars/") : -4]: {
            str(one["UID"]): one for one in icalendar.Calendar.from_ical(data).walk("VEVENT")
        }
        for name, data in calendars(view, lang).items()
    }


def hold(problem, holder, backup, *, at=0):
    duty = sorted(problem.open_duties, key=lambda one: one.key)[at]
    return Assignment(duty.key, (holder,), backup)


def test_a_duty_that_another_person_gets_is_cancelled_for_the_first(scenario, problem):
    a, b, c = [person.code for person in problem.people][:3]
    before = RosterPlan(assignments=(hold(problem, a, b),), version=4)
    after = RosterPlan(assignments=(hold(problem, c, b),), version=5)
    old, new = events(scenario, problem, before), events(scenario, problem, after, before)
    ((uid, event),) = new[a].items()
    assert old[a].keys() == {uid}
    assert (event["STATUS"], event["SEQUENCE"], event["TRANSP"]) == ("CANCELLED", 5, "TRANSPARENT")
    assert event["SUMMARY"].startswith("cancelled · A · ")
    for name in ("DTSTART", "DTEND"):
        assert event[name].dt == old[a][uid][name].dt
    assert old[b].keys() == new[b].keys()
    for person in (b, c):
        ((_, kept),) = new[person].items()
        assert "STATUS" not in kept
        assert kept["SEQUENCE"] == 5
    assert old[b][next(iter(old[b]))]["SEQUENCE"] == 4


def test_everything_that_a_calendar_shows_is_cancelled_with_it(scenario, problem):
    a, b, c = [person.code for person in problem.people][:3]
    crew = next(iter(problem.crew_days))
    before = RosterPlan(
        comp=(CompHalf(a, DAY, HalfDay.MORNING),),
        rotations=(Rotation(b, DAY),),
        loans=(Loan(c, DAY, HalfDay.AFTERNOON, problem.halls[0].id),),
        crews=(Crew(crew.van, crew.date, a, None, None),),
    )
    old, new = (
        events(scenario, problem, plan, former, "zh")
        for plan, former in ((before, None), (RosterPlan(version=1), before))
    )
    assert old.keys() == new.keys()
    assert sum(map(len, old.values())) >= 5
    for person, held in old.items():
        assert new[person].keys() == held.keys()
        for uid, event in new[person].items():
            assert event["STATUS"] == "CANCELLED"
            assert event["SUMMARY"] == f"已取消 · {held[uid]['SUMMARY']}"


def test_what_is_closed_and_who_has_left_is_cancelled_too(scenario, problem):
    """The opening is gone from the scenario, and so is the person."""
    code = problem.people[0].code
    closed = DutyKey(problem.halls[0].id, DAY, next(iter(scenario.file.slots)))
    without = replace(problem, duties=tuple(one for one in problem.duties if one.key != closed))
    before = RosterPlan(assignments=(Assignment(closed, (code,), "gone"),))
    new = events(scenario, without, RosterPlan(version=1), before)
    for person in (code, "gone"):
        ((_, event),) = new[person].items()
        assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
        assert event["DTSTART"].dt.date() == DAY


def test_a_plan_that_nothing_was_handed_out_before_cancels_nothing(scenario, problem):
    a, b, *_ = [person.code for person in problem.people]
    plan = RosterPlan(assignments=(hold(problem, a, b),))
    for held in events(scenario, problem, plan).values():
        assert all("STATUS" not in one and one["SEQUENCE"] == 0 for one in held.values())
