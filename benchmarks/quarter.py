"""A quarter planned month by month, with the fairness history carried over and without.

`python -m benchmarks.quarter scenarios/beizhai --limit 40` plans the scenario's month, then the two
after it twice: with everything carried over, and with the history columns left empty. It prints a
Markdown table of the spread, most minus least loaded within hall and role, after the quarter: loads
of all months and the history before them, less the share that presence makes of them.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from optimizer import judge, load_scenario, next_month, plan_roster
from optimizer.roster.carry_over.free_days import FreeDayOwed
from optimizer.roster.from_scenario import roster_problem
from optimizer.roster.goals import fairness
from optimizer.roster.plan.plan import RosterPlan
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.rows_people import AbsenceRow

HISTORY = fairness.METRICS


@dataclass
class Quarter:
    """Loads so far, presence so far, and who is compared with whom, by person's code."""

    loads: Counter[tuple[str, str]] = field(default_factory=Counter)
    presence: Counter[str] = field(default_factory=Counter)
    group: dict[str, tuple[str, str]] = field(default_factory=dict)

    def begin(self, scenario: Scenario) -> None:
        """What everybody was ahead or behind before."""
        for person in roster_problem(scenario).people:
            for metric in HISTORY:
                self.loads[person.code, metric] += person.history.get(metric, 0)  # type: ignore[assignment]

    def add(self, scenario: Scenario, plan: RosterPlan) -> None:
        """A month's loads by its goal, in minutes and duties."""
        problem = roster_problem(scenario)
        for share in fairness.shares(problem, plan):
            scale = 30 if share.metric == "duty_min" else 1
            self.loads[share.person, share.metric] += scale * share.count
            self.group[share.person] = share.group
        for person in problem.people:
            self.presence[person.code] += fairness.presence(problem, person)

    def spread(self, metric: str) -> Fraction:
        """Most minus least above the fair share, added up over halls and roles."""
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for code, group in self.group.items():
            groups[group].append(code)
        total = Fraction(0)
        for members in groups.values():
            whole = sum(self.presence[code] for code in members)
            load = sum(self.loads[code, metric] for code in members)
            above = [
                self.loads[code, metric] - Fraction(load) * self.presence[code] / whole
                for code in members
            ]
            total += max(above) - min(above)
        return total


def without_history(scenario: Scenario) -> Scenario:
    """The same scenario, nobody ahead or behind."""
    people = (row.model_copy(update=dict.fromkeys(HISTORY, 0)) for row in scenario.people)
    return replace(scenario, people=tuple(people))


def with_leave(scenario: Scenario, owed: Iterable[FreeDayOwed]) -> Scenario:
    """The same scenario with a day of leave for whoever needs one and has no comp time for it."""
    leave = (
        AbsenceRow(person=one.person, first=one.by, last=one.by, kind="annual_leave")
        for one in owed
    )
    return replace(scenario, absences=(*scenario.absences, *leave))


def planned(scenario: Scenario, limit_s: float, *, reproducible: bool = False) -> RosterPlan:
    """A month's plan; SystemExit says why there is none, or which rules it breaks."""
    found = plan_roster(scenario, limit_s=limit_s, reproducible=reproducible)
    if found.plan is None:
        raise SystemExit(f"{scenario.file.name.en}: {found.status}")
    verdict = judge(scenario, found.plan)
    if not verdict.is_legal:
        raise SystemExit(f"{scenario.file.name.en}: {verdict.said('en')}")
    return found.plan


class Month(NamedTuple):
    """A month and its plan."""

    scenario: Scenario
    plan: RosterPlan


def following(
    month: Month,
    months: int,
    home: Path,
    limit_s: float,
    *,
    keeps: bool,
    reproducible: bool = False,
) -> Iterator[Month]:
    """The months after a planned one, each carried over from the one before into `home`.

    Without `keeps` nobody is ahead or behind when they are planned. SystemExit: one has no plan.
    """
    for number in range(months):
        folder = home / str(number)
        found = next_month(*month)
        found.write(folder)
        scenario = with_leave(load_scenario(folder), found.view.free_days_owed)
        asked = scenario if keeps else without_history(scenario)
        month = Month(scenario, planned(asked, limit_s, reproducible=reproducible))
        yield month


def quarter(folder: Path, months: int, limit_s: float) -> tuple[Quarter, Quarter]:
    """The loads after so many months: with history, and without after the first month."""
    scenario = load_scenario(folder)
    first = Month(scenario, planned(scenario, limit_s))
    found = []
    for keeps in (True, False):
        so_far = Quarter()
        so_far.begin(scenario)
        with TemporaryDirectory() as home:
            for month in (first, *following(first, months - 1, Path(home), limit_s, keeps=keeps)):
                so_far.add(*month)
        found.append(so_far)
    return found[0], found[1]


def table(with_it: Quarter, without: Quarter) -> str:
    """The spreads as a Markdown table."""
    lines = ["| spread over all halls | with history | without |", "|---|---|---|"]
    for metric in HISTORY:
        cells = (f"{float(one.spread(metric)):.1f}" for one in (with_it, without))
        lines.append(f"| {metric} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Plans and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--months", type=int, default=3)
    parser.add_argument("--limit", type=float, default=40.0)
    asked = parser.parse_args()
    print(table(*quarter(asked.scenario, asked.months, asked.limit)))


if __name__ == "__main__":
    main()
