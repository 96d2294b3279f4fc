"""A hall's month in Timefold's words; importing it starts the Java machine.

An entity is a choice (a place of a duty, a half-day, a rotation day, a course, a batch job), its
value range who or what fits it by the input, so that Timefold's own moves change and swap people.
One entity per 0/1 variable would be shorter, but no move of it would keep a roster. What is picked
is added up (`roster_choices`): rules are hard, prices soft. The streams call as little Python as
possible for each pick, because a call costs Timefold about a microsecond: each kind of row has a
stream of its own. Annotations must be real types here, so they are not postponed.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    SolverConfigOverride,
    TerminationConfig,
)
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    constraint_provider,
)

from benchmarks.peers.roster_choices import HallMonth, Total, can_break
from optimizer.roster.plan.plan import RosterPlan

_RULE, _PRICE, _COMPARED, _WORK = range(4)
_VALUES = 10_000


@dataclass(eq=False)
class Group:
    """Rows that are compared, see `roster_choices.Group`."""

    price: int
    unit: int
    is_spread: bool

    def cost(self, most: int, least: int) -> int:
        """What the group pays."""
        if self.is_spread:
            return self.price * ((most - least + self.unit - 1) // self.unit)
        return self.price * ((most + self.unit - 1) // self.unit) if most > 0 else 0


@dataclass(eq=False)
class Row:
    """What is made of a total, see `roster_choices.Total`; `is_off` is work on a rest day."""

    kind: int
    above: int
    apart: int
    unit: int
    most: int
    group: Group | None
    is_off: bool

    def cost(self, total: int) -> int:
        """What a total above 0 pays."""
        units = (total + self.unit - 1) // self.unit
        return self.above * (self.most if units > self.most else units)


@dataclass(eq=False)
class Term:
    """What a pick adds to a row."""

    pick: int
    row: Row
    amount: int


@dataclass(eq=False)
class Week:
    """Seven days, of which `off` are rest days or holidays."""

    off: int


@dataclass(eq=False)
class WeekDay:
    """A day of a week: 1 for a rest day worked, a week less for a free workday."""

    work: Row
    week: Week
    amount: int


@planning_entity
@dataclass(eq=False)
class Choice:
    """Something to decide."""

    id: Annotated[int, PlanningId]
    values: Annotated[list[int], ValueRangeProvider]
    value: Annotated[int | None, PlanningVariable] = field(default=None)

    def pick(self) -> int:
        """The choice and its value as one number."""
        return self.id * 10_000 + self.value  # type: ignore[operator]


@planning_solution
@dataclass
class Month:
    """All choices and what is made of them."""

    choices: Annotated[list[Choice], PlanningEntityCollectionProperty]
    terms: Annotated[list[Term], ProblemFactCollectionProperty]
    week_days: Annotated[list[WeekDay], ProblemFactCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)


_joiners: Any = Joiners  # their types know lambdas of one argument only
_collectors: Any = ConstraintCollectors


def _totals(factory: ConstraintFactory, picks: Any, kind: int) -> Any:
    """The rows of a kind with the sum of what is picked."""
    terms = factory.for_each(Term).filter(lambda term: term.row.kind == kind)
    return picks.join(terms, _joiners.equal(lambda pick: pick, lambda term: term.pick)).group_by(
        lambda _, term: term.row, _collectors.sum(lambda _, term: term.amount)
    )


@constraint_provider
def constraints(factory: ConstraintFactory) -> list[Constraint]:
    """Rules are kept, goals are cheap."""
    hard, soft = HardSoftScore.ONE_HARD, HardSoftScore.ONE_SOFT
    picks = factory.for_each(Choice).map(lambda choice: choice.pick())
    compared = _totals(factory, picks, _COMPARED)
    return [
        _totals(factory, picks, _RULE)
        .filter(lambda _, total: total > 0)
        .penalize(hard, lambda row, total: (total + row.unit - 1) // row.unit)
        .as_constraint("rules"),
        _totals(factory, picks, _PRICE)
        .filter(lambda _, total: total > 0)
        .penalize(soft, lambda row, total: row.cost(total))
        .as_constraint("prices"),
        compared.filter(lambda row, _: row.apart != 0)
        .penalize(soft, lambda row, total: row.apart * (total if total > 0 else -total))
        .as_constraint("deviations"),
        compared.group_by(
            lambda row, _: row.group,
            _collectors.max(lambda _, total: total),
            _collectors.min(lambda _, total: total),
        )
        .penalize(soft, lambda group, most, least: group.cost(most, least))
        .as_constraint("comparisons"),
        _totals(factory, picks, _WORK)
        .filter(lambda row, total: (total > 0) == row.is_off)
        .join(WeekDay, _joiners.equal(lambda row, _: row, lambda day: day.work))
        .group_by(
            lambda _, _total, day: day.week,
            _collectors.sum(lambda _, _total, day: day.amount),
        )
        .filter(lambda week, worked: worked == week.off)
        .penalize(hard)
        .as_constraint("free day in seven"),
    ]


@cache
def _factory(seed: int) -> Any:
    """Translates the model to Java, which takes seconds, once for all hall months."""
    config: Any = SolverConfig(
        solution_class=Month,
        entity_class_list=[Choice],
        environment_mode=EnvironmentMode.NO_ASSERT,
        random_seed=seed,
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=constraints
        ),
    )
    return SolverFactory.create(config)


def solve_with_timefold(month: HallMonth, limit_s: float, seed: int) -> RosterPlan | None:
    """The best plan of construction heuristic and late acceptance; None if it breaks a rule."""
    limit = Duration(milliseconds=max(1, int(limit_s * 1000)))
    ends = SolverConfigOverride(termination_config=TerminationConfig(spent_limit=limit))
    found = _factory(seed).build_solver(ends).solve(_facts(month))
    if found.score.hard_score < 0:
        return None
    return month.plan({choice.id: choice.value for choice in found.choices})


def _facts(month: HallMonth) -> Month:
    """The month as entities and facts; a choice that is always made carries the constants."""
    choices = [
        Choice(number, values, values[0] if len(values) == 1 else None)
        for number, values in enumerate(month.values)
    ]
    always = Choice(len(choices), [0], 0)
    groups = [Group(*group) for group in month.groups]
    off = {number for week in month.weeks for number in week.off}
    work = off | {number for week in month.weeks for number in week.workdays}
    rows: dict[int, Row] = {}
    terms: list[Term] = []
    for number, total in enumerate(month.totals):
        group = groups[total.group] if total.group >= 0 else None
        kind = _RULE if total.must else _WORK if number in work else _COMPARED if group else _PRICE
        if kind in (_RULE, _PRICE) and not can_break(total):
            continue
        unit, is_off = _unit(total), number in off
        row = rows[number] = Row(kind, total.above, total.apart, unit, total.most, group, is_off)
        terms.append(Term(always.id * _VALUES, row, total.constant))
        for pick, amount in total.picks.items():
            terms.append(Term(pick.choice * _VALUES + pick.value, row, amount))
    return Month([*choices, always], terms, _week_days(month, rows))


def _unit(total: Total) -> int:
    """A broken rule counts in units of its largest amount, so that minutes weigh like people."""
    return max(map(abs, total.picks.values()), default=1) if total.must else total.unit


def _week_days(month: HallMonth, rows: dict[int, Row]) -> list[WeekDay]:
    found = []
    for off, workdays in month.weeks:
        week = Week(len(off))
        found += [WeekDay(rows[day], week, 1) for day in off]
        found += [WeekDay(rows[day], week, -7) for day in workdays]
    return found
