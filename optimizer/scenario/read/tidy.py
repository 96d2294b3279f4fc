"""One way to write everything: what a cell says as the text that the row types read.

Names stay as they are written. Numbers, dates, times and words of a choice lose full-width forms,
and Chinese words, `2023/10/9` and `8：30至11：30` become the words and forms of the row types.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from optimizer.scenario.read.headers import ALSO_CHINESE, CHINESE_PATTERN, CHINESE_WORDS
from optimizer.scenario.read.shape import choices
from optimizer.scenario.schema.tables import ROW_TYPES

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−~至", "-"))
_YES_NO = {"是": "yes", "√": "yes", "✓": "yes", "true": "yes", "否": "no", "×": "no", "false": "no"}
_WHOLE_MINUTE = re.compile(r"(?<!\d)(\d{1,2}:\d{2}):00(?!\d)")
_BETWEEN = str.maketrans(dict.fromkeys("；;、，,", ";"))
_WORDS = CHINESE_WORDS | ALSO_CHINESE
_PARTS_OF_DAY = ("morning", "afternoon", "day")


@lru_cache(maxsize=50_000)
def tidy(table: str, field: str, text: str) -> str:
    """The tidy text of a cell; `text` is not blank."""
    text = text.strip()
    annotation = ROW_TYPES[table].model_fields[field].annotation
    if annotation is str:
        return _part_of_day(text) if field in ("part", "slot") else text
    if annotation == tuple[str, ...]:
        parts = [part.strip() for part in text.translate(_BETWEEN).split(";") if part.strip()]
        return "; ".join(map(_pattern, parts) if field == "pattern" else parts)
    plain = unicodedata.normalize("NFKC", text).strip()
    if annotation is bool:
        return _YES_NO.get(plain.lower(), plain)
    options = choices(annotation)
    if options:
        word = _WORDS.get(plain, plain)
        return word if word in options else plain
    dated = _DATE.sub(lambda m: f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}", plain)
    return _WHOLE_MINUTE.sub(r"\1", dated.translate(_DASHES))


def _part_of_day(text: str) -> str:
    word = _WORDS.get(text, text)
    return word if word in _PARTS_OF_DAY else text


def _pattern(text: str) -> str:
    return CHINESE_PATTERN.get(text) or unicodedata.normalize("NFKC", text)
