"""One error tree: what went wrong, the exit code, and nothing else.

OptimizerError (1)
├── ScenarioError (2)   the input is wrong; carries every mistake at once
├── UsageError (2)      the command line or the call is wrong
├── NoPlan (3)          the rules contradict each other
├── OutOfTime (4)       no plan within the limit
└── Interrupted (130)   somebody pressed Ctrl-C
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake in the input: where it is, what is wrong, what would be right.

    `place` is `file:line:column` for text files and `file!sheet!cell` for xlsx.
    """

    place: str
    field: str
    problem: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.field}: {self.problem}{hint}"


class OptimizerError(Exception):
    """Anything we can explain, in English (`str`) and Chinese. A bug is never an OptimizerError."""

    exit_code = 1
    http_status = 500

    def __init__(self, english: str, chinese: str = "") -> None:
        super().__init__(english)
        self.chinese = chinese or english


class ScenarioError(OptimizerError):
    """The input is wrong; `mistakes` lists every mistake, sorted by place."""

    exit_code = 2
    http_status = 422

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


class UsageError(OptimizerError):
    """The command line or the call is wrong; the message says how to say it right."""

    exit_code = 2
    http_status = 400


class NoPlan(OptimizerError):
    """The rules contradict each other; the message names which."""

    exit_code = 3
    http_status = 409


class OutOfTime(OptimizerError):
    """No plan was found within the limit."""

    exit_code = 4
    http_status = 504


class Interrupted(OptimizerError):
    """A person stopped the run."""

    exit_code = 130
    http_status = 499
