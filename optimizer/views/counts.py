"""How many of everything a roster holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.views.roster import RosterBook


def counts_of(book: RosterBook) -> dict[str, int]:
    """How many of everything; the keys are those of the words' `count.…` texts."""
    plan = book.plan
    unfilled = sum(bool(duty.missing) for duty in book.duties)
    return {
        "halls": len(book.halls),
        "people": len(book.people),
        "duties": len(book.duties),
        "filled": len(book.duties) - unfilled,
        "unfilled": unfilled,
        "shortages": sum(shortage.amount for shortage in plan.shortages),
        "comp_half_days": len(plan.comp),
        "overtime_min": sum(book.overtime_min.values()),
        "rotation_days": len(plan.rotations),
        "loan_half_days": len(plan.loans),
        "van_days": len(plan.crews),
        "stand_ins": len(plan.stand_ins),
        "changes": book.outcome.changes,
    }


def shortages_by_kind(book: RosterBook) -> dict[str, int]:
    """Missing places by what is missing."""
    found: dict[str, int] = {}
    for shortage in book.shortages:
        found[shortage.what] = found.get(shortage.what, 0) + shortage.amount
    return dict(sorted(found.items()))
