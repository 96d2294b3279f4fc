"""Rules, goals and reasons of the routes are sentences in both languages."""

import re

import pytest

from optimizer.routes.explain.reason_codes import CHANGES, CODES
from optimizer.routes.rulebook import ROUTES
from optimizer.solving.rulebook import sentence_of
from optimizer.words.catalogue import chinese_of

MODULES = {**ROUTES.rules, **ROUTES.goals}


@pytest.mark.parametrize("name", MODULES)
def test_a_rule_or_goal_is_a_sentence(name: str) -> None:
    chinese = chinese_of(sentence_of(MODULES[name]))
    assert not chinese.endswith("。")
    assert not re.search("[A-Za-z]", chinese)


@pytest.mark.parametrize("sentence", [*CODES.values(), *CHANGES.values()])
def test_a_reason_or_change_has_chinese(sentence: str) -> None:
    assert re.search(r"[\u4e00-\u9fff]", chinese_of(sentence))
