"""Pydantic's findings in our own plain sentences, with places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, Literal, TypeGuard, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from optimizer.scenario.read.headers import in_chinese, is_chinese
from optimizer.scenario.read.mistakes import Trail, did_you_mean, near, shown
from optimizer.scenario.schema.strict import Strict
from optimizer.words.message import Message, message

Tell = Callable[[Trail, Message, Message | None, bool], None]
Model = TypeVar("Model", bound=Strict)

_SENTENCES = {
    "int": message("should be a whole number"),
    "float": message("should be a number"),
    "finite": message("should be a number"),
    "bool": message("should be yes or no"),
    "string_type": message("should be text in quotes"),
    "string_too_long": message("is longer than {max_length} characters"),
    "greater_than_equal": message("is below {ge}"),
    "greater_than": message("is not above {gt}"),
    "less_than_equal": message("is above {le}"),
    "less_than": message("is not below {lt}"),
    "dict": message("should be a group of settings"),
    "model": message("should be a group of settings"),
    "tuple": message("should be a list"),
    "list": message("should be a list"),
    "too_short": message("has fewer than {min_length} entries"),
    "too_long": message("has more than {max_length} entries"),
}


def choices(annotation: Any) -> tuple[str, ...]:
    """The words that a field of this type may hold, if they are few and fixed."""
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(annotation)
    return ()


def shape(model: type[Model], data: Mapping[str, Any], tell: Tell) -> Model | None:
    """The value, or None after telling every mistake as `tell(path, problem, hint, at_key)`."""
    try:
        return model.model_validate(data, context={"from_file": True})
    except ValidationError as error:
        for path, problem, hint, at_key in _told(error.errors(include_url=False), model):
            tell(path, problem, hint, at_key)
        return None


def _told(
    errors: list[ErrorDetails], model: type[Strict]
) -> Iterator[tuple[Trail, Message, Message | None, bool]]:
    """A misspelt key is both unknown and missing: it is told once."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    missing = [error["loc"] for error in errors if error["type"] == "missing"]
    for error in errors:
        path, kind = error["loc"], error["type"]
        siblings = [str(one[-1]) for one in missing if one[:-1] == path[:-1]]
        if kind == "extra_forbidden":
            word = str(path[-1])
            hint = did_you_mean(word, _fields_at(model, path[:-1]))
            if siblings and not near(word, _fields_at(model, path[:-1])):
                hint = message("missing: {names}", names=", ".join(siblings))
            yield path, message("unknown setting"), hint, True
        elif kind == "missing":
            if not any(one[:-1] == path[:-1] for one in unknown):
                yield path, message("is missing"), None, True
        elif path[-1:] == ("[key]",):
            yield path[:-1], *_sentence(error), True
        else:
            yield path, *_sentence(error), False


def _sentence(error: ErrorDetails) -> tuple[Message, Message | None]:
    kind, value, about = error["type"], error["input"], error.get("ctx", {})
    if value == "" or value is None:
        return message("is empty"), None
    if kind in ("literal_error", "enum"):
        options = re.findall(r"'([^']*)'", about["expected"]) or [about["expected"]]
        if is_chinese(str(value)):
            options = [in_chinese(option) for option in options]
        if len(options) > 1:
            problem = message("is not one of {options}", options=", ".join(options))
        else:
            problem = message("is not {option}", option=options[0])
        nearest = near(str(value), options)
        return _of(value, problem), message(
            "did you mean {word!r}?", word=nearest
        ) if nearest else None
    if kind == "value_error":
        problem = about["error"].message
        return (problem if isinstance(value, dict) else _of(value, problem)), None
    about = {name: int(x) if x == int(x) else x for name, x in about.items() if _is_number(x)}
    for start, sentence in _SENTENCES.items():
        if kind.startswith(start):
            return _of(value, replace(sentence, facts=tuple(about.items()))), None
    return _of(value, message("is no usable value")), None


def _of(value: Any, problem: Message) -> Message:
    return message("{value} {problem}", value=shown(value), problem=problem)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float)


def _fields_at(model: type[Strict], path: Trail) -> list[str]:
    """The settings known at a path inside a model."""
    annotation: Any = model
    for step in path:
        if isinstance(annotation, type) and issubclass(annotation, Strict):
            field = annotation.model_fields.get(str(step))
            annotation = field.annotation if field else None
        elif get_origin(annotation) in (dict, tuple):
            annotation = get_args(annotation)[get_origin(annotation) is dict]
        else:
            annotation = None
    is_model = isinstance(annotation, type) and issubclass(annotation, Strict)
    return list(annotation.model_fields) if is_model else []
