"""Characters that the reports' font lacks are borrowed from the computer's, or told of."""

import io
from dataclasses import replace

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pypdf import PdfReader

from optimizer.cli.console import Console
from optimizer.reports.html.page import report_html
from optimizer.reports.pdf.run_sheets import run_sheets_pdf
from optimizer.views import glyphs
from optimizer.views.glyphs import nowhere, unprinted
from optimizer.words.label import Label
from tests.reports.pages import shown_text
from tests.views.route_sample import monday, sample_routes

RARE = "𠮷野家🚐"
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])


def of_rare_name(name=RARE):
    first, *rest = monday().stops
    return sample_routes(replace(monday(), stops=(replace(first, name=Label(name, name)), *rest)))


def footers(view, lang):
    pages = PdfReader(io.BytesIO(run_sheets_pdf(view, lang))).pages
    return "".join("".join(page.extract_text() for page in pages).split())


@pytest.fixture
def font_of(monkeypatch, tmp_path):
    """The computer has one font with these characters, or none."""

    def have(signs):
        if not signs:
            monkeypatch.setattr(glyphs, "system_fonts", list)
            return
        path = tmp_path / f"{len(signs)}.ttf"
        builder = FontBuilder(1000, isTTF=True)
        names = [".notdef", *(f"u{ord(sign):X}" for sign in signs)]
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap(dict(zip(map(ord, signs), names[1:], strict=True)))
        builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
        builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
        builder.setupHorizontalHeader()
        builder.setupNameTable({"familyName": "One"})
        builder.setupOS2()
        builder.setupPost()
        builder.save(path)
        monkeypatch.setattr(glyphs, "system_fonts", lambda: [(str(path), 0)])

    return have


def test_only_what_has_no_picture_is_named():
    assert unprinted("大崂 é ① →\n\u200d\ufe0f" + RARE) == ("🚐", "𠮷")
    assert unprinted("Дом こんにちは") == ()
    assert unprinted("한ไ") == ("ไ", "한")


def test_the_computer_is_asked_for_what_the_own_font_lacks(font_of):
    font_of("𠮷")
    assert nowhere(RARE[:1] + "🚐") == ("🚐",)
    assert nowhere("") == ()
    font_of("")
    assert nowhere("𠮷🚐") == ("🚐", "𠮷")


def test_a_font_that_cannot_be_read_has_nothing(monkeypatch, tmp_path):
    (tmp_path / "bad.ttf").write_bytes(b"no font")
    paths = [(str(tmp_path / "bad.ttf"), 0), (str(tmp_path / "none.ttf"), 0)]
    monkeypatch.setattr(glyphs, "system_fonts", lambda: paths)
    assert nowhere("🚐") == ("🚐",)


@LANGUAGES
def test_run_sheets_and_screen_say_what_shows_as_boxes(font_of, lang, capsys):
    font_of("𠮷")
    words = {"en": "show as boxes in run-sheets.pdf", "zh": "run-sheets.pdf 中以下字符显示为方框"}[
        lang
    ]
    sheet = footers(of_rare_name(), lang)
    assert "".join(words.split()) in sheet
    assert "U+1F690" in sheet
    assert "U+20BB7" not in sheet
    Console(as_json=False, lang=lang).routed(of_rare_name(), {}, None)
    assert words in capsys.readouterr().out
    font_of(RARE)
    assert "U+1F690" not in footers(of_rare_name(), lang)
    Console(as_json=False, lang=lang).routed(of_rare_name(), {}, None)
    assert words not in capsys.readouterr().out


@LANGUAGES
def test_the_page_says_which_signs_it_leaves_to_the_computer(lang):
    words = {"en": "leaves to the fonts of your computer", "zh": "由您电脑的字体显示"}[lang]
    shown = shown_text(report_html(None, of_rare_name(), None, lang))
    assert words in shown
    assert "𠮷 (U+20BB7)" in shown
    assert words not in shown_text(report_html(None, of_rare_name("吉野家"), None, lang))
