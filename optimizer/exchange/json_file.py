"""Plan files of JSON, checked at the door: every mistake with the file and the way to the value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from optimizer.errors import Mistake, ScenarioError
from optimizer.scenario.read.shape import shape
from optimizer.scenario.schema.strict import Strict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from optimizer.scenario.read.mistakes import Trail

Model = TypeVar("Model", bound=Strict)


def read(model: type[Model], data: bytes | Mapping[str, Any], file: str) -> Model:
    """What a file's bytes (or its parsed object) say; ScenarioError lists every mistake."""
    return _shaped(model, _parsed(data, file) if isinstance(data, bytes) else data, file)


def _parsed(data: bytes, file: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in pairs:
            if name in found:
                raise _unreadable(file, f"the key {name!r} stands twice in one object")
            found[name] = value
        return found

    def no_number(text: str) -> Any:
        raise _unreadable(file, f"{text} is no number of JSON")

    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=once, parse_constant=no_number)
    except json.JSONDecodeError as error:
        place = f"{file}:{error.lineno}:{error.colno}"
        raise ScenarioError([Mistake(place, "json", "is no valid JSON", error.msg)]) from None
    except UnicodeDecodeError:
        raise _unreadable(file, "is not UTF-8 text") from None
    except RecursionError:
        raise _unreadable(file, "is nested too deep") from None
    except ValueError:
        raise _unreadable(file, "a number is too long") from None


def _unreadable(file: str, problem: str) -> ScenarioError:
    return ScenarioError([Mistake(file, "json", problem)])


def _shaped(model: type[Model], value: Any, file: str) -> Model:
    mistakes: set[Mistake] = set()

    def tell(path: Trail, problem: str, hint: str, _: bool) -> None:
        steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
        named = [str(step) for step in path if not isinstance(step, int)]
        field = named[-1] if named else "$"
        mistakes.add(Mistake(f"{file}:$" + steps, field, problem, hint))

    found = shape(model, value, tell)
    if found is None:
        raise ScenarioError(sorted(mistakes))
    return found
