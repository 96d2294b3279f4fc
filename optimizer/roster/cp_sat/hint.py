"""Where the solver starts: a known plan as a complete hint on the decisions."""

from __future__ import annotations

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.variables import Variables


def hint(variables: Variables, plan: RosterPlan) -> None:
    """Hints every decision of a plan; the solver derives the rest."""
    by_key = plan.by_key
    true: set[tuple[object, ...]] = {("comp", c.person, c.date, c.half) for c in plan.comp}
    true |= {("rotates", r.person, r.date) for r in plan.rotations}
    true |= {("attends", a.person, a.session) for a in plan.attendance}
    true |= {("lent", x.person, x.date, x.half, x.hall) for x in plan.loans}
    true |= {("batch", b.job, b.person) for b in plan.batch}
    for crew in plan.crews:
        officers = (crew.officer_a, crew.officer_b)
        true |= {("officer", code, crew.van, crew.date) for code in officers if code}
        true |= {("driver", crew.driver, crew.van, crew.date)} if crew.driver else set()
    for name in ("comp", "rotates", "attends", "lent", "batch", "officer", "driver"):
        for key, literal in getattr(variables, name).items():
            variables.cp.add_hint(literal, (name, *key) in true)
    for (person, key), literal in variables.holds.items():
        known = by_key.get(key)
        variables.cp.add_hint(literal, known is not None and person in known.holders)
    for (person, key), literal in variables.backs.items():
        known = by_key.get(key)
        variables.cp.add_hint(literal, known is not None and person == known.backup)
