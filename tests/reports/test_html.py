"""The page: well-formed, complete, and nothing comes from outside."""

import base64
import io
import itertools
import re
import time
from html.parser import HTMLParser

import pytest
from fontTools.ttLib import TTFont

from optimizer.reports.html.page import report_html
from optimizer.reports.html.rendering import render
from optimizer.views.words import coverage, roster, routes
from tests.source import ROOT
from tests.views.sample import lent, sample_roster

VOID = {"meta", "input", "br", "rect", "path", "circle"}


class Page(HTMLParser):
    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "script", "title"} & set(self.open):
            self.texts.append(data)


@pytest.fixture(scope="module")
def data(view):
    return report_html(view, None, None, "zh")


def test_every_tag_is_closed_and_nothing_refers_outside(data, hostile_view):
    for one in (data, report_html(hostile_view, None, None, "en")):
        page = Page(one)
        assert page.open == []
        for tag, attributes in page.tags:
            assert tag not in ("link", "img", "iframe", "object", "base", "form")
            assert "src" not in attributes
            assert str(attributes.get("href", "#")).startswith("#")
            assert not any(name.startswith("on") for name in attributes)
        assert b"http:" not in one
        assert b"https:" not in one
        assert b"@import" not in one
        assert set(re.findall(rb"url\((.{5})", one)) == {b"data:"}


def test_a_hostile_name_is_shown_not_run(hostile_view):
    page = Page(report_html(hostile_view, None, None, "zh"))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert any("<script>alert(1)</script>" in text for text in page.texts)


def test_the_page_says_status_stamps_shortages_and_changes(view, data):
    text = " ".join(Page(data).texts)
    for wanted in ("符合全部规则", "5,102", "10.4%", "合成数据", "空缺: 7", "将超过加班上限",
                   "openings[3].dates", "每个管区都有大厅。", "无人", "大崂-07"):  # fmt: skip
        assert wanted in text, wanted


def test_every_duty_is_drawn_once_per_person(view, data):
    marks = re.findall(rb'<rect class="\w+ ([AB])"', data)
    assert len(marks) == sum(len(duty.places) for duty in view.duties)


def test_every_word_that_a_template_asks_for_is_in_its_table():
    tables = {"said": roster.TEXTS, "told": routes.TEXTS, "told_of_coverage": coverage.TEXTS}
    templates = sorted(ROOT.glob("optimizer/reports/html/templates/*.jinja"))
    asked = [
        call
        for path in templates
        for call in re.findall(
            r'\b(said|told|told_of_coverage)\("([^"]+)"\)', path.read_text("utf-8")
        )
    ]
    assert {table for table, _ in asked} == tables.keys()
    assert [(table, key) for table, key in asked if key not in tables[table]] == []


def test_text_in_a_template_is_escaped_and_clean():
    found = render("body.jinja", "en", title="<b>\u202e&", shown=[], whole=[], footer="'\x07",
                   dates="", outcomes=[], synthetic=False, what_ifs="", changes=None,
                   changes_open=False, assumptions=["<i>"], no_coverage="")  # fmt: skip
    assert "<h1>&lt;b&gt;&amp;</h1>" in found
    assert "<footer>&#39;</footer>" in found
    assert "<li>&lt;i&gt;</li>" in found


def test_the_embedded_font_has_every_character_shown(data):
    found = re.search(rb"base64,([^)]*)\)", data)
    assert found
    cmap = TTFont(io.BytesIO(base64.b64decode(found[1]))).getBestCmap()
    shown = {sign for text in Page(data).texts for sign in text if sign.isprintable()}
    assert {sign for sign in shown if ord(sign) not in cmap} <= set("①②→−")


def test_the_same_view_gives_the_same_bytes(view, data):
    assert report_html(view, None, None, "zh") == data


def test_a_district_is_quick_and_small():
    district = sample_roster(halls=31, people=6)
    begin = time.perf_counter()
    data = report_html(district, None, None, "zh")
    assert time.perf_counter() - begin < 10
    assert len(data) < 4_000_000
    assert data.count(b'<details class="hall"') == 31
    assert data.count(b'<details class="hall"') > 3
    assert len(re.findall(rb'<details class="hall"[^>]* open>', data)) == 3


LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])


def rules(data: bytes, media: str) -> str:
    """The rules of the style for a medium, all of them."""
    style = data.decode().split("<style>")[1].split("</style>")[0]
    return "\n".join(re.findall(rf"(?s)@media {re.escape(media)}\{{(.*?\}})\}}", style))


@LANGUAGES
def test_a_hall_prints_in_half_months_as_large_as_a_page(lang):
    page = report_html(sample_roster(people=6), None, None, lang).decode()
    printed = rules(page.encode(), "print")
    assert "@page{size:A4 landscape" in printed
    assert ".hall{break-before:page}" in printed
    assert ".hall .month svg{width:100%!important;max-height:85mm" in printed
    halls = page.split('<details class="hall"')[1:]
    boxes = [
        re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', hall.split("</div>")[0]) for hall in halls
    ]
    for first, second in boxes:
        assert first[0] == second[0]
        pixels = 96 / 25.4 * min(279 / float(first[0]), 85 / float(second[1]))
        assert 11 * pixels * 0.75 > 8.5


def test_a_hall_of_many_prints_on_two_pages():
    for people, tall in ((6, False), (9, True)):
        data = report_html(sample_roster(people=people), None, None, "en")
        assert (b'<div class="month tall">' in data) is tall
    assert ".hall .month.tall svg+svg{break-before:page}" in rules(data, "print")


@LANGUAGES
def test_a_guest_has_a_row_at_the_other_hall(view, lang):
    person, _, changed = lent(view)
    page = report_html(changed, None, None, lang).decode()
    home, away = page.split('<details class="hall"')[1:]
    origin = {"en": "from 大崂", "zh": "来自大崂"}[lang]
    assert f">{person} {origin}</text>" in away
    assert f"{person} {origin}" not in home
    assert "→北宅</text>" in home
    assert origin not in report_html(view, None, None, lang).decode()


def test_a_table_of_many_columns_is_a_list_on_a_phone(view, data):
    page = data.decode()
    phone = rules(data, "screen and (max-width:640px)")
    assert ".many td{display:block" in phone
    assert "content:attr(data-name)" in phone
    for head, body in re.findall(r"<table[^>]*><thead>(.*?)</thead>(.*?)</table>", page, re.S):
        names = re.findall(r"<th>(.*?)</th>", head)
        many = len(names) > 4
        told = re.findall(r'data-name="(.*?)"', body)
        assert told == names * (len(told) // len(names)) if many else not told
        assert bool(told) is many


def test_weekday_and_day_kind_have_room_above_every_date(view):
    page = report_html(view, None, None, "en").decode()
    for half in re.findall(r'<div class="month.*?</div>', page)[:1]:
        heads = re.findall(r'<text class="mid soft" x="([\d.]+)" y="24">([^<]*)</text>', half)
        spots = [(float(x), words) for x, words in heads if words]
        for (x, words), (after, following) in itertools.pairwise(spots):
            if after > x:
                assert (len(words) + len(following)) / 2 * 5 <= after - x
