"""A CSV file with other rows: its comments, encoding, line ends and columns stay."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from optimizer.scenario.read.csv_file import head_comments
from optimizer.scenario.read.files import decode
from optimizer.scenario.write.encoding import encoded_like
from optimizer.scenario.write.form import Form, Rewrite


def rewritten_csv(raw: bytes, file: str, form: Form, rewrite: Rewrite) -> bytes:
    """The file's bytes with the rows that stay, as they are written, and the new ones."""
    text = decode(raw, file).removeprefix("\ufeff")
    head = text[: head_comments(text)[1]]
    return encoded_like(raw, head + _lines(form, rewrite, _line_end(text)))


def new_csv(form: Form, rewrite: Rewrite, comments: str) -> bytes:
    """A CSV file with `comments` at its head; with a byte order mark where it is Chinese."""
    body = comments + _lines(form, rewrite, _line_end(comments))
    return body.encode("utf-8-sig" if form.in_chinese else "utf-8")


def comments_in(raw: bytes, file: str) -> str:
    """The comments at the head of a CSV file, line ends included."""
    text = decode(raw, file).removeprefix("\ufeff")
    return text[: head_comments(text)[1]]


def _lines(form: Form, rewrite: Rewrite, line_end: str) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator=line_end)
    writer.writerows(_rows(form, rewrite))
    return out.getvalue()


def _rows(form: Form, rewrite: Rewrite) -> Iterator[list[str]]:
    columns = form.headers(rewrite)
    wide = max([len(form.head.cells), *(at + 1 for at in columns.values())])
    head = _padded(form.head.cells, wide)
    for name in form.new_columns(rewrite):
        head[columns[name]] = form.header(name)
    yield head
    kept = ((form.rows[at].cells, cells) for at, cells in sorted(rewrite.kept.items()))
    for before, cells in (*kept, *(([], cells) for cells in rewrite.added)):
        row = _padded(before, wide)
        for name, text in cells.items():
            row[columns[name]] = form.told(name, text)
        yield row


def _padded(cells: list[str], wide: int) -> list[str]:
    return [*cells, *[""] * (wide - len(cells))]


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
