"""Weeks made from routes that serve every visit: ours leave nothing out and cost no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.route_weeks import Asked, planted
from optimizer import plan_routes
from optimizer.routes.judge import judge_routes
from optimizer.whole import judge_whole

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("asked", [Asked(18, 1, 31), Asked(22, 1, 32), Asked(30, 2, 33)])
def test_every_visit_of_a_planted_week_is_made(asked: Asked, tmp_path: Path) -> None:
    one = planted(asked, tmp_path)
    known = judge_routes(one.problem, one.known)
    assert known.is_legal
    assert one.known.left_out == ()
    found = plan_routes(one.scenario, one.roster, limit_s=5)
    assert found.plan is not None
    assert found.plan.left_out == ()
    assert found.objective is not None
    assert found.bound <= found.objective <= known.objective
    assert judge_whole(one.scenario, one.roster, found.plan).is_legal
