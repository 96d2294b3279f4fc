"""Where the solver starts: a known plan as a complete hint on the decisions."""

from __future__ import annotations

from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.variables import Variables


def hint(variables: Variables, plan: RosterPlan) -> None:
    """Hints every decision of a plan and its meals; the solver derives the rest."""
    true = entries(variables.problem, plan)
    for entry, literal in variables.decided.items():
        variables.cp.add_hint(literal, entry in true)
    eating = {(meal.person, meal.date): meal.start_min for meal in plan.meals}
    by_key = plan.by_key
    for (key, role, at), literal in variables.eats.items():
        a = by_key.get(key)
        who = None if a is None else a.holder if role == "holder" else a.backup
        if who is not None and (who, key.date) in eating:
            variables.cp.add_hint(literal, eating[who, key.date] == at)
