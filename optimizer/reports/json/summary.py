"""The roster in figures: `summary.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from optimizer.views.counts import counts_of, shortages_by_kind
from optimizer.views.json_text import as_json, assumptions, what_ifs

if TYPE_CHECKING:
    from optimizer.views.roster import Figure, RosterView


def summary_json(view: RosterView) -> bytes:
    """Status, objective, bound and gap, counts, versions: one JSON object in UTF-8."""
    outcome = view.outcome
    whole = {
        "format": 1,
        "scenario": view.name._asdict(),
        "first": view.days[0][0].isoformat() if view.days else None,
        "last": view.days[-1][0].isoformat() if view.days else None,
        "synthetic": view.synthetic,
        **assumptions(view),
        "what_ifs": what_ifs(view),
        **roster_summary(view),
        "travel_source": outcome.travel_source,
        "versions": dict(sorted(outcome.versions.items())),
        "seconds": outcome.seconds,
    }
    return as_json(whole)


def roster_summary(view: RosterView) -> dict[str, Any]:
    """What `summary.json` says about the roster alone."""
    outcome = view.outcome
    return {
        "status": outcome.status,
        **figure_of(outcome.total, "objective"),
        "goals": {goal: figure_of(figure, "cost") for goal, figure in outcome.goals.items()},
        "counts": counts_of(view),
        "shortages": shortages_by_kind(view),
    }


def figure_of(figure: Figure, word: str) -> dict[str, Any]:
    """A cost under its `word`, with bound and gap."""
    return {
        word: figure.cost,
        "bound": figure.bound,
        "gap": figure.gap,
        "gap_percent": figure.gap_percent,
        "unavoidable": figure.unavoidable,
    }
