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

from optimizer.words.message import Lang, Message, Said


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in the input: where it is, what is wrong, what would be right.

    `place` is `file:line:column` for text files and `file!sheet!cell` for xlsx. `field` is a word
    of the input, or ours (`message("file")`) for what is no field.
    """

    place: str
    field: str | Message
    problem: Said
    hint: Said | None = None

    def said(self, lang: Lang) -> str:
        """`place: field: problem (hint)` in one language."""
        field = self.field if isinstance(self.field, str) else self.field.said(lang)
        hint = f" ({self.hint.said(lang)})" if self.hint else ""
        return f"{self.place}: {field}: {self.problem.said(lang)}{hint}"

    def __str__(self) -> str:
        return self.said("en")


class WrongValue(ValueError):
    """A value cannot be what it should be; the message says why, of the value itself."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class OptimizerError(Exception):
    """Anything we can explain, in each language; `str` is English. A bug is never one of these."""

    exit_code = 1

    def __init__(self, message: Said) -> None:
        super().__init__(message)
        self.message = message

    def said(self, lang: Lang) -> str:
        """The message in one language."""
        return self.message.said(lang)

    def __str__(self) -> str:
        return self.said("en")


class ScenarioError(OptimizerError):
    """The input is wrong; `mistakes` lists every mistake, sorted by place."""

    exit_code = 2

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        Exception.__init__(self, self.mistakes)

    def said(self, lang: Lang) -> str:
        """The mistakes in one language, one to a line."""
        return "\n".join(mistake.said(lang) for mistake in self.mistakes)


class UsageError(OptimizerError):
    """The command line or the call is wrong; the message says how to say it right."""

    exit_code = 2


class NoPlan(OptimizerError):
    """The rules contradict each other; the message names which."""

    exit_code = 3


class OutOfTime(OptimizerError):
    """No plan was found within the limit."""

    exit_code = 4


class Interrupted(OptimizerError):
    """A person stopped the run."""

    exit_code = 130
