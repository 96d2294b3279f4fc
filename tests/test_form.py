"""Sizes, names, docstrings and annotations."""

import ast
import re
import statistics

from tests.source import (
    EVERYTHING,
    PRODUCT,
    ROOT,
    Function,
    files,
    functions,
    length,
    name_of,
    public,
    texts,
    tree_of,
)

VAGUE = {"utils", "util", "helpers", "helper", "base", "manager", "common", "misc", "core"}
WORKPLACE = re.compile(r"/(work|farm)/")

FILE_LINES, MEDIAN_LINES, FUNCTION_LINES, COMPILED_LINES, USUAL_FUNCTION = 300, 90, 40, 65, 25


def without_annotation(function: Function) -> list[str]:
    given = function.args
    arguments = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    arguments += [extra for extra in (given.vararg, given.kwarg) if extra]
    bare = [argument.arg for argument in arguments if argument.annotation is None]
    return [name for name in bare if name not in ("self", "cls")] + (
        [] if function.returns else ["return"]
    )


def test_files_are_short():
    assert [name_of(path) for path in files(EVERYTHING) if length(path) > FILE_LINES] == []


def lines_allowed(function: Function) -> int:
    """A loop compiled to machine code keeps its state in local numbers: it may be longer."""
    names = {ast.unparse(decorator) for decorator in function.decorator_list}
    return COMPILED_LINES if {"compiled", "compiled_inside"} & names else FUNCTION_LINES


def test_functions_are_short():
    long = [
        f"{name_of(path)}: {function.name}"
        for path in files(EVERYTHING)
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno + 1 > lines_allowed(function)
    ]
    assert long == []


def test_nine_of_ten_functions_are_shorter_still():
    lengths = sorted(
        (function.end_lineno or 0) - function.lineno + 1
        for path in files(PRODUCT)
        for function in functions(path)
    )
    assert lengths[len(lengths) * 9 // 10] <= USUAL_FUNCTION


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


def test_no_file_names_a_path_of_the_machine_it_was_written_on():
    assert [name_of(path) for path, text in texts() if WORKPLACE.search(text)] == []


def test_every_folder_of_the_product_is_a_package_that_says_what_it_holds():
    folders = sorted({path.parent for path in files(PRODUCT[:1])})
    silent = [
        name_of(folder)
        for folder in folders
        if not (folder / "__init__.py").exists()
        or not ast.get_docstring(tree_of(folder / "__init__.py"))
    ]
    assert silent == []
