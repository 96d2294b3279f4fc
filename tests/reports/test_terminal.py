"""The screens of routes, coverage and the whole plan."""

from dataclasses import replace

import pytest

from optimizer.reports.terminal.routes import coverage_screen, route_screen, whole_screen
from optimizer.scenario.scenario import Change
from optimizer.views.coverage_rows import percent
from optimizer.views.words.routes import TEXTS
from optimizer.words.message import message
from tests.views.route_sample import sample_routes


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_screen_of_routes_says_what_matters_first(lang):
    shown = route_screen(sample_routes(), lang)
    for wanted in (
        "412,000",
        "409,940",
        "76.4",
        "08:35–17:12",
        "上门08",
        "2023-10-10",
        "~ one-more",
    ):
        assert wanted in shown, wanted
    assert "\n\n" not in shown


def test_the_screen_says_what_is_proven_of_each_day():
    monday, tuesday = (
        line for line in route_screen(sample_routes(), "en").splitlines() if "V1  " in line
    )
    assert "no better day with its 6 possible stops: Place" in monday
    assert "at most 50 points above the best day with its 3 possible stops: Place" in tuesday


@pytest.mark.parametrize(("lang", "words"), [("en", "one plan"), ("zh", "合为一个计划")])
def test_the_screen_of_the_whole_says_what_the_road_costs(view, lang, words):
    shown = whole_screen(view, sample_routes(), 417_380, lang)
    for wanted in (words, "417,380", "415,042", "2,338", "150"):
        assert wanted in shown, wanted


def test_a_long_list_on_the_screen_says_where_the_rest_is():
    view = sample_routes()
    view = replace(view, left_out=view.left_out * 10)
    assert "8 more; all are in routes.json" in route_screen(view, "en")


def test_only_the_first_of_many_changes_are_on_the_screen():
    changes = tuple(Change("w", f"table.{n}", message("no row"), "new") for n in range(30))
    shown = route_screen(replace(sample_routes(), changes=changes), "zh")
    assert "  ~ w: table.11: 无此行 -> new\n  ~ ……另有18处改动\n" in shown
    assert "table.12" not in shown


def test_the_screen_of_coverage_has_columns(covered):
    shown = coverage_screen(*covered, "zh")
    assert "正常办公时间" in shown
    assert "15分钟内可达居民比例" in shown
    assert "100 %" in shown
    assert "步行：估算，直线×" in shown


def test_a_share_near_nobody_or_everybody_is_not_rounded_to_it():
    assert [percent(share) for share in (0, 0.004, 0.006, 0.994, 0.996, 1, None)] == [
        "0 %", "<1 %", "1 %", "99 %", ">99 %", "100 %", "–"
    ]  # fmt: skip


def test_every_count_on_the_screen_has_a_name():
    apart = {"distance_m", "travel_s", "waiting_s", "overtime_s"}
    assert {f"count.{key}" for key in sample_routes().counts.keys() - apart} <= TEXTS.keys()
