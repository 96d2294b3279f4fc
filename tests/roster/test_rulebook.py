"""Rules and goals say themselves in both languages, and what they say is found in their files."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from optimizer.roster.rulebook import ROSTER
from optimizer.roster.terms import TERMS, term
from optimizer.solving.rulebook import sentence_of
from optimizer.words.catalogue import chinese_of
from optimizer.words.message import Message, message

NAMED = {**ROSTER.rules, **ROSTER.goals}
FIELD = re.compile(r"\{(\w+)\}")


def templates(path: Path) -> Iterator[str]:
    """The literal templates of a file's messages, those kept in a name before included."""
    tree = ast.parse(path.read_text("utf-8"))
    kept: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                kept.setdefault(name, []).append(text)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="message"), args=[ast.Constant(value=str(text)), *_]):
                yield text
            case ast.Call(func=ast.Name(id="message"), args=[ast.Name(id=name), *_]):
                yield from kept[name]


def path_of(name: str) -> Path:
    return Path(str(getattr(NAMED[name], "__file__", "")))


@pytest.mark.parametrize("name", NAMED)
def test_what_a_rule_says_stands_in_its_file_in_both_languages(name: str) -> None:
    said = set(templates(path_of(name)))
    assert said == set(getattr(NAMED[name], "CHINESE", {}))
    assert said or name in ROSTER.goals
    for english in (*said, sentence_of(NAMED[name])):
        told = chinese_of(english)
        assert sorted(FIELD.findall(english)) == sorted(FIELD.findall(told)), english
        assert not re.search(r"[A-Za-z]{2,}", FIELD.sub("", told)), told


def test_no_rule_and_no_goal_bears_another_name_than_its_file() -> None:
    assert [name for name in NAMED if name != vars(NAMED[name])["NAME"]] == []


def test_words_of_ours_are_said_in_both_languages_and_names_stay() -> None:
    assert [term("holder"), term("night")] == [TERMS["holder"], "night"]
    assert not any(re.search(r"[A-Za-z]{2,}", label.zh) for label in TERMS.values())


OVERTIME = "{person}: {minutes} min overtime in {month}, at most {most}"
PERIOD = {"minutes": 2400, "month": "2023-10", "most": 2160}
ODD = "王 and 李 (A), 张 is 1"
"""A name that holds whatever sentences are made of."""


@pytest.mark.parametrize(
    ("told", "english", "chinese"),
    [
        (
            message("{person} ({role}) is away", person="大崂-02", role=term("backup")),
            "大崂-02 (backup) is away",
            "大崂-02（B角）不在岗",
        ),
        (
            message(
                "{one} and {other} absent in the {half}", one=ODD, other="b", half=term("morning")
            ),
            f"{ODD} and b absent in the morning",
            f"{ODD}和b在上午同时不在岗",
        ),
        (
            message(
                "{person} ({role}) works at {places} around the duty",
                person=ODD,
                role=term("holder"),
                places=["一, 二", "三", "四"],
            ),
            f"{ODD} (holder) works at 一, 二, 三, 四 around the duty",
            f"{ODD}（A角）值班前后在一, 二、三、四上班",
        ),
        (
            message(
                "{person} works {first} to {last} without a free day",
                person="a to b",
                first=date(2023, 10, 7),
                last=date(2023, 10, 13),
            ),
            "a to b works 2023-10-07 to 2023-10-13 without a free day",
            "a to b在2023-10-07至2023-10-13连续工作，没有休息日",
        ),
        (
            message(OVERTIME, person="a-1", **PERIOD),
            "a-1: 2400 min overtime in 2023-10, at most 2160",
            "a-1：2023-10加班2400分钟，至多2160",
        ),
    ],
)
def test_facts_stay_what_they_are_in_both(told: Message, english: str, chinese: str) -> None:
    assert (told.said("en"), told.said("zh")) == (english, chinese)
