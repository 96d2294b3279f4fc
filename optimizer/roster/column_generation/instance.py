"""The numbers of a ward: what each place asks for, what each duty costs whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import gcd
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizer.roster.column_generation.person_limits import Limits, limits_of
from optimizer.roster.column_generation.pricing import NEVER, Subproblem
from optimizer.roster.column_generation.state_graph import Graph, Ints, Steps, unrolled
from optimizer.roster.goals import requests, shortages
from optimizer.roster.limits import known_days
from optimizer.roster.plan.facts import regime_of
from optimizer.roster.plan.plan import Assignment, RosterPlan
from optimizer.roster.plan.shortages import shortages as missing
from optimizer.roster.problem.entities import Duty, Person
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.respect_absence import is_away

SCALE = 1024
"""Prices of places are whole multiples of 1 / SCALE price units: so bounds are exact."""
REST = -1


class Schedule(NamedTuple):
    """What a person does on every planned date: numbers of duties, or REST; price units."""

    person: int
    duties: tuple[int, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Places:
    """What the duties ask for, by their number: `room` is how many may be missing."""

    wanted: Ints
    room: Ints
    under: Ints
    over: Ints


class Instance:
    """Every person's graph and own prices; TooLarge when these have more than `most` arcs."""

    def __init__(self, problem: RosterProblem, most: int) -> None:
        self.problem = problem
        self.people, self.duties = problem.people, problem.duties
        shifts = {duty.shift_name: duty.minutes for duty in self.duties}
        self._names = sorted(shifts)
        number = {day: at for at, day in enumerate(problem.days)}
        self._day = np.array([number[duty.key.date] for duty in self.duties])
        self._kind = np.array([1 + self._names.index(d.shift_name) for d in self.duties])
        self._at: dict[tuple[int, int], list[int]] = defaultdict(list)
        for duty, place in enumerate(zip(self._day.tolist(), self._kind.tolist(), strict=True)):
            self._at[place].append(duty)
        self.places = self._places()
        self._own = np.array([[_own(problem, p, d) for d in self.duties] for p in self.people])
        self._rest = np.zeros((len(self.people), len(problem.days)), dtype=np.int64)
        self._price_wishes()
        self._graphs = self._unrolled(shifts, most)

    @property
    def step(self) -> int:
        """What all costs are multiples of, price units."""
        limits = [limits_of(self.problem, person) for person in self.people]
        prices = [run.price for each in limits for _, run in each.runs]
        prices += [total.price for each in limits for total in each.sums]
        prices += [price for each in limits for _, _, price in each.successions]
        prices += [price for each in limits for price in each.halves]
        own = [*self.places.under.tolist(), *self.places.over.tolist(), *self._rest.flat]
        own += [int(cost) for cost in self._own.flat if cost < NEVER]
        return gcd(*(int(price) for price in (*prices, *own) if price)) or 1

    def cheapest(self, person: int, worth: Ints) -> Subproblem | None:
        """The cheapest schedules when holding each duty is worth so much (1 / SCALE price units).

        None when the person has no schedule at all.
        """
        graph, first = self._graphs[person]
        if first < 0:
            return None
        prices = np.full((len(self.problem.days), len(self._names) + 1), NEVER, dtype=np.int64)
        prices[:, 0] = self._rest[person] * SCALE
        np.minimum.at(prices, (self._day, self._kind), self._net(person, worth))
        found = Subproblem(graph, first, prices, SCALE)
        return found if found.least < NEVER // 2 else None

    def schedule(self, person: int, found: Subproblem, worth: Ints) -> Schedule:
        """The cheapest schedule itself."""
        net, duties, bonus = self._own[person] * SCALE - worth, [], 0
        for day, kind in enumerate(found.choices().tolist()):
            duty = min(self._at[day, kind], key=lambda d: (net[d], d)) if kind else REST
            duties.append(duty)
            bonus += int(worth[duty]) if kind else 0
        return Schedule(person, tuple(duties), (found.least + bonus) // SCALE)

    def schedules_of(self, plan: RosterPlan) -> list[Schedule] | None:
        """A plan as schedules, in the order of people; None when it breaks a limit."""
        held: dict[str, list[int]] = {p.code: [REST] * len(self.problem.days) for p in self.people}
        for number, duty in enumerate(self.duties):
            known = plan.by_key.get(duty.key)
            for code in known.holders if known else ():
                held[code][int(self._day[number])] = number
        found = [self._schedule(at, held[person.code]) for at, person in enumerate(self.people)]
        schedules = [schedule for schedule in found if schedule is not None]
        return schedules if len(schedules) == len(found) else None

    def plan(self, schedules: Sequence[Schedule]) -> RosterPlan:
        """The plan in which everybody does their schedule."""
        holders: dict[int, list[str]] = defaultdict(list)
        for schedule in schedules:
            for duty in schedule.duties:
                holders[duty].append(self.people[schedule.person].code)
        assignments = tuple(
            Assignment(duty.key, tuple(sorted(holders[number])))
            for number, duty in enumerate(self.duties)
        )
        plan = RosterPlan(tuple(sorted(assignments, key=lambda a: a.key)))
        return replace(plan, shortages=missing(self.problem, plan))

    def cost(self, schedules: Sequence[Schedule], penalty: int | None = None) -> int | None:
        """What schedules cost together with the places that they leave or crowd.

        A place below its minimum, or crowded where nobody may be too many, costs `penalty` a
        person; None if there is no penalty: the plan is illegal.
        """
        held = np.zeros(len(self.duties), dtype=np.int64)
        for schedule in schedules:
            np.add.at(held, [duty for duty in schedule.duties if duty != REST], 1)
        short = np.maximum(0, self.places.wanted - held)
        over = np.maximum(0, held - self.places.wanted)
        is_full = self.places.over >= NEVER
        beyond = int(np.maximum(0, short - self.places.room).sum() + over[is_full].sum())
        if beyond and penalty is None:
            return None
        beside = short @ self.places.under + over @ np.where(is_full, 0, self.places.over)
        return int(beside) + sum(schedule.cost for schedule in schedules) + beyond * (penalty or 0)

    def _schedule(self, person: int, duties: list[int]) -> Schedule | None:
        """The schedule of these duties."""
        (graph, node), cost = self._graphs[person], 0
        for day, duty in enumerate(duties):
            kind = 0 if duty == REST else int(self._kind[duty])
            own = self._rest[person, day] if duty == REST else self._own[person, duty]
            if node < 0 or own >= NEVER:
                return None
            cost += int(own) + int(graph.costs[node, kind])
            node = int(graph.targets[node, kind])
        if node < 0:
            return None
        last = int(graph.last_costs[node - int(graph.layers[len(duties)])])
        return Schedule(person, tuple(duties), cost + last)

    def _net(self, person: int, worth: Ints) -> Ints:
        own: NDArray[np.int64] = self._own[person]
        return np.where(own >= NEVER, NEVER, own * SCALE - worth)

    def _places(self) -> Places:
        usual = self.problem.settings_of(shortages.Settings).holder
        under = [usual if d.under_price is None else d.under_price for d in self.duties]
        over = [NEVER if d.over_price is None else d.over_price for d in self.duties]
        wanted = [duty.holders for duty in self.duties]
        room = [duty.holders - duty.minimum for duty in self.duties]
        return Places(np.array(wanted), np.array(room), np.array(under), np.array(over))

    def _price_wishes(self) -> None:
        unmet = self.problem.settings_of(requests.Settings).unmet
        number = {person.code: at for at, person in enumerate(self.people)}
        on_date: dict[date, list[int]] = defaultdict(list)
        for at, duty in enumerate(self.duties):
            on_date[duty.key.date].append(at)
        for wish in self.problem.requests:
            person, cost = number[wish.person], wish.weight * unmet
            is_wanted = wish.wish == "duty"
            if is_wanted:
                self._rest[person, self.problem.days.index(wish.date)] += cost
            for at in on_date[wish.date]:
                if requests.concerns(wish, self.duties[at]) != is_wanted:
                    self._own[person, at] += cost

    def _unrolled(self, shifts: dict[str, int], most: int) -> list[tuple[Graph, int]]:
        """Everybody's graph and where they begin; people under equal limits share one."""
        alike: dict[Limits, list[int]] = defaultdict(list)
        for at, person in enumerate(self.people):
            alike[limits_of(self.problem, person)].append(at)
        found: dict[int, tuple[Graph, int]] = {}
        for limits, people in alike.items():
            steps = Steps(limits, shifts)
            begins = [steps.begin(self._past(steps, self.people[at])) for at in people]
            graph = unrolled(steps, begins, self.problem.days, most)
            most -= graph.targets.size
            found |= {at: (graph, graph.first[i]) for i, at in enumerate(people)}
        return [found[at] for at in range(len(self.people))]

    def _past(self, steps: Steps, person: Person) -> list[int]:
        days = known_days(self.problem, person)[: -len(self.problem.days)]
        return [steps.kind_of(person.past[d].worked, person.past[d].slot) for d in days]


def _own(problem: RosterProblem, person: Person, duty: Duty) -> int:
    """0, or NEVER for who cannot hold the duty."""
    is_able = (
        duty.item_class in person.items
        and person.hall == duty.key.hall
        and not is_away(problem, person, duty)
        and duty.minutes <= regime_of(problem, person).rest_day_max_min
        and (person.code, duty.key) not in problem.barred
    )
    return 0 if is_able else NEVER
