"""Whatever the routes say has its Chinese: rules, goals, violations, reasons and changes."""

import ast
import re
from pathlib import Path

import pytest

from optimizer.routes.rulebook import ROUTES
from optimizer.solving.rulebook import sentence_of
from optimizer.words.catalogue import chinese_of, has_chinese
from tests.source import ROOT, files, name_of, tree_of

SPEAKERS = [*files([ROOT / "optimizer/routes/rules"]), ROOT / "optimizer/whole.py"]
MODULES = {**ROUTES.rules, **ROUTES.goals}
FIELD = re.compile(r"\{(\w+)")


def texts(path: Path) -> set[str]:
    """The texts in a file that have fields: the templates of messages."""
    nodes = ast.walk(tree_of(path))
    found = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {text for text in found if isinstance(text, str) and re.search(r"[a-z] *\{\w+\}", text)}


TEMPLATES = {text for path in SPEAKERS for text in texts(path)}


@pytest.mark.parametrize("path", SPEAKERS, ids=name_of)
def test_nothing_is_said_without_chinese(path: Path) -> None:
    assert [text for text in texts(path) if not has_chinese(text)] == []


def test_the_templates_are_found() -> None:
    assert len(TEMPLATES) > 20
    assert "the crew of {shift} has no meal" in TEMPLATES


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_both_languages_tell_the_same_facts(template: str) -> None:
    chinese = chinese_of(template)
    assert set(FIELD.findall(template)) == set(FIELD.findall(chinese))
    assert not re.search(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", chinese))


@pytest.mark.parametrize("name", MODULES)
def test_a_rule_or_goal_is_a_sentence_in_both_languages(name: str) -> None:
    chinese = chinese_of(sentence_of(MODULES[name]))
    assert chinese.endswith("。")
    assert not re.search("[A-Za-z]", chinese)
