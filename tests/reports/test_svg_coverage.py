"""The pictures of coverage, read as XML."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from optimizer.reports.svg.coverage import STYLE, month_picture, step_of, typical_picture
from tests.coverage.case import Duty
from tests.coverage.convert import measured, scenario_of
from tests.coverage.test_by_hand import MONDAY, village


def drawn(patch, picture, lang, **changes):
    case = village(duties=[Duty("大崂", MONDAY, "noon")], **changes)
    coverage = measured(case, patch)
    return ET.fromstring(picture(coverage, scenario_of(case).file, "medical", "walk", lang))


def titles(svg) -> list[str]:
    return [node.text or "" for node in svg.iter("title")]


@pytest.mark.parametrize(
    ("share", "step"), [(0.0, 0), (0.001, 1), (0.2, 1), (0.21, 2), (0.6, 3), (0.8, 4), (1.0, 5)]
)
def test_a_tint_stands_for_a_fifth(share, step):
    assert step_of(share) == step
    assert f"rect.s{step}{{" in STYLE


def test_a_typical_day_has_a_cell_for_each_half_hour_that_is_ever_covered(monkeypatch):
    svg = drawn(monkeypatch, typical_picture, "en")
    assert svg.attrib["aria-label"] == "Residents within 15 minutes on foot: n, a typical day"
    cells = titles(svg)
    assert len(cells) == 3 * 2 * 18  # day types, areas, half-hours from 8 to 17
    assert cells.count("The whole district 11:30–12:00 100 %") == 1
    assert cells.count("北宅 11:30–12:00 0 %") == 2


def test_the_month_joins_neighbouring_half_hours(monkeypatch):
    svg = drawn(monkeypatch, month_picture, "zh")
    assert svg.attrib["aria-label"] == "步行15分钟内可达居民比例：名，逐日"
    assert titles(svg) == [f"{area} 2023-10-09 08:30–17:00 100 %" for area in ("全区", "北宅")]


def test_pictures_have_no_number_where_nobody_lives(monkeypatch):
    empty = [replace(village().points[0], population=0)]
    for picture in (typical_picture, month_picture):
        text = ET.tostring(drawn(monkeypatch, picture, "en", points=empty), encoding="unicode")
        assert "nan" not in text
        assert 'class="nobody"' in text
