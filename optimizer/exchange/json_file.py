"""Files of JSON: how a model is written, and read with every mistake and the way to the value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from optimizer.errors import Mistake, ScenarioError
from optimizer.scenario.read.mistakes import Trail
from optimizer.scenario.read.shape import shape
from optimizer.scenario.schema.strict import Strict
from optimizer.words.foreign import foreign
from optimizer.words.message import Message, message

Model = TypeVar("Model", bound=Strict)


def read(model: type[Model], data: bytes | Mapping[str, Any], file: str) -> Model:
    """What a file's bytes (or its parsed object) say; ScenarioError lists every mistake."""
    return _shaped(model, _parsed(data, file) if isinstance(data, bytes) else data, file)


def written(file: Strict) -> bytes:
    """UTF-8, indented, keys in the model's order as far as they were set, a line feed at the end.

    Lone surrogates, which UTF-8 cannot hold, become question marks.
    """
    value = file.model_dump(mode="json", by_alias=True, exclude_unset=True)
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8", errors="replace") + b"\n"


def _parsed(data: bytes, file: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in pairs:
            if name in found:
                raise _unreadable(
                    file, message("the key {key!r} stands twice in one object", key=name)
                )
            found[name] = value
        return found

    def no_number(text: str) -> Any:
        raise _unreadable(file, message("{text} is no number of JSON", text=text))

    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=once, parse_constant=no_number)
    except json.JSONDecodeError as error:
        place = f"{file}:{error.lineno}:{error.colno}"
        raise ScenarioError(
            [
                Mistake(
                    place,
                    "json",
                    message("is no valid JSON"),
                    foreign(error.msg, "JSON 的写法有误"),
                )
            ]
        ) from None
    except UnicodeDecodeError:
        raise _unreadable(file, message("is not UTF-8 text")) from None
    except RecursionError:
        raise _unreadable(file, message("is nested too deep")) from None
    except ValueError:
        raise _unreadable(file, message("a number is too long")) from None


def _unreadable(file: str, problem: Message) -> ScenarioError:
    return ScenarioError([Mistake(file, "json", problem)])


def _shaped(model: type[Model], value: Any, file: str) -> Model:
    mistakes: set[Mistake] = set()

    def tell(path: Trail, problem: Message, hint: Message | None, _: bool) -> None:
        steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
        named = [str(step) for step in path if not isinstance(step, int)]
        field = named[-1] if named else "$"
        mistakes.add(Mistake(f"{file}:$" + steps, field, problem, hint))

    found = shape(model, value, tell)
    if found is None:
        raise ScenarioError(sorted(mistakes, key=lambda one: (one.place, str(one))))
    return found
