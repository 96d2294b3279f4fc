"""HTML from templates: everything is escaped, and nothing unprintable comes through."""

from __future__ import annotations

from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from optimizer.views.lettering import printable
from optimizer.views.marks import DAY_TINTS, MISSING, TONES
from optimizer.views.words import coverage, roster, routes
from optimizer.words.message import Lang

FAMILY = "Roster"
"""The name of the page's own font."""


def render(template: str, lang: Lang, **facts: object) -> Markup:
    """A template filled in; the words of every report are at hand in its language."""
    words = {
        "lang": lang,
        "said": partial(roster.said, lang=lang),
        "told": partial(routes.told, lang=lang),
        "told_of_coverage": partial(coverage.told, lang=lang),
    }
    return drawn(_environment().get_template(template).render(words | facts))


def drawn(markup: str) -> Markup:
    """What is markup already: pictures and styles, whose texts were escaped when they were made."""
    return Markup(markup)  # noqa: S704


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("optimizer.reports.html"),
        autoescape=True,
        finalize=_clean,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"shown": _shown, "lines": _lines}
    found.globals |= {
        "family": FAMILY,
        "tones": TONES,
        "missing": MISSING,
        "day_tints": DAY_TINTS,
    }
    return found


def _clean(value: object) -> object:
    return printable(value) if type(value) is str else value


def _shown(value: object) -> str:
    """A value as text; whole numbers with a comma at every thousand."""
    return f"{value:,}" if isinstance(value, int) else str(value)


def _lines(value: object) -> Markup:
    """A value as text, each of its lines on one of its own; nothing for None."""
    text = "" if value is None else printable(str(value))
    return Markup("<br>").join(text.split("\n"))
