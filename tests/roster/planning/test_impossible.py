"""Which halls are impossible is found hall by hall, then across what links them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from optimizer.roster.explain.contradictions import Contradictions
from optimizer.roster.planning.impossible import impossible_parts, why_impossible
from optimizer.roster.problem.entities import Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.process.children import Children
from optimizer.solving.status import Status
from tests.roster.rules.ward import MON, TUE, early, late, somebody, tiny

CLERKS = [
    somebody(code, hall, "clerk", rotation_days_due=1) for code, hall in (("A", "H"), ("B", "N"))
]
TURNS = [Pin("rotation", clerk.code, MON, "", clerk.hall) for clerk in CLERKS]
DUTIES = [late(TUE), late(TUE, "N")]
UNFIT = [Pin("holder", clerk.code, TUE, "late", clerk.hall) for clerk in CLERKS]


def asked(problem: RosterProblem, limit_s: float = 60) -> tuple[list[list[str]], Contradictions]:
    """The halls of every impossible part, and why they are."""
    with Children(1) as children:
        parts = impossible_parts(problem, Effort(limit_s=30), children)
        why = why_impossible(parts, children, limit_s, 1)
    return [[hall.id for hall in one.halls] for one in parts], why


def story(*pins: Pin, **more: Any) -> RosterProblem:
    more.setdefault("rotations", {MON: 1})
    return tiny(CLERKS, DUTIES, pins=pins, **more)


def test_a_batch_that_is_too_small_for_what_two_halls_fixed() -> None:
    halls, why = asked(story(*TURNS))
    assert halls == [["H", "N"]]
    assert [{row.pin for row in one.rows} for one in why.conflicts] == [set(TURNS)]
    assert len(why.change or ()) == 1


def test_every_impossible_hall_is_told_and_has_to_change() -> None:
    unable = [replace(clerk, items=frozenset()) for clerk in CLERKS]
    halls, why = asked(replace(story(*UNFIT), people=tuple(unable)))
    assert halls == [["H"], ["N"]]
    assert [{row.pin for row in one.rows} for one in why.conflicts] == [{pin} for pin in UNFIT]
    assert {row.pin for row in why.change or ()} == set(UNFIT)
    assert why.status is Status.INFEASIBLE


def test_no_more_than_three_conflicts_are_told_but_all_have_to_change() -> None:
    duties = [duty(day) for day in (MON, TUE) for duty in (early, late)]
    pins = [Pin("backup", "A", duty.key.date, duty.key.slot, "H") for duty in duties]
    unable = somebody("A", items=frozenset())
    halls, why = asked(tiny([unable], duties, pins=pins))
    assert (halls, len(why.conflicts), len(why.change or ())) == ([["H"]], 3, 4)


def test_halls_that_can_leave_their_places_empty_are_not_solved() -> None:
    assert asked(story())[0] == []
    assert asked(story(*TURNS, rotations={MON: 2}))[0] == []
