"""What everybody is ahead or behind: the next month's fair shares level what this one left."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from optimizer.roster.carry_over.history import closing_history
from optimizer.roster.goals.fairness import shares
from optimizer.roster.plan.plan import Crew
from optimizer.roster.problem.entities import CrewDay
from tests.roster.rules.ward import (
    FRI,
    HALF_DAYS,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    Span,
    early,
    late,
    noon,
    roster,
    somebody,
    tiny,
    weekend,
)

WEEK = [MON, TUE, WED, THU, FRI]
LATES = [late(day) for day in WEEK]
THREE = [somebody("A"), somebody("B"), somebody("C")]


def after(problem: Any, *served: Any, **more: Any) -> Any:
    return closing_history(problem, roster(problem, *served, **more))


def test_loads_are_told_from_their_mean_with_the_history_before() -> None:
    people = [somebody("A", history={"lates": 2}), somebody("B"), somebody("C")]
    problem = tiny(people, LATES, days=WEEK)
    served = [(duty, who, None) for duty, who in zip(LATES, "BBCCB", strict=True)]
    found = after(problem, *served)
    third = Fraction(1, 3)
    assert [found[who]["lates"] for who in "ABC"] == [2 - 7 * third, 3 - 7 * third, 2 - 7 * third]
    assert [found[who]["duty_min"] for who in "ABC"] == [-100, 80, 20]
    assert sum(found[who]["backups"] for who in "ABC") == 0


def test_the_share_is_pro_rata_to_presence() -> None:
    half = frozenset((day, HALF_DAYS[0]) for day in WEEK)
    problem = tiny([somebody("A"), somebody("B", works=half)], LATES[:3], days=WEEK)
    found = after(problem, *((duty, "A", "B") for duty in LATES[:3]))
    assert (found["A"]["lates"], found["B"]["lates"]) == (1, -1)
    assert (found["A"]["backups"], found["B"]["backups"]) == (-2, 2)


def test_every_metric_counts_and_duties_elsewhere_do_not() -> None:
    duties = [early(MON), noon(TUE), weekend(SAT), late(WED, "N")]
    problem = tiny(
        [somebody("A"), somebody("B"), somebody("N", "N")], duties, days=[MON, TUE, WED, SAT]
    )
    found = after(problem, *((duty, "A", "B") for duty in duties))
    one = {"earlies": 1, "noons": 1, "lates": 0, "weekends": 1, "holidays": 0}
    assert {m: found["A"][m] for m in one} == {m: Fraction(n, 2) for m, n in one.items()}
    minutes_a, minutes_b = 30 + 90 + 150, 90
    assert found["A"]["duty_min"] == Fraction(minutes_a - minutes_b, 2)


def test_minutes_are_real_ones_and_the_van_s_day_counts() -> None:
    crew = [
        somebody("P", role="officer"),
        somebody("Q", role="officer"),
        somebody("R", role="officer"),
    ]
    day = CrewDay("van", MON, "H", Span(510, 1020), 45)
    problem = tiny(crew, days=[MON], crew_days=(day,))
    found = after(problem, crews=[Crew("van", MON, "P", "Q", None)])
    assert [found[who]["duty_min"] for who in "PQR"] == [15, 15, -30]


def test_roles_are_apart_and_who_was_never_there_keeps_the_history() -> None:
    gone = somebody("Z", works=frozenset(), history={"weekends": 3})
    people = [*THREE[:2], somebody("L", role="lead"), gone]
    duty = weekend(SAT)
    problem = tiny(people, [duty], days=[MON, SAT])
    found = after(problem, (duty, "L", "A"))
    assert found["Z"]["weekends"] == 3
    assert [found[who]["weekends"] for who in "ABL"] == [0, 0, 0]


def test_the_next_month_s_shares_level_what_was_left_uneven() -> None:
    weekends = [weekend(day) for day in (SAT, SUN)]
    problem = tiny(THREE, weekends, days=[MON, SAT, SUN])
    found = after(problem, *((duty, "A", "B") for duty in weekends))
    people = tuple(replace(p, history=found[p.code]) for p in problem.people)
    next_one = replace(problem, people=people)
    plan = roster(next_one, (weekends[0], "B", None), (weekends[1], "C", None))
    level = {
        s.person: (s.target, s.deviation) for s in shares(next_one, plan) if s.metric == "weekends"
    }
    # four weekends of two months: A has had two, so B and C have the others
    assert level == {"A": (0, 0), "B": (1, 0), "C": (1, 0)}
