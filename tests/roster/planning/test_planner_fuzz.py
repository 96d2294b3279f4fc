"""Mutated scenarios through the whole product: listed mistakes, or an honest status and reports.

FUZZ_CASES=500 tries more of them.
"""

import os
import shutil
from copy import deepcopy
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from random import Random

import pytest

from optimizer import Roster, judge, load_scenario, plan_roster
from optimizer.errors import NoPlan, OutOfTime, ScenarioError
from optimizer.exchange.roster_json import plan_from_json
from optimizer.roster.judge import judge as judge_problem
from optimizer.roster.plan.plan import RosterPlan
from optimizer.scenario.scenario import Scenario
from optimizer.solving.status import Status
from optimizer.tasks.outputs import roster_files
from optimizer.tasks.show_roster import roster_view_of
from scenarios.generator import generate, month
from tests.scenario.input import Input, read_input, texts_in
from tests.scenario.mutations import mutations_drawn
from tests.source import ROOT

CASES = int(os.environ.get("FUZZ_CASES", "12"))
LIMIT_S = 0.5
MONTHS = (
    (1, 1, date(2023, 10, 7), date(2023, 10, 15)),
    (2, 1, date(2023, 9, 28), date(2023, 10, 8)),
    (1, 1, date(2024, 2, 5), date(2024, 2, 18)),
    (2, 2, date(2025, 9, 29), date(2025, 10, 9)),
    (2, 0, date(2024, 9, 9), date(2024, 9, 22)),
)
NO_PLAN = {Status.INFEASIBLE: NoPlan, Status.OUT_OF_TIME: OutOfTime}


@cache
def _sound(number: int) -> tuple[Input, RosterPlan | None]:
    """A sound scenario, and a plan of it where one is known."""
    if number < len(MONTHS):
        files, known = generate(month(*MONTHS[number], seed=number))
        return read_input(files), plan_from_json(known)
    return read_input(texts_in(ROOT / "scenarios" / "broken" / "_valid")), None


def _mutated(rng: Random, folder: Path) -> tuple[tuple[str, ...], RosterPlan | None]:
    """Writes a mutated scenario, which may still load; what-ifs and a published plan."""
    sound, known = _sound(rng.randrange(len(MONTHS) + 1))
    data, is_careful = deepcopy(sound), rng.random() < 0.7
    for mutate in mutations_drawn(rng, rng.choice((1, 2, 3, 5, 8))):
        tried = deepcopy(data)
        try:
            mutate(rng, tried)
        except (LookupError, ValueError):
            continue  # nothing is left to mutate
        if not is_careful or _loads(tried, folder):
            data = tried
    shutil.rmtree(folder, ignore_errors=True)
    data.write(folder)
    laid = [name for name in sorted(data.what_ifs) if rng.random() < 0.5]
    return tuple(laid), known if rng.random() < 0.2 else None


def _loads(data: Input, folder: Path) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    data.write(folder)
    try:
        load_scenario(folder, sorted(data.what_ifs))
    except ScenarioError:
        return False
    return True


def _refused(error: ScenarioError) -> str:
    assert error.exit_code == 2
    assert error.mistakes
    for mistake in error.mistakes:
        file = mistake.place.split(":")[0].split("!")[0]
        assert file.endswith((".csv", ".yaml")), mistake
        assert mistake.field, mistake
        assert mistake.problem, mistake
    return "refused"


def _planned(scenario: Scenario, found: Roster, rng: Random) -> str:
    stamp, versions = datetime(2023, 9, 1, tzinfo=UTC), {"optimizer": "0"}
    if found.status in NO_PLAN:
        with pytest.raises(NO_PLAN[found.status]):
            roster_view_of(found, stamp=stamp, versions=versions)
        return found.status.value
    assert found.status in (Status.OPTIMAL, Status.FEASIBLE), found.outcome.detail
    assert found.plan is not None
    assert found.objective is not None
    verdict = judge_problem(found.problem, found.plan)
    assert verdict.is_legal, verdict.violations
    assert found.bound <= verdict.objective == found.objective
    files = roster_files(
        roster_view_of(found, stamp=stamp, versions=versions), "zh" if rng.random() < 0.5 else "en"
    )
    again = judge(scenario, plan_from_json(files["roster.json"]))
    assert again.is_legal, again.violations
    return found.status.value


def tried(seed: int, folder: Path) -> str:
    """How one case ends: refused, or the status of planning; an AssertionError is a bug."""
    rng = Random(seed)
    what_ifs, published = _mutated(rng, folder)
    try:
        scenario = load_scenario(folder, what_ifs)
    except ScenarioError as error:
        return _refused(error)
    found = plan_roster(scenario, limit_s=LIMIT_S, seed=seed, published=published)
    return _planned(scenario, found, rng)


@pytest.mark.parametrize("seed", range(CASES))
def test_a_mutation_is_told_or_planned_around(seed: int, tmp_path: Path) -> None:
    assert tried(seed, tmp_path / "mutated") in ("refused", *Status)
