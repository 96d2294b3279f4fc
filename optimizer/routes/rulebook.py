"""The rules and goals of the routes: one file each, all found by their folders.

A rule's file may hold `REASONS`: codes of why a visit is left out, each with its sentence. Rules
and goals tell no engine what to do: each engine reads their settings in its own way (for
goals `docs/routes-semantics.md` says where), and what it builds is judged here.
"""

from __future__ import annotations

from optimizer.routes import goals, rules
from optimizer.routes.plan.plan import RoutePlan
from optimizer.routes.problem import RouteProblem
from optimizer.solving.rulebook import Checked, Measured, Rulebook, rulebook

Rule = Checked[RouteProblem, RoutePlan]
Goal = Measured[RouteProblem, RoutePlan]

ROUTES: Rulebook[Rule, Goal] = rulebook(rules, goals)
"""All rules and goals of the routes."""
