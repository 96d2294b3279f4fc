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
from optimizer.words.label import Label
from optimizer.words.message import Lang

LISTS: tuple[tuple[Label, tuple[str, ...], Callable[[RosterView, Lang], Rows]], ...] = (
    (Label("People", "人员"),
     ("date", "weekday", "hall", "hall_id", "slot", "start", "end", "person", "ab", "backup_mode",
      "minutes", "meal", "counterpart", "row_no"), duty_rows),
    (Label("Days", "日程"),
     ("date", "weekday", "person", "part", "kind", "minutes", "start", "end", "place", "note"),
     part_rows),
    (Label("Ledger", "调休"),
     ("person", "home_hall", "role", "regime", "opening", "earned", "spent", "paid", "closing",
      "owed", "overtime", "holder_count", "backup_count"), ledger_rows),
    (Label("Entries", "调休明细"),
     ("person", "date", "weekday", "overtime", "earned", "paid", "spent", "balance"), entry_rows),
    (Label("Fairness", "公平"),
     ("hall", "person", "role", "metric", "target", "count", "deviation"), share_rows),
    (Label("Shortages", "空缺"), SHORTAGES, shortage_rows),
    (Label("Exceptions", "例外"), STAND_INS, stand_in_rows),
    (Label("Changes", "变动"), CHANGED, changed_rows),
    (Label("Crew", "车组"), CREWS, crew_rows),
    (Label("Batch", "批量"), ("job", "person", "hall"), batch_rows),
)  # fmt: skip
"""Every list sheet: its name, the keys of its headers, its rows."""

TYPED = ("person", "ab", "meal")
"""The keys of the columns in the sheet of all duties that people edit."""
