"""The numbers that rules and goals set, in seconds and price units, gathered for the engine."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.routes.goals import (
    lateness,
    moved_promises,
    overtime,
    travel,
    unmet_turns,
    waiting,
)
from optimizer.routes.problem import RouteProblem
from optimizer.routes.rules import answer_by, crew_meal, sub_district_turn


@dataclass(frozen=True, slots=True)
class Terms:
    """Limits of the rules and unit prices of the goals.

    `meal_from_s` to `meal_to_s` hold the crew's meal, both multiples of `step_s`; prices are per
    second (`_s`), started hour, missing turn, moved promise.
    """

    step_s: int
    meal_from_s: int
    meal_to_s: int
    late_hours_max: int | None
    visits_per_week: int
    days_apart: int
    tolerance_s: int
    unmet_turn: int
    late_hour: int
    moved: int
    overtime_s: int
    travel_s: int
    waiting_s: int

    def turns_due(self, dates: int) -> int:
        """How many turns a week with this many dates owes each sub-district."""
        return self.visits_per_week * min(dates, 5) // 5


def terms_of(problem: RouteProblem) -> Terms:
    """The terms of a problem."""
    hours = problem.settings_of(crew_meal.Settings).hours
    turns = problem.settings_of(sub_district_turn.Settings)
    promises = problem.settings_of(moved_promises.Settings)
    step_s = problem.step_s
    return Terms(
        step_s=step_s,
        meal_from_s=-(-hours.start_min * 60 // step_s) * step_s,
        meal_to_s=hours.end_min * 60 // step_s * step_s,
        late_hours_max=problem.settings_of(answer_by.Settings).late_max_h,
        visits_per_week=turns.visits_per_week,
        days_apart=turns.days_apart,
        tolerance_s=promises.tolerance_min * 60,
        unmet_turn=problem.settings_of(unmet_turns.Settings).turn,
        late_hour=problem.settings_of(lateness.Settings).hour,
        moved=promises.moved,
        overtime_s=problem.settings_of(overtime.Settings).second,
        travel_s=problem.settings_of(travel.Settings).second,
        waiting_s=problem.settings_of(waiting.Settings).second,
    )
