"""What engines answered on instances with a best-known value: gaps, a table, a plot.

A row is one run: `instance, engine, seed, limit_s, status, objective, bound, seconds, cpu_seconds`
and, once compared, `gap` in % above the best known; a peer that cannot start says why in `absent`.
"""

from __future__ import annotations

import csv
import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import mean
from typing import Any

from optimizer.solving.status import Status

Row = dict[str, Any]
_PACKAGES = ("ortools", "pyvrp", "pyvroom", "timefold", "numba")
ANSWERED = [status for status in Status if status.has_plan]


def best_known(path: Path) -> dict[str, float]:
    """Best-known values by the instance's file name, from the columns instance, best_known."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(Path(row["instance"]).stem, row["best_known"]) for row in csv.DictReader(file)]
    return {name: float(value) for name, value in rows if value.replace(".", "", 1).isdigit()}


def gap(row: Row, best: Mapping[str, float]) -> float | None:
    """Percent above the best-known value; None without a legal answer or a known value."""
    if row["status"] not in ANSWERED or row["instance"] not in best:
        return None
    return 100 * (float(row["objective"]) / best[row["instance"]] - 1)


def sums(rows: Sequence[Row]) -> list[Row]:
    """For each engine its runs, answers, proofs, mean and worst gap, CPU seconds."""
    found = []
    for engine in dict.fromkeys(row["engine"] for row in rows):
        mine = [row for row in rows if row["engine"] == engine and row["status"] != "ABSENT"]
        gaps = [row["gap"] for row in mine if row["gap"] is not None]
        if not mine:
            continue
        found.append(
            {
                "engine": engine,
                "runs": len(mine),
                "answers": len(gaps),
                "refused": sum(row["status"] == Status.DISPUTED for row in mine),
                "proven": sum(row["status"] == Status.OPTIMAL for row in mine),
                "mean gap": round(mean(gaps), 3) if gaps else None,
                "worst gap": round(max(gaps), 3) if gaps else None,
                "CPU s": round(mean(row["cpu_seconds"] for row in mine), 1),
            }
        )
    return found


def table(rows: Sequence[Row]) -> str:
    """The sums, then the mean gap on each instance, as Markdown."""
    each = sums(rows)
    lines = [f"{', '.join(_setting(rows))}. Gaps in % above the best-known value.", ""]
    lines += _markdown([*each[0]], [[*row.values()] for row in each]) if each else []
    engines = [row["engine"] for row in each]
    body = []
    for name in dict.fromkeys(row["instance"] for row in rows):
        of = [row for row in rows if row["instance"] == name]
        bounds = [row["bound"] for row in of if row["engine"] == "ours" and row["bound"]]
        cells = [_mean([r["gap"] for r in of if r["engine"] == engine]) for engine in engines]
        body.append([name, *cells, max(bounds, default="–")])
    lines += ["", *_markdown(["instance", *engines, "our bound"], body)]
    absent = sorted({(r["engine"], r["absent"]) for r in rows if r["status"] == "ABSENT"})
    lines += ["", *(f"Absent: {engine} ({why})" for engine, why in absent)]
    return "\n".join(lines).rstrip() + "\n"


def _setting(rows: Sequence[Row]) -> list[str]:
    """Limits, seeds, machine and versions."""
    limits = sorted({row["limit_s"] for row in rows})
    seeds = sorted({row["seed"] for row in rows})
    told = [f"At most {'/'.join(f'{limit:g}' for limit in limits)} s a run"]
    told += [f"seeds {' '.join(map(str, seeds))}", f"{os.cpu_count()} cores"]
    told.append(f"Python {platform.python_version()}")
    for package in _PACKAGES:
        try:
            told.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return told


def _mean(gaps: Sequence[float | None]) -> str:
    known = [gap for gap in gaps if gap is not None]
    missing = f" ({len(gaps) - len(known)} without)" if len(known) < len(gaps) else ""
    return (f"{mean(known):.2f}" if known else "–") + missing


def _markdown(head: list[str], body: list[list[Any]]) -> list[str]:
    rows = [head, ["---"] * len(head), *body]
    return [f"| {' | '.join('–' if cell is None else str(cell) for cell in row)} |" for row in rows]


def plot(rows: Sequence[Row], path: Path) -> None:
    """Every run's gap as a dot, a column for each engine, its mean as a line."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    each = [row for row in sums(rows) if row["mean gap"] is not None]
    for at, row in enumerate(each):
        mine = [r for r in rows if r["engine"] == row["engine"] and r["gap"] is not None]
        offsets = [at + (number % 7 - 3) * 0.05 for number in range(len(mine))]
        axes.plot(offsets, [r["gap"] for r in mine], "o", alpha=0.5)
        axes.hlines(row["mean gap"], at - 0.3, at + 0.3, colors="black")
        axes.annotate(f"{row['mean gap']:.2f}", (at + 0.32, row["mean gap"]))
    axes.set_xticks(range(len(each)), [row["engine"] for row in each])
    axes.set_ylabel("% above best known")
    axes.set_yscale("symlog", linthresh=0.1)
    axes.set_xlim(-0.5, len(each) - 0.2)
    axes.set_ylim(bottom=min([0.0, *(r["gap"] for r in rows if r["gap"] is not None)]) - 0.02)
    figure.savefig(path, dpi=120)
