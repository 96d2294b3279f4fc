"""The judge: every rule's check and every goal's amount, without any solver."""

from __future__ import annotations

from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.solving.verdict import Verdict, Violation
from optimizer.words.catalogue import register
from optimizer.words.message import message

register({"{person} is not in the scenario": "方案中没有{person}"})


def judge(problem: RosterProblem, plan: RosterPlan) -> Verdict:
    """Checks a plan against every rule and recomputes its objective."""
    strangers = tuple(unknown_people(problem, plan))
    return Verdict(strangers, ()) if strangers else ROSTER.judge(problem, plan)


def unknown_people(problem: RosterProblem, plan: RosterPlan) -> list[Violation]:
    """People whom the scenario does not know; nothing else can be said of such a plan."""
    named = {person for a in plan.assignments for person in (*a.holders, a.backup) if person}
    named |= {c.person for c in plan.comp} | {m.person for m in plan.meals}
    named |= {r.person for r in plan.rotations} | {a.person for a in plan.attendance}
    named |= {x.person for x in plan.loans} | {b.person for b in plan.batch}
    named |= {member for crew in plan.crews for member in crew.members}
    known = {person.code for person in problem.people}
    return [
        Violation("people", person, None, message("{person} is not in the scenario", person=person))
        for person in sorted(named - known)
    ]
