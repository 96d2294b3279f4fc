"""The JSON Schema of every JSON file that a command writes or reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from optimizer.exchange.coverage_file import CoverageFile
from optimizer.exchange.fields import Row
from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.routes_file import RoutesFile
from optimizer.exchange.summary_file import SummaryFile

Kind = Literal["roster", "routes", "coverage", "summary"]

FILES: Mapping[Kind, type[Row]] = {
    "roster": RosterFile,
    "routes": RoutesFile,
    "coverage": CoverageFile,
    "summary": SummaryFile,
}
"""The model of each file, by its name without `.json`."""


def file_schema(kind: Kind) -> dict[str, Any]:
    """The schema of `KIND.json`; what a file by hand may leave out is not required."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **FILES[kind].model_json_schema(),
    }
