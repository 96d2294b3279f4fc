"""All that is impossible: separate conflicts, and the fewest rows, by brute force as well."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import inf
from random import Random
from typing import TYPE_CHECKING

import pytest

from optimizer.roster.explain.causes import Cause, causes_of
from optimizer.roster.explain.contradictions import (
    Contradictions,
    cheapest_rows,
    contradictions,
)
from optimizer.roster.problem.entities import CrewDay, Pin
from optimizer.scenario.schema.fields import Span
from optimizer.solving.process.run import Child
from optimizer.solving.status import Status
from tests.roster.explain.test_conflicts import (
    ON_LEAVE,
    contradiction,
    drawn,
    is_possible,
    pin,
    story,
)
from tests.roster.oracle import roster
from tests.roster.oracle.convert import question_of
from tests.roster.rules.ward import MON, TUE, noon, somebody

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.roster.problem.problem import RosterProblem

LATE = pin("A", "holder", MON, "late")
UNFIT = pin("C", "backup", TUE, "late")
PEOPLE = [somebody("A"), somebody("B"), somebody("C", items=frozenset())]


def found(problem: RosterProblem) -> Contradictions:
    result = contradictions(problem, None, 60)
    assert result.status is Status.INFEASIBLE
    assert all(one.is_minimal and one.is_confirmed for one in result.conflicts)
    return result


def kinds(rows: Iterable[Cause]) -> list[str]:
    return [row.kind for row in rows]


def test_a_pin_is_changed_before_an_absence() -> None:
    result = found(story(LATE, away=ON_LEAVE))
    assert [kinds(one.causes) for one in result.conflicts] == [["pin", "rule", "absence"]]
    assert [row.pin for row in result.change or ()] == [LATE]


def test_what_is_past_is_changed_last_and_what_was_published_after_what_was_fixed_by_hand() -> None:
    both = [replace(pin("A", "comp", MON, half), reason=why) for half, why in BOTH_WAYS]
    assert [row.pin for row in found(story(*both)).change or ()] == [both[1]]
    absent = found(story(replace(LATE, reason="past"), away=ON_LEAVE))
    assert kinds(absent.change or ()) == ["absence"]
    assert kinds(absent.conflicts[0].causes) == ["rule", "absence", "pin"]


BOTH_WAYS = (("morning", "published"), ("afternoon", "hand"))


def test_the_law_is_blamed_last() -> None:
    causes = [cause for cause in causes_of(story(LATE, away=ON_LEAVE)) if cause.kind == "rule"]
    last = {"comp_time", "rest_between_days", "working_time"}
    assert {cause.name for cause in causes[-3:]} == last


def test_a_booking_that_who_is_fixed_cannot_do_is_changed_first() -> None:
    duty = noon(TUE, special_items=("loan",))
    fixed = [pin(who, kind, TUE, "noon") for who, kind in (("A", "holder"), ("B", "backup"))]
    able = [*PEOPLE, somebody("D", items=frozenset({"general", "loan"}))]
    result = found(story(*fixed, people=able, duties=[duty]))
    assert kinds(result.conflicts[0].causes) == ["booking", "pin", "pin", "rule", "rule"]
    assert kinds(result.change or ()) == ["booking"]
    told = result.conflicts[0].causes[0].told()
    assert told.said("en") == "loan is booked for noon at H on 2023-10-17"
    assert told.said("zh") == "H 2023-10-17 noon 预约了 loan"


def test_a_visit_that_the_fixed_crew_cannot_do_is_changed_first() -> None:
    officers = [somebody(code, role="officer") for code in "XY"]
    officers.append(somebody("Z", role="officer", items=frozenset({"permit"})))
    day = CrewDay("V", MON, "H", Span(510, 1020), 0, ("permit",))
    fixed = [pin(code, "van", MON, "V") for code in "XY"]
    result = found(story(*fixed, people=officers, duties=[], crew_days=(day,)))
    assert kinds(result.conflicts[0].causes) == ["visit", "pin", "pin", "rule"]
    assert [str(row.told()) for row in result.change or ()] == [
        "permit is promised for 2023-10-16, when the van V goes"
    ]


def test_conflicts_share_no_row_and_each_has_its_change() -> None:
    result = found(story(LATE, UNFIT, people=PEOPLE, away=ON_LEAVE))
    first, second = (one.rows for one in result.conflicts)
    assert not first & second
    assert {row.pin for row in result.change or ()} == {LATE, UNFIT}


def test_a_row_of_two_conflicts_is_the_only_one_to_change() -> None:
    """The absence clashes with three pins: leaving it out is enough, though pins come first."""
    pins = [pin("A", "holder", MON, slot) for slot in ("early", "late")]
    result = found(story(*pins, away=ON_LEAVE))
    assert len(result.conflicts) == 1
    assert kinds(result.change or ()) == ["absence"]


def test_what_is_possible_has_no_conflict() -> None:
    assert contradictions(story(), None, 20) == Contradictions(Status.OPTIMAL)


def test_without_time_nothing_is_claimed() -> None:
    result = contradictions(story(LATE, away=ON_LEAVE), None, 0)
    assert result == Contradictions(Status.OUT_OF_TIME)


def test_a_child_finds_the_same() -> None:
    problem = story(LATE, UNFIT, people=PEOPLE, away=ON_LEAVE)
    with Child() as child:
        ours = contradictions(problem, child, 60)
    assert (ours.change, len(ours.conflicts)) == (found(problem).change, 2)


def test_the_cheapest_rows_hit_every_core() -> None:
    a, b, c, d = (Cause("absence", code, MON, MON, "leave") for code in "abcd")
    booked = Cause("booking", "H", item="x")
    cores = [frozenset({a, b}), frozenset({b, c}), frozenset({d, booked})]
    assert cheapest_rows(cores) == {b, booked}
    assert cheapest_rows([]) == frozenset()
    assert cheapest_rows([frozenset()]) is None


def impossible(seed: int) -> RosterProblem:
    """A tiny question with pins that contradict it, in one or two ways."""
    rng = Random(f"impossible {seed}")
    while True:
        problem = replace(drawn(rng.randint(0, 10**6)), pins=())
        pins: set[Pin] = set()
        for _ in range(1 + seed % 2):
            pins |= contradiction(rng, problem) if problem.open_duties else set()
        fixed = replace(problem, pins=tuple(sorted(pins)))
        if pins and not is_possible(fixed, causes_of(fixed)) and has_plan(problem):
            return fixed


def has_plan(problem: RosterProblem) -> bool:
    """By brute force; a question with too many plans is none of ours."""
    try:
        return roster.best(question_of(problem), inf, 3000) is not None
    except roster.TooMany:
        return False


def is_open(problem: RosterProblem, rows: Iterable[Cause]) -> bool:
    for row in rows:
        problem = row.left_out(problem)
    return roster.best(question_of(problem), inf, 60_000) is not None


@pytest.mark.parametrize("seed", range(24))
def test_brute_force_needs_as_many_rows_and_no_fewer(seed: int) -> None:
    problem = impossible(seed)
    result = found(problem)
    assert result.change is not None
    assert is_open(problem, result.change)
    rows = [cause for cause in causes_of(problem) if cause.table]
    for fewer in range(len(result.change)):
        assert not any(is_open(problem, some) for some in combinations(rows, fewer))
    for one in result.conflicts:
        assert not is_possible(problem, list(one.causes))
        for cause in one.causes:
            assert is_possible(problem, [other for other in one.causes if other != cause])
