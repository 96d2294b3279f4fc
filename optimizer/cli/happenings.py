"""What happened since a plan was handed out, as the command line says it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from optimizer.errors import UsageError
from optimizer.scenario.what_if import WrittenWhatIf
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.scenario.scenario import Scenario

ABSENT = "absent"
"""The name of the what-if that absences of the command line are."""
_ABSENCE = re.compile(
    r"(?P<person>[^:]+):(?P<first>[^:.]+)(\.\.(?P<last>[^:.]+))?(:(?P<part>\w+))?"
)
_PARTS = ("day", "morning", "afternoon")


def absences(texts: Sequence[str] | None) -> tuple[WrittenWhatIf, ...]:
    """The what-if of people who are away, if any; UsageError says what is wrong with a text."""
    rows = [_absence(text) for text in texts or ()]
    if not rows:
        return ()
    said = {
        "description": {"en": "People who are absent", "zh": "有人不在"},
        "add": {"absences": [{"row": row} for row in rows]},
    }
    text = json.dumps(said, ensure_ascii=False, indent=1)
    return (WrittenWhatIf(ABSENT, f"--{ABSENT}", text),)


def refuse_other_dates(what_ifs: Iterable[WrittenWhatIf], scenario: Scenario) -> None:
    """Raises UsageError for an absence that has no date of the scenario."""
    begin, end = scenario.file.first.isoformat(), scenario.file.last.isoformat()
    for one in what_ifs:
        for added in json.loads(one.text)["add"]["absences"]:
            row = added["row"]
            if row["last"] < begin or row["first"] > end:
                text = "--absent {person}:{first}..{last}: should have a date from {begin} to {end}"
                raise UsageError(message(text, **_facts(row), begin=begin, end=end))


def _facts(row: dict[str, str]) -> dict[str, str]:
    return {name: row[name] for name in ("person", "first", "last")}


def _absence(text: str) -> dict[str, str]:
    found = _ABSENCE.fullmatch(text)
    first, last = (_date(found[key]) if found else None for key in ("first", "last"))
    last = first if found and found["last"] is None else last
    part = (found["part"] or "day") if found else ""
    if found is None or first is None or last is None or part not in _PARTS:
        raise UsageError(
            message(
                "--absent {text}: should be PERSON:FIRST, PERSON:FIRST..LAST or "
                "PERSON:FIRST..LAST:morning, with dates like 2023-10-16",
                text=text,
            )
        )
    if last < first:
        raise UsageError(message("--absent {text}: ends before it begins", text=text))
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return {"person": found["person"], **days, "part": part, "kind": "other_leave"}


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and len(text) == len("2023-10-16") else None
    except ValueError:
        return None
