"""The tables of the van's routes: a van day row by row, what is left out, turns unmet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from optimizer.routes.explain.reason_codes import wording
from optimizer.views.route_day import meal_place
from optimizer.views.routes import RoutesView, RouteView, StopView
from optimizer.views.words.roster import weekday
from optimizer.views.words.routes import (
    clock,
    clocks,
    hours_text,
    kilometres,
    kind_name,
    km_text,
    minutes_text,
    moment,
    told,
)
from optimizer.words.message import Lang

COLUMNS = ("number", "stop", "leg", "arrive", "service", "window", "items", "contact", "papers")
"""The keys of a day's columns."""

LEFT_OUT = ("visit", "stop", "sub_district", "priority", "answer_by", "why", "change", "cost")
ELSEWHERE = ("visit", "stop", "sub_district", "why")
TURNS = ("week", "sub_district", "missing")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a van day; `cells` are as many as COLUMNS."""

    kind: Literal["depart", "stop", "meal", "return"]
    cells: tuple[str, ...]


def day_rows(route: RouteView, lang: Lang) -> tuple[Row, ...]:
    """Departure, stops, meal and return in the order of the day."""
    depot = route.depot.said(lang)
    rows = [Row("depart", _row(stop=f"{told('depart', lang)}: {depot}",
                               service=clock(route.depart_s)))]  # fmt: skip
    for number, stop in enumerate(route.stops, start=1):
        rows.append(Row("stop", _stop(number, stop, lang)))
    home = _leg(route.home_s, route.home_m, lang)
    back = {"stop": f"{told('return', lang)}: {depot}", "leg": home}
    rows.append(Row("return", _row(**back, arrive=clock(route.return_s))))
    if route.meal is not None:
        kind, at = meal_place(route)
        places = [route.depot, *(stop.name for stop in route.stops), route.depot]
        words = told(f"meal.{kind}", lang).format(places[at].said(lang))
        meal = _row(stop=f"{told('meal', lang)}\n{words}", service=clocks(*route.meal))
        rows.insert(at + (kind == "before" and at > 0) + (kind == "after"), Row("meal", meal))
    return tuple(rows)


def _row(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(column, "") for column in COLUMNS)


def _stop(number: int, stop: StopView, lang: Lang) -> tuple[str, ...]:
    facts = [kind_name(stop.kind, lang), stop.sub_district.said(lang)]
    facts = [fact for fact in ([] if stop.is_standing else [stop.visit]) + facts if fact]
    window = [clocks(*stop.window)]
    if stop.is_promised:
        window.append(told("promised", lang))
    if stop.answer_by:
        window.append(told("due", lang).format(moment(stop.answer_by)))
    if stop.late_h:
        window.append(told("late", lang).format(stop.late_h))
    return _row(
        number=str(number),
        stop=f"{stop.name.said(lang)}\n{' · '.join(facts)}",
        leg=_leg(stop.leg_s, stop.leg_m, lang),
        arrive=clock(stop.arrive_s),
        service=clocks(stop.start_s, stop.end_s),
        window="\n".join(window),
        items=told("and", lang).join(item.said(lang) for item in stop.items),
        contact=stop.contact,
        papers=told("and", lang).join(stop.papers),
    )


def _leg(seconds: int, metres: int | None, lang: Lang) -> str:
    return "\n".join(filter(None, (minutes_text(seconds, lang), km_text(metres, lang))))


def title(route: RouteView, lang: Lang) -> str:
    """`2023-10-09 Mon · V1`."""
    day = told("weekday", lang).format(weekday(route.date, lang))
    return f"{route.date} {day} · {route.van}"


def crew_text(route: RouteView, lang: Lang) -> str:
    """`officer A 中心-01 · officer B nobody · driver 中心-03`."""
    seats = zip(("officer_a", "officer_b", "driver"), route.crew, strict=True)
    return " · ".join(f"{told(seat, lang)} {who or told('nobody', lang)}" for seat, who in seats)


def totals_text(route: RouteView, lang: Lang) -> str:
    """`52.4 km · 1 h 40 min on the road`, and the overtime if there is any."""
    km = km_text(route.distance_m, lang)
    words = [told("totals", lang).format(km=km)] if km else []
    words.append(told("on_road", lang).format(driving=hours_text(route.travel_s, lang)))
    if route.overtime_s:
        words.append(told("overtime", lang).format(-(-route.overtime_s // 60)))
    return " · ".join(words)


def proof_text(view: RoutesView, route: RouteView, lang: Lang) -> str:
    """`proven best of 14 candidates`, or how far from it at most; empty where nothing is proven."""
    proof = view.proofs.get((route.van, route.date))
    if proof is None:
        return ""
    words = told("proof.best" if proof.is_proven else "proof.gap", lang)
    return words.format(n=proof.candidates, gap=proof.objective - proof.bound)


_DAYS = ("van_days", "van_days_out", "van_days_unmanned", "van_days_proven", "unmet_turns")
_TIMES = (("driving", "travel_s"), ("overtime_min", "overtime_s"))


def count_rows(view: RoutesView, lang: Lang, *, zeros: bool = True) -> list[tuple[str, str]]:
    """The name of every count and its text, with the unit; then distance and times.

    Without `zeros` those that are any.
    """
    apart = {"distance_m", "travel_s", "waiting_s", "overtime_s"}
    rows = [
        (number, told(f"count.{key}", lang), _counted(key, number, lang))
        for key, number in view.counts.items()
        if key not in apart
    ]
    far = view.distance_m
    rows.append((0 if far == 0 else 1, told("kilometres", lang), kilometres(far, lang)))
    for name, key in _TIMES:
        spent = view.counts[key]
        rows.append((spent, told(name, lang), hours_text(spent, lang)))
    return [(name, text) for number, name, text in rows if number or zeros]


def _counted(key: str, number: int, lang: Lang) -> str:
    unit = "days" if key in _DAYS else "visits"
    return told(f"counted.{unit}", lang).format(number)


def left_out_rows(view: RoutesView, lang: Lang) -> Iterator[tuple[str | int | None, ...]]:
    """Every visit that is not made, in the columns LEFT_OUT."""
    for entry in view.left_out:
        words = (entry.name.said(lang), entry.sub_district.said(lang))
        why = entry.why.said(lang) or entry.code or told("no_reason", lang)
        change = wording(entry.change).said(lang) or (told("no_change", lang) if entry.code else "")
        due = moment(entry.answer_by) if entry.answer_by else None
        yield (entry.visit, *words, entry.priority or None, due, why, change, entry.cost)


def elsewhere_rows(view: RoutesView, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Every visit of another date, in the columns ELSEWHERE."""
    for one in view.elsewhere:
        words = (one.name.said(lang), one.sub_district.said(lang))
        why = told(f"elsewhere.{one.why}", lang)
        yield one.visit, *words, why.format(date=one.date, time=clock(one.start_s), van=one.van)


def turn_rows(view: RoutesView, lang: Lang) -> Iterator[tuple[str | int | None, ...]]:
    """Every unmet turn, in the columns TURNS."""
    for turn in view.unmet_turns:
        yield turn.week.isoformat(), turn.sub_district.said(lang), turn.missing
