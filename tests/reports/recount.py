"""Recounts a month from roster.xlsx alone; shares no code with the product.

`python -m tests.reports.recount OUT_DIR` prints the recount and what differs from summary.json.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

ORDINARY_MIN = 390
AT_WORK = {"ordinary hours", "training", "rotation", "on loan"}


def rows(workbook: Any, sheet: str) -> list[dict[str, Any]]:
    table = list(workbook[sheet].iter_rows(values_only=True))
    return [dict(zip(table[0], row, strict=True)) for row in table[1:] if any(row)]


def clock(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def recount(path: Path) -> dict[str, Any]:
    """Counts, and lists of people whose day overlaps or whose ledger does not add up."""
    book = load_workbook(path, read_only=False)
    duties, days = rows(book, "People"), rows(book, "Days")
    van = [row for row in days if row["Kind"] == "van"]
    overtime: Counter[str] = Counter()
    for row in duties:
        overtime[row["Person"]] += row["Minutes of work"]
    for row in van:
        overtime[row["Person"]] += row["Minutes of work"] - ORDINARY_MIN
    comp: Counter[str] = Counter()
    for row in days:
        if row["Kind"] == "comp time":
            comp[row["Person"]] += row["Minutes of work"]
    both = defaultdict(set)
    for row in duties:
        both[row["Hall id"], row["Date"], row["Slot"]].add(row["A/B"])
    return {
        "duties": len(both),
        "filled": sum(roles == {"A", "B"} for roles in both.values()),
        "overtime_min": sum(overtime.values()),
        "comp_half_days": sum(row["Kind"] == "comp time" for row in days),
        "rotation_days": len({(r["Person"], r["Date"]) for r in days if r["Kind"] == "rotation"}),
        "overlaps": overlaps(duties, days),
        "wrong_ledgers": wrong_ledgers(rows(book, "Ledger"), overtime, comp),
    }


def overlaps(duties: list[dict[str, Any]], days: list[dict[str, Any]]) -> list[str]:
    """People who would be at two things at once; backups on call are not work."""
    spans = defaultdict(list)
    for row in duties:
        if row["A/B"] == "A" or row["Backup"] == "on site":
            spans[row["Person"], row["Date"]].append((clock(row["Start"]), clock(row["End"])))
    for row in days:
        if row["Kind"] in AT_WORK:
            spans[row["Person"], row["Date"]].append((clock(row["Start"]), clock(row["End"])))
    return sorted(
        f"{person} {day:%Y-%m-%d}"
        for (person, day), parts in spans.items()
        if any(end > start for (_, end), (start, _) in pairwise(sorted(parts)))
    )


def wrong_ledgers(
    ledger: list[dict[str, Any]], overtime: Counter[str], comp: Counter[str]
) -> list[str]:
    """People whose ledger row does not follow from their duties and half-days."""
    wrong = []
    for row in ledger:
        person = row["Person"]
        earned = row["Earned, min"] + row["Paid, min"]
        closing = row["Opening, min"] + row["Earned, min"] - row["Spent, min"]
        right = (overtime[person], comp[person], row["Closing, min"])
        if (earned, row["Spent, min"], closing) != right or closing < 0:
            wrong.append(person)
    return wrong


def main() -> int:
    folder = Path(sys.argv[1])
    found = recount(folder / "roster.xlsx")
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    counts = summary.get("roster", summary)["counts"]
    differing = {key for key in found.keys() & counts.keys() if found[key] != counts[key]}
    print(json.dumps(found, ensure_ascii=False))
    print("differs:", sorted(differing) or "nothing")
    return bool(differing or found["overlaps"] or found["wrong_ledgers"])


if __name__ == "__main__":
    sys.exit(main())
