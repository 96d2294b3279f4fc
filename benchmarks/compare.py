"""Our engines beside the field's in one run: same instances, same seconds, several seeds.

Run `python -m benchmarks.compare FILE... --format F --best best_known.csv --out DIR --limit 60
--seed 1 --seed 2 --engine ours --engine pyvrp`. Every answer is scored anew; one JSON object per
run on stdout, then the mean and the worst gap of each engine. DIR gets `runs.jsonl`, `table.md` and
`gaps.png`; runs that are in `runs.jsonl` already are not made again.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks import engines, rostering, routing
from benchmarks.comparison import ANSWERED, Row, best_known, gap, plot, sums, table

ENGINES = {
    **dict.fromkeys(rostering.FORMATS, ("ours", *rostering.PEERS)),
    **dict.fromkeys(engines.READERS, engines.ENGINES),
}
"""Who can answer instances of a format."""


def measure(path: str, form: str, engine: str, limit_s: float, seed: int) -> Row:
    """One run."""
    family = routing if form in engines.READERS else rostering
    row = family.measure(Path(path), form, engine, limit_s, seed).row
    return {**row, "instance": Path(path).stem, "engine": engine, "seed": seed, "limit_s": limit_s}


def run_all(said: argparse.Namespace) -> list[Row]:
    """Every engine on every instance with every seed, the engines in turn."""
    kept = said.out / "runs.jsonl"
    lines = kept.read_text("utf-8").splitlines() if kept.exists() else []
    rows: list[Row] = [*map(json.loads, lines)]
    known = {(row["instance"], row["engine"], row["seed"], row["limit_s"]) for row in rows}
    for path in said.files:
        for seed in said.seed or [1]:
            for engine in said.engine or ENGINES[said.format]:
                if (Path(path).stem, engine, seed, said.limit) not in known:
                    rows.append(measure(path, said.format, engine, said.limit, seed))
                    print(json.dumps({**rows[-1], "solution": None}), flush=True)
                    with kept.open("a", encoding="utf-8") as file:
                        file.write(json.dumps(rows[-1]) + "\n")
    return rows


def main() -> None:
    """Runs, table, plot; exit code 4 when ours has no legal answer somewhere."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--format", required=True, choices=sorted(ENGINES))
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each run")
    parser.add_argument("--seed", type=int, action="append")
    parser.add_argument("--engine", action="append")
    parser.add_argument("--best", type=Path, required=True, help="CSV: instance,best_known,...")
    parser.add_argument("--out", type=Path, required=True)
    said = parser.parse_args()
    if strangers := set(said.engine or ()) - set(ENGINES[said.format]):
        parser.error(f"no engine for {said.format}: {', '.join(sorted(strangers))}")
    said.out.mkdir(parents=True, exist_ok=True)
    best = best_known(said.best)
    rows = [{**row, "gap": gap(row, best)} for row in run_all(said)]
    for row in sums(rows):
        print(json.dumps(row))
    (said.out / "table.md").write_text(table(rows), "utf-8")
    plot(rows, said.out / "gaps.png")
    ours = [row for row in rows if row["engine"] == "ours"]
    sys.exit(4 if any(row["status"] not in ANSWERED for row in ours) else 0)


if __name__ == "__main__":
    main()
