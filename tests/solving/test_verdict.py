"""Violations are told in both languages: no sentence of a rule is without its Chinese."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from optimizer.solving.verdict import Violation
from optimizer.words.zh.violations import SENTENCES, chinese
from tests.source import ROOT

PACKAGE = ROOT / "optimizer"
SPEAKERS = ("roster/rules/*.py", "roster/goals/batch_work.py", "roster/judge.py")
MODULES = sorted(path for pattern in SPEAKERS for path in PACKAGE.glob(pattern))
SAYS = re.compile(r"Violation|Breach|Iterator\[str\]")


def sentences(path: Path) -> Iterator[str]:
    """What the functions that return violations say, values replaced by X."""
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef) and function.returns is not None:
            returns = ast.unparse(function.returns)
            who = "X " * ("Breach" in returns)
            yield from (who + text for text in texts(function) if SAYS.search(returns))


def texts(function: ast.FunctionDef) -> Iterator[str]:
    inner = {
        id(part)
        for node in ast.walk(function)
        if isinstance(node, ast.JoinedStr | ast.Expr) and not is_yield(node)
        for part in ast.walk(node)
        if part is not node
    }
    for node in ast.walk(function):
        if id(node) in inner:
            continue
        if isinstance(node, ast.Constant | ast.JoinedStr):
            text = sample(node)
            if re.search(r"[a-z]{2,}.* ", text):
                yield text


def is_yield(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom)


def sample(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(map(sample, parts))
        case ast.FormattedValue(value=ast.Call(func=ast.Attribute(value=ast.Constant(" and ")))):
            return "X and X"
        case ast.FormattedValue():
            return "X"
    return ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_no_sentence_of_a_rule_is_without_chinese(path: Path) -> None:
    assert [text for text in sentences(path) if chinese(text) == text] == []


def test_the_sentences_are_found() -> None:
    found = {text for path in MODULES for text in sentences(path)}
    assert len(found) > 55
    assert "X has X days X in a row, at most X" in found


def test_a_template_and_its_chinese_have_the_same_values() -> None:
    for english, told in SENTENCES.items():
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", told)), english
        assert not re.search(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", told)), told


@pytest.mark.parametrize(
    ("english", "told"),
    [
        ("大崂-02 (backup) is away", "大崂-02（B角）不在岗"),
        ("holder: 1 missing, 0 listed as shortage", "A角：缺1，列为缺额的有0"),
        ("morning: 2 windows missing, 0 listed as shortage", "上午：缺2个窗口，列为缺额的有0"),
        ("a-1 and a-2 absent in the morning", "a-1和a-2在上午同时不在岗"),
        ("a-1 absent in the afternoon", "a-1在下午不在岗"),
        ("a-1: 240 min overtime, at most 180", "a-1：加班240分钟，至多180"),
        ("a-1: 2400 min overtime in 2023-10, at most 2160", "a-1：2023-10加班2400分钟，至多2160"),
        ("a-1 was fixed as rotation (given)", "a-1已固定为轮训（given）"),
        ("nothing that a rule says", "nothing that a rule says"),
    ],
)
def test_values_stay_and_words_of_ours_are_translated(english: str, told: str) -> None:
    assert chinese(english) == told


def test_a_line_has_rule_place_and_date_if_there_is_one() -> None:
    found = Violation("van_crew", "V1", date(2023, 10, 9), "a-1 is on the van and on duty")
    assert found.line("en") == "van_crew: V1 2023-10-09: a-1 is on the van and on duty"
    assert found.line("zh") == "van_crew: V1 2023-10-09: a-1随车的同时列了值班"
    everywhere = Violation("meal_break", "meals", None, "somebody has two meals on one date")
    assert everywhere.line("zh") == "meal_break: 用餐: 同一人一天列了两次用餐"
