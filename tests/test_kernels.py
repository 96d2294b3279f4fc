"""Machine code: columns are named by their table, and comments say why a kernel is as it is."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from tests.source import PRODUCT, files, functions, name_of, tree_of

BARE = re.compile(r"[A-Z][A-Z_]+")
WHY_COMMENTS = 2


def _is_kernel(function: ast.FunctionDef) -> bool:
    return bool({"compiled", "compiled_inside"} & set(map(ast.unparse, function.decorator_list)))


def _has_kernels(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return "@compiled" in text and any(_is_kernel(function) for function in functions(path))


KERNELS = [path for path in files(PRODUCT) if _has_kernels(path)]


def bare_columns(path: Path) -> list[str]:
    """Names in capitals that say of no table which column of it they are."""
    return sorted(
        {
            name.id
            for index in ast.walk(tree_of(path))
            if isinstance(index, ast.Subscript) and isinstance(index.ctx, ast.Load | ast.Store)
            for part in (index.slice.elts if isinstance(index.slice, ast.Tuple) else [index.slice])
            for name in [part.left if isinstance(part, ast.BinOp) else part]
            if isinstance(name, ast.Name) and BARE.fullmatch(name.id)
        }
    )


def comments_inside(path: Path) -> int:
    """Comments within compiled functions."""
    inside = {
        line
        for function in functions(path)
        if _is_kernel(function)
        for line in range(function.lineno, (function.end_lineno or 0) + 1)
    }
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    return sum(one.type == tokenize.COMMENT and one.start[0] in inside for one in tokens)


def test_a_kernel_names_a_column_by_its_table():
    assert KERNELS
    used = [path for path in files(PRODUCT) if "routes" in path.parts] + KERNELS
    assert {name_of(path): found for path in used if (found := bare_columns(path))} == {}


@pytest.mark.parametrize("path", KERNELS, ids=name_of)
def test_a_kernel_says_why_it_does_what_it_does(path: Path):
    assert comments_inside(path) >= WHY_COMMENTS
