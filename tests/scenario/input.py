"""A scenario as plain data that a test may damage, shuffle and write again."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

Record = dict[str, str]


@dataclass
class Input:
    """The settings, tables and what-ifs of a scenario folder."""

    settings: dict[str, Any]
    tables: dict[str, list[Record]]
    headers: dict[str, list[str]] = field(default_factory=dict)
    what_ifs: dict[str, dict[str, Any]] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Every file anew; JSON is YAML too."""
        (folder / "what-if").mkdir(parents=True, exist_ok=True)
        (folder / "scenario.yaml").write_text(_json(self.settings), "utf-8")
        for name, change in self.what_ifs.items():
            (folder / "what-if" / f"{name}.yaml").write_text(_json(change), "utf-8")
        for name, rows in self.tables.items():
            columns = dict.fromkeys(
                [*self.headers.get(name, ()), *(one for row in rows for one in row)]
            )
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(dict.fromkeys(columns)))
                writer.writeheader()
                writer.writerows(rows)


def read_input(files: Mapping[str, str]) -> Input:
    """The data in the texts of a scenario folder, by file name."""
    yaml = YAML(typ="safe", pure=True)
    tables, headers = {}, {}
    for name, text in files.items():
        if name.endswith(".csv"):
            lines = [line for line in text.splitlines(keepends=True) if not line.startswith("#")]
            reader = csv.DictReader(StringIO("".join(lines), newline=""))
            tables[name.removesuffix(".csv")] = list(reader)
            headers[name.removesuffix(".csv")] = list(reader.fieldnames or ())
    what_ifs = {
        Path(name).stem: yaml.load(text)
        for name, text in files.items()
        if name.startswith("what-if/")
    }
    return Input(yaml.load(files["scenario.yaml"]), tables, headers, what_ifs)


def texts_in(folder: Path) -> dict[str, str]:
    """The texts of a scenario folder, by file name."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".csv", ".yaml"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)
