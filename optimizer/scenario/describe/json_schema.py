"""The JSON Schema of everything a scenario folder holds, for editors and for `optimizer schema`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from optimizer.scenario.schema.fields import Span, span_text
from optimizer.scenario.schema.scenario_file import ScenarioFile, WhatIf
from optimizer.scenario.schema.strict import Strict
from optimizer.scenario.schema.tables import ROW_TYPES

_DEFS = "#/$defs/"


def json_schema(
    rules: Mapping[str, type[Strict]], goals: Mapping[str, type[Strict]]
) -> dict[str, Any]:
    """The schema of scenario.yaml, with rows and what-ifs among its definitions.

    `rules` and `goals` are the settings types by name. `$defs` holds `Tables` (the rows of each
    table) and `WhatIf` (a file of the folder what-if) beside what scenario.yaml refers to.
    """
    models: list[type[Strict]] = [ScenarioFile, WhatIf, *ROW_TYPES.values()]
    _, schema = models_json_schema([(model, "validation") for model in models])
    defs: dict[str, Any] = schema["$defs"]
    for title, types in (("Rules", rules), ("Goals", goals)):
        defs[title] = _group(title, types, defs)
        settings = defs["ScenarioFile"]["properties"][title.lower()]
        settings.pop("additionalProperties", None)
        settings.pop("type", None)
        settings["$ref"] = _DEFS + title
    defs["Tables"] = {
        "title": "Tables",
        "description": "The rows of each table; in a file a list is one cell, separated by `;`.",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _table(name, model) for name, model in ROW_TYPES.items()},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario",
        "$ref": f"{_DEFS}ScenarioFile",
        "$defs": dict(sorted(defs.items())),
    }


def _table(name: str, model: type[Strict]) -> dict[str, Any]:
    return {
        "description": (model.__doc__ or "").strip(),
        "title": name,
        "type": "array",
        "items": {"$ref": _DEFS + model.__name__},
    }


def _group(title: str, types: Mapping[str, type[Strict]], defs: dict[str, Any]) -> dict[str, Any]:
    """The settings of all rules or goals; nested types go to `defs`."""
    properties = {}
    for name, model in sorted(types.items()):
        template = f"{_DEFS}{title}.{name}.{{model}}"
        properties[name] = model.model_json_schema(ref_template=template)
        for field, info in model.model_fields.items():
            if isinstance(info.default, Span):
                properties[name]["properties"][field]["default"] = span_text(info.default)
        for nested, schema in properties[name].pop("$defs", {}).items():
            defs[f"{title}.{name}.{nested}"] = schema
    return {
        "title": title,
        "description": f"Settings of the {title.lower()}, by name.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
