"""How a repair ended."""

from __future__ import annotations

from dataclasses import dataclass, fields

from optimizer.roster.planning.outcome import RosterOutcome


@dataclass(frozen=True, slots=True)
class RepairOutcome(RosterOutcome):
    """How a repair ended; `changed_bound`: no repair with as few shortages changes fewer days.

    `concerned` are the halls that something happened to or that help. `bound` is of repairs with
    as few shortages and changes.
    """

    changed_bound: int = 0
    concerned: tuple[str, ...] = ()


def repaired(outcome: RosterOutcome) -> RepairOutcome:
    """The same as the outcome of a repair."""
    return RepairOutcome(**{one.name: getattr(outcome, one.name) for one in fields(outcome)})
