"""Published routing instances, solved by our engine or a peer: one JSON object per instance.

Run `python -m benchmarks.routing FILE... --format vrplib|solomon|tsptw --limit S [--engine ours]`.
`--solution FILE` writes the answer, one route per line as customer numbers; of several instances
into a folder, one file each. A peer that cannot start is printed as ABSENT.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import engines, published
from benchmarks.engines import ENGINES, READERS, Run


def measure(path: Path, form: str, engine: str, limit_s: float, seed: int) -> Run:
    """One run of an engine on a file."""
    return engines.measure(READERS[form](path), engine, limit_s, seed)


def main() -> None:
    """Every instance; exit code 4 when one has no legal answer."""
    published.run(__doc__, READERS, ENGINES, measure, ".txt")


if __name__ == "__main__":
    main()
