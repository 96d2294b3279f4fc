"""What is wrong with a command line, by the class and attributes of the parser's exception."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from optimizer.words.message import Message, message


def problem_of(error: Any, params: Sequence[Any]) -> Message:
    """The mistake that an exception of the parser tells; `params` are those of the command."""
    tell = _BY_CLASS.get(type(error).__name__)
    return tell(error, params) if tell else message("The command line cannot be understood.")


def _no_such_option(error: Any, _: Sequence[Any]) -> Message:
    name, near = error.option_name, ", ".join(sorted(error.possibilities or ()))
    if near:
        return message("No such option: {name} (Possible options: {words})", name=name, words=near)
    return message("No such option: {name}", name=name)


def _bad_use(error: Any, params: Sequence[Any]) -> Message:
    name = error.option_name
    used = [one for one in params if name in (*one.opts, *one.secondary_opts)]
    if any(getattr(one, "is_flag", False) for one in used):
        return message("Option {name!r} does not take a value.", name=name)
    return message("Option {name!r} requires an argument.", name=name)


def _missing(error: Any, _: Sequence[Any]) -> Message:
    name = error.param.get_error_hint()
    if error.param.param_type_name == "argument":
        return message("Missing argument {name}.", name=name)
    return message("Missing option {name}.", name=name)


def _bad_value(error: Any, _: Sequence[Any]) -> Message:
    name = error.param.get_error_hint() if error.param else ""
    found: list[Any] = getattr(error.__cause__, "errors", list)()
    kind, about = (found[0]["type"], found[0].get("ctx", {})) if found else ("", {})
    if kind.startswith("float"):
        return message("Invalid value for {name}: should be a number.", name=name)
    if kind.startswith("int"):
        return message("Invalid value for {name}: should be a whole number.", name=name)
    if kind == "greater_than_equal":
        return message(
            "Invalid value for {name}: should be at least {n}.", name=name, n=_plain(about["ge"])
        )
    if kind == "less_than_equal":
        return message(
            "Invalid value for {name}: should be at most {n}.", name=name, n=_plain(about["le"])
        )
    if error.param and error.param.type_descriptor.choices:
        words = ", ".join(error.param.type_descriptor.choices)
        return message(
            "Invalid value for {name}: should be one of {words}.", name=name, words=words
        )
    return message("Invalid value for {name}.", name=name)


def _plain(number: float) -> int | float:
    return int(number) if float(number).is_integer() else number


_BY_CLASS = {
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _bad_use,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
}
