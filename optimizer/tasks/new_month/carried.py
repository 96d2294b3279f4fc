"""What a month leaves to the next, as cells of the tables people, comp_credits, previous_days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from optimizer.roster.carry_over.credits import closing_credits
from optimizer.roster.carry_over.free_days import FreeDayOwed, free_days_owed
from optimizer.roster.carry_over.history import closing_history
from optimizer.roster.carry_over.last_days import LivedDay, last_days, trips_on_days_off
from optimizer.roster.carry_over.wishes import Wish, closing_unmet, wishes
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Credit, Request
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import clock_text
from optimizer.scenario.write.form import Cells
from optimizer.tasks.new_month.dates import quarter
from optimizer.views.new_month import PersonCarried


@dataclass(frozen=True)
class Carried:
    """What is carried over, by person's code."""

    credits: Mapping[str, tuple[Credit, ...]]
    history: Mapping[str, Mapping[str, Fraction]]
    last_days: tuple[LivedDay, ...]
    trips: frozenset[tuple[str, date]]
    free_days_owed: tuple[FreeDayOwed, ...]
    rotation_days_done: Mapping[str, int]
    wishes: tuple[Wish, ...]
    wishes_unmet: Mapping[str, int]

    def people(self) -> tuple[PersonCarried, ...]:
        """Everybody's part, as it is shown."""
        made = Counter(wish.person for wish in self.wishes)
        met = Counter(wish.person for wish in self.wishes if wish.is_met)
        return tuple(
            PersonCarried(
                code,
                left,
                self._history(code),
                self.rotation_days_done[code],
                made[code],
                met[code],
                self.wishes_unmet[code],
            )
            for code, left in sorted(self.credits.items())
        )

    def _history(self, code: str) -> dict[str, str]:
        return {
            metric: _number(amount, 0 if metric == "duty_min" else 2)
            for metric, amount in self.history[code].items()
        }

    def person_cells(self, code: str) -> Cells:
        """The cells of somebody's row in people."""
        return {
            "comp_balance_min": str(sum(credit.minutes for credit in self.credits[code])),
            **self._history(code),
            "rotation_days_done": str(self.rotation_days_done[code]),
            "wishes_unmet": str(self.wishes_unmet[code]),
        }

    def credit_cells(self) -> list[Cells]:
        """The rows of comp_credits."""
        return [
            {"person": code, "earned_on": str(one.earned_on), "minutes": str(one.minutes)}
            for code, left in sorted(self.credits.items())
            for one in left
        ]

    def day_cells(self) -> list[Cells]:
        """The rows of previous_days."""
        return [
            {
                "person": one.person,
                "date": str(one.date),
                "worked": "yes" if one.worked else "no",
                **({"until": clock_text(one.end_min)} if one.end_min is not None else {}),
            }
            for one in self.last_days
        ]


def carried_over(
    scenario: Scenario, problem: RosterProblem, plan: RosterPlan, first: date
) -> Carried:
    """What a legal plan of `problem` leaves to the month that begins on `first`."""
    asked = [
        Request(row.person, row.date, row.part, row.wish, row.weight) for row in scenario.requests
    ]
    found = wishes(problem, plan, asked)
    owed = {row.code: row.wishes_unmet for row in scenario.people}
    return Carried(
        credits=closing_credits(problem, plan),
        history=closing_history(problem, plan),
        last_days=tuple(last_days(problem, plan, first)),
        trips=trips_on_days_off(problem, first),
        free_days_owed=tuple(free_days_owed(problem, plan, first)),
        rotation_days_done=_rotations(scenario, plan, first),
        wishes=found,
        wishes_unmet=closing_unmet(owed, found),
    )


def _rotations(scenario: Scenario, plan: RosterPlan, first: date) -> dict[str, int]:
    """The rotation days in the quarter of `first`; a new quarter starts afresh."""
    same = quarter(scenario.file.first) == quarter(first)
    done = Counter(one.person for one in plan.rotations if quarter(one.date) == quarter(first))
    return {
        row.code: done[row.code] + (row.rotation_days_done if same else 0)
        for row in scenario.people
    }


def _number(amount: Fraction, digits: int) -> str:
    """`0.67`, `-1`: as few digits as say it."""
    rounded = round(amount, digits) if digits else round(amount)
    return f"{float(rounded):g}"
