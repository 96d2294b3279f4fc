"""The books that all report tests share."""

import pytest

from optimizer.reports.book import RosterBook
from tests.reports.sample import sample_book

HOSTILE = {
    "大崂-02": "=cmd|'/C calc'!A0",
    "大崂-03": "+1",
    "大崂-04": "../../x",
    "大崂-05": "<script>alert(1)</script>",
    "大崂-06": "😀𠮷\x07\u202e",
    "大崂-07": "@SUM(A1)",
    "北宅-02": "-2+3",
    "北宅-03": ".._x",
    "北宅-04": "CON",
    "北宅-05": "CON ",
    "北宅-06": 'a"b&c;d,e\nf',
    "北宅-07": "con",
}


@pytest.fixture(scope="session")
def book() -> RosterBook:
    return sample_book()


@pytest.fixture(scope="session")
def hostile_book() -> RosterBook:
    return sample_book(names=HOSTILE)
