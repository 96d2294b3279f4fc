"""How many of everything a roster holds."""

from __future__ import annotations

from optimizer.views.roster import RosterView
from optimizer.views.words.amounts import hours_text
from optimizer.views.words.roster import said
from optimizer.words.message import Lang


def counts_of(view: RosterView) -> dict[str, int]:
    """How many of everything; the keys are those of the words' `count.…` texts."""
    plan = view.plan
    unfilled = sum(bool(duty.missing) for duty in view.duties)
    return {
        "halls": len(view.halls),
        "people": len(view.people),
        "duties": len(view.duties),
        "filled": len(view.duties) - unfilled,
        "unfilled": unfilled,
        "shortages": sum(shortage.amount for shortage in plan.shortages),
        "comp_half_days": len(plan.comp),
        "overtime_min": sum(view.overtime_min.values()),
        "rotation_days": len(plan.rotations),
        "loan_half_days": len(plan.loans),
        "van_days": len(plan.crews),
        "stand_ins": len(plan.stand_ins),
        "changes": len(view.changed or ()),
    }


def count_rows(view: RosterView, lang: Lang, *, zeros: bool = True) -> list[tuple[str, str]]:
    """The name of every count and its text, with the unit; without `zeros` those that are any."""
    return [(said(f"count.{key}", lang), _counted(key, number, lang))
            for key, number in counts_of(view).items() if number or zeros]  # fmt: skip


def _counted(key: str, number: int, lang: Lang) -> str:
    if key == "overtime_min":
        return hours_text(number, lang)
    return said(f"counted.{key}", lang).format(number)


def shortages_by_kind(view: RosterView) -> dict[str, int]:
    """Missing places by what is missing."""
    found: dict[str, int] = {}
    for shortage in view.shortages:
        found[shortage.what] = found.get(shortage.what, 0) + shortage.amount
    return dict(sorted(found.items()))
