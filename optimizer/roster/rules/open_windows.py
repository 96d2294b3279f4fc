"""Each hall keeps its minimum of staffed windows on every ordinary half-day, or lists the lack.

Who staffs a post holds its item class: a one-clerk station is open only with somebody who does
what is done there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.roster.plan.facts import half_days
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.plan.shortages import listed, missing_windows
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.problem.windows import most_missing, needs_of
from optimizer.roster.terms import term
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Violation
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "open_windows"
SENTENCE_ZH = "每个大厅保持最少开放窗口数，且在岗人员具备该岗位的事项类别"
CHINESE = {
    "{half}: {missing} {what}s missing, {said} listed as shortage": (
        "{half}：缺{missing}个{what}，列为缺额的有{said}"
    ),
}


class Settings(Strict):
    """No numbers: the places table has each hall's minimum."""


def in_scope(problem: RosterProblem) -> bool:
    """Schedules know no ordinary half-days."""
    return not problem.workdays


def enforce(problem: RosterProblem, variables: Variables) -> None:
    """The station counts, leads and drivers do not, people on loan do: for what they can do."""
    for hall in problem.halls:
        needs = needs_of(problem, hall.id)
        if not needs:
            continue
        staff = [p for p in problem.people_of[hall.id] if p.role not in ("lead", "driver")]
        most = most_missing(needs)
        for day, half in half_days(problem.workdays):
            there = [(person.items, variables.present(person, day, half)) for person in staff]
            there += variables.guests(hall.id, day, half)
            short = variables.new_short(NAME, "window", hall.id, day, half, most)
            for need in needs:
                able = sum(present for items, present in there if need.is_met_by(items))
                variables.cp.add(able + short >= need.people)


def check(problem: RosterProblem, plan: RosterPlan) -> Iterator[Violation]:
    """Names half-days with too few windows that are not listed, or listed wrongly."""
    missing, said = missing_windows(problem, plan), listed(plan, NAME)
    for place in sorted({*missing, *said}):
        what, hall, day, half = place
        if missing[place] != said[place]:
            text = message(
                "{half}: {missing} {what}s missing, {said} listed as shortage",
                half=term(half),
                missing=missing[place],
                what=term(what),
                said=said[place],
            )
            yield Violation(NAME, hall, day, text)
