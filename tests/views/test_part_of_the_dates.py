"""Of a part of the dates every visit is counted and told: made, left out, or of other dates."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from optimizer import load_scenario
from optimizer.exchange.routes_json import routes_from_json, routes_json
from optimizer.exchange.summary_json import routes_summary_json
from optimizer.reports.html.routes import routes_facts
from optimizer.reports.terminal.routes import route_screen
from optimizer.routes.from_scenario import route_problem
from optimizer.routes.judge import judge_routes
from optimizer.routes.plan.plan import LeftOut, RoutePlan
from optimizer.solving.status import Status
from optimizer.views.build_routes import routes_view
from optimizer.views.roster import Figure, Outcome
from tests.routes.sample import route
from tests.scenario.sample import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.views.routes import RoutesView

MON, TUE = date(2023, 10, 9), date(2023, 10, 10)
CREWS = {("van-1", TUE): ("服务中心-01", "服务中心-02", "服务中心-03")}
VISITS = """\
id,kind,sub_district,lat,lon,items,promised_date,promised_window
done,licence,北宅,36.27,120.63,食品许可,,
later,licence,北宅,36.27,120.63,食品许可,2023-10-11,09:00-11:30
missed,licence,北宅,36.27,120.63,食品许可,2023-10-09,09:00-11:30
now,licence,北宅,36.27,120.63,食品许可,,
"""


@pytest.fixture
def view(tmp_path: Path, root: Path) -> RoutesView:
    """Tuesday, with a visit done on Monday, one missed there, and one promised for Wednesday."""
    shutil.copytree(root / "scenarios/broken/_valid", tmp_path / "scenario")
    folder = Folder(tmp_path / "scenario")
    folder.write("van_days.csv", "van,date\nvan-1,2023-10-09\nvan-1,2023-10-10\nvan-1,2023-10-11\n")
    pins = "visit,van,date,start,reason\ndone,van-1,2023-10-09,09:00,done\n"
    folder.write("route_pins.csv", pins)
    folder.write("visits.csv", VISITS)
    scenario = load_scenario(folder.path)
    problem = route_problem(scenario, CREWS, first=TUE, last=TUE)
    way_s = problem.leg_s("服务中心", "now")
    start = 36_000 - way_s
    clock = f"{start // 3600:02}:{start % 3600 // 60:02}"
    back = 40_200 + way_s
    made = route(
        "van-1/2023-10-10",
        clock,
        "now 10:00-11:10",
        back=f"{back // 3600:02}:{back % 3600 // 60:02}",
        meal="13:00",
    )
    plan = RoutePlan((made,), (LeftOut("missed", "passed"),))
    assert judge_routes(problem, plan).violations == ()
    outcome = Outcome(Status.FEASIBLE, Figure(1, 1, 0), datetime(2023, 10, 9, tzinfo=UTC), {})
    return routes_view(scenario, problem, plan, CREWS, outcome, first=TUE, last=TUE)


def test_the_counts_add_up(view: RoutesView) -> None:
    counts = view.counts
    assert (counts["visits"], counts["visits_made"]) == (4, 1)
    assert (counts["visits_left_out"], counts["visits_elsewhere"]) == (1, 2)
    assert json.loads(routes_summary_json(view))["counts"] == counts


def test_the_screen_tells_every_visit(view: RoutesView) -> None:
    english, chinese = (route_screen(view, lang) for lang in ("en", "zh"))
    assert "  Visits asked for: 4\n  Visits made: 1\n  Visits left out: 1\n" in english
    assert "its window has passed" in english
    assert "done · 北宅 · done on 2023-10-09 at 09:00 by van-1\n" in english
    assert "later · 北宅 · its dates come after those planned\n" in english
    assert "其他日期的上门: 2次" in chinese
    assert "其可办时段已过" in chinese
    assert "2023-10-09 09:00已由van-1完成" in chinese


def test_the_file_tells_every_visit_and_is_read_back(view: RoutesView) -> None:
    told = json.loads(routes_json(view))
    assert told["elsewhere"] == [
        {
            "visit": "done",
            "name": {"en": "done", "zh": "done"},
            "sub_district": {"en": "北宅", "zh": "北宅"},
            "why": "done",
            "van": "van-1",
            "date": "2023-10-09",
            "start": "09:00:00",
        },
        {
            "visit": "later",
            "name": {"en": "later", "zh": "later"},
            "sub_district": {"en": "北宅", "zh": "北宅"},
            "why": "later",
            "van": None,
            "date": None,
            "start": None,
        },
    ]
    assert routes_from_json(routes_json(view))[0] == view.plan


def test_the_page_tells_every_visit(view: RoutesView) -> None:
    facts = routes_facts(view, "en")
    assert facts["elsewhere"].rows[0][-1] == "done on 2023-10-09 at 09:00 by van-1"  # type: ignore[attr-defined]
    assert ("Visits of other dates", "2") in facts["figures"].rows  # type: ignore[attr-defined]
