"""Fair shares of duty minutes, weekends, holidays, earlies, noons, lates and backups.

Shares are of the hall's own duties: first each role has its part, then its people have theirs, pro
rata to presence and with history. Duties on loan elsewhere stay out.
Priced are the distance between the most and the least loaded within hall and role, then the sum of
deviations; never the variance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from pydantic import Field

from optimizer.roster.plan.facts import duties_of
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Amount, Duty, Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.scenario.schema.fields import Price
from optimizer.scenario.schema.strict import Strict
from optimizer.solving.verdict import Priced
from optimizer.words.label import Label

if TYPE_CHECKING:
    from optimizer.roster.variables import Variables

NAME = "fairness"
SENTENCE_ZH = "值班分钟、周末、节假日、早班、午班、晚班和B角公平分担，计入历史"
TITLE = Label("fairness", "公平")
UNITS = {"spread": Label("spread", "极差"), "deviation": Label("deviation", "偏差")}
ORDER = 5
_SLOT_METRIC = {
    "weekend": "weekends",
    "holiday": "holidays",
    "early": "earlies",
    "noon": "noons",
    "late": "lates",
}
METRICS = ("duty_min", *_SLOT_METRIC.values(), "backups")
_UNIT_MIN = 30
_GROUP = {"clerk": "staff", "window": "staff"}


class Settings(Strict):
    """Prices of unequal loads."""

    spread: Price = 6
    """Per unit between the most and the least loaded within hall and role (30 min, or 1 duty)."""
    deviation: Price = 2
    """Per unit of somebody's distance from the fair share."""
    lead_share: int = Field(50, ge=0, le=100)
    """A lead's part of the hall's duties, percent of that of a window with the same presence."""


@dataclass(frozen=True, slots=True)
class Share:
    """Somebody's load in one metric: units of 30 min for `duty_min`, else duties."""

    person: str
    group: tuple[str, str]
    metric: str
    target: int
    count: int

    @property
    def deviation(self) -> int:
        """Above (positive) or below the fair share."""
        return self.count - self.target


def units(minutes: int) -> int:
    """Minutes as units of 30, half up."""
    return (2 * minutes + _UNIT_MIN) // (2 * _UNIT_MIN)


def adds(duty: Duty, role: str) -> Iterator[tuple[str, int]]:
    """What a duty adds to the metrics of who carries it."""
    if role == "holder":
        yield "duty_min", units(duty.minutes)
        if duty.counts_as in _SLOT_METRIC:
            yield _SLOT_METRIC[duty.counts_as], 1
    else:
        yield "backups", 1
        if duty.backup == "on_site":
            yield "duty_min", units(duty.backup_minutes)


def group_of(person: Person) -> str:
    """Whose loads are compared: clerks and windows are one group, other roles each their own."""
    return _GROUP.get(person.role, person.role)


def _demand(problem: RosterProblem) -> Counter[tuple[str, str]]:
    """What all duties of a hall ask for, by hall and metric."""
    total: Counter[tuple[str, str]] = Counter()
    for duty in problem.open_duties:
        roles = ["holder"] * duty.holders + (["backup"] if duty.wants_backup else [])
        for role in roles:
            for metric, amount in adds(duty, role):
                total[duty.key.hall, metric] += amount
    return total


def _targets(problem: RosterProblem) -> dict[tuple[str, str], int]:
    """The fair share of every person and metric; shares of a hall add up to its demand."""
    demand = _demand(problem)
    found: dict[tuple[str, str], int] = {}
    for hall in problem.halls:
        groups: dict[str, list[Person]] = defaultdict(list)
        for person in problem.people_of[hall.id]:
            if presence(problem, person):
                groups[group_of(person)].append(person)
        for metric in METRICS if groups else ():
            parts = _parts(problem, demand[hall.id, metric], groups)
            if metric == "duty_min":
                _add_van_days(problem, hall.id, parts)
            for group, part in parts.items():
                found |= _share_out(problem, part, metric, groups[group])
    return found


def _parts(problem: RosterProblem, demand: int, groups: dict[str, list[Person]]) -> dict[str, int]:
    """Each role's part of what a hall's duties ask for: by presence, leads by their share of it.

    Drivers have none, unless nobody else is there.
    """
    percent = {"lead": problem.settings_of(Settings).lead_share, "driver": 0}
    there = {
        group: sum(presence(problem, person) for person in members)
        for group, members in groups.items()
    }
    weights = {group: halves * percent.get(group, 100) for group, halves in there.items()}
    return _divide(demand, weights if any(weights.values()) else there, {})


def _add_van_days(problem: RosterProblem, hall: str, parts: dict[str, int]) -> None:
    """Two officers and a driver share the minutes of the van days at their depot."""
    for day in problem.crew_days:
        for role, seats in (("officer", 2), ("driver", 1)):
            if day.depot == hall and role in parts:
                parts[role] += seats * units(day.minutes_beyond)


def presence(problem: RosterProblem, person: Person) -> int:
    """The ordinary half-days that the person is there, by the input."""
    return sum(problem.works(person, day, half) for day, half in person.works)


def _history(person: Person, metric: str) -> Amount:
    amount = person.history.get(metric, 0)
    return units(int(amount)) if metric == "duty_min" else amount


def _share_out(
    problem: RosterProblem, part: int, metric: str, members: list[Person]
) -> dict[tuple[str, str], int]:
    shares = _divide(
        part,
        {person.code: presence(problem, person) for person in members},
        {person.code: _history(person, metric) for person in members},
    )
    return {(code, metric): share for code, share in shares.items()}


def _divide(amount: int, weights: dict[str, int], history: dict[str, Amount]) -> dict[str, int]:
    """Whole numbers that add up to `amount`: with the history they are as the weights are."""
    total, whole = amount + sum(history.values()), sum(weights.values())
    exact = {
        name: Fraction(total * weight, whole) - history.get(name, 0)
        for name, weight in weights.items()
    }
    shares = {name: share.numerator // share.denominator for name, share in exact.items()}
    left = amount - sum(shares.values())
    by_rest = sorted(exact, key=lambda name: (shares[name] - exact[name], name))
    return {name: share + (name in by_rest[:left]) for name, share in shares.items()}


def in_scope(problem: RosterProblem) -> bool:
    """Schedules are not weighed against each other: nobody has a share by ordinary hours."""
    return not any(person.works for person in problem.people)


def price(problem: RosterProblem, variables: Variables) -> None:
    """Spread within each group, then deviations."""
    settings = problem.settings_of(Settings)
    targets = _targets(problem)
    loads = _loads(problem, variables)
    groups: dict[tuple[str, str, str], list[tuple[Any, int]]] = defaultdict(list)
    for person in problem.people:
        for metric in METRICS:
            if (person.code, metric) not in targets:
                continue
            target = targets[person.code, metric]
            turns = loads.get((person.code, metric), [])
            terms = sum(amount * number for number, amount, _ in turns)
            most = sum(amount * most for _, amount, most in turns)
            # A variable of its own: branching on loads is what proves fairness.
            load = variables.new_int(0, most, f"load {person.code} {metric}")
            variables.cp.add(load == terms)
            reach = max(abs(target), abs(most - target))
            size = variables.new_int(0, reach, f"deviation {person.code} {metric}")
            variables.cp.add(size >= load - target)
            variables.cp.add(size >= target - load)
            variables.pay(size, settings.deviation)
            group = (person.hall, group_of(person), metric)
            groups[group].append((load - target, reach))
    for group, members in sorted(groups.items()):
        if len(members) > 1:
            reach = max(reach for _, reach in members)
            high = variables.new_int(-reach, reach, f"high {group}")
            low = variables.new_int(-reach, reach, f"low {group}")
            for deviation, _ in members:
                variables.cp.add(low <= deviation)
                variables.cp.add(deviation <= high)
            variables.pay(high - low, settings.spread)


def _loads(
    problem: RosterProblem, variables: Variables
) -> dict[tuple[str, str], list[tuple[Any, int, int]]]:
    """What makes somebody's load in a metric: numbers of like turns, units of each, most turns.

    Turns are alike in role and in what they add. That these numbers are variables of their own is
    what proves fairness: loads then are sums of a few integers.
    """
    like: dict[tuple[str, tuple[tuple[str, int], ...]], list[Any]] = defaultdict(list)
    for role, duties in (("holder", variables.holds), ("backup", variables.backs)):
        for (person, key), literal in duties.items():
            if problem.person[person].hall == key.hall:
                like[person, tuple(adds(problem.duty[key], role))].append(literal)
    beyond = {(day.van, day.date): units(day.minutes_beyond) for day in problem.crew_days}
    for seats in (variables.officer, variables.driver):
        for (person, van, day), literal in seats.items():
            like[person, (("duty_min", beyond[van, day]),)].append(literal)
    found: dict[tuple[str, str], list[tuple[Any, int, int]]] = defaultdict(list)
    for (person, added), turns in like.items():
        number = variables.new_int(0, len(turns), f"turns {person} {added}")
        variables.cp.add(number == sum(turns))
        for metric, amount in added:
            found[person, metric].append((number, amount, len(turns)))
    return found


def shares(problem: RosterProblem, plan: RosterPlan) -> list[Share]:
    """Everybody's load and fair share, by person and metric."""
    targets = _targets(problem)
    count: Counter[tuple[str, str]] = Counter()
    for person, duty, role in duties_of(problem, plan):
        if problem.person[person].hall == duty.key.hall:
            for metric, amount in adds(duty, role):
                count[person, metric] += amount
    beyond = {(day.van, day.date): units(day.minutes_beyond) for day in problem.crew_days}
    for crew in plan.crews:
        for member in crew.members:
            count[member, "duty_min"] += beyond.get((crew.van, crew.date), 0)
    return [
        Share(
            person.code,
            (person.hall, group_of(person)),
            metric,
            targets[person.code, metric],
            count[person.code, metric],
        )
        for person in problem.people
        for metric in METRICS
        if (person.code, metric) in targets
    ]


def measure(problem: RosterProblem, plan: RosterPlan) -> Iterator[Priced]:
    """The spread of every group and everybody's deviation."""
    settings = problem.settings_of(Settings)
    all_shares = shares(problem, plan)
    for metric in METRICS:
        groups: dict[tuple[str, str], list[int]] = {}
        for share in all_shares:
            if share.metric == metric:
                groups.setdefault(share.group, []).append(share.deviation)
        spread = sum(max(group) - min(group) for group in groups.values())
        distance = sum(abs(deviation) for group in groups.values() for deviation in group)
        yield Priced(NAME, f"{metric}_spread", spread, settings.spread)
        yield Priced(NAME, f"{metric}_deviation", distance, settings.deviation)


def least(problem: RosterProblem) -> int:
    """People whose history is above their share: their deviation cannot be undone."""
    above = sum(-target for target in _targets(problem).values() if target < 0)
    return above * problem.settings_of(Settings).deviation
