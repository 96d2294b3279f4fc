"""The roster in figures: `summary.json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from optimizer.reports.book import Figure, RosterBook
    from optimizer.reports.route_book import RouteBook
    from optimizer.scenario.value import Scenario


def summary_json(book: RosterBook) -> bytes:
    """Status, objective, bound and gap, counts, versions: one JSON object in UTF-8."""
    outcome = book.outcome
    whole = {
        "format": 1,
        "scenario": book.name._asdict(),
        "first": book.days[0][0].isoformat() if book.days else None,
        "last": book.days[-1][0].isoformat() if book.days else None,
        "synthetic": book.synthetic,
        "assumptions": list(book.assumptions),
        "what_ifs": what_ifs(book),
        **roster_summary(book),
        "travel_source": outcome.travel_source,
        "versions": dict(sorted(outcome.versions.items())),
        "seconds": outcome.seconds,
    }
    return as_json(whole)


def roster_summary(book: RosterBook) -> dict[str, Any]:
    """What `summary.json` says about the roster alone."""
    outcome = book.outcome
    return {
        "status": outcome.status,
        **figure_of(outcome.total, "objective"),
        "goals": {goal: figure_of(figure, "cost") for goal, figure in outcome.goals.items()},
        "counts": counts_of(book),
        "shortages": shortages_by_kind(book),
    }


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


def what_ifs(book: RosterBook | RouteBook | Scenario) -> list[dict[str, Any]]:
    """Each what-if with the values that it changed."""
    return [
        {
            "name": name,
            "changes": [
                {"where": change.where, "before": change.before, "after": change.after}
                for change in book.changes
                if change.what_if == name
            ],
        }
        for name in book.what_ifs
    ]


def as_json(value: Any) -> bytes:
    """UTF-8, indented, keys in the given order, ending in a line feed.

    Lone surrogates, which UTF-8 cannot hold, become question marks.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8", errors="replace") + b"\n"


def figure_of(figure: Figure, word: str) -> dict[str, Any]:
    """A cost under its `word`, with bound and gap."""
    return {
        word: figure.cost,
        "bound": figure.bound,
        "gap": figure.gap,
        "gap_percent": figure.gap_percent,
        "unavoidable": figure.unavoidable,
    }
