"""Chinese for every screen: the font's glyphs that a page uses, as one small WOFF2."""

from __future__ import annotations

import io
from base64 import b64encode
from functools import lru_cache

from fontTools import subset
from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import sans_path


def font_face(text: str, family: str) -> str:
    """A CSS `@font-face` rule that embeds the glyphs of `text`; the same text, the same bytes."""
    data = b64encode(subset_woff2("".join(sorted(set(text))))).decode()
    return (
        f"@font-face{{font-family:{family};font-display:block;"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


@lru_cache(maxsize=4)
def subset_woff2(characters: str) -> bytes:
    """Noto Sans SC cut down to `characters` (those it has), as WOFF2."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [1, 2]
    options.notdef_outline = True
    font = TTFont(sans_path(), recalcTimestamp=False, lazy=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    out = io.BytesIO()
    subset.save_font(font, out, options)
    font.close()
    return out.getvalue()
