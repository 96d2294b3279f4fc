"""Who can reach what, when: the share of residents near something that is open by the plan."""

from __future__ import annotations

from collections.abc import Iterable

from optimizer.coverage.measure import measure
from optimizer.coverage.network import network_of, why_unmeasured
from optimizer.coverage.result import Access, Coverage, Saving, Uncovered
from optimizer.coverage.sites import VanStay, van_stays
from optimizer.roster.plan.plan import Assignment
from optimizer.scenario.scenario import Scenario

__all__ = [
    "Access",
    "Coverage",
    "Saving",
    "Uncovered",
    "VanStay",
    "measure_coverage",
    "van_stays",
    "why_unmeasured",
]

WITHIN_MIN = 15
"""The 15-minute circle."""


def measure_coverage(
    scenario: Scenario,
    duties: Iterable[Assignment] = (),
    stays: Iterable[VanStay] = (),
    *,
    within_min: int = WITHIN_MIN,
) -> Coverage:
    """The coverage of every half-hour of the planned dates; docs/coverage.md defines each figure.

    `duties` are the assignments of a roster plan (`plan.assignments`), `stays` those of a route
    plan (`van_stays`); without any, only ordinary hours and service points count.

    UsageError: there is no demand point or no place of service, or a duty or stay is not of this
    scenario. ValueError: a point is too far from the roads.
    """
    return measure(network_of(scenario, duties, stays), within_min=within_min)
