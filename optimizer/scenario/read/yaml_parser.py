"""What the YAML parser finds wrong: at the line of its cause, in a sentence of ours if known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.tokens import Token

from optimizer.scenario.read.mistakes import Found, Place
from optimizer.words.label import Label
from optimizer.words.message import Message, Said, message

_LATE = ("while scanning", "while parsing a flow")
"""Contexts that began where the mistake is: a quote or bracket that is not closed, a lone key."""


def yaml_mistake(error: MarkedYAMLError, text: str, file: str) -> Found:
    """The mistake that the parser met, told where it was made."""
    lines = text.splitlines()
    mark = error.problem_mark or error.context_mark
    met = mark.line if mark else 0
    place = Place(file, line=met + 1, column=mark.column + 1 if mark else 1)
    for at, line in enumerate(lines[: met + 1], 1):
        if "\t" in _indent(line) and line.strip() and not line.strip().startswith("#"):
            hint = message("indent it with spaces")
            where = Place(file, line=at, column=line.index("\t") + 1)
            return Found(where, "yaml", message("the line begins with a tab"), hint)
    at = _line_without_colon(lines, met) if "mapping values" in str(error.problem) else -1
    if at >= 0:
        hint = message("could not find expected ':'")
        where = Place(file, line=at + 1, column=len(_indent(lines[at])) + 1)
        return Found(where, "yaml", message("cannot be read"), hint)
    at = _line_with_open_quote(lines, met)
    if at >= 0:
        where = Place(file, line=at + 1, column=lines[at].index('"') + 1)
        hint = message('close the quoted text with "')
        return Found(where, "yaml", message("cannot be read"), hint)
    at, problem = _line_of_another_depth(lines, met)
    if problem and re.search("block mapping start|mapping values", str(error.problem)):
        where = Place(file, line=at + 1, column=len(_indent(lines[at])) + 1)
        return Found(where, "yaml", problem, message("indent what belongs together alike"))
    why = parser_says(error.problem, _character(lines, place)) if error.problem else None
    began = error.context_mark
    if began and began.line < met and str(error.context).startswith(_LATE):
        place = Place(file, line=began.line + 1, column=began.column + 1)
    return Found(place, "yaml", message("cannot be read"), why)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _line_without_colon(lines: Sequence[str], met: int) -> int:
    """The line above, if the parser took it for the start of a key because it has no colon."""
    at = met - 1
    while at >= 0 and not lines[at].partition("#")[0].strip():
        at -= 1
    if at < 0 or met >= len(lines) or re.search(r":(\s|$)", lines[at]):
        return -1
    return at if len(_indent(lines[at])) <= len(_indent(lines[met])) else -1


def _line_of_another_depth(lines: Sequence[str], met: int) -> tuple[int, Message | None]:
    """The line that is indented otherwise than the lines it belongs to, or says a value too many.

    Of two depths below one key the one that fewer lines have is wrong.
    """
    said = [at for at, line in enumerate(lines) if line.partition("#")[0].strip()]
    depth = {at: len(_indent(lines[at])) for at in said}
    if met not in depth:
        return met, None
    above = max((at for at in said if at < met and depth[at] < depth[met]), default=-1)
    below = next((at for at in said if at > met and depth[at] < depth[met]), len(lines))
    block = [at for at in said if above < at < below]
    begins = block[0] == met
    if begins and not (above >= 0 and re.search(r":\s+[^\s#]", lines[above])):
        return met, None
    if not begins and depth[block[0]] == depth[met]:
        return met, None
    alike = [sum(depth[at] == depth[one] for at in block) for one in (block[0], met)]
    if begins and alike[1] > 1:
        return above, message("has a value, and lines indented below it too")
    odd = block[0] if alike[0] <= alike[1] else met
    return odd, message("is indented otherwise than the lines it belongs to")


def _line_with_open_quote(lines: Sequence[str], met: int) -> int:
    for at, line in enumerate(lines[: met + 1]):
        said = line.replace('\\"', "")
        if said.count('"') % 2 and re.sub(r"(^|\s)#.*", "", said).count('"') % 2:
            return at
    return -1


def _character(lines: Sequence[str], place: Place) -> str:
    return (
        lines[place.line - 1][place.column - 1 : place.column] if place.line <= len(lines) else ""
    )


def parser_says(english: str, character: str) -> Said:
    """The sentence of ours that says the same; else its English beside a general Chinese one.

    `character` stands where the mistake is. What the parser names is that, or a kind of token.
    """
    named = (character, *(kind.id for kind in Token.__subclasses__() if hasattr(kind, "id")))
    found = (one for name in named for one in _sentences(name) if str(one) == english)
    return next(found, Label(english, "YAML 的写法有误"))


def _sentences(c: str) -> Iterator[Message]:
    yield message("mapping values are not allowed here")
    yield message("mapping keys are not allowed here")
    yield message("sequence entries are not allowed here")
    yield message("could not find expected ':'")
    yield message("found unexpected end of stream")
    yield message("found unexpected document separator")
    yield message("found unexpected ':'")
    yield message("invalid intendation or unclosed '[' or '{{'")
    yield message("found character {c!r} that cannot start any token", c=c)
    yield message("found unknown escape character {c!r}", c=c)
    yield message("expected ',' or ']', but got {c!r}", c=c)
    yield message("expected ',' or '}}', but got {c!r}", c=c)
    yield message("expected <block end>, but found {c!r}", c=c)
    yield message("expected the node content, but found {c!r}", c=c)
