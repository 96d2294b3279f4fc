"""Calendars per hall, tables for attendance services, and CSV for the wages office."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from datetime import timedelta

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from optimizer.exchange.user_ids import SERVICES, UserIds
from optimizer.reports.csv_table import csv_table
from optimizer.reports.ics.feeds import feeds
from optimizer.reports.xlsx.upload import UPLOADS, upload_xlsx
from optimizer.scenario.schema.fields import Span
from optimizer.views.overtime import CLASS_PERCENT, HR, HR_TOTALS, hr_rows, hr_total_rows
from optimizer.views.shifts import shift_name, shifts


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_hall_s_calendar_holds_its_duties_and_nothing_else(view, lang):
    found = feeds(view, lang)
    assert set(found) == {f"feeds/{hall.id}.ics" for hall in view.halls}
    for hall in view.halls:
        events = Calendar.from_ical(found[f"feeds/{hall.id}.ics"]).walk("VEVENT")
        told = {}
        for event in events:
            start = event.decoded("dtstart")
            minutes = start.hour * 60 + start.minute
            told[start.date(), minutes, str(event["summary"])] = event["uid"]
        duties = [d for d in view.duties if d.hall == hall.id]
        assert len(told) == len({*told.values()}) == len(duties)
        for duty in duties:
            (summary,) = [s for day, at, s in told if (day, at) == (duty.date, duty.span.start_min)]
            for person, role in duty.places:
                assert f"{role} {person}" in summary


def worked(view, person, day):
    """Minutes of the day at which somebody is at work, one by one."""
    found = set()
    for part in view.parts:
        if (part.person, part.date) == (person, day) and part.doing not in ("leave", "comp"):
            found.update(range(*part.span))
    for duty in view.duties:
        here = duty.date == day
        if here and (person in duty.holders or
                     (duty.backup == person and duty.backup_mode == "on_site")):  # fmt: skip
            found.update(range(*duty.span))
    return found


def test_a_shift_covers_each_minute_of_work_and_no_other(view):
    planned = shifts(view)
    assert len(planned) == len(view.people) * len(view.days)
    for (person, day), shift in planned.items():
        minutes = [minute for span in shift for minute in range(*span)]
        assert len(minutes) == len({*minutes})
        assert {*minutes} == worked(view, person, day)
        assert all(a.end_min < b.start_min for a, b in itertools.pairwise(shift))


def test_a_shift_is_named_by_its_hours():
    assert shift_name((Span(480, 690), Span(810, 1080))) == "08:00-11:30 13:30-18:00"
    assert shift_name(()) == ""


@pytest.mark.parametrize("service", SERVICES)
def test_an_upload_has_each_person_s_shift_of_every_date(view, service):
    code = view.people[1].code
    ids = UserIds({code: "张三"}, {service: {code: "007"}})
    book = load_workbook(io.BytesIO(upload_xlsx(view, service, ids)))
    head, *rows = book["排班"].iter_rows(values_only=True)
    assert head[:2] == UPLOADS[service][:2]
    assert [*head[2:]] == [day.isoformat() for day, _ in view.days]
    assert [row[0] for row in rows] == [p.code if p.code != code else "张三" for p in view.people]
    assert [row[1] for row in rows] == [None if p.code != code else "007" for p in view.people]
    planned, (_, *known) = shifts(view), book["班次"].iter_rows(values_only=True)
    hours = {row[0]: [one for one in row[1:7] if one] for row in known}
    for person, row in zip(view.people, rows, strict=True):
        for (day, _), cell in zip(view.days, row[2:], strict=True):
            shift = planned[person.code, day]
            assert cell == (shift_name(shift) or "休息")
            if shift and len(shift) <= 3:
                assert " ".join(map("-".join, zip(*[iter(hours[cell])] * 2, strict=True))) == cell
    assert upload_xlsx(view, service, ids) == upload_xlsx(view, service, ids)


def table(data):
    return [*csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]


def test_wages_add_up_to_the_ledger(view):
    rows = table(csv_table(HR, hr_rows(view, "en")))
    totals = {row["person"]: row for row in table(csv_table(HR_TOTALS, hr_total_rows(view, "en")))}
    assert set(totals) == set(view.ledgers)
    kinds = {day.isoformat(): kind for day, kind in view.days}
    sums: dict[str, Counter[str]] = {code: Counter() for code in totals}
    for row in rows:
        one = sums[row["person"]]
        for key in ("duty_min", "earned", "paid", "spent"):
            one[key] += int(row[key])
        if int(row["duty_min"]):
            assert int(row["class_percent"]) == CLASS_PERCENT[kinds[row["date"]]]
            one[f"duty_{row['class_percent']}"] += int(row["duty_min"])
    for code, ledger in view.ledgers.items():
        total, one = totals[code], sums[code]
        minutes = sum(m for (who, _), m in view.overtime_min.items() if who == code)
        assert int(total["duty_min"]) == one["duty_min"] == minutes
        assert minutes == sum(int(total[f"duty_{c}"]) for c in (150, 200, 300))
        for percent in (150, 200, 300):
            assert int(total[f"duty_{percent}"]) == one[f"duty_{percent}"]
        assert int(total["earned"]) == one["earned"] == ledger.earned_min
        assert int(total["spent"]) == one["spent"] == ledger.spent_min
        assert sum(int(total[f"paid_{c}"]) for c in (150, 200, 300)) == one["paid"]
        assert int(total["closing"]) == int(total["opening"]) + one["earned"] - one["spent"]
    assert timedelta(minutes=sum(one["duty_min"] for one in sums.values())) > timedelta(hours=10)


def test_a_table_opens_in_a_spreadsheet_and_holds_no_formula():
    data = csv_table(("a", "b"), [("=1+1", 3), ("@x", None), ("好,\n", "-5")])
    assert data.startswith(b"\xef\xbb\xbfa,b\r\n")
    assert table(data) == [
        {"a": "'=1+1", "b": "3"},
        {"a": "'@x", "b": ""},
        {"a": "好,\n", "b": "'-5"},
    ]
