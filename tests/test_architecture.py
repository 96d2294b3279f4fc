"""The house: which way imports point, where no solver is, sizes, names, and what a rule has."""

import ast
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = [ROOT / name for name in ("optimizer", "tools", "benchmarks", "scenarios")]
EVERYTHING = [*PRODUCT, ROOT / "tests"]

API = ""  # optimizer/__init__.py
LAYERS = [
    {"web", "cli", "__main__"},
    {"console", "arguments"},
    {API, "api", "api_routes"},
    {"sweep", "store", "reports", "solving"},
    {"coverage"},
    {"roster", "routes"},
    {"verdict", "effort"},
    {"scenario"},
    {"travel"},
    {"errors"},
]
RANK = {layer: rank for rank, layers in enumerate(LAYERS) for layer in layers}
STRANGERS = [{"roster", "routes"}, {"reports", "solving"}]
SOLVER_FREE = re.compile(r"(roster|routes)/(rules|goals)/|reports/|solving/judge")
VAGUE = {"utils", "util", "helpers", "helper", "base", "manager", "common", "misc", "core"}
WORKPLACE = re.compile(r"/(work|farm)/")

FILE_LINES, MEDIAN_LINES, FUNCTION_LINES, COMPILED_LINES = 300, 120, 40, 65

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(folders: list[Path]) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, Function))


def is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def imports(node: ast.AST, *, at_run_time: bool = False) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it; relative ones start with a dot."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            module = "." * child.level + (child.module or "")
            yield from (f"{module}.{alias.name}" for alias in child.names)
        elif not (at_run_time and is_type_checking(child)):
            yield from imports(child, at_run_time=at_run_time)


def layer_of(dotted: str) -> str:
    """`optimizer.roster.plan.RosterPlan` -> `roster`; a name of the API itself -> the API."""
    second = dotted.split(".")[1] if "." in dotted else API
    return second if second in RANK else API


def own_layer(path: Path) -> str:
    first = path.relative_to(ROOT / "optimizer").parts[0].removesuffix(".py")
    return API if first == "__init__" else first


def rule_files() -> list[Path]:
    return sorted(
        path for path in ROOT.glob("optimizer/*/rules/*.py") if not path.stem.startswith("_")
    )


def solver_free_files() -> list[Path]:
    return [path for path in files(PRODUCT[:1]) if SOLVER_FREE.search(name_of(path))]


def public(node: ast.Module | ast.ClassDef, name: str) -> Iterator[tuple[str, ast.AST]]:
    """A module or class and everything public in it, but not inside functions."""
    yield name, node
    for child in node.body:
        if isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield from public(child, f"{name}.{child.name}")
        elif isinstance(child, Function) and not child.name.startswith("_"):
            yield f"{name}.{child.name}", child


def without_annotation(function: Function) -> list[str]:
    given = function.args
    arguments = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    arguments += [extra for extra in (given.vararg, given.kwarg) if extra]
    bare = [argument.arg for argument in arguments if argument.annotation is None]
    return [name for name in bare if name not in ("self", "cls")] + (
        [] if function.returns else ["return"]
    )


def test_every_part_of_the_product_has_its_layer():
    assert [name_of(p) for p in files(PRODUCT[:1]) if own_layer(p) not in RANK] == []


def test_imports_point_from_the_screens_to_the_errors_and_never_back():
    backwards = [
        f"{name_of(path)} imports {dotted}"
        for path in files(PRODUCT[:1])
        for dotted in imports(tree_of(path))
        if dotted.startswith(".")
        or (
            dotted.split(".")[0] == "optimizer"
            and RANK[layer_of(dotted)] < RANK.get(own_layer(path), 0)
        )
    ]
    assert backwards == []


def test_the_two_models_do_not_know_each_other_nor_do_reports_and_solving():
    met = [
        f"{name_of(path)} imports {dotted}"
        for path in files(PRODUCT[:1])
        for dotted in imports(tree_of(path))
        if dotted.split(".")[0] == "optimizer" and {own_layer(path), layer_of(dotted)} in STRANGERS
    ]
    assert met == []


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


def test_files_are_short():
    assert [name_of(path) for path in files(EVERYTHING) if length(path) > FILE_LINES] == []


def lines_allowed(function: Function) -> int:
    """A loop compiled to machine code keeps its state in local numbers: it may be longer."""
    names = {ast.unparse(decorator) for decorator in function.decorator_list}
    return COMPILED_LINES if "compiled" in names else FUNCTION_LINES


def test_functions_are_short():
    long = [
        f"{name_of(path)}: {function.name}"
        for path in files(EVERYTHING)
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno + 1 > lines_allowed(function)
    ]
    assert long == []


def test_the_usual_file_is_short():
    assert statistics.median(filter(None, map(length, files(PRODUCT)))) <= MEDIAN_LINES


def test_no_module_has_a_name_that_says_nothing():
    vague = [
        name_of(path)
        for path in files(EVERYTHING)
        if VAGUE & set(path.stem.split("_")) or VAGUE & set(path.relative_to(ROOT).parts)
    ]
    assert vague == []


def test_everything_public_has_a_docstring():
    silent = [
        name
        for path in files(PRODUCT)
        if path.stat().st_size
        for name, node in public(tree_of(path), name_of(path))
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_function_is_annotated():
    bare = [
        f"{name_of(path)}: {function.name}({name})"
        for path in files(PRODUCT)
        for function in functions(path)
        for name in without_annotation(function)
    ]
    assert bare == []


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
    return {"Settings", "enforce", "check"}, ROOT / f"tests/rules/test_{path.stem}.py"


def test_a_rule_has_settings_its_halves_and_its_own_tests():
    incomplete = {}
    for path in rule_files():
        owed, tests = owed_by(path)
        missing = owed - {getattr(node, "name", "") for node in tree_of(path).body}
        if missing or not tests.exists():
            incomplete[name_of(path)] = sorted(missing) + ([] if tests.exists() else ["tests"])
    assert incomplete == {}


def texts() -> Iterator[tuple[Path, str]]:
    """The repository's text files, without what tools leave behind."""
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = sorted(
            name
            for name in subfolders
            if (name == ".ci" or not name.startswith("."))
            and name not in ("__pycache__", "build", "dist", "out")
            and not name.endswith(".egg-info")
        )
        for name in sorted(names):
            try:
                yield Path(folder, name), Path(folder, name).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_no_file_names_a_path_of_the_machine_it_was_written_on():
    assert [name_of(path) for path, text in texts() if WORKPLACE.search(text)] == []
