"""What a wages office needs of a roster: minutes beyond ordinary hours by class, and comp time.

Every row is one of the ledger's, so that the rows add up to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from optimizer.scenario.schema.fields import DayKind
from optimizer.views.roster import RosterView
from optimizer.views.roster_rows import Rows
from optimizer.views.words.roster import day_kind, name_of, weekday
from optimizer.words.message import Lang

CLASS_PERCENT = {
    DayKind.WORKDAY: 150,
    DayKind.MAKEUP_WORKDAY: 150,
    DayKind.REST_DAY: 200,
    DayKind.HOLIDAY_PERIOD: 200,
    DayKind.STATUTORY_HOLIDAY: 300,
}
"""What an hour beyond ordinary ones counts by the labour law (article 44), by kind of day."""
CLASSES = tuple(sorted({*CLASS_PERCENT.values()}))

HR = ("person", "date", "weekday", "home_hall", "role", "regime", "day_kind", "duty_min",
      "class_percent", "earned", "paid", "spent", "balance")  # fmt: skip
HR_TOTALS = (
    "person", "home_hall", "role", "regime", "opening", "earned", "spent", "closing", "owed",
    "duty_min", *(f"duty_{one}" for one in CLASSES), *(f"paid_{one}" for one in CLASSES),
)  # fmt: skip


def hr_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per person and date with duty minutes or comp time spent."""
    kinds = dict(view.days)
    for code, ledger in sorted(view.ledgers.items()):
        for entry in ledger.entries:
            minutes = view.overtime_min.get((code, entry.date), 0)
            yield (
                code,
                entry.date,
                weekday(entry.date, lang),
                *_who(view, code, lang),
                day_kind(kinds[entry.date], lang),
                minutes,
                CLASS_PERCENT[kinds[entry.date]] if minutes else None,
                entry.earned_min,
                entry.paid_min,
                entry.spent_min,
                entry.balance_min,
            )


def hr_total_rows(view: RosterView, lang: Lang) -> Rows:
    """One row per person: the ledger, and minutes of duty and of pay by class."""
    kinds = dict(view.days)
    for code, ledger in sorted(view.ledgers.items()):
        duty, paid = Counter[int](), Counter[int]()
        for entry in ledger.entries:
            percent = CLASS_PERCENT[kinds[entry.date]]
            duty[percent] += view.overtime_min.get((code, entry.date), 0)
            paid[percent] += entry.paid_min
        yield (
            code,
            *_who(view, code, lang),
            ledger.opening_min,
            ledger.earned_min,
            ledger.spent_min,
            ledger.closing_min,
            ledger.owed_half_days,
            duty.total(),
            *(duty[percent] for percent in CLASSES),
            *(paid[percent] for percent in CLASSES),
        )


def _who(view: RosterView, code: str, lang: Lang) -> Iterator[str | None]:
    """Hall, role and regime of somebody."""
    who = view.person.get(code)
    yield view.hall_name(who.hall).said(lang) if who else None
    yield name_of("role", who.role, lang) if who else None
    yield who.regime.said(lang) if who else None
