"""How many windows nobody present can staff: who staffs a post holds its item class."""

from __future__ import annotations

from datetime import date

from optimizer.scenario.schema.fields import HalfDay
from scenarios.generator.desk import Desk

_ANYTHING = ""


def missing_windows(desk: Desk, hall: str, day: date, half: HalfDay) -> int:
    """What lacks of the hall's minimum of windows and of its stations, in a half-day."""
    held = [{_ANYTHING, *desk.people[code].items} for code in desk.at_windows(hall, day, half)]
    posts = [post for post in desk.posts if post.hall == hall]
    stations = [post.item_class for post in posts if post.kind == "station"]
    least = desk.min_windows[hall]
    windows = [post.item_class for post in posts] + [_ANYTHING] * (least - len(posts))
    lacking = (least - _staffed(windows, held), len(stations) - _staffed(stations, held))
    return max(0, *lacking)


def _staffed(windows: list[str], held: list[set[str]]) -> int:
    """The most windows that can have somebody of their own."""
    taken: dict[int, int] = {}
    return sum(_finds(person, windows, held, taken, set()) for person in range(len(held)))


def _finds(
    person: int, windows: list[str], held: list[set[str]], taken: dict[int, int], tried: set[int]
) -> bool:
    for window, what in enumerate(windows):
        if what in held[person] and window not in tried:
            tried.add(window)
            if window not in taken or _finds(taken[window], windows, held, taken, tried):
                taken[window] = person
                return True
    return False
