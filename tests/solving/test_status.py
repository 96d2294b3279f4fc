"""The seven honest statuses."""

import pytest

from optimizer.errors import Interrupted, NoPlan, OutOfTime
from optimizer.solving.status import Status


def test_only_two_statuses_hold_a_plan():
    assert [status for status in Status if status.has_plan] == [Status.OPTIMAL, Status.FEASIBLE]


def test_a_status_has_the_exit_code_of_its_error():
    codes = {status.name: status.exit_code for status in Status}
    assert codes == {
        "OPTIMAL": 0,
        "FEASIBLE": 0,
        "INFEASIBLE": NoPlan.exit_code,
        "OUT_OF_TIME": OutOfTime.exit_code,
        "CANCELLED": Interrupted.exit_code,
        "CRASHED": 1,
        "DISPUTED": 1,
    }


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_meaning_in_both_languages(status):
    assert status.said("en").endswith(".")
    assert status.said("zh").endswith("。")
