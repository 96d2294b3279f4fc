"""One line of time for all dates: one day behind the other, each shorter by the meal at noon.

An engine that knows neither dates nor meals plans on it.
"""

from __future__ import annotations

from optimizer.routes.timing.arrays import NEVER_S, PIECE, SHIFT, VISIT, Tables

Span = tuple[int, int]


class TimeLine:
    """The line of some shifts that stand for all (of equal ones the first)."""

    def __init__(self, tables: Tables, types: list[int]) -> None:
        self.tables, self.types = tables, types
        self.day_s = int(tables.shifts[:, SHIFT.last].max()) + 1

    def _noon(self, shift: int) -> int:
        row = self.tables.shifts[shift]
        return int(row[SHIFT.meal_from] + row[SHIFT.meal_to]) // 2

    def _fed(self, shift: int, clock_s: int) -> int:
        """A time of day without the meal before it."""
        noon, meal_s = self._noon(shift), int(self.tables.shifts[shift, SHIFT.meal])
        return clock_s if clock_s <= noon else max(noon, clock_s - meal_s)

    def at(self, shift: int, clock_s: int) -> int:
        """A time of day on a shift as a moment of the line."""
        return int(self.tables.shifts[shift, SHIFT.day]) * self.day_s + self._fed(shift, clock_s)

    def spans(self, visit: int) -> list[Span]:
        """The cheapest starts of a visit on the line of time, joined where nobody could come."""
        tables = self.tables
        setup = int(tables.visits[visit, VISIT.stay_full] - tables.visits[visit, VISIT.stay_shared])
        found: dict[Span, int] = {}
        for shift in self.types:
            group = int(tables.group[shift, visit])
            if group < 0:
                continue
            at = tables.piece_at[2 * group + 1 : 2 * group + 3]
            row = tables.shifts[shift]
            for piece in tables.pieces[at[0] : at[1]]:
                first = max(piece[PIECE.first], row[SHIFT.start])
                last = min(piece[PIECE.last], row[SHIFT.last])
                if first <= last:
                    span = (
                        self.at(shift, int(first) + setup),
                        self.at(shift, int(last) + setup),
                    )
                    found[span] = min(found.get(span, NEVER_S), int(piece[PIECE.price]))
        least = min(found.values(), default=0)
        return self._joined(sorted(span for span, price in found.items() if price == least))

    def _joined(self, spans: list[Span]) -> list[Span]:
        joined: list[Span] = []
        for first, last in spans:
            if joined and (first <= joined[-1][1] or self._is_night(joined[-1][1], first)):
                first, last = joined[-1][0], max(last, joined.pop()[1])
            joined.append((first, last))
        return joined

    def _is_night(self, after: int, before: int) -> bool:
        """Between two moments of the line no vehicle is on the road."""
        hours = self.tables.shifts[:, [SHIFT.start, SHIFT.last]].tolist()
        return all(
            self.at(shift, hours[shift][1]) <= after or before <= self.at(shift, hours[shift][0])
            for shift in self.types
        )
