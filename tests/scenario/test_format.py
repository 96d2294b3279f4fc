"""The schema and the page about the format say everything and are current."""

from pathlib import Path

import jsonschema
from ruamel.yaml import YAML

from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.describe.format_page import format_page
from optimizer.scenario.describe.json_schema import json_schema
from optimizer.scenario.schema.tables import ROW_TYPES


def test_the_page_about_the_format_is_current(root: Path) -> None:
    assert (root / "docs/scenario-format.md").read_text("utf-8") == format_page()


def test_every_field_of_the_schema_is_described() -> None:
    schema = json_schema(ROSTER.rule_settings, ROSTER.goal_settings)
    jsonschema.Draft202012Validator.check_schema(schema)
    groups = [*schema["$defs"].values()]
    groups += schema["$defs"]["Rules"]["properties"].values()
    groups += schema["$defs"]["Goals"]["properties"].values()
    for group in groups:
        for name, field in group.get("properties", {}).items():
            assert field.get("description"), (group["title"], name)
    assert set(schema["$defs"]["Tables"]["properties"]) == set(ROW_TYPES)


def test_files_of_a_valid_scenario_fit_the_schema(root: Path) -> None:
    schema = json_schema(ROSTER.rule_settings, ROSTER.goal_settings)
    folder = root / "scenarios/broken/_valid"
    jsonschema.validate(YAML(typ="safe").load(folder / "scenario.yaml"), schema)
    for path in sorted((folder / "what-if").glob("*.yaml")):
        what_if = {**schema, "$ref": "#/$defs/WhatIf"}
        jsonschema.validate(YAML(typ="safe").load(path), what_if)
