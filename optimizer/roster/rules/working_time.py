"""Overtime keeps the limits of the regime, and 7 days with rest-day work hold a free day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pydantic import Field

from optimizer.roster.plan.facts import duties_of, overtime_min, past_worked, regime_of, work_on
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import HALF_DAYS
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.label import Label
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Literal, Variables

NAME = "working_time"
WINDOW = 7
"""Days in a row that hold a free one."""
_NO_FREE_DAY = "{person} works {first} to {last} without a free day"
SENTENCE_ZH = "加班不超上限，七天内有休息日"
IS_LAW = True
CHINESE = {
    "{person}: {minutes} min overtime, at most {most}": "{person}：加班{minutes}分钟，至多{most}",
    "{person}: {minutes} min overtime in {month}, at most {most}": (
        "{person}：{month}加班{minutes}分钟，至多{most}"
    ),
    _NO_FREE_DAY: "{person}在{first}至{last}连续工作，没有休息日",
}
REASONS = {
    "overtime_limit": Label("would exceed the overtime limit", "将超过加班上限"),
    "no_free_day": Label("would have no free day in seven", "连续七天将无休息日"),
}
TRIED = 4


class Settings(Strict):
    """What counts as working time; the limits stand in each regime."""

    on_call_share: int = Field(0, ge=0, le=100)
    """Percent of on-call minutes that are working time."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules keep the limit of a day; they know no months and no free days."""
    regimes = [regime_of(problem, person) for person in problem.people]
    return not any(r.free_day_in_7 or r.overtime_month_max_min is not None for r in regimes)


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """Limits by day and month, and a free day in every seven."""
    for person in problem.people:
        regime = regime_of(problem, person)
        by_month: dict[tuple[int, int], list[object]] = defaultdict(list)
        for day in problem.days:
            minutes = variables.minutes(person.code, day)
            if isinstance(minutes, int):
                continue
            is_workday = problem.day_kinds[day].is_workday
            limit = regime.overtime_workday_max_min if is_workday else regime.rest_day_max_min
            variables.cp.add(minutes <= limit)
            by_month[day.year, day.month].append(minutes)
        if regime.overtime_month_max_min is not None:
            for month in by_month.values():
                variables.cp.add(sum(month) <= regime.overtime_month_max_min)  # type: ignore[arg-type]
        if regime.free_day_in_7:
            _enforce_free_days(problem, variables, person)


def _enforce_free_days(problem: RosterProblem, variables: Variables, person: Person) -> None:
    first = problem.days[0]
    earlier = [first - timedelta(days=back) for back in range(WINDOW - 1, 0, -1)]
    dates = [*earlier, *problem.days]
    worked = {day: _works_literals(problem, variables, person, day) for day in problem.days}
    worked |= {day: [1] if past_worked(problem, person, day) else [] for day in earlier}
    idle = {
        day: not is_out(problem, person, day) and _idle(variables, person, day, works)
        for day, works in worked.items()
    }
    for at in range(len(dates) - WINDOW + 1):
        window = dates[at : at + WINDOW]
        free = [idle[day] for day in window]
        off = [day for day in window if not problem.day_kinds[day].is_workday]
        if not off or any(x is True for x in free) or not any(worked[day] for day in off):
            continue
        chances = [x for x in free if x is not False]
        for day in off:
            for literal in worked[day]:
                variables.cp.add(sum(chances) >= literal)


def _idle(variables: Variables, person: Person, day: date, works: list[Literal]) -> Literal | bool:
    """True or False where fixed, else a literal that implies that no work is done on the date."""
    if not works:
        return True
    if any(isinstance(literal, int) for literal in works):
        return False
    idle = variables.new_bool(f"free {person.code} {day}")
    for literal in works:
        variables.cp.add(idle + literal <= 1)
    return idle


def _works_literals(
    problem: RosterProblem, variables: Variables, person: Person, day: date
) -> list[Literal]:
    share = problem.settings_of(Settings).on_call_share
    found: list[Literal] = [
        literal
        for duty, role, literal in variables.on_duty(person.code, day)
        if role == "holder" or duty.backup == "on_site" or share
    ]
    found += [
        1 - variables.comp[person.code, day, half]
        for half in problem.hours
        if problem.works(person, day, half)
    ]
    return found


def is_out(problem: RosterProblem, person: Person, day: date) -> bool:
    """A day with home visits or business: it is not free, even if the rest of it is comp time."""
    return any(problem.away.get((person.code, day, half)) == "work" for half in HALF_DAYS)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names days and months with too much overtime, and weeks without a free day."""
    overtime = overtime_min(problem, plan)
    months: dict[tuple[str, int, int], int] = defaultdict(int)
    for (code, day), minutes in overtime.items():
        regime = regime_of(problem, problem.person[code])
        is_workday = problem.day_kinds[day].is_workday
        limit = regime.overtime_workday_max_min if is_workday else regime.rest_day_max_min
        if minutes > limit:
            text = message(
                "{person}: {minutes} min overtime, at most {most}",
                person=code,
                minutes=minutes,
                most=limit,
            )
            yield Violation(NAME, code, day, text, minutes - limit, "min")
        months[code, day.year, day.month] += minutes
    for (code, year, month), minutes in sorted(months.items()):
        most = regime_of(problem, problem.person[code]).overtime_month_max_min
        if most is not None and minutes > most:
            text = message(
                "{person}: {minutes} min overtime in {month}, at most {most}",
                person=code,
                minutes=minutes,
                month=f"{year}-{month:02d}",
                most=most,
            )
            yield Violation(NAME, code, None, text, minutes - most, "min")
    yield from _check_free_days(problem, plan)


def reason_of(violation: Violation) -> str:
    """The code of what the limit is of: of overtime, or of days in a row."""
    is_row = violation.text.template == _NO_FREE_DAY
    return "no_free_day" if is_row else "overtime_limit"


def _check_free_days(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    busy = set(work_on(problem, plan))
    if problem.settings_of(Settings).on_call_share:
        busy |= {(person, duty.key.date) for person, duty, _ in duties_of(problem, plan)}
    first = problem.days[0]
    earlier = [first - timedelta(days=back) for back in range(WINDOW - 1, 0, -1)]
    for person in problem.people:
        if not regime_of(problem, person).free_day_in_7:
            continue
        worked = {d: past_worked(problem, person, d) for d in earlier}
        worked |= {d: (person.code, d) in busy for d in problem.days}
        dates = list(worked)
        for at in range(len(dates) - WINDOW + 1):
            window = dates[at : at + WINDOW]
            off_worked = [d for d in window if worked[d] and not problem.day_kinds[d].is_workday]
            if off_worked and all(worked[d] or is_out(problem, person, d) for d in window):
                text = message(_NO_FREE_DAY, person=person.code, first=window[0], last=window[-1])
                yield Violation(NAME, person.code, off_worked[0], text)
