"""How many people a hall's windows need in a half-day, by what these people can do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from optimizer.roster.problem.problem import RosterProblem


class Need(NamedTuple):
    """So many of the people present hold one of these item classes; anybody counts for None."""

    people: int
    classes: frozenset[str] | None

    def is_met_by(self, items: frozenset[str]) -> bool:
        """Somebody who holds these items is one of them."""
        return self.classes is None or bool(items & self.classes)


def needs_of(problem: RosterProblem, hall: str) -> tuple[Need, ...]:
    """What keeps the minimum of windows open, and every station; empty when nothing does.

    The windows are the hall's posts, each for who holds its class, and windows for anybody up to
    the minimum. As many can be staffed as people can be matched to them: by Hall's theorem that is
    short by what the worst set of classes lacks.
    """
    posts = [post for post in problem.posts if post.hall == hall]
    stations = [post.item_class for post in posts if post.kind == "station"]
    least = problem.hall[hall].min_windows
    spare = max(len(posts), least) - least
    found = [Need(least, None), *_by_class([post.item_class for post in posts], spare)]
    found += _by_class(stations, 0)
    return tuple(dict.fromkeys(need for need in found if need.people > 0))


def _by_class(windows: list[str], spare: int) -> Iterable[Need]:
    """For each set of classes its windows, less those that may stay empty."""
    count = Counter(windows)
    for size in range(1, len(count) + 1):
        for classes in combinations(sorted(count), size):
            yield Need(sum(count[c] for c in classes) - spare, frozenset(classes))


def most_missing(needs: Iterable[Need]) -> int:
    """The windows that are missing when nobody is present."""
    return max((need.people for need in needs), default=0)


def missing(needs: Iterable[Need], present: Iterable[frozenset[str]]) -> int:
    """The windows that are missing with people present who hold these items."""
    held = list(present)
    return max((0, *(need.people - sum(map(need.is_met_by, held)) for need in needs)))
