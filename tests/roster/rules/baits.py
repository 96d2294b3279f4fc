"""Small problems whose prices tempt the solver to break one rule, or to forget one goal."""

from dataclasses import replace
from typing import Any

from optimizer.roster.problem.entities import (
    BatchJob,
    Credit,
    CrewDay,
    Entry,
    Hall,
    Pin,
    Post,
    Request,
    Training,
)
from optimizer.roster.problem.problem import RosterProblem
from tests.roster.rules.ward import (
    HALF_DAYS,
    MON,
    MORNING,
    TUE,
    Span,
    early,
    free,
    holiday,
    key,
    late,
    noon,
    october,
    somebody,
    tiny,
)

EARNED = (Credit(october(2), 300),)
UNFAIR = free("fairness")
ALONE = {"days": [MON], "prices": UNFAIR}
NIGHT = late(MON, span=Span(1200, 1320), backup="none")
DESK = noon(MON, backup="none", meal=False)
OTHER_DESK = replace(DESK, key=key("desk", MON))


def wish(person: str, part: str, what: Any, weight: int = 3) -> Request:
    return Request(person, MON, part, what, weight)


def crew_day(*promised: str) -> dict[str, Any]:
    """A van day with an hour of overtime, which everybody of the depot wants a share of."""
    day = CrewDay("van", MON, "V", Span(510, 1080), 60, promised)
    return {"days": [MON], "halls": (Hall("V"),), "crew_days": (day,)}


CREW = [somebody("O", "V", "officer"), somebody("P", "V", "officer"), somebody("D", "V", "driver")]

RULE_BAITS: dict[str, RosterProblem] = {
    # Nobody is at a window, and a job undone has its price.
    "batch_job": tiny(
        [somebody("L", role="lead")], batch_jobs=(BatchJob("j", "H", MON, MORNING, 60),)
    ),
    # Two people wish the one place.
    "cover_duty": tiny(
        [somebody("A"), somebody("B")],
        [late(MON, backup="none")],
        requests=(wish("A", "late", "duty"), wish("B", "late", "duty")),
        **ALONE,
    ),
    # Only somebody without the item class could fill the place.
    "qualified": tiny([somebody("X", items=frozenset())], [late(MON, backup="none")], **ALONE),
    # One person could fill both places.
    "backup_ready": tiny([somebody("A")], [late(MON)], **ALONE),
    # Both want the same morning off.
    "backup_pair": tiny(
        [somebody("A", credits=EARNED), somebody("B", credits=EARNED)],
        posts=(Post("p", "H", "window", "general", "A", "B"),),
        requests=(wish("A", "morning", "comp"), wish("B", "morning", "comp")),
        **ALONE,
    ),
    # The only person at the windows wants the morning off.
    "open_windows": tiny(
        [somebody("A", credits=EARNED)],
        halls=(Hall("H", min_windows=1),),
        requests=(wish("A", "morning", "comp"),),
        **ALONE,
    ),
    # A meal is planned only because it must be.
    "meal_break": tiny([somebody("A"), somebody("B")], [noon(MON)], **ALONE),
    # Only somebody on leave could fill the place.
    "respect_absence": tiny(
        [somebody("A")],
        [late(MON, backup="none")],
        away={("A", MON, half): "leave" for half in HALF_DAYS},
        **ALONE,
    ),
    # One person could be at two desks.
    "one_place_at_a_time": tiny(
        [somebody("A")],
        [DESK, OTHER_DESK],
        **ALONE,
    ),
    # Only who works the next morning could fill the night.
    "rest_between_days": tiny([somebody("A")], [NIGHT], prices=UNFAIR),
    # The duty is longer than anybody may work.
    "working_time": tiny([somebody("A")], [late(MON, backup="none", minutes=181)], **ALONE),
    # The wish is for time that was not earned.
    "comp_time": tiny([somebody("A")], requests=(wish("A", "morning", "comp"),), **ALONE),
    # The wish could be met by a duty that does not exist.
    "booked_holiday": tiny(
        [somebody("A")],
        [holiday(MON, bookings=0)],
        requests=(wish("A", "day", "duty"),),
        **ALONE,
    ),
    # Training keeps from the wish.
    "training_turn": tiny(
        [somebody("A", credits=EARNED)],
        trainings=(Training("s", "course", MON, MORNING, ("A",)),),
        requests=(wish("A", "morning", "comp"),),
        **ALONE,
    ),
    # Somebody else wishes the place that is fixed for B.
    "pinned": tiny(
        [somebody("A"), somebody("B")],
        [late(MON, backup="none")],
        pins=(Pin("holder", "B", MON, "late", "H"),),
        requests=(wish("A", "late", "duty"),),
        **ALONE,
    ),
    # No officer holds the promised item, but all want their share of the van's overtime.
    "van_crew": tiny(CREW, **crew_day("food")),
}

GOAL_BAITS: dict[str, RosterProblem] = {
    "shortages": tiny([], [late(MON)], days=[MON]),
    "comp_owed": tiny(
        [somebody("A", credits=(Credit(october(10), 180),))],
        halls=(Hall("H", min_windows=1),),
        rules={"comp_time": {"comp_deadline_days": 7}},
    ),
    "closing_balance": tiny(
        [somebody("A", credits=(Credit(october(2), 600),))], halls=(Hall("H", min_windows=1),)
    ),
    "changes": tiny(
        [somebody("A"), somebody("B")],
        [late(MON, backup="none")],
        published=frozenset({Entry("A", MON, "holder", "H", "late")}),
        away={("A", MON, half): "leave" for half in HALF_DAYS},
        prices=UNFAIR,
    ),
    "fairness": tiny([somebody("A"), somebody("B")], [early(MON, backup="none", minutes=60)]),
    "requests": tiny([somebody("A")], requests=(wish("A", "morning", "comp"),)),
    "lending": tiny(
        [somebody("N", "N")],
        halls=(Hall("H", min_windows=1), Hall("N", lends_to=("H",))),
        loans=(("N", "H"),),
    ),
    "batch_work": tiny(
        [somebody("A"), somebody("B")], batch_jobs=(BatchJob("j", "H", MON, MORNING, 60),)
    ),
}

UNEQUAL = tiny(
    [somebody("F", on_call_from="far"), somebody("A")], [late(TUE)], travel_min={("far", "H"): 31}
)
"""F can hold the duty but not back it up; A can do both."""
