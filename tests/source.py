"""What the tests of form and architecture read: the project's own files, parsed."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = [ROOT / name for name in ("optimizer", "tools", "benchmarks", "scenarios")]
EVERYTHING = [*PRODUCT, ROOT / "tests"]

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


def public(node: ast.Module | ast.ClassDef, name: str) -> Iterator[tuple[str, ast.AST]]:
    """A module or class and everything public in it, but not inside functions."""
    yield name, node
    for child in node.body:
        if isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield from public(child, f"{name}.{child.name}")
        elif isinstance(child, Function) and not child.name.startswith("_"):
            yield f"{name}.{child.name}", child


def rule_files() -> list[Path]:
    return sorted(
        path for path in ROOT.glob("optimizer/*/rules/*.py") if not path.stem.startswith("_")
    )


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
        for name in sorted(set(names) - {".git"}):
            try:
                yield Path(folder, name), Path(folder, name).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
