"""The product agrees with the oracle on random tiny networks."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

import numpy as np
import pytest

from optimizer.coverage import Coverage
from tests.coverage.case import Duty, Stay
from tests.coverage.convert import measured
from tests.coverage.draw import draw
from tests.coverage.oracle import cover

CLOSE = 1e-12
SEEDS = 64


@cache
def told_by_oracle(seed: int):
    return cover(draw(seed))


def shares(found: Coverage):
    for c, item_class in enumerate(found.item_classes):
        for m, mode in enumerate(found.modes):
            for a, area in enumerate(found.areas):
                for d, day in enumerate(found.dates):
                    for half in range(48):
                        share = found.share[c, m, a, d, half]
                        key = (item_class, mode, area, day, half)
                        yield key, None if np.isnan(share) else share


def alike(one, other) -> bool:
    if one is None or other is None:
        return one is other
    return one == pytest.approx(float(other), rel=CLOSE, abs=CLOSE)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_figure_is_the_oracles(seed, monkeypatch):
    case = draw(seed)
    found, told = measured(case, monkeypatch), told_by_oracle(seed)
    got = dict(shares(found))
    assert got.keys() == told.share.keys()
    assert [key for key, share in got.items() if not alike(share, told.share[key])] == []
    access = {(a.item_class, a.mode, a.sub_district, a.band): a for a in found.access}
    assert access.keys() == told.access.keys()
    for key, a in access.items():
        figures = (a.share, a.mean_s, a.p90_s, a.max_s, a.none_share)
        assert all(map(alike, figures, told.access[key])), key
    savings = {(s.item_class, s.sub_district, s.band): s for s in found.savings}
    assert savings.keys() == told.savings.keys()
    for key, s in savings.items():
        assert all(map(alike, (s.before_km, s.saved_km), told.savings[key])), key
    assert {(u.item_class, u.mode, u.point) for u in found.uncovered} == told.uncovered


def test_the_cases_are_not_all_empty_or_full():
    found = [share for seed in range(12) for share in told_by_oracle(seed).share.values()]
    assert sum(share is None for share in found) > 100
    assert sum(share is not None and 0 < share < 1 for share in found) > 100
    assert sum(share == 1 for share in found) > 100


@pytest.mark.parametrize("seed", range(30))
def test_one_more_opening_never_lowers_a_share_nor_a_saving(seed, monkeypatch):
    case = draw(seed)
    before = measured(case, monkeypatch)
    more = replace(case, duties=list(case.duties), stays=list(case.stays))
    unfilled = [n for n, duty in enumerate(more.duties) if duty.holder is None]
    if unfilled:
        duty = more.duties[unfilled[0]]
        more.duties[unfilled[0]] = Duty(duty.hall, duty.date, duty.slot)
    elif more.van_sites:
        more.stays.append(Stay(more.van_sites[0].id, max(case.kinds), 20 * 3600, 21 * 3600))
    after = measured(more, monkeypatch)
    assert not np.any(after.share < before.share)
    for s, then in zip(after.savings, before.savings, strict=True):
        assert s.saved_km >= then.saved_km - CLOSE
    assert len(after.uncovered) <= len(before.uncovered)


def test_the_order_of_rows_and_duties_changes_nothing(monkeypatch):
    case = draw(3)
    turned = replace(case, duties=case.duties[::-1], places=case.places[::-1],
                     stays=case.stays[::-1], held=case.held[::-1])  # fmt: skip
    one, other = measured(case, monkeypatch), measured(turned, monkeypatch)
    assert np.array_equal(one.share, other.share, equal_nan=True)
    assert (one.access, one.savings, one.uncovered) == (
        other.access,
        other.savings,
        other.uncovered,
    )


def test_a_frame_holds_every_share(monkeypatch):
    found = measured(draw(1), monkeypatch)
    frame = found.to_frame()
    assert list(frame.columns) == [
        "item_class", "mode", "sub_district", "date", "start", "share",
    ]  # fmt: skip
    rows = {
        (row.item_class, row.mode, row.sub_district, row.date, row.start): row.share
        for row in frame.itertuples()
    }
    day = found.dates[0]
    assert rows[found.item_classes[1], "car", "", day, "09:30"] == pytest.approx(
        found.month(found.item_classes[1], "car")[0, 19], nan_ok=True
    )
    assert len(rows) == found.share.size
    assert found.dates[-1] - day == timedelta(days=len(found.dates) - 1)
