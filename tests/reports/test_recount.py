"""A stranger who has only roster.xlsx counts the same month as summary.json says."""

import json
from datetime import UTC, datetime
from pathlib import Path

from optimizer import load_scenario, plan_roster
from optimizer.tasks.outputs import roster_files
from optimizer.tasks.show_roster import roster_view_of
from tests.reports.recount import recount
from tests.source import ROOT

VALID = ROOT / "scenarios" / "broken" / "_valid"


def test_the_workbook_alone_tells_the_month(tmp_path: Path) -> None:
    found = plan_roster(load_scenario(VALID), limit_s=20)
    view = roster_view_of(found, stamp=datetime(2023, 9, 25, tzinfo=UTC), versions={})
    files = roster_files(view, "en")
    (tmp_path / "roster.xlsx").write_bytes(files["roster.xlsx"])
    told = recount(tmp_path / "roster.xlsx")
    counts = json.loads(files["summary.json"])["counts"]
    assert {key: told[key] for key in told.keys() & counts.keys()} == {
        key: counts[key] for key in told.keys() & counts.keys()
    }
    assert told["duties"] > 0
    assert told["overlaps"] == told["wrong_ledgers"] == []
