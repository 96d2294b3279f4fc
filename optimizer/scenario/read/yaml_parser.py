"""What the YAML parser finds wrong, as a message of ours where we know its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ruamel.yaml.tokens import Token

from optimizer.words.label import Label
from optimizer.words.message import Message, Said, message


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
