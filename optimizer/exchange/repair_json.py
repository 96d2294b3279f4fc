"""What is said of a repaired roster as one JSON object."""

from __future__ import annotations

from typing import Any

from optimizer.exchange.fields import DayChangeRow
from optimizer.views.roster import RosterView
from optimizer.words.message import Lang


def repair_facts(view: RosterView, lang: Lang) -> dict[str, Any]:
    """Status, cost, and who must be told what; days that are merely lost are counted apart."""
    repair, changed = view.repair, view.changed or ()
    assert repair is not None
    return {
        "status": repair.status,
        "objective": view.outcome.total.cost,
        "bound": repair.cheapest,
        "changed_person_days": len(changed) - len(repair.lost),
        "changed_person_days_bound": repair.bound,
        "lost_person_days": len(repair.lost),
        "shortages": sum(short.amount for short in view.plan.shortages),
        "halls": list(repair.halls),
        "version": view.plan.version,
        "changes": [
            DayChangeRow.model_validate(change).model_dump(mode="json")
            | {"why": why.said(lang), "lost": (change.person, change.date) in repair.lost}
            for change, why in zip(changed, view.why_changed, strict=True)
        ],
    }
