"""What the README shows of the public API runs, and gives pandas frames."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd

from optimizer import load_scenario, plan_roster
from optimizer.tasks.show_roster import roster_view_of
from tests.source import ROOT

TINY = ROOT / "scenarios" / "broken" / "_valid"


def test_the_readme_s_cell_runs_and_gives_frames() -> None:
    found = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert found
    cell = found[1]
    for shown, small in (
        ('load_scenario("scenarios/laoshan", what_ifs=["noon-everywhere"])', "load_scenario(TINY)"),
        ("limit_s=60", "limit_s=2"),
        ("plan_routes(scenario, roster.plan)", "plan_routes(scenario, roster.plan, limit_s=2)"),
    ):
        assert shown in cell
        cell = cell.replace(shown, small)
    names: dict[str, object] = {"TINY": TINY}
    values = []
    for line in cell.splitlines():
        try:
            values.append(eval(line, names))
        except SyntaxError:
            exec(line, names)
    frames = [value for value in values if isinstance(value, pd.DataFrame)]
    assert [set(frame.columns) >= wanted for frame, wanted in zip(frames, FRAMES, strict=True)] == [
        True
    ] * 3
    assert all(len(frame) for frame in frames)
    assert any(isinstance(value, tuple) and not value for value in values)  # no violation


def test_no_goal_s_bound_lies_above_its_cost() -> None:
    """With more shortages than needed another goal may cost less than its bound."""
    found = plan_roster(load_scenario(TINY), limit_s=2)
    outcome = replace(found.outcome, goal_bounds={"lending": 1_000_000})
    stamp = datetime(2023, 9, 25, tzinfo=UTC)
    view = roster_view_of(replace(found, outcome=outcome), stamp=stamp, versions={})
    assert {figure.gap for figure in view.outcome.goals.values() if (figure.gap or 0) < 0} == set()


FRAMES = (
    {"hall", "date", "slot", "holder", "backup"},
    {"shift", "position", "visit", "arrive_s", "start_s", "end_s"},
    {"item_class", "mode", "sub_district"},
)
