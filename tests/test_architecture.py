"""The house: which way imports point, no circle, where no solver is, what a rule has."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.source import PRODUCT, ROOT, files, imports, name_of, rule_files, tree_of

API = ""  # optimizer/__init__.py
LAYERS = [
    {"cli", "web"},
    {API},
    {"tasks"},
    {"reports", "plots", "store", "sweep"},
    {"exchange"},
    {"views"},
    {"coverage", "simulation", "whole"},
    {"roster", "routes"},
    {"solving"},
    {"scenario"},
    {"travel"},
    {"errors"},
    {"words"},
]
"""From the screens down to the errors; two rooms of one layer do not know each other."""
RANK = {layer: rank for rank, layers in enumerate(LAYERS) for layer in layers}
SOLVER_FREE = re.compile(
    r"(roster|routes)/((rules|goals|plan|problem)/|judge)|(reports|views|exchange|words)/|whole"
)


def layer_of(dotted: str) -> str:
    """`optimizer.roster.plan.plan.RosterPlan` -> `roster`; a name of the API itself -> the API."""
    second = dotted.split(".")[1] if "." in dotted else API
    return second if second in RANK else API


def own_layer(path: Path) -> str:
    first = path.relative_to(ROOT / "optimizer").parts[0].removesuffix(".py")
    return API if first == "__init__" else first


def solver_free_files() -> list[Path]:
    return [path for path in files(PRODUCT[:1]) if SOLVER_FREE.search(name_of(path))]


def test_every_part_of_the_product_has_its_layer():
    assert [name_of(p) for p in files(PRODUCT[:1]) if own_layer(p) not in RANK] == []


def test_imports_point_down_and_never_back_or_aside():
    backwards = [
        f"{name_of(path)} imports {dotted}"
        for path in files(PRODUCT[:1])
        for dotted in imports(tree_of(path))
        if dotted.startswith(".")
        or (
            dotted.split(".")[0] == "optimizer"
            and layer_of(dotted) != own_layer(path)
            and RANK[layer_of(dotted)] <= RANK.get(own_layer(path), 0)
        )
    ]
    assert backwards == []


def module_of(path: Path) -> str:
    """`optimizer/roster/judge.py` -> `optimizer.roster.judge`; a package by its folder."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def arrows() -> dict[str, set[str]]:
    """Who imports whom, files of the product and the benchmarks, types included."""
    paths = {module_of(path): path for path in files(PRODUCT)}

    def file_of(dotted: str) -> str | None:
        owner = dotted.rpartition(".")[0]
        return dotted if dotted in paths else owner if owner in paths else None

    return {
        name: {found for dotted in imports(tree_of(path)) if (found := file_of(dotted))} - {name}
        for name, path in paths.items()
    }


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """What is left when everything that leads nowhere has been taken away, again and again."""
    left = {name: set(aims) & graph.keys() for name, aims in graph.items()}
    while ends := {name for name, aims in left.items() if not aims}:
        left = {name: aims - ends for name, aims in left.items() if name not in ends}
    return [[name, *sorted(aims)] for name, aims in sorted(left.items())]


def test_no_files_import_each_other_in_a_circle():
    assert circles(arrows()) == []


def test_no_folders_import_each_other_in_a_circle():
    """In every folder its files and subfolders are one each: between them no circle either."""
    found = {}
    for folder in sorted({path.parent for path in files(PRODUCT)}):
        inside = f"{module_of(folder)}."
        depth = inside.count(".") + 1
        graph: dict[str, set[str]] = {}
        for name, aims in arrows().items():
            if name.startswith(inside):
                room = ".".join(name.split(".")[:depth])
                rooms = {".".join(a.split(".")[:depth]) for a in aims if a.startswith(inside)}
                graph.setdefault(room, set()).update(rooms - {room})
        if circles(graph):
            found[name_of(folder)] = circles(graph)
    assert found == {}


def test_a_circle_is_found():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})
    assert circles({"a": {"b"}, "b": {"c"}, "c": set()}) == []


def renderer_of(dotted: str) -> str:
    """`optimizer.reports.html.page` -> `html`; empty outside the reports."""
    return dotted.removeprefix("optimizer.reports.").split(".")[0] if ".reports." in dotted else ""


def test_renderers_borrow_nothing_from_each_other_but_pictures():
    borrowed = [
        f"{name} imports {aim}"
        for name, aims in arrows().items()
        for aim in sorted(aims)
        if renderer_of(name) and renderer_of(aim) not in ("", "svg", renderer_of(name))
    ]
    assert borrowed == []


def test_rules_goals_judge_and_reports_name_no_solver():
    named = [
        f"{name_of(path)} imports {dotted}"
        for path in solver_free_files()
        for dotted in imports(tree_of(path), at_run_time=True)
        if dotted.split(".")[0] == "ortools"
    ]
    assert named == []


def test_rules_goals_judge_and_reports_load_no_solver():
    modules = [
        name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in solver_free_files()
    ]
    program = (
        "import importlib, sys\n"
        f"for name in {modules!r}:\n"
        "    importlib.import_module(name)\n"
        "    assert 'ortools' not in sys.modules, name\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_rule_begins_with_its_sentence():
    headless = [
        name_of(path)
        for path in rule_files()
        if not re.fullmatch(
            r"[A-Z].*[^.]\.", (ast.get_docstring(tree_of(path)) or "").split("\n")[0]
        )
    ]
    assert headless == []


def owed_by(path: Path) -> tuple[set[str], Path]:
    """What a rule's file holds, and its tests; engines tell themselves the rules of routes."""
    if own_layer(path) == "routes":
        return {"Settings", "check"}, ROOT / f"tests/routes/rules/test_{path.stem}.py"
    return {"Settings", "enforce", "check"}, ROOT / f"tests/roster/rules/test_{path.stem}.py"


def test_a_rule_has_settings_its_halves_and_its_own_tests():
    incomplete = {}
    for path in rule_files():
        owed, tests = owed_by(path)
        missing = owed - {getattr(node, "name", "") for node in tree_of(path).body}
        if missing or not tests.exists():
            incomplete[name_of(path)] = sorted(missing) + ([] if tests.exists() else ["tests"])
    assert incomplete == {}
