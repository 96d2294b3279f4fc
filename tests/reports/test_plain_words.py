"""What planners read: plain words, one language, numbers with units."""

import re

import pytest

from optimizer.cli.progress import _STAGES
from optimizer.reports.html.page import report_html
from optimizer.reports.html.roster import roster_facts
from optimizer.reports.html.routes import routes_facts
from optimizer.reports.terminal.roster import screen
from optimizer.reports.terminal.routes import coverage_screen, route_screen, whole_screen
from optimizer.reports.xlsx.workbook import roster_xlsx
from optimizer.views.counts import count_rows, counts_of
from optimizer.views.figure_rows import figure_text
from optimizer.views.roster import Figure
from tests.reports.pages import shown_text, workbook_texts
from tests.views.route_sample import sample_routes

JARGON = {
    "en": r"\b(objective|bound|gap|OPTIMAL|FEASIBLE|solver|P90|metric|unmet)\b",
    "zh": r"下界|差距|目标值|求解|最优|可行（|人公里|P90|OPTIMAL|FEASIBLE",
}
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])


@pytest.fixture
def texts(view, covered):
    def of(lang):
        routes, whole = sample_routes(), 5230 + 412_000 + 150
        return {
            "roster": screen(view, lang),
            "routes": route_screen(routes, lang, more=True),
            "coverage": coverage_screen(*covered, lang, more=True),
            "whole": whole_screen(view, routes, whole, lang),
            "page": shown_text(report_html(view, routes, covered, lang, whole)),
            "workbook": workbook_texts(roster_xlsx(view, lang)),
            "progress": "\n".join(name.said(lang) for name in _STAGES.values()),
        }

    return of


@LANGUAGES
def test_nothing_is_said_in_developers_words(texts, lang):
    for where, text in texts(lang).items():
        assert re.findall(JARGON[lang], text, re.IGNORECASE) == [], where


def test_names_of_sheets_are_in_one_language(view):
    for lang, words in (("en", r"[\u4e00-\u9fff]"), ("zh", "[A-Za-z]{3}")):
        names = workbook_texts(roster_xlsx(view, lang), only_names=True).split("\n")
        halls = {hall.name.said(lang) for hall in view.halls}
        assert not [name for name in names if name not in halls and re.search(words, name)]


@LANGUAGES
def test_a_cost_says_its_unit_and_what_could_be_saved(lang):
    open_, best, alone = (
        figure_text(f, lang) for f in (Figure(5230, 5102), Figure(7, 7), Figure(7))
    )
    for wanted in ("5,230", "5,102", "128", {"en": "points", "zh": "点"}[lang]):
        assert wanted in open_
    no_less = {"en": "no plan costs less", "zh": "没有代价更低的计划"}[lang]
    assert best.endswith(no_less)
    assert no_less not in alone


@LANGUAGES
def test_every_count_has_its_unit(view, lang):
    rows = count_rows(view, lang)
    assert len(rows) == len(counts_of(view))
    unit = {"en": r"^[\d,]+( [a-z-]+.*)?$", "zh": r"^[\d,]+[个人次处天分小]"}[lang]
    assert [text for _, text in rows if not re.match(unit, text)] == []


@LANGUAGES
def test_a_page_has_few_tiles_and_tells_the_rest_in_a_table(view, lang):
    for facts in (roster_facts(view, lang), routes_facts(sample_routes(), lang)):
        cards, figures = facts["cards"], facts["figures"]
        assert 3 <= len(cards) <= 7
        assert len(figures.rows) > 2 * len(cards)
    rows = dict(roster_facts(view, lang)["figures"].rows)
    assert set(count_rows(view, lang)) <= set(rows.items())
