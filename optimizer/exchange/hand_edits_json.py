"""What was edited in a workbook, and what stands against it, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from optimizer.roster.hand_edits import HandEdit
from optimizer.roster.problem.entities import Entry
from optimizer.solving.verdict import Violation
from optimizer.words.message import Lang


def edit_facts(edits: Iterable[HandEdit]) -> list[dict[str, object]]:
    """Each edit with its cells, and what was and is there in codes; null is nobody or nothing."""
    return [
        {
            "cells": edit.cells,
            "date": edit.date.isoformat(),
            "hall": edit.hall,
            "kind": edit.kind,
            "part": edit.part,
            "before": _side(edit.before),
            "after": _side(edit.after),
        }
        for edit in edits
    ]


def conflict_facts(
    conflicts: Iterable[tuple[Sequence[str], Violation]], lang: Lang
) -> list[dict[str, object]]:
    """Each broken rule with its cells; none where the plan broke it before."""
    return [
        {
            "cells": list(cells),
            "rule": violation.rule,
            "where": str(violation.where),
            "date": violation.date.isoformat() if violation.date else None,
            "message": violation.said(lang),
            "amount": violation.amount,
            "unit": violation.unit,
        }
        for cells, violation in conflicts
    ]


def _side(entry: Entry | None) -> Mapping[str, str] | None:
    return None if entry is None else {"person": entry.person, "part": entry.part}
