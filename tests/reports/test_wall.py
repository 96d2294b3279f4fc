"""The page for the wall and the pages per person, read by another program."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from optimizer.reports.pdf.wall import people_pdf, wall_pdf
from optimizer.views.marks import marks_of
from optimizer.views.wall import person_days, wall_parts
from optimizer.views.words.roster import name_of, said
from tests.views.sample import sample_roster

A4, A3 = (842, 595), (1191, 842)


def letters(page):
    """Characters by size in points, and the lowest and highest line of what is no footer."""
    sizes, lines = Counter(), []

    def seen(text, cm, tm, _, size):
        if text.strip():
            sizes[round(abs(tm[3] * cm[3]) * size, 1)] += len(text.strip())
            lines.append(tm[5] * cm[3] + cm[5])

    page.extract_text(visitor_text=seen)
    return sizes, lines


def paper(page):
    return tuple(round(float(side)) for side in page.mediabox[2:])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_hall_s_month_fills_one_page_in_letters_that_can_be_read(view, lang):
    for hall in view.halls:
        reader = PdfReader(io.BytesIO(wall_pdf(view, hall, lang)), strict=True)
        (page,) = reader.pages
        sizes, lines = letters(page)
        assert paper(page) in (A4, A3)
        body = {size: n for size, n in sizes.items() if size >= 10}
        assert sum(body.values()) > sum(n for size, n in sizes.items() if size < 10)
        assert min(sizes) >= 9
        height = paper(page)[1]
        assert max(lines) > 0.9 * height
        table = [line for line in lines if line > 0.07 * height]  # above the two lines at the foot
        assert min(table) < 0.2 * height


def test_a_small_hall_is_on_a4_and_a_large_one_on_a3():
    sizes = {}
    for people in (5, 16):
        some = sample_roster(people=people)
        (page,) = PdfReader(io.BytesIO(wall_pdf(some, some.halls[0], "zh"))).pages
        sizes[people] = paper(page)
    assert sizes == {5: A4, 16: A3}


def test_too_many_people_for_one_sheet_go_on_to_the_next():
    some = sample_roster(people=60)
    pages = PdfReader(io.BytesIO(wall_pdf(some, some.halls[0], "zh"))).pages
    assert len(pages) > 1
    text = "".join(page.extract_text() for page in pages)
    assert all(code.rpartition("-")[2] in text for code in some.halls[0].people)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_chinese_letters_are_embedded(view, lang):
    for make in (wall_pdf, people_pdf):
        reader = PdfReader(io.BytesIO(make(view, view.halls[0], lang)))
        fonts = [f.get_object() for f in reader.pages[0]["/Resources"]["/Font"].values()]
        assert fonts
        for font in fonts:
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_wall_says_who_is_away_and_never_why(view, lang):
    reasons = {name_of("mark", doing, lang) for doing in ("leave", "comp")}
    off, seen = said("mark.off", lang), 0
    for hall in view.halls:
        for part in wall_parts(view, hall, lang):
            for row in part.people:
                for text in (text for cell in row.cells for text, _ in cell.texts):
                    assert not any(text.startswith(reason) for reason in reasons), text
                    seen += text.startswith(off)
    assert seen > 0


def test_leave_and_comp_time_look_the_same_on_the_wall(view):
    parts = tuple(
        replace(part, doing={"leave": "comp", "comp": "leave"}.get(part.doing, part.doing))
        for part in view.parts
    )
    other = replace(view, parts=parts)
    assert parts != view.parts
    for hall in view.halls:
        assert [*wall_parts(view, hall, "zh")] == [*wall_parts(other, hall, "zh")]


def test_every_duty_is_on_the_wall_twice(view):
    """In the row of its slot and in that of its person."""
    for hall in view.halls:
        slots, people = Counter(), Counter()
        for part in wall_parts(view, hall, "zh"):
            slots.update(t for row in part.slots for c in row.cells for t, _ in c.texts)
            people.update(t for row in part.people for c in row.cells for t, _ in c.texts)
        due = Counter(
            mark.text.partition("→")[0]
            for person in (*hall.people, *view.guests.get(hall.id, ()))
            for day, _ in view.days
            for mark in marks_of(view, person, day, "zh",
                                 "" if person in hall.people else hall.id)
            if mark.role
        )  # fmt: skip
        assert sum(people[text] for text in due) >= len(due)
        assert all(people[text] for text in due)
        duties = [d for d in view.duties if d.hall == hall.id]
        assert sum(slots.values()) >= len(duties)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_person_has_one_page_with_all_that_concerns_nobody_else(view, lang):
    for hall in view.halls:
        pages = PdfReader(io.BytesIO(people_pdf(view, hall, lang)), strict=True).pages
        assert len(pages) == len(hall.people)
        for code, page in zip(hall.people, pages, strict=True):
            text = "".join(page.extract_text().split())
            assert code in text
            for day in person_days(view, code, lang):
                for hours, words in day.lines:
                    assert "".join(hours.split()) in text
                    assert "".join(words.split()) in text
            sizes, _ = letters(page)
            assert max(sizes, key=sizes.get) >= 9


def test_a_person_s_page_tells_the_own_days_off_and_no_other_s(view):
    code = next(part.person for part in view.parts if part.doing == "leave")
    words = [words for day in person_days(view, code, "en") for _, words in day.lines]
    own = sum(part.doing == "leave" for part in view.parts if part.person == code)
    assert words.count("leave") == own > 0


def test_the_same_view_gives_the_same_bytes(view):
    assert wall_pdf(view, view.halls[0], "zh") == wall_pdf(view, view.halls[0], "zh")
    assert people_pdf(view, view.halls[0], "zh") == people_pdf(view, view.halls[0], "zh")


def test_hostile_names_are_text(hostile_view):
    for hall in hostile_view.halls:
        assert len(PdfReader(io.BytesIO(wall_pdf(hostile_view, hall, "en"))).pages) == 1
        people = PdfReader(io.BytesIO(people_pdf(hostile_view, hall, "en"))).pages
        assert len(people) == len(hall.people)
    assert hostile_view.days[0][0] == date(2023, 10, 1)
