"""A batch job is done once, by somebody at a window of its hall then."""

from typing import Any

from optimizer.roster.plan.plan import BatchShare, CompHalf, RosterPlan
from optimizer.roster.problem.entities import BatchJob, Credit
from tests.roster.rules.opinions import Story, hear, story, told
from tests.roster.rules.ward import AFTERNOON, MON, MORNING, october, roster, somebody, tiny

RULE = "batch_job"
STAFF = [
    somebody("A", credits=(Credit(october(2), 2000),)),
    somebody("C", role="clerk"),
    somebody("L", role="lead"),
    somebody("N", "N"),
]
ONE = tiny(STAFF, days=[MON], batch_jobs=(BatchJob("j", "H", MON, MORNING, 30),))
NOT_HERE = "10-16 j: {} cannot do j: not at the hall's windows then"
TWICE = "10-16 j: the job is done more than once"


def done(*people: str, job: str = "j", **more: Any) -> RosterPlan:
    return roster(ONE, batch=[BatchShare(job, person) for person in people], **more)


STORIES: list[Story] = [
    story("nobody does it", ONE, done()),
    story("somebody at a window does it", ONE, done("A")),
    story("a station clerk is at a window", ONE, done("C")),
    story("a lead is at none", ONE, done("L"), NOT_HERE.format("L")),
    story("another hall's window is none of this", ONE, done("N"), NOT_HERE.format("N")),
    story(
        "on comp time then",
        ONE,
        done("A", comp=[CompHalf("A", MON, MORNING)]),
        NOT_HERE.format("A"),
    ),
    story("on comp time later", ONE, done("A", comp=[CompHalf("A", MON, AFTERNOON)])),
    story("done twice", ONE, done("A", "C"), TWICE, TWICE),
    story(
        "a job that is not known",
        ONE,
        done("A", job="k"),
        "- k: A cannot do k: not at the hall's windows then",
    ),
]


@told(STORIES)
def test_judge_and_solver_agree_that(told: Story) -> None:
    hear(told, RULE)
