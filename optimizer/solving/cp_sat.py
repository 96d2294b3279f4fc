"""CP-SAT as both models use it: how hard it tries, how it ended, its bound in whole units."""

from __future__ import annotations

from ortools.sat.python import cp_model

from optimizer.solving.effort import Effort
from optimizer.solving.status import Status

_STATUS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
    cp_model.UNKNOWN: Status.OUT_OF_TIME,
}


def solver_for(effort: Effort) -> cp_model.CpSolver:
    """A solver that tries as hard as the effort says."""
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.random_seed = effort.seed
    parameters.num_workers = effort.workers
    parameters.catch_sigint_signal = False
    parameters.max_deterministic_time = effort.work
    if effort.reproducible:
        parameters.interleave_search = effort.workers > 1
        parameters.max_deterministic_time = min(effort.limit_s, effort.work)
    else:
        parameters.max_time_in_seconds = effort.limit_s
    return solver


def run(
    solver: cp_model.CpSolver,
    cp: cp_model.CpModel,
    callback: cp_model.CpSolverSolutionCallback | None = None,
) -> Status:
    """Solves a model; how that ended. An invalid model is our bug: AssertionError."""
    ended = solver.solve(cp, callback)
    if ended == cp_model.MODEL_INVALID:
        raise AssertionError(f"invalid model: {cp.validate()}")
    return _STATUS[ended]


def whole(bound: float) -> int:
    """A bound of the solver as the least whole price that it allows."""
    return max(0, int(-(-(bound - 1e-6) // 1)))
