"""Child processes for tests: none at all."""

from collections.abc import Callable, Iterable, Iterator
from typing import Self, TypeVar

from optimizer.solving.process.children import Call
from optimizer.solving.process.run import Ran

K = TypeVar("K")


class Inline:
    """Children that are this process: what they are asked they do at once, one after another."""

    most = 2

    def __init__(self, most: int) -> None:
        assert most

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        pass

    @property
    def first(self) -> Self:
        return self

    def run_each(self, calls: Iterable[Call[K]]) -> Iterator[tuple[K, Ran[object]]]:
        for call in calls:
            yield call.key, self.run(call.function, *call.args, limit_s=call.limit_s)

    def run(self, job: Callable[..., object], *args: object, limit_s: float) -> Ran[object]:
        assert limit_s > 0
        return Ran("done", job(*args, report=None))
