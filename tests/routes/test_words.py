"""Rules, goals and reasons of the routes are sentences in both languages."""

import re

import pytest

from optimizer.routes.explain.reason_codes import CHANGES, CODES
from optimizer.routes.judge import judge_routes
from optimizer.routes.rulebook import ROUTES
from optimizer.solving.rulebook import sentence_of
from optimizer.words.catalogue import chinese_of
from tests.routes.sample import plan, problem, shift, visit

MODULES = {**ROUTES.rules, **ROUTES.goals}


@pytest.mark.parametrize("name", MODULES)
def test_a_rule_or_goal_is_a_sentence(name: str) -> None:
    chinese = chinese_of(sentence_of(MODULES[name]))
    assert not chinese.endswith("。")
    assert not re.search("[A-Za-z]", chinese)


@pytest.mark.parametrize("sentence", [*CODES.values(), *CHANGES.values()])
def test_a_reason_or_change_has_chinese(sentence: str) -> None:
    assert re.search(r"[\u4e00-\u9fff]", chinese_of(sentence))


def test_a_name_comes_out_as_it_is_whatever_is_in_it() -> None:
    name = "{n} was promised and is not made, 大崂"
    asked = problem([shift("mon")], [visit(name, required=True)])
    (broken,) = judge_routes(asked, plan()).violations
    assert broken.said("en") == f"{name} was promised and is not made"
    assert broken.said("zh") == f"{name}已约定而未安排"
