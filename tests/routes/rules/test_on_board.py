"""Items, equipment and load."""

from typing import Any

from tests.routes.opinions import Story, hear, story, told
from tests.routes.sample import plan, problem, route, shift, visit

RULE = "on_board"
FOOD, PRINTER = frozenset({"food"}), frozenset({"printer"})


def asked(*, items: Any = FOOD, equipment: Any = PRINTER, capacity: int | None = 5) -> Any:
    van = shift("mon", items=frozenset(items), equipment=frozenset(equipment), capacity=capacity)
    needs = visit("A", items=FOOD, equipment=PRINTER, load=3)
    return problem([van], [needs, visit("B", load=2)])


GOOD = plan(route("mon", "08:50", "A 09:00-09:30", "B 09:40-10:10", back="10:20"))

STORIES: list[Story] = [
    story("all is there", asked(), GOOD),
    story("more than needed", asked(items={"food", "x"}, equipment={"printer", "y"}), GOOD),
    story("nobody can do it", asked(items={"x"}), GOOD, "10-09 A: mon lacks food for A"),
    story("nothing to print with", asked(equipment=()), GOOD, "10-09 A: mon lacks printer for A"),
    story(
        "neither crew nor van",
        asked(items=(), equipment=()),
        GOOD,
        "10-09 A: mon lacks food, printer for A",
    ),
    story("any load", asked(capacity=None), GOOD),
    story("too much load", asked(capacity=4), GOOD, "10-09 mon: mon carries 5, more than 4"),
    story(
        "what is left out needs nothing",
        asked(items=(), capacity=2),
        plan(route("mon", "09:30", "B 09:40-10:10", back="10:20"), left_out="A"),
    ),
]


@told(STORIES)
def test_judge_and_oracle_agree_that(told: Story) -> None:
    hear(told, RULE)
