"""The command of a family of published instances: each answered in turn, one JSON object each."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol


class Answered(Protocol):
    """What an engine answers; `is_answered` if it is a legal plan, `write` puts that in a file."""

    @property
    def name(self) -> str:
        """Of the instance."""

    @property
    def row(self) -> dict[str, object]:
        """The answer as one JSON object."""

    @property
    def is_answered(self) -> bool:
        """There is a legal plan."""

    def write(self, path: Path) -> None:
        """The plan, as the family writes it."""


def run(
    doc: str | None,
    formats: Iterable[str],
    engines: Iterable[str],
    answer: Callable[[Path, str, str, float, int], Answered],
    suffix: str,
) -> None:
    """Every file of the command line; exit code 4 when one has no legal answer.

    `answer` gets file, format, engine, seconds and seed. Of several files the answers go to a
    folder, each with this suffix.
    """
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--format", required=True, choices=sorted(formats))
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each instance")
    parser.add_argument("--engine", choices=list(engines), default="ours")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--solution", type=Path, help="where the answer goes")
    said = parser.parse_args()
    is_answered = True
    for path in said.files:
        try:
            found = answer(path, said.format, said.engine, said.limit, said.seed)
        except (ValueError, OSError) as wrong:
            parser.error(str(wrong))
        print(json.dumps(found.row), flush=True)
        is_answered &= found.is_answered
        if said.solution and found.is_answered:
            target = said.solution
            if len(said.files) > 1:
                target.mkdir(parents=True, exist_ok=True)
                target = target / f"{found.name}{suffix}"
            found.write(target)
    sys.exit(0 if is_answered else 4)
