"""The page: well-formed, complete, and nothing comes from outside."""

import base64
import io
import re
import time
from html.parser import HTMLParser

import pytest
from fontTools.ttLib import TTFont

from optimizer.reports.html.page import report_html
from optimizer.reports.html.rendering import render
from optimizer.views.words import coverage, roster, routes
from tests.source import ROOT
from tests.views.sample import sample_roster

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
