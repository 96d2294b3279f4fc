"""The honest endings of a solve: seven statuses, of which only two hold a plan."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from optimizer.errors import Interrupted, NoPlan, OptimizerError, OutOfTime
from optimizer.words.label import Label


class Status(StrEnum):
    """How a solve ended."""

    OPTIMAL = "OPTIMAL"
    FEASIBLE = "FEASIBLE"
    INFEASIBLE = "INFEASIBLE"
    OUT_OF_TIME = "OUT_OF_TIME"
    CANCELLED = "CANCELLED"
    CRASHED = "CRASHED"
    DISPUTED = "DISPUTED"

    @property
    def has_plan(self) -> bool:
        """There is a plan that the judge accepted."""
        return self in (Status.OPTIMAL, Status.FEASIBLE)

    @property
    def exit_code(self) -> int:
        """What the command line ends with: 0 with a plan, else the code of the matching error."""
        return _EXIT_CODES.get(self, 0)

    def meaning(self, lang: Literal["en", "zh"]) -> str:
        """One sentence for people."""
        english, chinese = _MEANINGS[self]
        return english if lang == "en" else chinese


_EXIT_CODES = {
    Status.INFEASIBLE: NoPlan.exit_code,
    Status.OUT_OF_TIME: OutOfTime.exit_code,
    Status.CANCELLED: Interrupted.exit_code,
    Status.CRASHED: OptimizerError.exit_code,
    Status.DISPUTED: OptimizerError.exit_code,
}

_MEANINGS = {
    Status.OPTIMAL: ("No better plan exists.", "不存在更好的计划。"),
    Status.FEASIBLE: (
        "The plan obeys every rule; a better one may exist.",
        "计划符合全部规则，但可能还有更好的计划。",
    ),
    Status.INFEASIBLE: ("No plan can obey the rules.", "没有计划能同时符合全部规则。"),
    Status.OUT_OF_TIME: ("No plan was found within the limit.", "在时限内没有找到计划。"),
    Status.CANCELLED: ("Somebody stopped the run.", "运行已被人为中止。"),
    Status.CRASHED: ("The solver broke down; this is our bug.", "求解程序崩溃，属于软件缺陷。"),
    Status.DISPUTED: (
        "The judge refused the solver's plan; this is our bug.",
        "校核未通过求解器的计划，属于软件缺陷。",
    ),
}


def error_of(status: Status, detail: str, detail_zh: str = "") -> OptimizerError:
    """The error of a status without a plan; the message starts with what the status means."""
    kinds: dict[Status, type[OptimizerError]] = {
        Status.INFEASIBLE: NoPlan,
        Status.OUT_OF_TIME: OutOfTime,
        Status.CANCELLED: Interrupted,
    }
    english = f"{status.meaning('en')}\n{detail}".rstrip()
    chinese = f"{status.meaning('zh')}\n{detail_zh or detail}".rstrip()
    return kinds.get(status, OptimizerError)(Label(english, chinese))
