"""People who back up a neighbouring hall: what halls solved apart pay still adds up."""

from datetime import date
from pathlib import Path

import pytest

from optimizer import Roster, load_scenario, plan_roster
from optimizer.roster.planning.plan_month import plan_roster_problem
from optimizer.roster.problem.entities import Post
from optimizer.solving.effort import Effort
from optimizer.solving.status import Status
from tests.roster.rules.ward import HALF_DAYS, MON, SAT, SUN, TUE, somebody, tiny
from tests.scenario.input import Input, Record, read_input, texts_in

PATIENT = Effort(limit_s=120)
"""Proven in a second; a busy computer may take longer."""


@pytest.fixture
def data(root: Path) -> Input:
    """Two halls; the late duty of 双石 may be backed up from 大崂."""
    return read_input(texts_in(root / "scenarios" / "broken" / "_valid"))


def away(person: str) -> Record:
    return {"person": person, "first": "2023-10-10", "last": "2023-10-10", "kind": "sick_leave"}


def planned(data: Input, folder: Path) -> Roster:
    data.write(folder)
    found = plan_roster(load_scenario(folder), limit_s=120)
    assert found.status in (Status.OPTIMAL, Status.FEASIBLE), found.outcome.detail
    return found


def test_every_hall_pays_for_the_wish_that_it_breaks(data: Input, tmp_path: Path) -> None:
    data.tables["absences"] = [away("大崂-02"), away("双石-02")]
    pin = {"kind": "holder", "person": "双石-01", "date": "2023-10-10", "part": "late"}
    data.tables |= {"pins": [pin], "rotations": []}
    found = planned(data, tmp_path / "scenario")
    assert found.plan is not None
    assert found.outcome.verdict is not None
    halls = {
        each.key.hall
        for each in found.plan.assignments
        if (str(each.key.date), each.key.slot) == ("2023-10-10", "late")
        if "大崂-03" in (*each.holders, each.backup)
    }
    assert "双石" in halls
    assert found.outcome.verdict.cost_of("requests") == 10 * len(halls)


def test_being_on_call_for_a_neighbour_counts_at_home(data: Input, tmp_path: Path) -> None:
    data.settings["rules"]["working_time"] = {"on_call_share": 100}
    data.settings["regimes"]["labour_contract"]["overtime_month_max_min"] = 60
    planned(data, tmp_path / "scenario")


@pytest.mark.parametrize("busy", [MON, TUE])
@pytest.mark.parametrize("clerk", ["K", "L"])
def test_who_came_first_moves_when_only_one_batch_suits_the_other(clerk: str, busy: date) -> None:
    clerks = [
        somebody("K", role="clerk", rotation_days_due=1),
        somebody("L", hall="N", role="clerk", rotation_days_due=1),
    ]
    away = {(clerk, busy, half): "leave" for half in HALF_DAYS}
    problem = tiny(clerks, rotations={MON: 1, TUE: 1}, away=away)
    found = plan_roster_problem(problem, PATIENT)
    assert (found.status, found.objective) == (Status.OPTIMAL, 0)


def test_two_who_share_a_post_across_halls_are_never_away_together() -> None:
    """Solved hall by hall: the second hall is told when the other half of the post is away."""
    pairs = [(f"H-{n}", f"N-{n}") for n in range(4)]
    clerks = [somebody(code, code[0], "clerk", rotation_days_due=1) for p in pairs for code in p]
    posts = tuple(
        Post(f"post-{ours}", "H", "window", "general", ours, theirs) for ours, theirs in pairs
    )
    problem = tiny(clerks, posts=posts, rotations={MON: 8, TUE: 8})
    found = plan_roster_problem(problem, PATIENT)
    assert (found.status, found.objective) == (Status.OPTIMAL, 0)
    assert sorted(group.halls for group in found.groups) == [("H",), ("N",)]


def test_dates_without_work_have_an_empty_plan() -> None:
    problem = tiny([somebody("K"), somebody("L", hall="N")], days=(SAT, SUN))
    found = plan_roster_problem(problem, Effort(limit_s=60))
    assert (found.status, found.objective) == (Status.OPTIMAL, 0)


def test_the_named_backup_goes_over_to_a_station_whose_clerk_is_away(
    data: Input, tmp_path: Path
) -> None:
    """Two other windows could be lent, but do no medical insurance; the backup does."""
    people = data.tables["people"]
    for person in people:
        if person["code"] in ("大崂-04", "双石-02"):
            person |= {"items": "universal", "pattern": ""}
    four = next(person for person in people if person["code"] == "大崂-04")
    people.append(four | {"code": "大崂-05"})
    for post in data.tables["posts"]:
        post["next"] = ""
    leave = {"first": "2023-10-12", "last": "2023-10-13", "kind": "annual_leave"}
    data.tables["absences"] = [{"person": "双石-01"} | leave]
    data.tables |= {"pins": [], "rotations": [], "trainings": []}
    plan = planned(data, tmp_path / "scenario").plan
    assert plan is not None
    lent = [(loan.date.day, loan.half, loan.person) for loan in plan.loans if loan.hall == "双石"]
    assert lent == [(day, half, "大崂-03") for day in (12, 13) for half in sorted(HALF_DAYS)]
    assert not [short for short in plan.shortages if short.what == "window"]
