"""What a reader of a page or a workbook sees, as text."""

import io
import re
from html import unescape

from openpyxl import load_workbook


def shown_text(page: bytes) -> str:
    """The words of a page: no styles, scripts, tool tips or tags."""
    text = re.sub(r"(?s)<(style|script|title)\b.*?</\1>", " ", page.decode())
    return unescape(re.sub(r"<[^>]*>", "\n", text))


def workbook_texts(data: bytes, *, only_names: bool = False) -> str:
    """The names of all sheets, and the texts of all cells, one a line."""
    workbook = load_workbook(io.BytesIO(data))
    cells = (cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row)
    texts = [] if only_names else [cell for cell in cells if isinstance(cell, str)]
    return "\n".join([*workbook.sheetnames, *texts])
