"""Pages set by Typst from a look and data, with the glyphs embedded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst
from pylopdf_fonts_zh_cn import sans_path

from optimizer.views.glyphs import unprinted


def typeset(page: str, data: Mapping[str, object], stamp: datetime) -> bytes:
    """A PDF; the same look, data and stamp (aware) give the same bytes."""
    signs = unprinted(texts(data))
    made = typst.compile(
        page.encode(),
        font_paths=_fonts(with_those_of_the_system=bool(signs)),
        sys_inputs={"data": json.dumps(data)},
        timestamp=stamp.astimezone(UTC),
        pdf_tags=False,
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def texts(data: object) -> str:
    """Every character of the data."""
    return json.dumps(data, ensure_ascii=False)


@cache
def _fonts(*, with_those_of_the_system: bool) -> typst.Fonts:
    own = [str(Path(sans_path()).parent)]
    return typst.Fonts(include_system_fonts=with_those_of_the_system, font_paths=own)
