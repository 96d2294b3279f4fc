"""Late is priced; where a setting says so, much too late is forbidden."""

from typing import Any

from tests.routes.opinions import Story, hear, story, told
from tests.routes.sample import MON, THU, WED, plan, problem, route, shift, visit

RULE = "answer_by"


def asked(by: Any, late_max_h: int | None = 72) -> Any:
    shifts = [shift("mon"), shift("thu", THU)]
    return problem(shifts, [visit("A", by=by)], answer_by={"late_max_h": late_max_h})


def on(name: str) -> Any:
    return plan(route(name, "08:30", "A 09:00-09:30", back="10:00"))


NONE = problem([shift("thu", THU)], [visit("A")], answer_by={"late_max_h": 0})
TOO_LATE = "10-12 A: A is more than 72 h late"

STORIES: list[Story] = [
    story("in time", asked((MON, "09:30")), on("mon")),
    story("three days late to the second", asked((MON, "09:30")), on("thu")),
    story("a second more", asked((MON, "09:29:59")), on("thu"), TOO_LATE),
    story("left out is not late", asked((MON, "09:29:59")), plan(left_out="A")),
    story("the day before its deadline", asked((THU, "00:00"), 0), on("mon")),
    story("in time where lateness is forbidden", asked((MON, "09:30"), 0), on("mon")),
    story(
        "late where lateness is forbidden",
        asked((MON, "09:29:59"), 0),
        on("mon"),
        "10-09 A: A is more than 0 h late",
    ),
    story("across midnight", asked((WED, "23:30"), 10), on("thu")),
    story(
        "across midnight, too late",
        asked((WED, "23:29"), 10),
        on("thu"),
        "10-12 A: A is more than 10 h late",
    ),
    story("much later, where nothing is too late", asked((MON, "09:29:59"), None), on("thu")),
    story("no deadline, never late", NONE, on("thu")),
]


@told(STORIES)
def test_judge_and_oracle_agree_that(told: Story) -> None:
    hear(told, RULE)
