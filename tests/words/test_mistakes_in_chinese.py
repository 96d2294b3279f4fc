"""Every broken scenario is told in Chinese with nothing English left beyond codes and values."""

import re
from pathlib import Path

import pytest

from optimizer.errors import Mistake, ScenarioError
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.checks.names import known_names
from optimizer.scenario.load import load
from optimizer.scenario.read.shape import choices
from optimizer.scenario.read.tables import Table
from optimizer.scenario.read.yaml_file import Document
from optimizer.scenario.read.yaml_parser import parser_says
from optimizer.scenario.schema.fields import DayKind
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.words.catalogue import has_chinese
from optimizer.words.message import message
from tests.scenario.sample import Folder
from tests.scenario.test_broken import NAMES, laid_over_valid

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
    *("yes", "true", "null", "holiday", "xlsx", "xls", "csv", "CSV", "UTF", "XML"),
    *("first", "second", "what", "name", "value", "assume", "weekdays", "openings", "tables"),
    *("yaml", "rules", "scenario", "backup_ready", "backup_reach_min", "key", "where"),
}


def mistake_in(name: str, folder: Path) -> Mistake:
    what_ifs = laid_over_valid(name, folder)
    with pytest.raises(ScenarioError) as error:
        load(folder, what_ifs, rules=ROSTER.rule_settings, goals=ROSTER.goal_settings)
    return error.value.mistakes[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_told_in_chinese_with_nothing_english_left(name: str, tmp_path: Path) -> None:
    mistake = mistake_in(name, tmp_path / "scenario")
    told = mistake.said("zh").removeprefix(f"{mistake.place}: ")
    assert told != str(mistake).removeprefix(f"{mistake.place}: ")
    said_by_users = " ".join(
        f"{path.name} {path.read_text('utf-8', 'replace')}"
        for path in (tmp_path / "scenario").rglob("*.*")
    )
    known = {*words(said_by_users), *words(str(mistake.field))}
    known |= {word for one in IDENTIFIERS for word in words(one)}
    assert set(words(told)) - known == set()
    assert not re.search(r"[\u4e00-\u9fff][a-z]|[a-z]{2,} [a-z]{2,}", told), told


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z_]{3,}", text)


def test_kinds_of_names_and_days_have_chinese() -> None:
    kinds = {*known_names(Document("x"), {name: Table(name) for name in ROW_TYPES})}
    days = {kind.replace("_", " ") for kind in DayKind} | {"holiday"}
    ours = {*kinds, *days, "holder", "backup", "officer", "driver", "rule", "goal"}
    assert {one for one in ours if not has_chinese(one)} == set()


def test_the_form_is_that_of_the_english_line() -> None:
    problem = message("unknown {kind} {name}", kind=message("slot"), name="'lat'")
    mistake = Mistake("a.csv:2:3", "slot", problem, message("did you mean {word!r}?", word="late"))
    assert mistake.said("en") == "a.csv:2:3: slot: unknown slot 'lat' (did you mean 'late'?)"
    assert mistake.said("zh") == "a.csv:2:3: slot: 未知的时段 'lat' (是否应为 'late'？)"


@pytest.mark.parametrize("name", ["Li is not one of us", "{person} is away", "Li and Wang", "x: y"])
def test_a_name_is_told_whole_whatever_it_says(folder: Folder, name: str) -> None:
    folder.replace("absences.csv", "双石-02", name)
    with pytest.raises(ScenarioError) as error:
        folder.load()
    assert f": unknown person {name!r}" in error.value.said("en")
    assert f": 未知的人员 {name!r}" in error.value.said("zh")


def test_three_people_are_named_in_their_places() -> None:
    said = message(
        "{one!r} and {other!r} are holder and backup of {post!r}",
        one="A and B",
        other="C",
        post="D and E are holder and backup of F",
    )
    assert said.said("zh") == (
        "'A and B' 和 'C' 是 'D and E are holder and backup of F' 的A角和B角"
    )


def test_a_column_that_is_called_like_a_word_of_ours_keeps_its_name(folder: Folder) -> None:
    folder.replace("absences.csv", "kind", "file")
    with pytest.raises(ScenarioError) as error:
        folder.load()
    assert ": file: 未知的列" in error.value.said("zh")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("expected <block end>, but found '<block mapping start>'", "缩进不一致，遇到"),
        ("expected ',' or ']', but got ':'", "应为“,”或“]”，却是 ':'"),
        ("expected ',' or '}', but got '['", "应为“,”或“}”，却是 '['"),
        ("found unknown escape character 'q'", "未知的转义字符 'q'"),
        ("mapping values are not allowed here", "此处不能出现“键: 值”"),
        ("something that nobody has heard", "YAML 的写法有误"),
    ],
)
def test_what_the_yaml_parser_says_is_known_or_told_in_general(english: str, chinese: str) -> None:
    said = parser_says(english, "q")
    assert said.said("en") == english
    assert said.said("zh").startswith(chinese)
