"""What would have to change for somebody to take a place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from optimizer.roster.explain.exchange import Seat, exchanged
from optimizer.roster.explain.remedies import without
from optimizer.roster.explain.who_could import Candidate, PostHalf, applied, for_duty, for_post
from optimizer.roster.judge import judge
from optimizer.roster.plan.plan import Attendance, CompHalf, Crew, Loan, Meal, Rotation
from optimizer.roster.problem.entities import Credit, CrewDay, Hall, Pin, Post, Request, Training
from optimizer.scenario.schema.fields import Span
from tests.roster.rules.ward import (
    AFTERNOON,
    FRI,
    MON,
    MORNING,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    early,
    late,
    noon,
    october,
    roster,
    somebody,
    tiny,
    weekend,
)

WEEK = (MON, TUE, WED, THU, FRI, SAT, SUN)
EARNED = (Credit(october(2), 2000),)
ANN, BOB = (somebody(code, credits=EARNED) for code in "AB")


def hall(*duties: Any, people: Any = (ANN, BOB), **more: Any) -> Any:
    return tiny(people, duties, days=WEEK, **more)


def told(problem: Any, plan: Any, duty: Any, who: str, role: Any = "holder") -> Any:
    """The rule against somebody, and in words what would have to change."""
    found = {one.person.code: one for one in for_duty(problem, plan, duty, role).candidates}
    return said(found[who])


def said(one: Candidate) -> Any:
    return one.broken and one.broken.rule, [words.said("en") for words in one.remedy]


@pytest.mark.parametrize(
    ("given", "planned", "rule", "words"),
    [
        (
            {},
            {"comp": [CompHalf("A", MON, MORNING)]},
            "respect_absence",
            "A has comp time on 2023-10-16 in the morning: it would have to be moved",
        ),
        (
            {"trainings": (Training("s", "course", MON, MORNING, ("A",)),)},
            {"attendance": [Attendance("A", "s")]},
            "one_place_at_a_time",
            "A is in training s on 2023-10-16: it would have to be another session",
        ),
        (
            {"rotations": {MON: 1}},
            {"rotations": [Rotation("A", MON)]},
            "one_place_at_a_time",
            "A is on rotation on 2023-10-16: it would have to be moved",
        ),
        (
            {"away": {("A", MON, MORNING): "leave"}},
            {},
            "respect_absence",
            "A is on leave on 2023-10-16: the leave would have to be moved",
        ),
        (
            {"people": [replace(ANN, items=frozenset()), BOB]},
            {},
            "qualified",
            "A would have to be qualified for general",
        ),
        (
            {"pins": (Pin("holder", "B", MON, "early", "H"),)},
            {},
            "pinned",
            "the pin would have to be taken out",
        ),
        (
            {"crew_days": (CrewDay("van", MON, "H", Span(510, 1020), 0),)},
            {"crews": [Crew("van", MON, "A", None, None)]},
            "one_place_at_a_time",
            "A is on the van van on 2023-10-16: somebody else would have to go",
        ),
    ],
)
def test_what_is_in_the_way_would_have_to_go(given: Any, planned: Any, rule: str, words: str):
    problem = hall(early(MON), **given)
    plan = roster(problem, (early(MON), "B", None), **planned)
    assert told(problem, plan, early(MON), "A") == (rule, [words])


def test_two_things_in_the_way_are_both_named():
    people = (somebody("X", "N"), BOB)
    duties = late(MON), late(MON, "N"), noon(MON, "N")
    problem = hall(*duties, people=people, loans=(("X", "H"),))
    plan = roster(problem, *zip(duties, ("B", "X", "X"), (None,) * 3, strict=True))
    rule, words = told(problem, plan, late(MON), "X")
    assert rule == "one_place_at_a_time"
    assert words == [
        f"X has the duty {slot} at N on 2023-10-16 as holder: "
        "it would have to be given to somebody else"
        for slot in ("late", "noon")
    ]


def test_what_the_leaving_one_earned_may_be_spent_already():
    days = (SAT, SUN, *(october(day) for day in range(23, 28)))
    duty = weekend(SAT, minutes=180)
    people = (ANN, somebody("B"), somebody("C", items=frozenset()))
    halls = (Hall("H", 3), Hall("N"))
    problem = tiny(people, (duty,), days=days, halls=halls)
    spent = [CompHalf("B", october(26), MORNING)]
    plan = roster(problem, (duty, "B", None), comp=spent)
    assert told(problem, plan, duty, "A") == (
        "comp_time",
        ["B has comp time on 2023-10-26 in the morning: it would have to be moved"],
    )
    found = for_duty(problem, plan, duty, "holder").candidates
    assert [one.person.code for one in found] == ["A", "C"]
    assert found[0].price is None
    assert found[0].eased is not None
    assert found[0].eased["shortages"] == -1000
    assert found[0].added is not None
    less = applied(problem, without(problem, plan, found[0].losses), found[0].added)
    assert judge(problem, less).is_legal
    more = judge(problem, less).objective - judge(problem, plan).objective
    assert sum(found[0].eased.values()) == more
    assert found[1].eased is None


def test_a_guest_at_the_windows_counts_before_and_after():
    people = (ANN, somebody("B", credits=EARNED), somebody("G", "M"), somebody("Y", "N"))
    loans = (("G", "H"), ("Y", "H"))
    halls = (Hall("H", 2), Hall("M"), Hall("N"))
    problem = hall(late(MON), people=people, halls=halls, loans=loans)
    plan = roster(
        problem,
        (late(MON), "A", None),
        comp=[CompHalf("B", MON, AFTERNOON)],
        loans=[Loan("G", MON, AFTERNOON, "H")],
    )
    by_code = {one.person.code: one for one in for_duty(problem, plan, late(MON), "holder").able}
    assert "shortages" not in by_code["Y"].parts
    assert by_code["Y"].parts["lending"] == 74


def test_the_duty_of_another_weekend_day_takes_the_free_day():
    problem = hall(weekend(SAT), weekend(SUN))
    plan = roster(problem, (weekend(SAT), "B", None), (weekend(SUN), "A", None))
    rule, words = told(problem, plan, weekend(SAT), "A")
    assert rule == "working_time"
    assert words == [
        "A has the duty weekend at H on 2023-10-22 as holder: "
        "it would have to be given to somebody else"
    ]


def test_a_neighbour_would_have_to_be_somebody_who_is_lent():
    people = (ANN, somebody("X", "N"))
    halls = (Hall("H"), Hall("N", lends_to=("H",)))
    problem = hall(late(MON), people=people, halls=halls, travel_min={("N", "H"): 5})
    plan = roster(problem, (late(MON), "A", None))
    assert told(problem, plan, late(MON), "X") == (
        "one_place_at_a_time",
        ["X of N would have to be somebody who may be lent to H"],
    )
    assert told(problem, plan, late(MON), "X", "backup") == (
        "backup_ready",
        ["N would have to be among the halls that back up H, and X on call near enough"],
    )


def test_b_becomes_a_and_the_best_new_b_is_named():
    people = (ANN, BOB, somebody("C"), somebody("D", items=frozenset()))
    problem = hall(late(MON), people=people)
    plan = roster(problem, (late(MON), "A", "B"))
    found = for_duty(problem, plan, late(MON), "holder")
    assert found.now == "A"
    by_code = {one.person.code: one for one in found.candidates}
    assert by_code.keys() == {"B", "C", "D"}
    risen = by_code["B"]
    assert risen.parts["shortages"] == 1000
    assert risen.backup is not None
    assert risen.backup.person.code == "C"
    assert risen.with_backup == (risen.price or 0) + (risen.backup.price or 0)
    assert risen.backup.parts["shortages"] == -1000
    assert [one.person.code for one in found.able] == ["C", "B"]


def test_a_post_is_asked_of_who_can_do_what_is_done_there():
    medical = frozenset({"medical"})
    people = [
        somebody("K", items=medical),
        somebody("B", items=medical),
        somebody("C", items=medical, credits=EARNED),
        somebody("L", items=medical, role="lead"),
        somebody("W"),
        somebody("X", "N", items=medical),
    ]
    post = Post("p", "H", "station", "medical", "K", "B", ("X",))
    halls = (Hall("H", 1), Hall("N", lends_to=("H",)))
    problem = hall(people=people, halls=halls, posts=(post,), loans=(("X", "H"),))
    plan = roster(problem, comp=[CompHalf("C", MON, AFTERNOON)])
    found = for_post(problem, plan, PostHalf(post, MON, AFTERNOON))
    assert (found.now, [one.person.code for one in found.able]) == ("K", ["B", "X"])
    by_code = {one.person.code: one for one in found.candidates}
    assert by_code.keys() == {"B", "C", "L", "W", "X"}
    assert (by_code["B"].price, by_code["X"].price) == (0, 64)
    assert said(by_code["L"]) == ("open_windows", [])
    assert said(by_code["W"]) == ("qualified", ["W would have to be qualified for medical"])
    moved = "C has comp time on 2023-10-16 in the afternoon: it would have to be moved"
    assert said(by_code["C"]) == ("comp_time", [moved])


def test_the_cheaper_new_b_is_named():
    people = (ANN, BOB, somebody("C"), somebody("D"))
    wish = Request("C", MON, "late", "no_duty", 3)
    problem = hall(late(MON), people=people, requests=(wish,))
    plan = roster(problem, (late(MON), "A", "B"))
    by_code = {one.person.code: one for one in for_duty(problem, plan, late(MON), "holder").able}
    assert by_code["B"].backup is not None
    assert by_code["B"].backup.person.code == "D"


def test_who_comes_eats_when_who_goes_would_have():
    people = (ANN, BOB, somebody("C"), somebody("D"))
    noons = noon(MON), noon(TUE)
    problem = hall(*noons, people=people)
    meals = [("A", MON, 720), ("B", MON, 750), ("C", TUE, 735), ("D", TUE, 765)]
    plan = roster(problem, (noons[0], "A", "B"), (noons[1], "C", "D"), meals=meals)
    by_code = {one.person.code: one for one in for_duty(problem, plan, noons[0], "holder").able}
    assert by_code["C"].added is not None
    changed = applied(problem, plan, by_code["C"].added)
    assert Meal("C", MON, 720) in changed.meals
    assert by_code["B"].added is not None
    risen = applied(problem, plan, by_code["B"].added)
    assert [m for m in risen.meals if m.date == MON] == [Meal("B", MON, 750)]
    seats = Seat("A", noons[0], "holder"), Seat("D", noons[1], "backup")
    swapped = exchanged(problem, plan, *seats)
    assert {*swapped.meals} ^ {*plan.meals} == {
        *(Meal("A", MON, 720), Meal("D", TUE, 765)),
        *(Meal("D", MON, 720), Meal("A", TUE, 765)),
    }
