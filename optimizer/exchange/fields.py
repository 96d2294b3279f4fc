"""What the JSON files share: the form of a row, small types, texts, what-ifs."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.fields import Day
from optimizer.scenario.schema.strict import Strict
from optimizer.views.roster import RosterView
from optimizer.views.routes import RoutesView
from optimizer.words.message import Said

Code = Annotated[str, Field(strict=True, min_length=1, max_length=200)]
Word = Annotated[str, Field(strict=True, max_length=1000)]
Text = Annotated[str, Field(strict=True)]
Count = Annotated[int, Field(strict=True, ge=1)]
Whole = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]
Number = int | float
"""A number that is written as it is: `7` stays `7`, `7.0` stays `7.0`."""

Format = Literal[1]


class Row(Strict):
    """A part of a file; it is also made of a frozen value that has its fields."""

    model_config = ConfigDict(from_attributes=True)


class TextRow(Row):
    """A text in both languages."""

    en: Text
    zh: Text


def text_row(text: Said) -> TextRow:
    """What is said in each language."""
    return TextRow(en=text.said("en"), zh=text.said("zh"))


class WhatIfChange(Row):
    """A value that a what-if changed."""

    where: str
    before: str
    after: str


class WhatIfRow(Row):
    """A what-if and what it changed."""

    name: str
    changes: tuple[WhatIfChange, ...]


class EntryRow(Row):
    """What somebody sees of a plan on a date, in codes."""

    kind: str
    place: str = ""
    part: str = ""


class DayChangeRow(Row):
    """A date on which somebody sees something else than was published."""

    person: str
    date: Day
    before: tuple[EntryRow, ...]
    after: tuple[EntryRow, ...]


def change_facts(view: RosterView) -> dict[str, Any]:
    """What is not as published, by date and person; nothing where no plan was published."""
    if view.changed is None:
        return {}
    rows = tuple(DayChangeRow.model_validate(change) for change in view.changed)
    return {"changed_person_days": len(rows), "changes": rows}


def what_if_rows(view: RosterView | RoutesView | Scenario) -> tuple[WhatIfRow, ...]:
    """Each what-if with the values that it changed."""
    return tuple(
        WhatIfRow(
            name=name,
            changes=[
                WhatIfChange(where=one.where, before=str(one.before), after=str(one.after))
                for one in view.changes
                if one.what_if == name
            ],
        )
        for name in view.what_ifs
    )


def assumptions(view: RosterView | RoutesView | Scenario) -> dict[str, tuple[str, ...]]:
    """The assumptions in English, and beside them in Chinese, by their keys."""
    return {
        "assumptions": tuple(one.said("en") for one in view.assumptions),
        "assumptions_zh": tuple(one.said("zh") for one in view.assumptions),
    }
