"""What stands in a month's cells is read as what it means, in both languages."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from optimizer.errors import WrongValue
from optimizer.exchange.edited_workbook.book import book_in
from optimizer.exchange.edited_workbook.cell_words import (
    TURNS,
    CellWords,
    DutyMark,
    Named,
    StateMark,
)
from optimizer.exchange.edited_workbook.text import text_of
from optimizer.reports.xlsx.workbook import roster_xlsx
from optimizer.scenario.schema.fields import HalfDay
from optimizer.views.marks import meal_sign, roles_of

MORNING = HalfDay.MORNING


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_cell_of_a_month_is_read_as_what_was_written(view, lang):
    data = roster_xlsx(view, lang)
    memory, _ = book_in(data, "f.xlsx")
    book, words = load_workbook(io.BytesIO(data)), CellWords(view, lang)
    seen = 0
    for sheet in memory.sheets:
        for line in sheet.lines:
            for at in range(line.dates):
                text = text_of(book[sheet.name].cell(line.line, at + 2).value)
                day = line.first.fromordinal(line.first.toordinal() + at)
                if line.person and view.person[line.person].hall == sheet.hall:
                    duties = {m for m in words.marks(text) if isinstance(m, DutyMark)}
                    assert duties == {
                        DutyMark(
                            d.slot,
                            "" if d.hall == sheet.hall else d.hall,
                            role,
                            TURNS.find(meal_sign(d, line.person) or "!") + 1,
                        )
                        for d in view.duties_of.get((line.person, day), ())
                        for role in roles_of(d, line.person)
                    }
                    seen += len(duties)
                elif line.slots and text:
                    duty = next(d for d in view.duties_at[sheet.hall, day] if d.slot in line.slots)
                    one, other = words.places(text, sheet.hall)
                    assert one.person == next(iter(duty.holders), "")
                    assert (other.person if other else "") == (duty.backup or "")
                    seen += 1
    assert seen > 100


@pytest.mark.parametrize(
    ("lang", "text", "marks"),
    [
        ("zh", "", set()),
        ("zh", "早A", {DutyMark("early", "", "A", 0)}),
        ("zh", "早A 晚B", {DutyMark("early", "", "A", 0), DutyMark("late", "", "B", 0)}),
        ("zh", "早A晚b角", {DutyMark("early", "", "A", 0), DutyMark("late", "", "B", 0)}),
        ("zh", "午Ａ②，调上", {DutyMark("noon", "", "A", 2), StateMark("comp", MORNING, "")}),
        ("zh", "周末上A\n→北宅", {DutyMark("weekend_morning", "北宅", "A", 0)}),
        ("zh", "调", {StateMark("comp", None, "")}),
        ("en", "ct AM la", {StateMark("comp", MORNING, ""), DutyMark("late", "", "A", 0)}),
        ("en", "LV", {StateMark("leave", None, "")}),
        ("en", "LN am", {StateMark("loan", MORNING, "")}),
    ],
)  # fmt: skip
def test_marks_are_read_as_people_write_them(view, lang, text, marks):
    assert CellWords(view, lang).marks(text) == marks


@pytest.mark.parametrize("text", ["早", "A", "早C", "早A休", "早A" * 200, "调上上", "CT"])
def test_what_is_no_mark_is_refused(view, text):
    with pytest.raises(WrongValue, match="no marks"):
        CellWords(view, "zh").marks(text)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("03/05", (Named("大崂-03", 0), Named("大崂-05", 0))),
        ("03②/\n05①", (Named("大崂-03", 2), Named("大崂-05", 1))),
        (" ０３ ／ 5 ", (Named("大崂-03", 0), Named("大崂-05", 0))),
        ("北宅-02/05", (Named("北宅-02", 0), Named("大崂-05", 0))),
        ("03/缺B", (Named("大崂-03", 0), Named("", 0))),
        ("no A/05", (Named("", 0), Named("大崂-05", 0))),
        ("03/", (Named("大崂-03", 0), Named("", 0))),
        ("/", (Named("", 0), Named("", 0))),
        ("", (Named("", 0), None)),
        ("03", (Named("大崂-03", 0), None)),
    ],
)
def test_a_pair_is_read_as_people_write_it(view, text, pair):
    assert CellWords(view, "zh").places(text, "大崂") == pair


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("09/05", "nobody's code"),
        ("03/05/06", "not one A and one B"),
        ("03+04/05", "nobody's code"),
        ("2023-03-05", "nobody's code"),
        ("A", "nobody's code"),
    ],
)
def test_what_is_no_pair_is_refused(view, text, told):
    with pytest.raises(WrongValue, match=told):
        CellWords(view, "zh").places(text, "大崂")


def test_a_code_that_two_people_have_is_refused(view):
    namesake = replace(view.person["北宅-02"], code="03")
    words = CellWords(replace(view, people=(*view.people, namesake)), "zh")
    with pytest.raises(WrongValue, match="03, 大崂-03: write the whole code"):
        words.person("03", "大崂")
    assert words.person("大崂-03", "大崂") == "大崂-03"
