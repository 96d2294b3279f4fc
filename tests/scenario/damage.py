"""One cell or one line of a valid scenario damaged, and where a message about it must point."""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from openpyxl import Workbook

from optimizer.errors import Mistake, ScenarioError
from optimizer.scenario.read.mistakes import Place
from optimizer.scenario.read.shape import choices
from optimizer.scenario.schema.column import columns_of, key_of
from optimizer.scenario.schema.tables import ROW_TYPES
from tests.scenario.input import Input, read_input, texts_in
from tests.scenario.sample import Folder

if TYPE_CHECKING:
    from random import Random

VALID = Path(__file__).parents[2] / "scenarios" / "broken" / "_valid"
DATED = re.compile(r"\d{4}-\d{2}-\d{2}")
WRONG_DATES = ("2023-02-30", "2023/13/09", "2023-10-32", "10月9日", "soon")
WRONG_TIMES = ("25:00-26:00", "09:00", "09:00-09:60", "11:30-08:30", "9点到11点")
WRONG_NUMBERS = ("three", "三十", "12x", "--1", "NaN", "1,5")
OUT_OF_RANGE = ("1000000000000", "-1000000000")
YAML_DAMAGES = ("value", "key", "colon", "quote", "tab", "brace", "deeper")


@dataclass(frozen=True)
class Damage:
    """A new text for one cell, or for one line of scenario.yaml (`table` is empty then)."""

    table: str
    row: int
    column: str
    way: str
    text: str
    before: str

    def __str__(self) -> str:
        return f"{self.table or 'yaml'}[{self.row}].{self.column} {self.way} {self.text!r}"


def cells(data: Input) -> Iterator[Damage]:
    """Every way of damaging every cell of every table that cannot be meant."""
    for table, rows in sorted(data.tables.items()):
        for row, record in enumerate(rows):
            for column, before in record.items():
                for way, text in _ways(table, column, before):
                    if text != before:
                        yield Damage(table, row, column, way, text, before)


def _ways(table: str, column: str, before: str) -> Iterator[tuple[str, str]]:
    model = ROW_TYPES[table]
    field, about = model.model_fields[column], columns_of(model)[column]
    if field.is_required() and field.annotation != tuple[str, ...]:
        yield "empty", ""
    yield "control", f"{before}\x07"
    if before and column != "note":
        yield "line break", f"{before}\r\nx"
    if about.names and before:
        first, *others = before.split("; ")
        yield "typo", "; ".join([f"{first}x", *others])
        yield "unknown", "; ".join([*others, first, "无此人-99"])
    if before and column == key_of(model)[0] and not about.names:
        yield "renamed", f"{before}x"
    yield from _wrong(field.annotation, before)


def _wrong(annotation: Any, before: str) -> Iterator[tuple[str, str]]:
    if DATED.search(before):
        yield from (("date", DATED.sub(wrong, before, count=1)) for wrong in WRONG_DATES)
        if re.search(r"\d:\d", before):
            at = DATED.search(before)
            assert at is not None
            yield from (("time", f"{at[0]} {wrong}") for wrong in WRONG_TIMES[::4])
    elif annotation is date:
        yield from (("date", wrong) for wrong in WRONG_DATES)
    elif re.fullmatch(r"[\d:; -]*\d:\d\d", before):
        wrong_times = WRONG_TIMES if "-" in before else ("25:00", "9点", "0830", "08:60")
        yield from (("time", wrong) for wrong in wrong_times)
    elif {int, float} & {annotation, *get_args(annotation)}:
        yield from (("number", wrong) for wrong in WRONG_NUMBERS)
        yield from (("range", wrong) for wrong in OUT_OF_RANGE)
    elif annotation is bool:
        yield from (("yes or no", wrong) for wrong in ("maybe", "2", "有"))
    elif choices(annotation):
        yield from (("word", wrong) for wrong in (f"{before}z", "别的"))


def lines(text: str) -> Iterator[Damage]:
    """Every way of damaging every line of scenario.yaml."""
    for at, line in enumerate(text.splitlines()):
        if line.strip() and not line.lstrip().startswith("#"):
            for way in YAML_DAMAGES:
                damaged = _line(line, way)
                if damaged != line:
                    yield Damage("", at, "", way, damaged, line)


def _line(line: str, way: str) -> str:
    key, _, value = line.partition(":")
    return {
        "value": f"{key}: [{{}}]",
        "key": f"{key}q:{value}",
        "colon": f"{key}{value}",
        "quote": line.replace('"', "", 1) if line.count('"') % 2 == 0 else line,
        "tab": f"\t{line}",
        "brace": line.replace("}", "", 1) if line.count("}") == line.count("{") else line,
        "deeper": f" {line}",
    }[way]


def write(damage: Damage, data: Input, texts: Mapping[str, str], folder: Path, kind: str) -> None:
    """The valid scenario with one damage; the damaged table as `csv` or `xlsx`."""
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    if not damage.table:
        said = texts["scenario.yaml"].splitlines()
        said[damage.row] = damage.text
        (folder / "scenario.yaml").write_text("\n".join(said) + "\n", "utf-8")
        return
    header = data.headers[damage.table]
    rows = [[record[column] for column in header] for record in data.tables[damage.table]]
    rows[damage.row][header.index(damage.column)] = damage.text
    if kind == "csv":
        with (folder / f"{damage.table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        return
    (folder / f"{damage.table}.csv").unlink()
    settings = texts["scenario.yaml"] + f'tables: {{{damage.table}: "data.xlsx!Sheet"}}\n'
    (folder / "scenario.yaml").write_text(settings, "utf-8")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [header, *rows]:
        sheet.append([text.replace("\x07", "_x0007_") for text in row])
    book.save(folder / "data.xlsx")


def is_exact(place: str, damage: Damage, data: Input, kind: str) -> bool:
    """A place is the damaged cell or line; of something renamed, a cell that uses its old name."""
    if not damage.table and place.startswith(f"scenario.yaml:{damage.row + 1}:"):
        return True
    own = _place(data, damage.table, damage.row, damage.column, kind) if damage.table else ""
    name = {"renamed": damage.before, "key": damage.before.partition(":")[0].strip()}
    return place == own or place in _uses(data, name.get(damage.way, ""), damage.table, kind)


def _uses(data: Input, name: str, damaged: str, kind: str) -> set[str]:
    return {
        _place(data, table, at, column, kind if table == damaged else "csv")
        for table, rows in data.tables.items()
        for at, record in enumerate(rows)
        for column, text in record.items()
        if name in text.split("; ") and columns_of(ROW_TYPES[table])[column].names
    }


def _place(data: Input, table: str, row: int, column: str, kind: str) -> str:
    at = data.headers[table].index(column) + 1
    if kind == "xlsx":
        return str(Place("data.xlsx", "Sheet", row + 2, at))
    return f"{table}.csv:{row + 2}:{at}"


def outcome(
    damage: Damage, data: Input, texts: Mapping[str, str], kind: str
) -> tuple[Mistake, ...] | None:
    """What was told of a damage; None where the scenario was taken."""
    with tempfile.TemporaryDirectory() as name:
        write(damage, data, texts, Path(name), kind)
        try:
            Folder(Path(name)).load()
        except ScenarioError as error:
            return error.mistakes
    return None


def valid() -> tuple[Input, dict[str, str]]:
    """The smallest valid scenario as data and as text."""
    texts = texts_in(VALID)
    return read_input(texts), texts


def sample(rng: Random, data: Input, texts: Mapping[str, str], count: int) -> list[Damage]:
    """So many damages, spread over tables, columns and ways."""
    groups: dict[tuple[str, str, str], list[Damage]] = {}
    for one in [*cells(data), *lines(texts["scenario.yaml"])]:
        groups.setdefault((one.table, one.column, one.way), []).append(one)
    picked = rng.sample(sorted(groups), min(count, len(groups)))
    return [rng.choice(groups[key]) for key in picked]
