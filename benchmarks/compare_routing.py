"""Our engine beside its peers in one run: same instance, same seconds, several seeds.

Run `python -m benchmarks.compare_routing FILE... --format vrplib --limit 10 --seed 1 --seed 2
--best best_known.csv --out DIR`. Every answer is scored anew; one JSON object per run on stdout,
then the mean and the worst gap of each engine. DIR gets `runs.jsonl`, `table.md` and `gaps.png`;
runs that are in `runs.jsonl` already are not made again.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.engines import ENGINES, READERS, measure

Row = dict[str, Any]
_PACKAGES = ("ortools", "pyvrp", "pyvroom", "timefold", "numba")


def best_known(path: Path) -> dict[str, float]:
    """Best-known values by instance; the column `instance` holds file names."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {Path(row["instance"]).stem: float(row["best_known"]) for row in rows}


def run_all(said: argparse.Namespace, best: dict[str, float]) -> list[Row]:
    """Every engine on every instance with every seed, the engines in turn."""
    kept = said.out / "runs.jsonl"
    rows: list[Row] = (
        [*map(json.loads, kept.read_text("utf-8").splitlines())] if kept.exists() else []
    )
    known = {(row["instance"], row["engine"], row["seed"], row["limit_s"]) for row in rows}
    for path in said.files:
        instance = READERS[said.format](path)
        for seed in said.seed or [1]:
            for engine in said.engine or ENGINES:
                if (instance.name, engine, seed, said.limit) in known:
                    continue
                row = measure(instance, engine, said.limit, seed).row
                row |= {"limit_s": said.limit, "gap": gap(row, best)}
                rows.append(row)
                print(json.dumps({**row, "solution": None}), flush=True)
                with kept.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(row) + "\n")
    return rows


def gap(row: Row, best: dict[str, float]) -> float | None:
    """Percent above the best-known value; None without an answer."""
    if row["objective"] is None or row["instance"] not in best:
        return None
    return 100 * (float(row["objective"]) / best[row["instance"]] - 1)


def sums(rows: list[Row]) -> list[Row]:
    """For each engine its runs, answers, proofs, mean and worst gap, CPU seconds."""
    found = []
    for engine in ENGINES:
        mine = [row for row in rows if row["engine"] == engine and row["status"] != "ABSENT"]
        gaps = [row["gap"] for row in mine if row["gap"] is not None]
        if not mine:
            continue
        found.append(
            {
                "engine": engine,
                "runs": len(mine),
                "answers": len(gaps),
                "refused": sum(row["status"] == "DISPUTED" for row in mine),
                "proven": sum(row["status"] == "OPTIMAL" for row in mine),
                "mean gap": round(mean(gaps), 3) if gaps else None,
                "worst gap": round(max(gaps), 3) if gaps else None,
                "CPU s": round(mean(row["cpu_seconds"] for row in mine), 1),
            }
        )
    return found


def table(rows: list[Row]) -> str:
    """The sums, then the mean gap on each instance, as Markdown."""
    lines = [f"Versions: {', '.join(_versions())}. Gaps in % above the best-known value.", ""]
    each = sums(rows)
    lines += _markdown([*each[0]], [[*row.values()] for row in each])
    engines = [row["engine"] for row in each]
    body = []
    for name in sorted({row["instance"] for row in rows}):
        of = [row for row in rows if row["instance"] == name]
        bounds = [row["bound"] for row in of if row["engine"] == "ours" and row["bound"]]
        cells = [_mean([r["gap"] for r in of if r["engine"] == engine]) for engine in engines]
        body.append([name, *cells, max(bounds, default="–")])
    lines += ["", *_markdown(["instance", *engines, "our bound"], body)]
    absent = sorted({(r["engine"], r["absent"]) for r in rows if r["status"] == "ABSENT"})
    lines += ["", *(f"Absent: {engine} ({why})" for engine, why in absent)]
    return "\n".join(lines).rstrip() + "\n"


def _mean(gaps: list[float | None]) -> str:
    known = [gap for gap in gaps if gap is not None]
    missing = f" ({len(gaps) - len(known)} without)" if len(known) < len(gaps) else ""
    return (f"{mean(known):.2f}" if known else "–") + missing


def _markdown(head: list[str], body: list[list[Any]]) -> list[str]:
    rows = [head, ["---"] * len(head), *body]
    return [f"| {' | '.join('–' if cell is None else str(cell) for cell in row)} |" for row in rows]


def _versions() -> list[str]:
    found = []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return found


def plot(rows: list[Row], path: Path) -> None:
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


def main() -> None:
    """Runs, table, plot; exit code 4 when ours has no legal answer somewhere."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--format", required=True, choices=sorted(READERS))
    parser.add_argument("--limit", type=float, default=10.0, help="seconds for each run")
    parser.add_argument("--seed", type=int, action="append")
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--best", type=Path, required=True, help="CSV: instance,best_known,...")
    parser.add_argument("--out", type=Path, required=True)
    said = parser.parse_args()
    said.out.mkdir(parents=True, exist_ok=True)
    rows = run_all(said, best_known(said.best))
    for row in sums(rows):
        print(json.dumps(row))
    (said.out / "table.md").write_text(table(rows), "utf-8")
    plot(rows, said.out / "gaps.png")
    ours = [row for row in rows if row["engine"] == "ours"]
    sys.exit(4 if any(row["objective"] is None for row in ours) else 0)


if __name__ == "__main__":
    main()
