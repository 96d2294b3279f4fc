"""What a file of routes states, against what follows from scenario, crews and plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from optimizer.exchange.agreement import disagreements
from optimizer.exchange.routes_file import HomeRow, RouteRow, RoutesFile
from optimizer.exchange.routes_json import crews_in, routes_file
from optimizer.routes.explain.reason_codes import UNEXPLAINED
from optimizer.routes.plan.plan import LeftOut, RoutePlan
from optimizer.routes.plan.solved import DayProof
from optimizer.routes.problem import RouteProblem, Shift
from optimizer.scenario.scenario import Scenario
from optimizer.solving.verdict import Violation
from optimizer.tasks.stated_outcome import outcome_of, wrong_figures
from optimizer.views.build_routes import routes_view
from optimizer.whole import driven_problem


def dates_of(scenario: Scenario, file: RoutesFile) -> tuple[date, date]:
    """The first and the last date that were planned: those of the file, inside the scenario's."""
    first, last = scenario.file.first, scenario.file.last
    return max(first, file.first or first), min(last, file.last or last)


def stated_problem(scenario: Scenario, file: RoutesFile) -> RouteProblem:
    """The problem that the file answers: its dates, its crews, and the overtime they may have."""
    problem = driven_problem(scenario, crews_in(file), dates_of(scenario, file))
    rows = _rows(file)

    def of_file(shift: Shift) -> Shift:
        row = rows.get((shift.vehicle, shift.date))
        if row is None or row.overtime_max_s is None:
            return shift
        return replace(shift, overtime_max_s=min(shift.overtime_max_s, row.overtime_max_s))

    return replace(problem, shifts=tuple(map(of_file, problem.shifts)))


def _rows(file: RoutesFile) -> dict[tuple[str, date], RouteRow | HomeRow]:
    """What the file says of each van day."""
    rows: dict[tuple[str, date], RouteRow | HomeRow] = {}
    rows |= {(row.van, row.date): row for row in file.at_home}
    rows |= {(row.van, row.date): row for row in file.routes}
    return rows


def routes_untruths(
    scenario: Scenario, problem: RouteProblem, plan: RoutePlan, file: RoutesFile, cost: int
) -> Iterator[Violation]:
    """Names what the file of a plan, which costs so much, states and what is not so."""
    yield from wrong_figures(file, cost, may_be_repair=False)
    first, last = dates_of(scenario, file)
    view = routes_view(
        scenario,
        problem,
        replace(plan, left_out=tuple(_explained(problem, plan))),
        crews_in(file),
        outcome_of(file, cost, problem.travel_source),
        first=first,
        last=last,
        proofs=tuple(_proofs(problem, plan, file)),
    )
    yield from disagreements(file, routes_file(view))


def _explained(problem: RouteProblem, plan: RoutePlan) -> Iterator[LeftOut]:
    """What is listed as left out, explained anew as far as it is left out.

    That the reasons were not found out is true as long as nothing else is said.
    """
    from optimizer.routes.explain.left_out import explained

    for entry in plan.left_out:
        visit = problem.visit.get(entry.visit)
        if entry == LeftOut(entry.visit, UNEXPLAINED):
            yield entry
        elif visit and not visit.is_standing and visit.id not in plan.stop_of:
            yield explained(problem, plan, entry.visit)[0]


def _proofs(problem: RouteProblem, plan: RoutePlan, file: RoutesFile) -> Iterator[DayProof]:
    """What is proven of van days by themselves, if the bounds that the file says are believed."""
    from optimizer.routes.days.prove_days import candidates_of, day_problem, proof_of

    rows, can = _rows(file), candidates_of(problem)
    made = {route.shift: {stop.visit for stop in route.stops} for route in plan.routes}
    for shift in problem.shifts:
        row = rows.get((shift.vehicle, shift.date))
        if row and row.proof and made.get(shift.id, set()) <= can[shift.id]:
            day = day_problem(problem, plan, shift.id, can[shift.id])
            yield proof_of(day, plan, row.proof.bound)
