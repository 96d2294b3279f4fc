"""Our rosters beside plain CP-SAT and HiGHS: one run, the same limit, instances and seeds.

Run `python -m benchmarks.rostering_table FILE... --format curtois_qu --best best_known.csv
--limit 60 --seed 1 --seed 2 --engine ours --engine cp_sat --out table.md`. Every answer is
re-scored by the independent scorer; gaps are to the best known value, in percent. `--plot FILE`
draws them.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import mean

from benchmarks.rostering import FORMATS, PEERS, Answer, answer

ENGINES = ("ours", *PEERS)
_HEAD = ["instance", "best known", "engine", "seed", "status", "objective", "bound", "gap %"]
_HEAD += ["seconds", "CPU seconds"]


@dataclass(frozen=True, slots=True)
class Row:
    """One engine on one instance with one seed."""

    engine: str
    seed: int
    best_known: int
    answer: Answer

    @property
    def gap(self) -> float | None:
        """Percent above the best known value; None without a legal answer."""
        if self.answer.status not in ("OPTIMAL", "FEASIBLE") or self.answer.objective is None:
            return None
        return 100 * (self.answer.objective - self.best_known) / self.best_known


def best_known(path: Path) -> dict[str, int]:
    """Best known values by the instance's name, from a CSV with `instance` and `best_known`."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            Path(row["instance"]).name.removesuffix(".txt"): int(row["best_known"])
            for row in csv.DictReader(file)
            if row["best_known"].isdigit()
        }


def table(rows: Sequence[Row], limit_s: float) -> str:
    """The rows in Markdown, with mean and worst gap of each engine."""
    lines = [
        f"{os.cpu_count()} cores, Python {platform.python_version()}, OR-Tools "
        f"{version('ortools')}, at most {limit_s:g} s each.",
        "",
        f"| {' | '.join(_HEAD)} |",
        "|---" * len(_HEAD) + "|",
    ]
    for row in rows:
        told = row.answer
        gap = "" if row.gap is None else f"{row.gap:.2f}"
        objective = "" if told.objective is None else told.objective
        lines.append(
            f"| {told.instance} | {row.best_known} | {row.engine} | {row.seed} | {told.status} "
            f"| {objective} | {told.bound} | {gap} | {told.seconds:.1f} | {told.cpu_seconds:.1f} |"
        )
    lines += ["", "| engine | runs | answers | mean gap % | worst gap % |", "|---|---|---|---|---|"]
    for engine in dict.fromkeys(row.engine for row in rows):
        mine = [row for row in rows if row.engine == engine]
        gaps = [row.gap for row in mine if row.gap is not None]
        said = f"{mean(gaps):.2f} | {max(gaps):.2f}" if gaps else " | "
        lines.append(f"| {engine} | {len(mine)} | {len(gaps)} | {said} |")
    return "\n".join(lines) + "\n"


def draw(rows: Sequence[Row], path: Path) -> None:
    """Gaps by instance, one mark for each run; an engine has one colour and shape."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 4), layout="constrained")
    axes = figure.subplots()
    names = list(dict.fromkeys(row.answer.instance for row in rows))
    for engine, mark in zip(ENGINES, "o^s", strict=True):
        found = [row for row in rows if row.engine == engine and row.gap is not None]
        at = [names.index(row.answer.instance) for row in found]
        axes.plot(at, [row.gap or 0.0 for row in found], mark, label=engine, alpha=0.7)
    axes.set_xticks(range(len(names)), names, rotation=30, ha="right")
    axes.set_ylabel("above best known, %")
    axes.set_yscale("symlog", linthresh=0.1)
    axes.set_ylim(bottom=-0.02)
    axes.grid(axis="y", alpha=0.3)
    axes.legend()
    figure.savefig(path)


def main() -> None:
    """Every instance with every seed and engine; JSON lines on stdout as they come."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--format", required=True, choices=sorted(FORMATS))
    parser.add_argument("--best", type=Path, required=True, help="CSV of best known values")
    parser.add_argument("--limit", type=float, default=60.0)
    parser.add_argument("--seed", type=int, action="append")
    parser.add_argument("--engine", action="append", choices=ENGINES)
    parser.add_argument("--out", type=Path, help="the table, in Markdown")
    parser.add_argument("--plot", type=Path, help="the picture (png, svg)")
    said = parser.parse_args()
    known, rows = best_known(said.best), []
    for path in said.files:
        for seed in said.seed or [1]:
            for engine in said.engine or ENGINES[:2]:
                found = answer(path, said.format, said.limit, seed, engine)
                rows.append(Row(engine, seed, known[found.instance], found))
                told = json.loads(found.line(())) | {"engine": engine, "seed": seed}
                print(json.dumps(told | {"solution": None, "gap": rows[-1].gap}), flush=True)
    if said.out:
        said.out.write_text(table(rows, said.limit), "utf-8")
    if said.plot:
        draw(rows, said.plot)


if __name__ == "__main__":
    main()
