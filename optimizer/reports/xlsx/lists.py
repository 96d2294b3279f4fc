"""The list sheets of the workbook: which tables, under which names and headers."""

from __future__ import annotations

from collections.abc import Callable

from optimizer.views.roster import RosterView
from optimizer.views.roster_rows import (
    CHANGED,
    CREWS,
    SHORTAGES,
    STAND_INS,
    Rows,
    batch_rows,
    changed_rows,
    crew_rows,
    duty_rows,
    entry_rows,
    ledger_rows,
    part_rows,
    share_rows,
    shortage_rows,
    stand_in_rows,
)
from optimizer.words.message import Lang

LISTS: tuple[tuple[str, tuple[str, ...], Callable[[RosterView, Lang], Rows]], ...] = (
    ("人员 People", ("date", "weekday", "hall", "hall_id", "slot", "start", "end", "person", "ab",
                   "backup_mode", "minutes", "meal", "counterpart"), duty_rows),
    ("日程 Days", ("date", "weekday", "person", "part", "kind", "minutes", "start", "end", "place",
                 "note"), part_rows),
    ("调休 Ledger", ("person", "home_hall", "role", "regime", "opening", "earned", "spent", "paid",
                   "closing", "owed", "overtime", "holder_count", "backup_count"), ledger_rows),
    ("调休明细 Entries", ("person", "date", "weekday", "overtime", "earned", "paid", "spent",
                      "balance"), entry_rows),
    ("公平 Fairness", ("hall", "person", "role", "metric", "target", "count", "deviation"),
     share_rows),
    ("空缺 Shortages", SHORTAGES, shortage_rows),
    ("例外 Exceptions", STAND_INS, stand_in_rows),
    ("变动 Changes", CHANGED, changed_rows),
    ("车组 Crew", CREWS, crew_rows),
    ("批量 Batch", ("job", "person", "hall"), batch_rows),
)  # fmt: skip
"""Every list sheet: its name, the keys of its headers, its rows."""
