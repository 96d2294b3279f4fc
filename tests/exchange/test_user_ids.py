"""Who is called what in the attendance services: a file that people keep."""

import pytest

from optimizer.errors import ScenarioError
from optimizer.exchange.user_ids import CHINESE, COLUMNS, SERVICES, template, user_ids_in

PEOPLE = ["大崂-01", "大崂-02"]


def read(text, encoding="utf-8-sig"):
    return user_ids_in(text.encode(encoding), "user-ids.csv", PEOPLE)


def test_the_template_says_nothing():
    rows = [COLUMNS, *template(PEOPLE)]
    found = read("\r\n".join(map(",".join, rows)))
    assert found.missing(PEOPLE) == dict.fromkeys(SERVICES, PEOPLE)
    assert found.names == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("head", [COLUMNS, CHINESE])
def test_names_and_ids_are_read(head, encoding):
    found = read(",".join(head) + "\n大崂-01,张三,007,d1,\n\n大崂-02,,w2,,f2\n", encoding)
    assert found.names == {"大崂-01": "张三"}
    assert found.ids["wecom"] == {"大崂-01": "007", "大崂-02": "w2"}
    assert found.missing(PEOPLE) == {"wecom": [], "dingtalk": ["大崂-02"], "feishu": ["大崂-01"]}


def test_columns_may_be_left_out_and_moved():
    found = read("wecom,person\nw1,大崂-01\n")
    assert found.ids["wecom"] == {"大崂-01": "w1"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("person,wecom\n大崂-09,w\n", "user-ids.csv:2:1: person: '大崂-09' is not in the scenario"),
        ("person,wecom\n大崂-01,w\n大崂-02,w\n", "user-ids.csv:3:1: wecom: 'w' is 大崂-01 already"),
        ("person\n大崂-01\n大崂-01\n", "user-ids.csv:3:1: person: '大崂-01' is 大崂-01 already"),
        ("name,wecom\nx,w\n", "user-ids.csv:1:1: person: the column is missing"),
        ("", "user-ids.csv:1:1: person: the column is missing"),
        ("person,wechat\n大崂-01,w\n", "user-ids.csv:1:2: wechat: is no column of this file"),
        ('person,wecom\n"大崂-01,w\n', "is no valid CSV"),
        (",wecom\n,w\n", "person: the column is missing"),
        ("person,wecom\n,w\n", "person: '' is not in the scenario"),
    ],
)
def test_a_mistake_is_told_once_with_its_line(text, told):
    with pytest.raises(ScenarioError) as error:
        read(text)
    assert len(error.value.mistakes) == 1
    assert told in error.value.said("en")
    assert error.value.said("zh") != error.value.said("en")
