"""Months made from a legal plan that is known: ours never costs more."""

from datetime import date
from pathlib import Path

import pytest

from optimizer import judge, load_scenario, plan_roster
from optimizer.exchange.roster_json import plan_from_json
from optimizer.solving.status import Status
from scenarios.generator import generate, month, write


@pytest.mark.parametrize(
    ("first", "last", "seed"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), 21),
        (date(2024, 9, 1), date(2024, 9, 30), 22),
        (date(2025, 10, 1), date(2025, 10, 31), 23),
    ],
)
def test_the_known_plan_is_legal_and_ours_is_no_dearer(
    first: date, last: date, seed: int, tmp_path: Path
) -> None:
    files, known = generate(month(2, 1, first, last, seed))
    write(files, tmp_path)
    scenario = load_scenario(tmp_path)
    verdict = judge(scenario, plan_from_json(known))
    assert verdict.is_legal
    found = plan_roster(scenario, limit_s=0.5, reproducible=True)
    assert found.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert found.objective is not None
    assert found.bound <= found.objective <= verdict.objective
