"""The vehicle routing model in Timefold's words; importing it starts the Java machine.

A customer's arrival follows along its vehicle's list; lateness, load and return are hard, travel
is soft. Annotations must be real types here, so they are not postponed.
"""

from dataclasses import dataclass, field
from typing import Annotated, Any

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)
from timefold.solver.domain import (
    CascadingUpdateShadowVariable,
    InverseRelationShadowVariable,
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningListVariable,
    PlanningScore,
    PreviousElementShadowVariable,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    Constraint,
    ConstraintFactory,
    HardSoftScore,
    constraint_provider,
)

from benchmarks.formats.network import Instance
from benchmarks.peers.answer import Answer
from optimizer.solving.status import Status


@planning_entity
@dataclass(eq=False)
class Customer:
    """A customer; `legs` are from each stand to it, `home` is the leg back to the depot."""

    id: Annotated[int, PlanningId]
    legs: list[int]
    home: int
    open: int
    due: int
    service: int
    load: int
    vehicle: Annotated[
        "Vehicle | None", InverseRelationShadowVariable(source_variable_name="customers")
    ] = None
    previous: Annotated[
        "Customer | None", PreviousElementShadowVariable(source_variable_name="customers")
    ] = None
    start: Annotated[
        int | None, CascadingUpdateShadowVariable(target_method_name="update_start")
    ] = None

    def update_start(self) -> None:
        """When service starts, after the customer before."""
        if self.vehicle is None:
            self.start = None
        elif self.previous is None:
            self.start = max(self.open, self.vehicle.open + self.legs[0])
        elif self.previous.start is None:
            self.start = None
        else:
            ready = self.previous.start + self.previous.service
            self.start = max(self.open, ready + self.legs[self.previous.id])

    def late(self) -> int:
        """How much too late service starts."""
        return 0 if self.start is None else max(0, self.start - self.due)

    def way(self) -> int:
        """The leg to this customer."""
        return self.legs[0] if self.previous is None else self.legs[self.previous.id]


@planning_entity
@dataclass(eq=False)
class Vehicle:
    """A vehicle with its customers in order."""

    id: Annotated[int, PlanningId]
    open: int
    due: int
    capacity: int
    customers: Annotated[list[Customer], PlanningListVariable] = field(default_factory=list)

    def overload(self) -> int:
        """What is loaded too much."""
        total = 0
        for customer in self.customers:
            total += customer.load
        return max(0, total - self.capacity)

    def home(self) -> int:
        """The way back to the depot."""
        return 0 if len(self.customers) == 0 else self.customers[-1].home

    def late(self) -> int:
        """How much too late it is back."""
        if len(self.customers) == 0:
            return 0
        last = self.customers[-1]
        if last.start is None:
            return 0
        return max(0, last.start + last.service + last.home - self.due)


@planning_solution
@dataclass
class Plan:
    """All vehicles and customers."""

    vehicles: Annotated[list[Vehicle], PlanningEntityCollectionProperty]
    customers: Annotated[list[Customer], PlanningEntityCollectionProperty, ValueRangeProvider]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)


@constraint_provider
def constraints(factory: ConstraintFactory) -> list[Constraint]:
    """Windows, load and return are kept; travel is short."""
    hard, soft = HardSoftScore.ONE_HARD, HardSoftScore.ONE_SOFT
    return [
        factory.for_each(Customer)
        .filter(lambda customer: customer.late() > 0)
        .penalize(hard, lambda customer: customer.late())
        .as_constraint("window"),
        factory.for_each(Vehicle)
        .filter(lambda vehicle: vehicle.overload() > 0)
        .penalize(hard, lambda vehicle: vehicle.overload())
        .as_constraint("load"),
        factory.for_each(Vehicle)
        .filter(lambda vehicle: vehicle.late() > 0)
        .penalize(hard, lambda vehicle: vehicle.late())
        .as_constraint("return"),
        factory.for_each(Customer)
        .penalize(soft, lambda customer: customer.way())
        .as_constraint("travel"),
        factory.for_each(Vehicle)
        .penalize(soft, lambda vehicle: vehicle.home())
        .as_constraint("way home"),
    ]


def solve_with_timefold(instance: Instance, limit_s: float, seed: int) -> Answer:
    """The best solution within the limit; None if it breaks a hard constraint."""
    config: Any = SolverConfig(
        solution_class=Plan,
        entity_class_list=[Vehicle, Customer],
        environment_mode=EnvironmentMode.NO_ASSERT,
        random_seed=seed,
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=constraints
        ),
        termination_config=TerminationConfig(
            spent_limit=Duration(milliseconds=max(1, int(limit_s * 1000)))
        ),
    )
    found = SolverFactory.create(config).build_solver().solve(_plan(instance))
    if found.score.hard_score < 0:
        return Answer(None, status=Status.OUT_OF_TIME)
    routes = [[customer.id for customer in vehicle.customers] for vehicle in found.vehicles]
    return Answer([route for route in routes if route])


def _plan(instance: Instance) -> Plan:
    legs, scale, depot = instance.legs, instance.scale, instance.stands[0]
    most = sum(stand.load for stand in instance.stands)
    capacity = most if instance.capacity is None else instance.capacity
    vehicles = [
        Vehicle(number, depot.open * scale, depot.due * scale, capacity)
        for number in range(instance.vehicles)
    ]
    customers = [
        Customer(
            number,
            legs[:, number].tolist(),
            int(legs[number, 0]),
            stand.open * scale,
            stand.due * scale,
            stand.service * scale,
            stand.load,
        )
        for number, stand in enumerate(instance.stands)
        if number
    ]
    return Plan(vehicles, customers)
