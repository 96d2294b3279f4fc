"""Every file that a roster leaves in the output folder, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.reports.html import roster_html
from optimizer.reports.ics import calendars
from optimizer.reports.roster_json import roster_json
from optimizer.reports.summary import summary_json
from optimizer.reports.xlsx import roster_xlsx

if TYPE_CHECKING:
    from optimizer.reports.book import RosterBook
    from optimizer.reports.words import Lang


def roster_files(book: RosterBook, lang: Lang) -> dict[str, bytes]:
    """`roster.json`, `roster.xlsx`, `calendars/<person>.ics`, `report.html`, `summary.json`."""
    return {
        "roster.json": roster_json(book),
        "roster.xlsx": roster_xlsx(book, lang),
        "report.html": roster_html(book, lang),
        "summary.json": summary_json(book),
        **calendars(book, lang),
    }
