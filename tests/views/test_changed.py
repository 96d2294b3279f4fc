"""What is not as published is listed by date and person, before and after, wherever plans show."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from optimizer.exchange.roster_json import roster_json
from optimizer.exchange.summary_json import roster_summary_json
from optimizer.reports.html.page import report_html
from optimizer.reports.terminal.roster import screen
from optimizer.reports.xlsx.workbook import roster_xlsx
from optimizer.roster.plan.entries import DayChange
from optimizer.roster.problem.entities import Entry
from optimizer.views.roster import RosterView
from optimizer.words.label import Label

DAY = date(2023, 10, 9)
KINDS = (
    Entry("P", DAY, "holder", "H1", "late"),
    Entry("P", DAY, "backup", "H1", "late"),
    Entry("P", DAY, "comp", "", "morning"),
    Entry("P", DAY, "rotation"),
    Entry("P", DAY, "training", "T1", "afternoon"),
    Entry("P", DAY, "loan", "H2", "morning"),
    Entry("P", DAY, "officer", "V1"),
    Entry("P", DAY, "driver", "V1"),
    Entry("P", DAY, "batch", "J1"),
    Entry("P", DAY, "meal", "", "12:10"),
)
SAID = {
    "en": ("A", "B", "comp time morning", "rotation", "training T1 afternoon", "on loan H2 morning",
           "van V1 officer", "van V1 driver", "batch job J1", "meal 12:10"),
    "zh": ("A", "B", "调休 上午", "轮训", "培训 T1 下午", "借调 H2 上午", "出车 V1 审批员",
           "出车 V1 驾驶员", "批量工作 J1", "用餐 12:10"),
}  # fmt: skip


def repaired(view: RosterView, *after: Entry) -> RosterView:
    change = DayChange("P", DAY, (), after)
    return replace(view, changed=(change,), why_changed=(Label("because", "因为"),))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_kind_is_said_in_words(view, lang):
    for entry, wanted in zip(KINDS, SAID[lang], strict=True):
        line = screen(repaired(view, entry), lang).splitlines()[-1]
        assert line.startswith("  ↔ 2023-10-09"), line
        assert line.endswith(f"{wanted} ({'because' if lang == 'en' else '因为'})"), line
        assert ": – → " in line


def test_nothing_changed_is_said_only_where_nothing_did(view):
    nothing = "Nothing changed against the published plan."
    assert nothing in screen(replace(view, changed=()), "en")
    assert nothing not in screen(repaired(view, KINDS[0]), "en")
    assert nothing not in screen(view, "en")
    assert b"Nothing changed" in report_html(replace(view, changed=()), None, None, "en")
    assert b"Nothing changed" not in report_html(view, None, None, "en")


def test_the_sheet_and_the_page_have_a_row_for_each(view):
    changed = repaired(view, *KINDS)
    book = load_workbook(BytesIO(roster_xlsx(changed, "en")))
    rows = list(book["Changes"].iter_rows(values_only=True, min_row=2))
    assert [row[2] for row in rows if row[2]] == ["P"]
    assert rows[0][-2].count(";") == len(KINDS) - 1
    assert rows[0][-1] == "because"
    assert "training T1 afternoon" in report_html(changed, None, None, "en").decode()


def test_files_hold_codes_and_how_many(view):
    changed = repaired(view, KINDS[4])
    wanted = {"person": "P", "date": "2023-10-09", "before": [],
              "after": [{"kind": "training", "place": "T1", "part": "afternoon"}]}  # fmt: skip
    for data in (roster_json(changed), roster_summary_json(changed)):
        told = json.loads(data)
        assert (told["changed_person_days"], told["changes"]) == (1, [wanted])
    assert json.loads(roster_summary_json(changed))["counts"]["changes"] == 1
    assert json.loads(roster_json(view)).get("changes") is None
