"""One model per file: it has a type for everything, writes, reads back, and gives the schema."""

import json
from typing import Any, get_args

import jsonschema
import pytest

from optimizer.errors import ScenarioError
from optimizer.exchange.fields import Row
from optimizer.exchange.json_file import read, written
from optimizer.exchange.roster_json import plan_from_json
from optimizer.exchange.routes_json import routes_from_json
from optimizer.exchange.schemas import FILES, file_schema
from optimizer.tasks.outputs import coverage_files, plan_files, roster_files, route_files
from tests.views.route_sample import sample_routes


@pytest.fixture
def outputs(view, covered):
    """Every JSON file that a command leaves, as (kind, bytes)."""
    runs = (
        roster_files(view, "en"),
        route_files(sample_routes(), "en"),
        coverage_files(*covered, "en"),
        plan_files(view, sample_routes(), *covered, 417_230, "en"),
    )
    return [(kind, run[f"{kind}.json"]) for run in runs for kind in FILES if f"{kind}.json" in run]


def test_what_commands_write_obeys_the_schema(outputs):
    assert {kind for kind, _ in outputs} == FILES.keys()
    for kind, data in outputs:
        schema = file_schema(kind)
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(json.loads(data), schema)


def test_the_model_that_writes_a_file_reads_it_back(outputs):
    for kind, data in outputs:
        assert written(read(FILES[kind], data, f"{kind}.json")) == data


def parts(annotation: Any) -> set[Any]:
    inner = set().union(*map(parts, get_args(annotation)))
    return {annotation} | inner


def test_every_field_has_a_type():
    models, seen = set(FILES.values()), set()
    while models:
        model = models.pop()
        seen.add(model)
        for name, field in model.model_fields.items():
            found = parts(field.annotation)
            assert not {Any, object} & found, f"{model.__name__}.{name}"
            models |= {one for one in found if isinstance(one, type) and issubclass(one, Row)}
        models -= seen
    assert len(seen) > 25


def test_a_file_by_hand_needs_little():
    crew = {"officer_a": "a", "officer_b": None, "driver": "d"}
    route = {"shift": "s", "van": "V1", "date": "2023-10-09", "crew": crew, "meal": None,
             "depart": "08:30", "return": "17:00", "stops": []}  # fmt: skip
    duty = {"hall": "h", "date": "2023-10-09", "slot": "early", "holder": "a", "backup": None}
    jsonschema.validate({"format": 1, "duties": [duty]}, file_schema("roster"))
    routes = {"kind": "routes", "format": 1, "routes": [route]}
    jsonschema.validate(routes, file_schema("routes"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": 1, "duties": [duty | {"holder": 7}]}, file_schema("roster"))


def test_what_is_told_to_readers_has_its_form_too():
    duty = {"hall": "h", "date": "2023-10-09", "slot": "early", "holder": "a", "backup": None}
    strange = duty | {"start": 7, "reasons": "none", "bookings": {}}
    head = {"format": 1, "status": ["?"], "scenario": "a"}
    with pytest.raises(ScenarioError) as error:
        plan_from_json({**head, "duties": [strange]})
    assert [mistake.place.partition(":")[2] for mistake in error.value.mistakes] == [
        "$.duties[0].bookings",
        "$.duties[0].reasons",
        "$.duties[0].start",
        "$.scenario",
        "$.status",
    ]
    home = {"van": "V1", "date": "2023-10-09", "crew": None, "proof": 1, "manned": "who knows"}
    with pytest.raises(ScenarioError) as error:
        routes_from_json({"kind": "routes", "format": 1, "routes": [], "at_home": [home]})
    assert len(error.value.mistakes) == 2
