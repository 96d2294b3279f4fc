"""What a plan costs, beside its bound: as table rows, in words, of roster and routes together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from optimizer.views.roster import Figure, Outcome, RosterView
from optimizer.views.routes import RoutesView
from optimizer.views.words.roster import name_of, said
from optimizer.views.words.routes import told
from optimizer.words.message import Lang

FIGURES = ("goal", "cost", "bound", "gap")
"""The keys of the columns of `figure_rows`."""


def figure_rows(goals: Mapping[str, Figure], lang: Lang) -> list[Sequence[int | float | str]]:
    """One row per goal: name, cost, bound, gap."""
    return [
        (
            name_of("goal", goal, lang),
            figure.cost,
            known(figure.bound, lang),
            known(figure.gap, lang),
        )
        for goal, figure in goals.items()
    ]


def known(value: float | None, lang: Lang) -> int | float | str:
    """The value, or the word for what nobody has proven."""
    return said("unproven", lang) if value is None else value


def outcome_rows(outcome: Outcome, lang: Lang) -> list[tuple[str, int | float | str]]:
    """Name and value: whether it is the best plan, cost, bound, gap, what cannot be avoided."""
    total = outcome.total
    return [
        (said("status", lang), said(f"status.{outcome.status}", lang)),
        (said("objective", lang), total.cost),
        (said("bound", lang), known(total.bound, lang)),
        (said("unavoidable", lang), total.unavoidable),
        (said("gap", lang), known(total.gap, lang)),
        (said("gap_percent", lang), known(total.gap_percent, lang)),
    ]


def figure_text(figure: Figure, lang: Lang) -> str:
    """Cost, bound and gap in words."""
    words = said("figure", lang).format(cost=figure.cost)
    if figure.gap:
        words += said("figure.bound", lang).format(bound=figure.bound, gap=figure.gap)
        words += said("figure.percent", lang).format(percent=figure.gap_percent)
    elif figure.gap == 0:
        words += said("figure.best", lang)
    return words


def goal_text(figure: Figure, lang: Lang) -> str:
    """The cost of a goal, and what it costs at least in any plan, in words."""
    words = said("goal.points", lang).format(cost=figure.cost)
    if figure.gap and figure.bound:
        words += said("goal.alone", lang).format(bound=figure.bound)
    return words


def whole_figure(roster: RosterView, routes: RoutesView, objective: int) -> Figure:
    """What roster and routes cost as one plan, whose judged `objective` is given.

    It is the sum of both, and what overtime on the road costs in the roster's goals. The bound is
    of the two stages: of the roster without overtime on the road, and of the routes with this
    roster's crews (at most the objective). Other crews might do better, so the whole is never
    called OPTIMAL.
    """
    one, other = roster.outcome, routes.outcome
    bound = None
    if one.total.bound is not None and other.total.bound is not None:
        bound = min(objective, one.total.bound + other.total.bound)
    unavoidable = min(objective, one.total.unavoidable + other.total.unavoidable)
    return Figure(objective, bound, unavoidable)


def whole_lines(roster: RosterView, routes: RoutesView, objective: int, lang: Lang) -> list[str]:
    """What roster and routes cost as one plan, in sentences."""
    lines = [figure_text(whole_figure(roster, routes, objective), lang)]
    road = road_cost(roster, routes, objective)
    if road:
        lines.append(told("road_cost", lang).format(road))
    return [*lines, told("bound_of_stages", lang)]


def road_cost(roster: RosterView, routes: RoutesView, objective: int) -> int:
    """What overtime on the road adds to the roster's goals, price units."""
    return objective - roster.outcome.total.cost - routes.outcome.total.cost
