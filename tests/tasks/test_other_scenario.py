"""A plan of another month or scenario: one sentence."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from optimizer import judge, plan_roster
from optimizer.errors import UsageError
from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.roster_json import plan_in
from tests.tasks.made import Facts, Made, read

if TYPE_CHECKING:
    pass


def moved(file: Facts, old: str, new: str) -> Facts:
    """A file with other words for codes or months."""
    found: Facts = json.loads(json.dumps(file, ensure_ascii=False).replace(old, new))
    return found


@pytest.mark.parametrize(
    ("name", "days"), [("roster", "01 2023-12-15"), ("routes", "10 2023-12-13")]
)
def test_a_plan_of_another_month_is_one_sentence(made: Made, name: str, days: str) -> None:
    begin, end = days.split()
    with pytest.raises(UsageError) as error:
        made.verdict(moved(made.file(name), "2023-10-", "2023-12-"))
    assert re.sub("2023-12-[0-9]{2} to", f"2023-12-{begin} to", str(error.value)) == (
        f"f is of 2023-12-{begin} to {end}, the scenario of 2023-10-01 to 2023-10-15"
    )
    assert "方案的日期为2023-10-01至2023-10-15" in error.value.said("zh")


@pytest.mark.parametrize("name", ["roster", "routes"])
def test_a_plan_of_another_scenario_is_one_sentence(made: Made, name: str) -> None:
    file = made.file(name)
    for old in ("大崂", "双石", "服务中心", "van-1", '"V', '"S1/'):
        file = moved(file, old, f"{old}9")
    with pytest.raises(UsageError, match=r"^f is of another scenario: \d+ of the \d+ codes in it"):
        made.verdict(file)


def test_a_plan_of_a_part_of_the_scenario_is_one_sentence(made: Made) -> None:
    file = made.file("roster")
    n = len(file["duties"])
    file["duties"] = file["duties"][: n // 2]
    with pytest.raises(UsageError) as error:
        made.verdict(file)
    assert str(error.value) == (
        f"f is of another scenario: it has {n // 2} of the {n} duties of this one"
    )


def test_a_published_plan_of_another_month_is_refused(made: Made) -> None:
    file = read(moved(made.file("roster"), "2023-10-", "2023-12-"))
    assert isinstance(file, RosterFile)
    for asked in (
        lambda: plan_roster(made.scenario, published=plan_in(file)),
        lambda: judge(made.scenario, made.plan, published=plan_in(file)),
    ):
        with pytest.raises(UsageError, match=r"^the published roster is of 2023-12-"):
            asked()
