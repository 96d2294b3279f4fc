"""A CSV file as lines of cells, each with its place."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from optimizer.scenario.read.line import Line
from optimizer.scenario.read.mistakes import Found, Place, UnreadableError
from optimizer.scenario.read.xlsx_file import COLUMNS_MAX
from optimizer.words.message import message

_COMMENT = re.compile(r"#[^\r\n]*(?:\r\n|\r|\n|\Z)")


def csv_lines(text: str, file: str) -> Iterator[Line]:
    """The lines below the comments at its start; UnreadableError: no CSV, or too many cells."""
    text = text.removeprefix("\ufeff")
    comments, at = head_comments(text)
    text = text[at:]
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    start = comments + 1
    try:
        for cells in reader:
            place, places = Place(file, line=start), []
            if len(cells) > COLUMNS_MAX:
                raise UnreadableError(
                    Found(place, message("row"), message("has more than {n} cells", n=COLUMNS_MAX))
                )
            for column, cell in enumerate(cells, 1):
                places.append(Place(file, line=start, column=column))
                start += cell.replace("\r\n", "\n").replace("\r", "\n").count("\n")
            yield Line(place, cells, places)
            start = comments + reader.line_num + 1
    except csv.Error:
        hint = message('close each quoted cell with " and write a quote inside it as ""')
        raise UnreadableError(
            Found(Place(file, line=start), message("file"), message("is no valid CSV"), hint)
        ) from None


def head_comments(text: str) -> tuple[int, int]:
    """How many lines of comments stand at the start of a CSV file's text, and where they end."""
    comments, at = 0, 0
    while comment := _COMMENT.match(text, at):
        at, comments = comment.end(), comments + 1
    return comments, at
