"""Which problems are made of lines: people linked by cover alone, each under limits of shifts.

A line is what one person does on every planned date. Where nothing but the places to fill links
people, the problem is a choice of one line for each, and the best line against given prices of
places is a shortest path. Everything else (posts, comp time, ordinary hours, pins) is out of scope.
"""

from __future__ import annotations

from datetime import timedelta

from optimizer.roster.plan.facts import regime_of
from optimizer.roster.problem.entities import Duty, Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules import one_shift_a_day, run_length
from optimizer.roster.rules.rest_between_days import too_short

_SUNDAY = 6


def is_made_of_lines(problem: RosterProblem) -> bool:
    """Nothing but cover links people, and the lines' graph knows every rule that has an effect."""
    linked = (
        problem.posts,
        problem.trainings,
        problem.rotations,
        problem.crew_days,
        problem.calls,
        problem.batch_jobs,
        problem.pins,
        problem.published,
        problem.outsiders,
        problem.loans,
        problem.workdays,
    )
    lengths = {(duty.shift_name, duty.minutes) for duty in problem.duties}
    return (
        not any(linked)
        and bool(problem.people and problem.duties)
        and problem.days[0].weekday() != _SUNDAY
        and len(lengths) == len({name for name, _ in lengths})
        and all(limit.at_edges == "ignore" for limit in _runs(problem))
        and all(request.wish != "comp" for request in problem.requests)
        and all(_is_simple(duty) for duty in problem.duties)
        and all(_is_free(problem, person) for person in problem.people)
        and _is_always_rested(problem)
    )


def _runs(problem: RosterProblem) -> tuple[run_length.RunLimit, ...]:
    return problem.settings_of(run_length.Settings).limits


def _is_simple(duty: Duty) -> bool:
    return not (duty.wants_backup or duty.meal or duty.special_items or duty.booked_only)


def _is_free(problem: RosterProblem, person: Person) -> bool:
    """One duty a date and nothing else: no ordinary hours, no sums by regime, no comp time."""
    regime = regime_of(problem, person)
    once = problem.settings_of(one_shift_a_day.Settings).limits
    return (
        any(limit.binds(person) and limit.price is None for limit in once)
        and not (person.credits or person.works)
        and not regime.free_day_in_7
        and regime.overtime_month_max_min is None
        and set(regime.earns.values()) == {"pay"}
    )


def _is_always_rested(problem: RosterProblem) -> bool:
    """No two duties on dates that follow each other are too close."""
    ends = {duty.span.end_min for duty in problem.duties}
    ends |= {day.end_min for p in problem.people for day in p.past.values() if day.end_min}
    starts = {duty.span.start_min for duty in problem.duties}
    before = [problem.days[0] - timedelta(days=1), *problem.days]
    return not any(too_short(problem, day, max(ends), min(starts)) for day in before)
