"""The honest endings of a solve: seven statuses, of which only two hold a plan."""

from __future__ import annotations

from enum import StrEnum

from optimizer.errors import Interrupted, NoPlan, OptimizerError, OutOfTime
from optimizer.words.label import Label
from optimizer.words.message import Lang, Lines, Said


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
        return 0 if self.has_plan else _ERRORS[self].exit_code

    def said(self, lang: Lang) -> str:
        """What it means, one sentence for people."""
        return _MEANINGS[self].said(lang)


_ERRORS: dict[Status, type[OptimizerError]] = {
    Status.INFEASIBLE: NoPlan,
    Status.OUT_OF_TIME: OutOfTime,
    Status.CANCELLED: Interrupted,
    Status.CRASHED: OptimizerError,
    Status.DISPUTED: OptimizerError,
}

_MEANINGS = {
    Status.OPTIMAL: Label("No better plan exists.", "不存在更好的计划。"),
    Status.FEASIBLE: Label(
        "The plan obeys every rule; a better one may exist.",
        "计划符合全部规则，但可能还有更好的计划。",
    ),
    Status.INFEASIBLE: Label("No plan can obey the rules.", "没有计划能同时符合全部规则。"),
    Status.OUT_OF_TIME: Label("No plan was found within the limit.", "在时限内没有找到计划。"),
    Status.CANCELLED: Label("Somebody stopped the run.", "运行已被人为中止。"),
    Status.CRASHED: Label(
        "The solver broke down; this is our bug.",
        "求解程序崩溃，属于软件缺陷。",
    ),
    Status.DISPUTED: Label(
        "The judge refused the solver's plan; this is our bug.",
        "校核未通过求解器的计划，属于软件缺陷。",
    ),
}


def error_of(status: Status, detail: Said | None = None) -> OptimizerError:
    """The error of a status without a plan; it starts with what the status means."""
    said = status if detail is None else Lines((status, detail))
    return _ERRORS[status](said)
