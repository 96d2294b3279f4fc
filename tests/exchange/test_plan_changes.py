"""What is different between two files of routes, visit by visit."""

from __future__ import annotations

from optimizer.exchange.plan_changes import change_rows, visit_moves
from optimizer.reports.terminal.difference import difference_lines
from tests.store.sample import routes

MORE = {"visit": "V2", "arrive": "10:10:00", "start": "10:10:00", "end": "10:20:00"}


def test_a_visit_at_another_time_a_new_one_and_a_withdrawn_one() -> None:
    before, after = routes(), routes("09:20:00")
    assert list(visit_moves(before, before)) == []
    (moved,) = visit_moves(before, after)
    at = {"date": "2023-10-08", "van": "van-1"}
    was, becomes = {**at, "start": "09:10:00"}, {**at, "start": "09:20:00"}
    assert change_rows((), [moved]) == [{"visit": "V1", "before": was, "after": becomes}]
    (withdrawn,) = visit_moves(before, routes(routes=[]))
    assert change_rows((), [withdrawn]) == [{"visit": "V1", "before": was, "after": None}]
    (added,) = visit_moves(routes(routes=[]), before)
    assert change_rows((), [added]) == [{"visit": "V1", "before": None, "after": was}]


def test_moves_are_told_up_to_a_number() -> None:
    moves = tuple(visit_moves(routes(), routes("09:20:00")))
    line = "  ↔ V1: 2023-10-08 09:10 van-1 → 2023-10-08 09:20 van-1"
    assert list(difference_lines(None, moves, "en")) == ["  1 visits moved", line]
    assert list(difference_lines(None, (), "zh")) == ["  没有改动"]
    many = list(difference_lines(None, moves * 45, "zh"))
    assert (many[0], len(many), many[-1]) == ("  变动45个上门任务", 42, "  ……另有5项")
