"""What was edited in a workbook, and what stands against it, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from optimizer.roster.hand_edits import HandEdit
from optimizer.solving.verdict import Violation
from optimizer.views.roster import RosterView
from optimizer.views.roster_rows import entry_text
from optimizer.views.words.roster import said
from optimizer.words.label import Label
from optimizer.words.message import Lang

_NOTHING = Label(
    "Nothing was edited: every cell is as it was written.", "没有改动：各单元格均与写出时一致。"
)
_EDITED = Label("Edited: {n}", "改动{n}处")
_CONFLICTS = Label(
    "The edited plan breaks rules in {n} places; nothing was written.",
    "改动后的计划违反规则{n}处；未写出任何文件。",
)
_BEFORE = Label("(before any edit)", "（改动之前即如此）")
_AGAIN = Label(
    "--replan plans the rest again around the edits.", "加 --replan 可围绕改动重新编制其余安排。"
)
_NOT_READ = Label("Sheets that were added are not read: {names}", "新增的工作表不读取：{names}")


def edit_lines(
    view: RosterView, edits: Sequence[HandEdit], added_sheets: Sequence[str], lang: Lang
) -> Iterator[str]:
    """One line per edit with its cells; `view` is of the plan as it was."""
    if added_sheets:
        between = "、" if lang == "zh" else ", "
        yield "  ! " + _NOT_READ.said(lang).format(names=between.join(added_sheets))
    if not edits:
        yield _NOTHING.said(lang)
        return
    yield _EDITED.said(lang).format(n=len(edits))
    for edit in edits:
        yield f"  {_cells(edit.cells, lang)}: {_change(view, edit, lang)}"


def conflict_lines(
    conflicts: Iterable[tuple[Sequence[str], Violation]], lang: Lang
) -> Iterator[str]:
    """One line per broken rule, with the cells that are to blame."""
    found = list(conflicts)
    yield _CONFLICTS.said(lang).format(n=len(found))
    for cells, violation in found:
        extent = violation.extent(lang)
        where = _cells(cells, lang) if cells else _BEFORE.said(lang)
        yield f"  ✗ {where}: {violation.line(lang)}{extent and f' [{extent}]'}"
    yield _AGAIN.said(lang)


def _cells(cells: Sequence[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(cells)


def _change(view: RosterView, edit: HandEdit, lang: Lang) -> str:
    """`2023-10-09 Dalao Noon A: 大崂-03 → 大崂-04`; of comp time and meals what was and is."""
    one, other = edit.before, edit.after
    if edit.kind in ("holder", "backup"):
        some = one or other
        assert some is not None
        who = [side.person if side else said("nobody", lang) for side in (one, other)]
        return f"{edit.date} {entry_text(view, some, lang)}: {who[0]} → {who[1]}"
    seen = [entry_text(view, side, lang) if side else "–" for side in (one, other)]
    return f"{edit.date} {edit.people[0]}: {seen[0]} → {seen[1]}"
