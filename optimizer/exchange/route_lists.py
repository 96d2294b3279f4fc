"""Unmet turns and the visits of other dates as `routes.json` has them."""

from __future__ import annotations

from optimizer.exchange.routes_file import ElsewhereRow, TurnRow
from optimizer.views.routes import RoutesView


def elsewhere_rows(view: RoutesView) -> tuple[ElsewhereRow, ...]:
    """Every visit of another date, with where and when as far as it is known."""
    return tuple(
        ElsewhereRow(
            visit=one.visit,
            name=one.name,
            sub_district=one.sub_district,
            why=one.why,
            van=one.van or None,
            date=one.date,
            start=one.start_s if one.date else None,
        )
        for one in view.elsewhere
    )


def turn_rows(view: RoutesView) -> tuple[TurnRow, ...]:
    """Every unmet turn, with the sub-district's name."""
    turns = zip(view.plan.unmet_turns, view.unmet_turns, strict=True)
    return tuple(
        TurnRow(
            sub_district=turn.sub_district,
            name=shown.sub_district,
            week=turn.week,
            missing=turn.missing,
        )
        for turn, shown in turns
    )
