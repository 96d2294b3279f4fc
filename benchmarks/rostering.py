"""Published rosters, solved by the product's own model: one JSON object per instance on stdout.

Run `python -m benchmarks.rostering FILE... --format curtois_qu|inrc2 --limit S`; an INRC-II FILE
is the instance's name behind its folder, `inrc2/n030w4_1_6-2-9-1`. `--solution FILE` writes the
answer as CSV, `staff,day,shift[,skill]` with days from 0; of several instances into a folder.
`--engine cp_sat|highs` gives the product's whole model to a peer instead.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import published
from benchmarks.formats import curtois_qu, inrc2
from benchmarks.formats.ward import Held, rows_of
from benchmarks.peers.roster import cp_sat, highs
from benchmarks.scorers import curtois_qu as curtois_qu_scorer
from benchmarks.scorers import inrc2 as inrc2_scorer
from optimizer.roster.judge import judge
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.plan_month import plan_roster_problem
from optimizer.roster.problem.problem import RosterProblem
from optimizer.solving.effort import Effort
from optimizer.solving.outcome import Outcome, Solved
from optimizer.solving.process.run import Child, Ran
from optimizer.solving.status import Status


@dataclass(frozen=True, slots=True)
class Format:
    """How a published family is read, written and scored."""

    read: Callable[[str], RosterProblem]
    score: Callable[[str, Sequence[Held]], tuple[int, list[str]]]
    columns: tuple[str, ...]


FORMATS = {
    "curtois_qu": Format(
        curtois_qu.read,
        lambda path, rows: curtois_qu_scorer.score(path, [row[:3] for row in rows]),
        Held._fields[:3],
    ),
    "inrc2": Format(inrc2.read, inrc2_scorer.score, Held._fields),
}


PEERS: dict[str, Callable[..., Solved[RosterPlan]]] = {"cp_sat": cp_sat, "highs": highs}
"""Engines that get the product's whole model."""
_MEMORY_MB, _GRACE_S = 6_000, 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answers: `rows` are empty unless the status holds a plan."""

    instance: str
    status: Status
    objective: int | None
    bound: int
    seconds: float
    cpu_seconds: float
    rows: tuple[Held, ...]

    columns: tuple[str, ...]

    @property
    def row(self) -> dict[str, object]:
        """The answer as one JSON object."""
        said = {name: getattr(self, name) for name in ("instance", "status", "objective", "bound")}
        said |= {"seconds": self.seconds, "cpu_seconds": self.cpu_seconds}
        return said | {"solution": self._written or None}

    @property
    def name(self) -> str:
        """Of the instance."""
        return self.instance

    @property
    def is_answered(self) -> bool:
        """There is a legal plan."""
        return self.status.has_plan

    @property
    def _written(self) -> list[tuple[object, ...]]:
        return [row[: len(self.columns)] for row in self.rows]

    def write(self, path: Path) -> None:
        """The answer as CSV with a head line."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self.columns)
            writer.writerows(self._written)


def measure(path: Path, form: str, engine: str, limit_s: float, seed: int) -> Answer:
    """An engine's answer; one that the judge or the independent scorer refuses is DISPUTED."""
    family = FORMATS[form]
    problem = family.read(str(path))
    effort = Effort(limit_s=limit_s, seed=seed)
    ran = ours(problem, effort) if engine == "ours" else peer(engine, problem, effort)
    status, rows = ran.status, rows_of(problem, ran.plan) if ran.plan else []
    if ran.plan and family.score(str(path), rows) != (ran.objective, []):
        status = Status.DISPUTED
    return Answer(
        instance=problem.name,
        status=status,
        objective=ran.objective,
        bound=ran.bound,
        seconds=round(ran.seconds, 2),
        cpu_seconds=round(ran.cpu_seconds, 2),
        rows=tuple(rows),
        columns=family.columns,
    )


def ours(problem: RosterProblem, effort: Effort) -> Outcome[RosterPlan]:
    """The product's planning."""
    return plan_roster_problem(problem, effort)


def peer(engine: str, problem: RosterProblem, effort: Effort) -> Outcome[RosterPlan]:
    """A peer's answer to the same problem, in a child process, judged."""
    with Child(memory_mb=_MEMORY_MB, grace_s=_GRACE_S) as child:
        ran: Ran[Solved[RosterPlan]]
        ran = child.run(PEERS[engine], problem, effort, limit_s=effort.limit_s)
    found = ran.value or Solved(ran.status)
    verdict = judge(problem, found.plan) if found.plan else None
    status = found.status
    if verdict and not (verdict.is_legal and verdict.objective == found.objective):
        status = Status.DISPUTED
    return Outcome(
        status,
        found.plan,
        verdict,
        found.bound,
        seconds=ran.seconds,
        cpu_seconds=ran.cpu_seconds,
    )


def main() -> None:
    """Every instance; exit code 4 when one has no legal answer."""
    published.run(__doc__, FORMATS, ("ours", *PEERS), measure, ".csv")


if __name__ == "__main__":
    main()
