"""Help and screens speak one language: nothing Chinese in English, no English in Chinese."""

import re

import pytest
from typer.main import get_command

from optimizer.cli.help_page import help_messages
from optimizer.cli.main import app
from optimizer.words.catalogue import has_chinese
from tests.cli.test_errors import run as run  # a fixture
from tests.source import ROOT

COMMANDS = get_command(app).commands
CODES = {
    *COMMANDS,
    *(word for one in COMMANDS.values() for param in one.params for word in param.opts),
    *("optimizer", "--help", "--lang", "SCENARIO", "PLAN.json", "JSON", "Schema"),
    *("NAME", "DIR", "FILE", "DATE", "URL", "VERSION", "WHO", "TEXT", "OPTIMIZER", "STORE"),
    *("NEW", "FOLDER", "ROUTES.json", "FILE.yaml", "FIRST", "LAST", "PART", "morning", "afternoon"),
    *("roster.json", "routes.json", "plans.sqlite", "summary"),
    *("FILE.xlsx", "roster.xlsx", "FILE.csv"),
    *("ROSTER.json", "HALL", "SLOT", "STATION", "HALF", "holder", "backup", "PERSON", "DATETIME"),
}


def english_in(text: str) -> set[str]:
    return set(re.findall(r"-*[A-Za-z][A-Za-z.-]{2,}", text.replace("...", " "))) - CODES


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=str)
def test_help_is_in_the_language_that_was_asked_for(run, command):
    code, chinese, _ = run("--lang", "zh", *command, "--help")
    assert code == 0
    assert "用法：" in chinese
    assert english_in(chinese) == set()
    english = run(*command, "--help", "--lang", "en")[1] if command else run("--help")[1]
    assert "Usage: optimizer" in english
    assert not re.search(r"[\u4e00-\u9fff]", english)


def test_every_help_text_has_chinese():
    texts = [one.help for one in COMMANDS.values()]
    texts += [param.help for one in COMMANDS.values() for param in one.params]
    silent = [m.template for t in texts for m in help_messages(t) if not has_chinese(m.template)]
    assert silent == []


def test_without_a_command_the_help_is_shown_and_one_is_missing(run):
    code, out, err = run()
    assert (code, err) == (2, "optimizer: Missing command.\n")
    assert "Usage: optimizer" in out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_checked_scenario_is_told_in_one_language(run, lang):
    scenario = str(ROOT / "scenarios" / "beizhai")
    code, out, _ = run("check", scenario, "--what-if", "flu-week", "--lang", lang)
    assert code == 0
    told = "\n".join(line for line in out.splitlines() if "->" not in line)  # rows of the scenario
    if lang == "zh":
        assert english_in(told) == set()
    else:
        assert not re.search(r"[\u4e00-\u9fff]", told)
