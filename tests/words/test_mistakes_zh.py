"""Every mistake is told in Chinese too: no sentence of the loader is without its Chinese."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from optimizer.cli.console import in_chinese
from optimizer.errors import Mistake, ScenarioError
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.checks.names import known_names
from optimizer.scenario.load import load
from optimizer.scenario.read.shape import choices
from optimizer.scenario.read.tables import Table
from optimizer.scenario.read.yaml_file import Document
from optimizer.scenario.schema.fields import DayKind
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.words.zh.sentences import SENTENCES, WORDS, chinese_sentence
from tests.scenario.test_broken import NAMES, laid_over_valid
from tests.source import ROOT

PACKAGE = ROOT / "optimizer" / "scenario"
NO_MISTAKES = re.compile(
    r"format_page|settings_page|json_schema|journeys|scenario_file|rows\w*|row_fields|headers|assumptions"
)
NOT_SAID = {"no row"}  # of a change, not of a mistake
MODELS = (*ROW_TYPES.values(), *ROSTER.rule_settings.values())
IDENTIFIERS = {
    *ROW_TYPES,
    *ROSTER.rule_settings,
    *(name for model in MODELS for name in model.model_fields),
    *(
        one
        for m in MODELS
        for field in m.model_fields.values()
        for one in choices(field.annotation)
    ),
}


def mistake_in(name: str, folder: Path) -> Mistake:
    what_ifs = laid_over_valid(name, folder)
    with pytest.raises(ScenarioError) as error:
        load(folder, what_ifs, rules=ROSTER.rule_settings, goals=ROSTER.goal_settings)
    return error.value.mistakes[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_told_in_chinese_with_nothing_english_left(name: str, tmp_path: Path) -> None:
    mistake = mistake_in(name, tmp_path / "scenario")
    assert chinese_sentence(mistake.problem), mistake.problem
    assert not mistake.hint or chinese_sentence(mistake.hint), mistake.hint
    told = in_chinese(mistake).removeprefix(f"{mistake.place}: ")
    assert told != in_chinese(mistake)
    said_by_users = " ".join(
        f"{path.name} {path.read_text('utf-8', 'replace')}"
        for path in (tmp_path / "scenario").rglob("*.*")
    )
    known = {*words(said_by_users), *words(" ".join(SENTENCES.values())), *words(mistake.field)}
    known |= {word for one in IDENTIFIERS for word in words(one)}
    assert set(words(told)) - known == set()
    assert not re.search(r"[\u4e00-\u9fff][a-z]|[a-z]{2,} [a-z]{2,}", told), told


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z_]{3,}", text)


def sentences(path: Path) -> Iterator[str]:
    """Every text in a module that reads like a sentence, values replaced by X."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        text = sample(node) if id(node) not in silent else ""
        if re.search(r"[a-z]{2,}:? ", text) and "\\" not in text:
            yield text


def sample(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(map(sample, parts))
        case ast.FormattedValue(value=ast.BinOp(left=ast.Constant(value=str(text)))):
            return text  # "s" * (len(names) > 1)
        case ast.FormattedValue():
            return "X"
    return ""


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if not NO_MISTAKES.fullmatch(path.stem))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_sentence_of_the_loader_is_without_chinese(path: Path) -> None:
    known = WORDS.keys() | NOT_SAID
    silent = [text for text in sentences(path) if text not in known and not chinese_sentence(text)]
    assert silent == []


def test_the_sentences_are_found() -> None:
    assert sum(len(list(sentences(path))) for path in MODULES) > 120


def test_kinds_of_names_and_days_are_words() -> None:
    kinds = {*known_names(Document("x"), {name: Table(name) for name in ROW_TYPES})}
    days = {kind.replace("_", " ") for kind in DayKind}
    assert kinds | days <= WORDS.keys()


def test_a_template_and_its_chinese_have_the_same_values() -> None:
    for english, chinese in SENTENCES.items():
        assert set(re.findall(r"\{(\w+)\}", english)) >= set(re.findall(r"\{(\w+)\}", chinese))
        assert re.search(r"[\u4e00-\u9fff]", chinese), english


def test_the_form_is_that_of_the_english_line() -> None:
    mistake = Mistake("a.csv:2:3", "slot", "unknown slot 'lat'", "did you mean 'late'?")
    assert in_chinese(mistake) == "a.csv:2:3: slot: 未知的时段 'lat' (是否应为 'late'？)"


def test_the_template_that_shares_most_is_taken() -> None:
    assert chinese_sentence("2023-10-05 is not before the booked 2023-10-04") == (
        "2023-10-05 不早于所预约的 2023-10-04"
    )
    assert chinese_sentence("2 is not 1") == "2 应为 1"
    assert chinese_sentence("nothing that anybody says") is None
