"""Coverage worked out slowly, second by second, from docs/coverage.md; shares no code."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.coverage.case import Case, Point, Spot

DISTRICT = ("service_centre", "insurance_hall")


@dataclass
class Answer:
    share: dict[Any, Fraction | None] = field(default_factory=dict)
    access: dict[Any, Any] = field(default_factory=dict)
    savings: dict[Any, tuple[Fraction, Fraction]] = field(default_factory=dict)
    uncovered: set[tuple[str, str, str]] = field(default_factory=set)


def cover(case: Case) -> Answer:
    answer = Answer()
    areas = ["", *sorted({p.sub_district for p in case.points if p.sub_district})]
    times = [(day, half) for day in sorted(case.kinds) for half in range(48)]
    for item_class in case.item_classes:
        served = {time: sorted(open_spots(case, item_class, *time)) for time in times}
        for mode in ("walk", "car"):
            ways = {
                (p.id, time): nearest(case, mode, p, served[time])
                for p in case.points
                for time in times
            }
            for point in case.points:
                if not any(near(case, ways[point.id, time]) for time in times):
                    answer.uncovered.add((item_class, mode, point.id))
            for area in areas:
                people = [p for p in case.points if area in ("", p.sub_district)]
                for time in times:
                    answer.share[(item_class, mode, area, *time)] = mean(
                        [(p.population, near(case, ways[p.id, time])) for p in people]
                    )
                for band, inside in bands(case, times):
                    told = [(ways[p.id, time], p.population) for p in people for time in inside]
                    answer.access[item_class, mode, area, band] = access(case, told)
        for area in areas:
            people = [p for p in case.points if area in ("", p.sub_district)]
            for band, inside in bands(case, times):
                km = saving(case, item_class, people, [served[time] for time in inside])
                if km is not None:
                    answer.savings[item_class, area, band] = km
    return answer


def bands(case: Case, times):
    named = {"ordinary": ("workday", [case.morning, case.afternoon])}
    for name, slot in case.slots.items():
        named[name] = (slot.days, [slot.hours])
    for name, (days, spans) in named.items():
        inside = [
            (day, half)
            for day, half in times
            if case.day_type(day) == days
            and all(
                any(start <= minute < end for start, end in spans)
                for minute in range(half * 30, half * 30 + 30)
            )
        ]
        if inside:
            yield name, inside


def open_spots(case: Case, item_class, day, half) -> set[Spot]:
    minutes = range(half * 30, half * 30 + 30)
    found = set()
    for place in case.places:
        if all(hall_serves(case, place, item_class, day, minute) for minute in minutes):
            found.add(place.at)
    for row in case.service_points:
        if not row.every_day and case.day_type(day) != "workday":
            continue
        spans = row.hours or (case.morning, case.afternoon)
        if item_class in widened(case, row.offers) and all(
            any(a <= minute < b for a, b in spans) for minute in minutes
        ):
            found.add(row.at)
    for site in case.van_sites:
        if item_class not in widened(case, site.offers):
            continue
        stays = [(s.start_s, s.end_s) for s in case.stays if (s.id, s.date) == (site.id, day)]
        seconds = range(half * 1800, half * 1800 + 1800)
        if stays and sum(any(a <= s < b for a, b in stays) for s in seconds) >= 900:
            found.add(site.at)
    return found


def hall_serves(case: Case, place, item_class, day, minute) -> bool:
    ordinary = any(start <= minute < end for start, end in (case.morning, case.afternoon))
    is_usual = ordinary and case.day_type(day) == "workday"
    if is_usual and item_class in widened(case, usual(case, place)):
        return True
    for duty in case.duties:
        if (duty.hall, duty.date) == (place.id, day) and duty.holder is not None:
            start, end = case.slots[duty.slot].hours
            offers = (case.openings[duty.hall, duty.slot],)
            if start <= minute < end and item_class in widened(case, offers):
                return True
    return False


def usual(case: Case, place) -> set[str]:
    if place.kind == "hall":
        return {"universal"} | {post.offers for post in case.posts if post.hall == place.id}
    if place.kind == "service_centre":
        return set(case.item_classes)
    if place.kind == "insurance_hall":
        stations = {post.offers for post in case.posts if post.kind == "station"}
        for row in case.service_points:
            stations |= set(row.offers) if row.kind == "station" else set()
        return stations
    return set()


def widened(case: Case, offers) -> set[str]:
    known = set(offers)
    if "universal" in known:
        for items in case.held:
            known |= set(items) if "universal" in items else set()
    return known


def nearest(case: Case, mode: str, point: Point, spots) -> int | None:
    ways = [case.seconds[mode, point.at, spot] for spot in spots]
    return min((way for way in ways if way >= 0), default=None)


def near(case: Case, way) -> bool:
    return way is not None and way <= case.within_min * 60


def mean(pairs) -> Fraction | None:
    people = sum(population for population, _ in pairs)
    return Fraction(sum(n for n, yes in pairs if yes), people) if people else None


def access(case: Case, told):
    """Share, mean, P90, maximum, share of those who have none: people listed one by one."""
    everybody = [way for way, people in told for _ in range(people)]
    if not everybody:
        return None, None, None, None, None
    some = sorted(way for way in everybody if way is not None)
    share = Fraction(sum(near(case, way) for way in everybody), len(everybody))
    none = Fraction(len(everybody) - len(some), len(everybody))
    if not some:
        return share, None, None, None, none
    p90 = next(way for way in some if 10 * sum(other <= way for other in some) >= 9 * len(some))
    return share, Fraction(sum(some), len(some)), p90, some[-1], none


def saving(case: Case, item_class, people, served):
    halls = [
        place.at
        for place in case.places
        if place.kind in DISTRICT and item_class in widened(case, usual(case, place))
    ]
    if not halls:
        return None
    before = saved = Fraction(0)
    for point in people:
        usual_m = shortest_m(case, point, halls) or 0
        before += Fraction(2 * usual_m * point.population, 1000)
        for spots in served:
            now_m = shortest_m(case, point, spots)
            if now_m is not None and now_m < usual_m:
                less_m = usual_m - now_m
                saved += Fraction(2 * less_m * point.population, 1000 * len(served))
    return before, saved


def shortest_m(case: Case, point: Point, spots) -> int | None:
    ways = [case.metres[point.at, spot] for spot in spots]
    return min((way for way in ways if way >= 0), default=None)
