"""Out and back within the day, no faster than the road allows, everything once."""

from tests.routes.opinions import Story, hear, story, told
from tests.routes.sample import TUE, plan, problem, route, shift, visit

RULE = "van_day"
ASKED = problem([shift("mon"), shift("tue", TUE)], [visit("A"), visit("B")], ways={"A B": 25})
ONE = problem([shift("mon")], [visit("A")])
HOME_ELSEWHERE = problem([shift("mon", end_place="A")], [visit("A"), visit("B")])
A = "A 09:00-09:30"


STORIES: list[Story] = [
    story("in time", ONE, plan(route("mon", "08:50", A, back="09:40"))),
    story("as early as can be", ONE, plan(route("mon", "08:30", "A 08:40-09:10", back="09:20"))),
    story(
        "a second before the day begins",
        ONE,
        plan(route("mon", "08:29:59", A, back="09:40")),
        "10-09 mon: mon leaves at 08:29:59, before 08:30",
    ),
    story("an hour of overtime", ONE, plan(route("mon", "16:00", "A 17:20-17:50", back="18:00"))),
    story(
        "a second more",
        ONE,
        plan(route("mon", "16:00", "A 17:20-17:50", back="18:00:01")),
        "10-09 mon: mon returns at 18:00:01, after 18:00",
    ),
    story(
        "too fast on the way out",
        ONE,
        plan(route("mon", "08:50:01", A, back="09:40")),
        "10-09 mon: the way to A takes 600 s, 1 s more than planned",
    ),
    story(
        "too fast between two stays",
        ASKED,
        plan(route("mon", "08:50", A, "B 09:54-10:24", back="10:40")),
        "10-09 mon: the way to B takes 1500 s, 60 s more than planned",
    ),
    story(
        "too fast on the way home",
        ONE,
        plan(route("mon", "08:50", A, back="09:39")),
        "10-09 mon: the way to D takes 600 s, 60 s more than planned",
    ),
    story(
        "home is where the shift ends",
        HOME_ELSEWHERE,
        plan(route("mon", "08:50", "B 09:00-09:30", "A 09:40-10:10", back="10:10")),
    ),
    story(
        "it starts before it arrives",
        ONE,
        plan(route("mon", "08:50", "A 09:05 09:00-09:30", back="09:40")),
        "10-09 mon: A starts at 09:00, before the van is there",
    ),
    story("it waits", ONE, plan(route("mon", "08:40", "A 08:50 09:00-09:30", back="10:00"))),
    story("it dawdles", ONE, plan(route("mon", "08:40", "A 08:55 09:00-09:30", back="10:00"))),
    story(
        "two stays overlap",
        ASKED,
        plan(route("mon", "08:50", A, "B 09:10-09:40", back="10:00")),
        "10-09 mon: the way to B takes 1500 s, 2700 s more than planned",
    ),
    story(
        "a route for nothing",
        ASKED,
        plan(route("mon", "09:00", back="09:00"), left_out="A B"),
        "10-09 mon: mon goes out for nothing",
    ),
    story(
        "a shift goes out twice",
        ASKED,
        plan(
            route("mon", "08:50", A, back="09:40"),
            route("mon", "09:50", "B 10:00-10:30", back="10:40"),
        ),
        "10-09 mon: mon goes out 2 times",
    ),
    story(
        "a visit is made on two days",
        ASKED,
        plan(
            route("mon", "08:50", A, back="09:40"),
            route("tue", "08:50", A, back="09:40"),
            left_out="B",
        ),
        "- A: A is made 2 times",
    ),
    story(
        "each of two days is too fast",
        ASKED,
        plan(
            route("mon", "08:50", A, back="09:39"),
            route("tue", "08:51", "B 09:00-09:30", back="09:40"),
        ),
        "10-09 mon: the way to D takes 600 s, 60 s more than planned",
        "10-10 tue: the way to B takes 600 s, 60 s more than planned",
    ),
]


@told(STORIES)
def test_judge_and_oracle_agree_that(told: Story) -> None:
    hear(told, RULE)


def test_of_a_plan_with_an_unknown_shift_or_visit_nothing_else_is_said() -> None:
    from optimizer.routes.judge import judge_routes
    from tests.routes.oracle import costs, violated

    for strange, words in (
        (plan(route("sun", "00:00", A, back="00:00")), "sun is no shift"),
        (plan(route("mon", "00:00", "X 09:00-09:30", back="00:00")), "X is no visit"),
    ):
        verdict = judge_routes(ONE, strange)
        assert [str(violation.text) for violation in verdict.violations] == [words]
        assert {violation.rule for violation in verdict.violations} == violated(ONE, strange)
        assert verdict.amounts == ()
        assert costs(ONE, strange) == {}
