"""A rule and a goal are one file each: those of the page on extending work as they stand there."""

import re
import sys
from collections.abc import Iterator
from importlib import invalidate_caches
from pathlib import Path

import pytest

from optimizer.roster import goals, rules
from optimizer.roster.column_generation.scope import is_linked_by_cover_alone
from optimizer.roster.cp_sat.solve import solve
from optimizer.roster.explain.conflicts import explain
from optimizer.roster.explain.reason_codes import reason_text
from optimizer.roster.explain.vacancies import with_reasons
from optimizer.roster.judge import judge
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.effort import Effort
from optimizer.solving.rulebook import rulebook
from optimizer.solving.rules_page import rules_page
from tests.roster.rules.shifts import ward
from tests.roster.rules.ward import MON, THU, TUE, WED, early, late, roster, somebody, tiny
from tests.source import ROOT

PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
RULE_CODE, GOAL_CODE = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
RULE, GOAL = "early_or_late", "many_lates"
BOTH = early(MON, backup="none"), late(MON, backup="none")
LONG_DAY = tiny([somebody("A")], BOTH, days=[MON])
WEEK = [MON, TUE, WED, THU]
LATES = tiny([somebody("A")], [late(day, backup="none") for day in WEEK], days=WEEK)


@pytest.fixture(autouse=True)
def extended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page's rule and goal lie in folders of their own that the packages list too."""
    for package, name, code in ((rules, RULE, RULE_CODE), (goals, GOAL, GOAL_CODE)):
        folder = tmp_path / package.__name__
        folder.mkdir()
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    invalidate_caches()
    found = rulebook(rules, goals)
    monkeypatch.setitem(ROSTER.rules, RULE, found.rules[RULE])
    monkeypatch.setitem(ROSTER.goals, GOAL, found.goals[GOAL])
    yield
    for package, name in ((rules, RULE), (goals, GOAL)):
        del sys.modules[f"{package.__name__}.{name}"]


def solved(problem: RosterProblem) -> RosterPlan:
    found = solve(problem, effort=Effort(limit_s=60, workers=1))
    assert (found.status, found.plan is None) == ("OPTIMAL", False)
    assert found.plan is not None
    assert judge(problem, found.plan).objective == found.objective
    return found.plan


def test_the_rule_is_enforced_and_tells_why_a_place_is_empty() -> None:
    [short] = with_reasons(LONG_DAY, solved(LONG_DAY)).shortages
    assert short.reasons == (("A", "long_day"),)
    assert reason_text("long_day", "en") == "would begin early and end late"
    assert reason_text("long_day", "zh") == "当天将早出晚归"


def test_the_rule_is_judged_in_both_languages() -> None:
    plan = roster(LONG_DAY, *((duty, "A", None) for duty in BOTH))
    [broken] = judge(LONG_DAY, plan).violations
    assert broken.line("en") == f"{RULE}: A 2023-10-16: A holds the early and the late duty"
    assert broken.line("zh") == f"{RULE}: A 2023-10-16: A既值早班又值晚班"


def test_the_rule_is_a_cause_of_a_contradiction() -> None:
    pins = tuple(Pin("holder", "A", MON, slot, "H") for slot in ("early", "late"))
    found = explain(tiny([somebody("A")], BOTH, days=[MON], pins=pins), None, 20)
    assert [cause.kind for cause in found.causes] == ["pin", "pin", "rule"]
    sentence = "Nobody holds both the early and the late duty of a date."
    assert f"- rule {RULE}: {sentence}" in found.said("en").splitlines()
    assert f"- 规则 {RULE}：同一天不得既值早班又值晚班" in found.said("zh").splitlines()


def test_column_generation_is_out_of_scope_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = ward(["-------"] * 2, {"one_shift_a_day": [{}]})
    assert not is_linked_by_cover_alone(problem)
    monkeypatch.delitem(ROSTER.rules, RULE)
    assert not is_linked_by_cover_alone(problem)
    monkeypatch.delitem(ROSTER.goals, GOAL)
    assert is_linked_by_cover_alone(problem)


def test_the_goal_is_priced_and_measured() -> None:
    assert judge(LATES, solved(LATES)).cost_of(GOAL) == 2 * 3


def test_both_are_settings_and_documented_in_both_languages() -> None:
    assert RULE in ROSTER.rule_settings
    assert ROSTER.goal_settings[GOAL]().model_dump() == {"each": 3}
    page = rules_page(ROSTER, "roster", "rules").splitlines()
    at = page.index(f"### {RULE}")
    assert page[at + 2 : at + 5 : 2] == [
        "Nobody holds both the early and the late duty of a date.",
        "同一天不得既值早班又值晚班。",
    ]
    assert "| `each` | 3 | Per late duty beyond the second. |" in page


def test_every_path_on_the_page_exists() -> None:
    named = set(re.findall(r"`((?:optimizer|tests|docs|scenarios)/[\w/.-]+)`", PAGE))
    still_to_write = {f"tests/roster/rules/test_{RULE}.py", f"tests/roster/goals/test_{GOAL}.py"}
    assert sorted(path for path in named - still_to_write if not (ROOT / path).exists()) == []
    assert len(named) > 20
