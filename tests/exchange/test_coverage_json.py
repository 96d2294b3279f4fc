"""`coverage.json` says what the coverage holds, in the same bytes every time."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from optimizer.exchange.coverage_json import coverage_json, ways_known
from tests.coverage.convert import measured, scenario_of
from tests.coverage.draw import draw


@pytest.fixture(params=[1, 5, 7])
def case(request):
    return draw(request.param)


@pytest.fixture
def coverage(case, monkeypatch):
    return measured(case, monkeypatch)


@pytest.fixture
def told(case, coverage):
    return json.loads(coverage_json(coverage, scenario_of(case)))


def test_the_same_coverage_gives_the_same_bytes(case, coverage, monkeypatch):
    turned = replace(case, duties=case.duties[::-1], stays=case.stays[::-1])
    again = coverage_json(measured(turned, monkeypatch), scenario_of(turned))
    assert coverage_json(coverage, scenario_of(case)) == again
    assert again.endswith(b"}\n")
    assert "名".encode() in again


def test_the_half_hours_hold_every_share(told, coverage):
    starts = {f"{half // 2:02d}:{half % 2 * 30:02d}": half for half in range(48)} | {"24:00": 48}
    filled = np.zeros_like(coverage.share)
    nobody = np.array(coverage.residents) == 0
    for row in told["half_hours"]:
        c = coverage.item_classes.index(row["item_class"])
        m = coverage.modes.index(row["mode"])
        d = coverage.dates.index(date.fromisoformat(row["date"]))
        for area, share in row["share"].items():
            a = coverage.areas.index(area)
            assert (share is None) == nobody[a]
            filled[c, m, a, d, starts[row["start"]] : starts[row["end"]]] = share or 0.0
    assert np.allclose(filled, np.nan_to_num(coverage.share), atol=5e-5)


def test_neighbouring_half_hours_of_equal_shares_are_one_row(told):
    rows = told["half_hours"]
    keys = [(row["item_class"], row["mode"], row["date"]) for row in rows]
    for (key, row), (next_key, after) in zip(
        zip(keys, rows, strict=True), list(zip(keys, rows, strict=True))[1:], strict=False
    ):
        if key == next_key and row["end"] == after["start"]:
            assert row["share"] != after["share"]


def test_typical_days_are_the_means(told, coverage):
    assert {row["day_type"] for row in told["typical_days"]} <= set(coverage.day_types)
    for row in told["typical_days"]:
        shares = coverage.typical(row["day_type"], row["item_class"], row["mode"], "")
        half = int(row["start"][:2]) * 2 + int(row["start"][3:]) // 30
        if sum(coverage.residents):
            assert row["share"][""] == round(float(shares[half]), 4)


def test_every_figure_and_every_point_never_covered_is_told(told, coverage):
    assert len(told["access"]) == len(coverage.access)
    assert len(told["savings"]) == len(coverage.savings)
    assert [
        (row["item_class"], row["mode"], row["point"], row["population"])
        for row in told["never_covered"]
    ] == [(u.item_class, u.mode, u.point, u.population) for u in coverage.uncovered]
    for row, access in zip(told["access"], coverage.access, strict=True):
        assert (row["band"], row["p90_s"], row["max_s"]) == (
            access.band,
            access.p90_s,
            access.max_s,
        )
        assert row["share"] == (None if access.share is None else round(access.share, 4))


def test_the_head_says_what_was_asked_and_how_ways_are_known(case, told, coverage):
    assert told["within_min"] == 15
    assert told["travel"] == {"walk": "estimate", "car": "estimate"}
    file = scenario_of(case).file
    by_road = file.travel.model_copy(update={"source": "roads"})
    assert ways_known(file.model_copy(update={"travel": by_road}))["car"] == "roads"
    assert [row["residents"] for row in told["sub_districts"]] == list(coverage.residents)
    assert told["sub_districts"][0]["name"] == {"en": "The whole district", "zh": "全区"}
    assert set(told["bands"]) == {access.band for access in coverage.access}
    assert set(told["item_classes"]) == set(coverage.item_classes)
