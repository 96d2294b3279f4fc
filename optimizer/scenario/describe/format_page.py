"""The page docs/scenario-format.md, written from the schema so that it cannot be out of date.

`python -m optimizer.scenario.describe.format_page` prints it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from optimizer.scenario.checks import (
    names as checks_names,
)
from optimizer.scenario.checks import (
    order as checks,
)
from optimizer.scenario.checks import (
    settings as checks_settings,
)
from optimizer.scenario.read.headers import ALSO_CHINESE, CHINESE_PATTERN, CHINESE_WORDS
from optimizer.scenario.read.shape import choices
from optimizer.scenario.schema.column import columns_of, key_of
from optimizer.scenario.schema.fields import DatedSpan, HalfDay, Moment, Span
from optimizer.scenario.schema.scenario_file import (
    AddRows,
    ChangeRows,
    Dates,
    DropRows,
    Name,
    OrdinaryHours,
    Regime,
    RoadClass,
    ScenarioFile,
    Slot,
    TravelSettings,
    WhatIf,
)
from optimizer.scenario.schema.strict import Strict
from optimizer.scenario.schema.tables import ROW_TYPES

_INTRO = """# The format of a scenario

<!-- written by `python -m optimizer.scenario.describe.format_page`; do not edit -->

A scenario is a folder: `scenario.yaml`, one table per kind of row, and what-ifs in `what-if/`.
Mistakes are told all at once, one line each: `file:line:column: field: problem (hint)`.

- In a CSV file, *line* is the line of the file and *column* the number of the cell in its row,
  both counted from 1. In an xlsx file the place is `file!sheet!cell`.
- scenario.yaml and what-ifs are YAML 1.2: dates and times are quoted text (`"2023-10-09"`,
  `"08:30-11:30"`); anchors, aliases, tags and keys said twice are refused.
- A table is `<table>.csv`, or the file that `tables` in scenario.yaml names: `people.xlsx` or
  `data.xlsx!Sheet`. Without a file a table is empty; only places and people are required. CSV
  files are UTF-8 (with or without BOM), UTF-16 (with BOM) or GB18030, separated by commas, at most
  20 MB and 200,000 rows. Excel formulas count with their saved values; hidden text is refused.
- The first row names the columns: a title above it or a second table below is refused.
- Columns come in any order, by English or Chinese header. An empty cell takes the default.
  Several names in one cell are separated by `;`. Full-width digits, `2023/10/9` and `8：30至11：30`
  are understood; names stay exactly as they are written.
- Where a table wants the id of a place, item, slot, item class, regime, sub-district or the like,
  it may say the name that the scenario gives to it, if no other has the same.
- Rows are sorted by their key, so their order in the file does not matter.
"""

_WHAT_IFS = """## What-ifs

A file `what-if/<name>.yaml` is laid over the scenario by `--what-if <name>`, and every value that
it changes is listed with the plan. Several may be laid at once when they touch different values.
All of them see the scenario as its folder has it, so their order does not matter.

```yaml
description: {en: "All halls open at noon, nobody is lent", zh: "所有大厅午间开放，不借调"}
set:
  rules.one_place_at_a_time.lending: false
add:
  openings:
    - for_each: places
      where: {kind: hall}
      skip_existing: true
      row: {hall: "{id}", slot: noon, offers: universal}
change:
  people:
    - key: 大崂-03
      to: {comp_balance_min: 0}
drop:
  absences:
    - where: {kind: business}
```

A row's `key` is its key fields (named with each table above) joined by `/`, like `大崂/noon`.
"""

_KINDS = {str: "text", int: "whole number", float: "number", bool: "yes or no", Span: "time span"}
_KINDS |= {DatedSpan: "time span of dates", Moment: "date, or date and time"}
_SETTINGS: tuple[type[Strict], ...] = (
    ScenarioFile,
    Name,
    Dates,
    OrdinaryHours,
    Slot,
    Regime,
    TravelSettings,
    RoadClass,
)
_WHAT_IF: tuple[type[Strict], ...] = (WhatIf, ChangeRows, AddRows, DropRows)


def format_page() -> str:
    """The page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _INTRO
    yield "## scenario.yaml\n"
    for model in _SETTINGS:
        yield from _model(model)
    yield "The settings of `rules` and `goals` are listed by `optimizer schema`.\n"
    yield "## Tables\n"
    for table, row in ROW_TYPES.items():
        yield from _table(table, row)
    yield "### Chinese words\n"
    known = CHINESE_WORDS | ALSO_CHINESE | CHINESE_PATTERN
    words = [f"{word} = `{meant}`" for word, meant in known.items()]
    yield f"是 = `yes` · 否 = `no` · {' · '.join(words)}\n"
    yield _WHAT_IFS
    for model in _WHAT_IF:
        yield from _model(model)
    yield "## What is checked\n"
    yield "Beside the shape of every value:\n"
    together = [check for check, _ in checks.CHECKS]
    for check in (*checks_settings.CHECKS, *checks_names.CHECKS, *together):
        yield f"- {check.__doc__}"


def _model(model: type[Strict]) -> Iterator[str]:
    yield f"### {model.__name__}\n"
    yield f"{model.__doc__}\n"
    yield "| setting | holds | default | |\n|---|---|---|---|"
    for name, field in model.model_fields.items():
        yield f"| `{name}` | {_holds(field.annotation)} | {_default(field)} | {field.description} |"
    yield ""


def _table(table: str, row: type[Strict]) -> Iterator[str]:
    yield f"### {table}\n"
    yield f"{row.__doc__} Key: {' / '.join(f'`{name}`' for name in key_of(row))}.\n"
    yield "| column | 中文表头 | holds | default | |\n|---|---|---|---|---|"
    for name, field in row.model_fields.items():
        what = f"{_holds(field.annotation)} | {_default(field)} | {field.description}"
        yield f"| `{name}` | {columns_of(row)[name].zh} | {what} |"
    yield ""


def _holds(annotation: Any) -> str:
    """What a value of this type is, in words."""
    if choices(annotation):
        return ", ".join(f"`{word}`" for word in choices(annotation))
    if annotation in _KINDS:
        return _KINDS[annotation]
    parts = [part for part in get_args(annotation) if part not in (type(None), ...)]
    if get_origin(annotation) is tuple and parts:
        return "list of half-days" if parts[0] is HalfDay else f"list of {_holds(parts[0])}"
    if get_origin(annotation) is dict:
        return "settings by name" if get_origin(parts[1]) is dict else f"{_holds(parts[1])} by name"
    name = getattr(annotation, "__name__", "")
    if name in ("Any", "date"):
        return {"Any": "value", "date": "date"}[name]
    return _holds(parts[0]) if parts else f"{name}"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    default = field.get_default()
    if isinstance(default, bool):
        return "yes" if default else "no"
    if isinstance(default, Strict):
        return "its defaults"
    if default in ("", None, ()) or default == {}:
        return "empty"
    if isinstance(default, dict):
        return "; ".join(f"`{name}: {value}`" for name, value in default.items())
    return f"`{default}`"


if __name__ == "__main__":
    sys.stdout.write(format_page())
