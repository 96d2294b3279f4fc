"""Every template in the product has its Chinese, with the same facts; no sentence is made twice."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from optimizer.words import catalogue
from optimizer.words.catalogue import chinese_of, has_chinese
from tests.source import PRODUCT, ROOT, files, functions, name_of, tree_of

WORDS_OF_OURS = {
    "optimizer/cli/help_page.py",
    "optimizer/scenario/checks/dates.py",
    "optimizer/scenario/checks/names.py",
    "optimizer/scenario/checks/pins.py",
    "optimizer/scenario/checks/van.py",
    "optimizer/routes/explain/reason_codes.py",
    "optimizer/scenario/load.py",
    "optimizer/store/refusals.py",
}
"""Where a template is a word that the code has at hand: `message(kind)`; tested with the words."""
SAME_IN_BOTH = re.compile(r"[^A-Za-z\u4e00-\u9fff]*")
"""What is left of a template without its fields when it is only put together of others."""
ERRORS = {"OptimizerError", "UsageError", "NoPlan", "OutOfTime", "Interrupted", "WrongValue"}


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def texts(node: ast.AST | None, path: Path, line: int) -> Iterator[str | None]:
    """What an expression may say: a text, one of two, what a name held last or was handed."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*texts(one, path, line), *texts(other, path, line))
        case ast.Name(id=name):
            given = [
                node
                for node in ast.walk(tree_of(path))
                if isinstance(node, ast.Assign) and node.lineno < line
                if isinstance(node.targets[0], ast.Name) and node.targets[0].id == name
            ]
            last = max(given, key=lambda node: node.lineno, default=None)
            yield from texts(last.value, path, last.lineno) if last else handed(name, path)
        case _:
            yield None


def handed(name: str, path: Path) -> Iterator[str | None]:
    """What the file's own calls hand to the functions that have such a parameter."""
    places = {
        function.name: [one.arg for one in function.args.args].index(name)
        for function in functions(path)
        if name in [one.arg for one in function.args.args]
    }
    given = [
        (call.args[places[call.func.id]], call.lineno)
        for call in calls(path, *places)
        if len(call.args) > places[call.func.id]
    ]
    found = [
        text
        for one, line in given
        if not (isinstance(one, ast.Name) and one.id == name)
        for text in texts(one, path, line)
    ]
    yield from found or [None]


def templates(path: Path) -> Iterator[tuple[str | None, ast.Call]]:
    """Each template that a file says, or None where it is not to be read from the source."""
    for call in calls(path, "message"):
        for text in texts(call.args[0] if call.args else None, path, call.lineno):
            yield text, call


def facts(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


SPOKEN = [path for path in files(PRODUCT[:1]) if any(calls(path, "message"))]
for _path in SPOKEN:  # a file hands in its Chinese when it is imported
    import_module(name_of(_path).removesuffix(".py").replace("/", "."))


@pytest.mark.parametrize("path", SPOKEN, ids=name_of)
def test_every_template_has_chinese_and_is_given_its_facts(path: Path) -> None:
    silent, misused = [], []
    for template, call in templates(path):
        where = f"{name_of(path)}:{call.lineno}"
        if template is None:
            silent += [where] if name_of(path) not in WORDS_OF_OURS else []
        elif not has_chinese(template):
            silent.append(f"{where}: {template}")
        else:
            given = {one.arg for one in call.keywords}
            if None not in given and given and given != facts(template):
                misused.append(f"{where}: {template}")
    assert (silent, misused) == ([], [])


def test_the_templates_are_found() -> None:
    assert sum(1 for path in SPOKEN for _ in templates(path)) > 180


def test_a_template_and_its_chinese_have_the_same_facts() -> None:
    for english, chinese in catalogue._CHINESE.items():
        assert facts(english) == facts(chinese), english
        bare = re.sub(r"\{[^}]*\}", "", english)
        assert re.search(r"[\u4e00-\u9fff]", chinese) or SAME_IN_BOTH.fullmatch(bare), english


def test_every_error_is_made_of_a_message() -> None:
    texts = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in files(PRODUCT[:1])
        for call in calls(path, *ERRORS)
        if len(call.args) != 1 or isinstance(call.args[0], ast.Constant | ast.JoinedStr)
    ]
    assert texts == []


def test_nothing_is_registered_with_two_wordings() -> None:
    catalogue.register({"is empty": chinese_of("is empty")})
    with pytest.raises(ValueError, match="two Chinese sentences"):
        catalogue.register({"is empty": "什么也没有"})
