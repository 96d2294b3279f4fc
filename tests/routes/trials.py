"""Random plans of random problems, good and bad, for judge and oracle to agree on."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from optimizer.routes.plan.plan import RoutePlan
from tests.routes import oracle
from tests.routes.draw import THEMES, problem
from tests.routes.harden import hardened
from tests.routes.mutations import mutated, relisted

if TYPE_CHECKING:
    from optimizer.routes.problem import RouteProblem

PROBLEMS = 20 * len(THEMES)
GOOD_PLANS_EACH, BAD_PLANS_EACH, HARDER_EACH = 6, 24, 16


class Trial(NamedTuple):
    """A plan of a problem, with the oracle's verdict and bill."""

    seed: int
    problem: RouteProblem
    plan: RoutePlan
    broken: set[str]
    costs: dict[str, int]


def trial(seed: int, problem: RouteProblem, plan: RoutePlan) -> Trial:
    return Trial(seed, problem, plan, oracle.violated(problem, plan), oracle.costs(problem, plan))


@cache
def good(seed: int) -> tuple[tuple[int, Trial], ...]:
    """Some legal plans with what the oracle's search says they cost, the best first."""
    drawn = problem(seed)
    found = sorted(oracle.plans(drawn), key=lambda priced: priced[0])
    some = found[:1] + Random(seed).sample(found[1:], min(GOOD_PLANS_EACH - 1, len(found[1:])))
    return tuple((cost, trial(seed, drawn, plan)) for cost, plan in some)


@cache
def bad(seed: int) -> tuple[Trial, ...]:
    """Mutated plans, and good plans of a problem that then became harder."""
    rng, drawn = Random(seed), problem(seed)
    starts = [told.plan for _, told in good(seed)] or [relisted(drawn, RoutePlan())]
    found = [
        trial(seed, drawn, plan)
        for start in starts
        for plan in mutated(drawn, start, rng, BAD_PLANS_EACH // len(starts))
    ]
    for _ in range(HARDER_EACH):
        start = rng.choice(starts)
        found.append(trial(seed, hardened(drawn, start, rng), start))
    return tuple(found)
