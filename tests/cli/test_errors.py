"""Errors speak the reader's language; programs always get English."""

import json
import sys

import pytest
import typer

from optimizer.cli import main as cli
from optimizer.cli import options


@pytest.fixture
def run(monkeypatch, capsys):
    def ran(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["optimizer", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return ran


def test_mistakes_are_told_in_the_language_that_was_asked_for(run):
    assert run("check", "nowhere", "--lang", "zh") == (
        2, "", "scenario.yaml:1:1: 文件: 没有文件夹 'nowhere'\n"
    )  # fmt: skip
    assert run("check", "nowhere", "--lang=en")[2] == (
        "scenario.yaml:1:1: file: there is no folder 'nowhere'\n"
    )


def test_without_a_wish_the_locale_says_which_language(run, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "没有文件夹" in run("check", "nowhere")[2]
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "there is no folder" in run("check", "nowhere")[2]


def test_json_stays_english(run):
    code, out, err = run("check", "nowhere", "--lang", "zh", "--json")
    assert (code, err) == (2, "")
    assert json.loads(out)["mistakes"] == ["scenario.yaml:1:1: file: there is no folder 'nowhere'"]


def test_an_interruption_is_told_in_one_language(run, monkeypatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(options, "load_scenario", interrupted)
    assert run("check", "x", "--lang", "zh") == (130, "", "已中断，未写入任何文件\n")
    assert run("check", "x", "--lang", "en")[2] == "interrupted; nothing was written\n"


def test_a_command_that_ends_with_a_code_hands_it_on(run, monkeypatch):
    def refused(*_: object, **__: object) -> None:
        raise typer.Exit(3)

    monkeypatch.setattr(options, "load_scenario", refused)
    assert run("check", "x") == (3, "", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "没有命令 'chek'"),
        (["check"], "缺少参数 'SCENARIO'"),
        (["check", "a", "b"], "多余的参数 b"),
        (["check", "--bogus"], "没有选项 --bogus"),
        (["check", "x", "--what-if"], "选项 '--what-if' 须带值"),
        (["roster", "x", "--limit", "x"], "'--limit' 应为数字"),
        (["roster", "x", "--limit", "inf"], "'--limit' 不得大于 604800。"),
        (["routes", "x", "--limit", "nan"], "'--limit' 不得大于 604800。"),
        (["plan", "x", "--limit", "0.5"], "'--limit' 不得小于 1。"),
        (["roster", "x", "--seed", "1.5"], "'--seed' 应为整数"),
        (["roster", "x", "--seed", "-1"], "'--seed' 不得小于 0"),
        (["roster", "x", "--reproducible=3"], "选项 '--reproducible' 不带值"),
        (["roster", "x", "--seed", "9999999999"], "'--seed' 不得大于 2147483647"),
        (["check", "x", "--lang", "fr"], "'--lang' 应为以下之一：zh, en"),
        (["check", "--lng", "x"], "没有选项 --lng，可能应为 --lang"),
        (["chek of mine"], "没有命令 'chek of mine'"),
        (["check", "Got", "No such option: x"], "多余的参数 No such option: x"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese(run, monkeypatch, words, said):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    code, _, err = run(*words)
    assert code == 2
    assert err.startswith(f"optimizer: {said}")
