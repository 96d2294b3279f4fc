"""Why no plan exists: the planted contradiction is named, nothing else is, and it was checked."""

import re
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.explain import conflicts as explaining
from optimizer.roster.explain.causes import Cause, causes_of
from optimizer.roster.explain.conflicts import Explanation, explain
from optimizer.roster.problem.entities import Credit, Pin, Training
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.process.run import Child
from optimizer.solving.status import Status
from tests.roster.oracle.tiny import tiny as drawn
from tests.roster.rules.ward import (
    AFTERNOON,
    MON,
    MORNING,
    TUE,
    early,
    late,
    noon,
    october,
    somebody,
    tiny,
    weekend,
)

STAFF = [somebody(code, credits=(Credit(october(2), 300),)) for code in "AB"]
ON_LEAVE: dict[Any, Any] = {("A", MON, half): "leave" for half in (MORNING, AFTERNOON)}
DUTIES = [early(MON), late(MON), late(TUE), noon(TUE)]


def pin(person: str, kind: Any, day: Any, part: str, hall: str = "H") -> Pin:
    return Pin(kind, person, day, part, hall)


def told(problem: RosterProblem) -> Explanation:
    found = explain(problem, None, 20)
    assert (found.status, found.is_minimal, found.is_confirmed) == (Status.INFEASIBLE, True, True)
    return found


def names(problem: RosterProblem) -> list[str]:
    """The causes, each as its kind and what it is about."""
    return [f"{c.kind} {c.name} {c.pin.part if c.pin else c.part}" for c in told(problem).causes]


def story(*pins: Pin, people: Any = STAFF, duties: Any = DUTIES, **more: Any) -> RosterProblem:
    return tiny(people, duties, pins=pins, **more)


def test_a_duty_fixed_on_somebody_on_leave():
    problem = story(pin("A", "holder", MON, "late"), pin("B", "holder", TUE, "late"), away=ON_LEAVE)
    assert names(problem) == ["pin A late", "rule respect_absence ", "absence A leave"]


def test_two_duties_at_the_same_time_fixed_on_one_person():
    evening = replace(late(MON), key=late(MON).key._replace(slot="evening"))
    duties = [*DUTIES, evening]
    problem = story(*(pin("A", "holder", MON, x) for x in ("late", "evening")), duties=duties)
    assert names(problem) == ["pin A late", "pin A evening", "rule one_place_at_a_time "]


def test_comp_time_fixed_beyond_the_balance():
    halves = [pin("A", "comp", MON, "morning"), pin("A", "comp", MON, "afternoon")]
    problem = story(*halves, pin("B", "comp", TUE, "morning"))
    assert names(problem) == ["pin A morning", "pin A afternoon", "rule comp_time "]


def test_a_duty_fixed_on_somebody_unqualified():
    people = [*STAFF, somebody("C", items=frozenset())]
    problem = story(pin("C", "backup", TUE, "late"), people=people)
    assert names(problem) == ["pin C late", "rule qualified "]


def test_a_minimum_that_nobody_can_fill():
    problem = story(duties=[weekend(october(21), minimum=3, holders=3)], days=[october(21)])
    assert names(problem) == ["minimum H weekend", "rule cover_duty "]


def test_something_fixed_that_cannot_be_at_all_is_told_with_its_reason():
    found = told(story(pin("A", "holder", MON, "noon")))
    assert [cause.kind for cause in found.causes] == ["pin"]
    assert found.said("en").splitlines()[1:] == [
        "- A is fixed as holder A of H 2023-10-16 noon (hand)",
        "H has no noon on 2023-10-16",
    ]
    assert "A 已固定为A角：H 2023-10-16 noon（手工）" in found.said("zh")
    assert "没有 noon 时段" in found.said("zh")


def test_an_explanation_speaks_both_languages():
    found = told(story(pin("A", "holder", MON, "late"), away=ON_LEAVE))
    assert found.said("en").splitlines()[1:] == [
        "- A is fixed as holder A of H 2023-10-16 late (hand)",
        "- rule respect_absence: Nobody on leave, in training or otherwise unavailable is on duty.",
        "- A is away from 2023-10-16 to 2023-10-16 (leave)",
    ]
    assert found.said("zh").splitlines()[2] == "- 规则 respect_absence：请假、外出者不值班"


def test_every_rule_has_its_sentence_in_chinese():
    for cause in causes_of(story(pin("A", "comp", MON, "morning"), away=ON_LEAVE)):
        words = cause.told().said("zh").removeprefix(f"规则 {cause.name}")
        assert not re.search(r"[a-z]{2}", words), cause


def test_a_course_that_nobody_can_attend_is_no_contradiction():
    sessions = (Training("s", "course", MON, MORNING, ("A", "B")),)
    halves = [pin("A", "comp", MON, "morning"), pin("B", "comp", MON, "morning")]
    problem = story(*halves, trainings=sessions)
    assert is_possible(problem, causes_of(problem))


def test_a_child_process_explains_the_same():
    problem = story(pin("A", "holder", MON, "late"), away=ON_LEAVE)
    with Child() as child:
        assert explain(problem, child, 20).causes == told(problem).causes


def test_a_problem_that_has_a_plan_is_disputed():
    found = explain(story(), None, 20)
    assert (found.status, found.causes, found.solves) == (Status.DISPUTED, (), 1)


def test_a_lying_solver_is_found_out(monkeypatch: pytest.MonkeyPatch):
    def lie(problem: Any, effort: Any, without: Any, presolve: bool, *, report: Any) -> str:
        return Status.INFEASIBLE if presolve else Status.OPTIMAL

    monkeypatch.setattr(explaining, "feasible_job", lie)
    problem = story(pin("A", "holder", MON, "late"), away=ON_LEAVE)
    assert explain(problem, None, 20).status is Status.DISPUTED


def test_without_time_nothing_is_claimed():
    found = explain(story(pin("A", "holder", MON, "late"), away=ON_LEAVE), None, 0)
    assert (found.status, found.causes, found.solves) == (Status.OUT_OF_TIME, (), 0)


def is_possible(problem: RosterProblem, causes: list[Cause]) -> bool:
    left_out = [cause for cause in causes_of(problem) if cause not in causes]
    for cause in left_out:
        problem = cause.left_out(problem)
    without = frozenset(cause.name for cause in left_out if cause.kind == "rule")
    found = solve(problem, effort=Effort(workers=1), goals=(), without=without)
    return found.status is Status.OPTIMAL


def planted(seed: int) -> tuple[RosterProblem, set[Pin]]:
    """A solvable question and pins that contradict it, each of which is needed for that."""
    rng = Random(seed)
    while True:
        problem = replace(drawn(rng.randint(0, 10**6)), pins=())
        pins = contradiction(rng, problem) if problem.open_duties else set()
        if pins and all(holds(problem, pins - {pin}) for pin in pins) and not holds(problem, pins):
            return replace(problem, pins=tuple(sorted(pins))), pins


def holds(problem: RosterProblem, pins: set[Pin]) -> bool:
    fixed = replace(problem, pins=tuple(sorted(pins)))
    return is_possible(fixed, causes_of(fixed))


def contradiction(rng: Random, problem: RosterProblem) -> set[Pin]:
    duty = rng.choice(problem.open_duties)
    hall, day, slot = duty.key
    own = [person for person in problem.people if person.hall == hall]
    person = rng.choice(own) if own else problem.people[0]
    match rng.choice(["unqualified", "both", "away", "comp"]):
        case "unqualified" if duty.item_class not in person.items:
            return {Pin("holder", person.code, day, slot, hall)}
        case "both" if duty.wants_backup:
            roles: tuple[Any, ...] = ("holder", "backup")
            return {Pin(role, person.code, day, slot, hall) for role in roles}
        case "away" if any((person.code, day, half) in problem.away for half in duty.halves):
            return {Pin("holder", person.code, day, slot, hall)}
        case "comp" if person.opening_min < 180:
            halves = sorted(half for half in person.works if problem.works(person, *half))
            return {Pin("comp", person.code, *halves[0], person.hall)} if halves else set()
    return set()


@pytest.mark.parametrize("seed", range(20))
def test_a_planted_contradiction_is_named_and_every_cause_is_needed(seed: int):
    problem, pins = planted(seed)
    causes = list(told(problem).causes)
    assert {cause.pin for cause in causes if cause.pin} == pins
    assert not is_possible(problem, causes)
    for cause in causes:
        assert is_possible(problem, [other for other in causes if other != cause])
