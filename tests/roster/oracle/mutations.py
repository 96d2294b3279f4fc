"""Plans that no solver would make: small random changes to a legal one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from optimizer.roster.plan.plan import (
    Assignment,
    Attendance,
    BatchShare,
    CompHalf,
    Crew,
    Loan,
    Meal,
    RosterPlan,
    Rotation,
    Shortage,
    StandIn,
)
from optimizer.scenario.schema.fields import HALF_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from random import Random

    from optimizer.roster.problem.problem import RosterProblem
    from optimizer.scenario.schema.fields import HalfDay

    Mutation = Callable[[RosterProblem, RosterPlan, Random], RosterPlan]


def random_bad_plans(
    problem: RosterProblem, plan: RosterPlan, rng: Random, count: int
) -> Iterator[RosterPlan]:
    """`count` plans, each one to three changes away from `plan`."""
    for _ in range(count):
        mutated = plan
        for mutate in rng.choices(MUTATIONS, k=rng.randint(1, 3)):
            mutated = mutate(problem, mutated, rng)
        yield mutated


def anybody(problem: RosterProblem, rng: Random) -> str:
    return rng.choice(problem.people).code


def any_half(problem: RosterProblem, rng: Random) -> tuple[date, HalfDay]:
    return rng.choice(problem.workdays or problem.days), rng.choice(HALF_DAYS)


def with_duty(
    problem: RosterProblem,
    plan: RosterPlan,
    rng: Random,
    change: Callable[[Assignment], Assignment],
) -> RosterPlan:
    """Changes one duty, whether the plan names it or not."""
    if not problem.duties:
        return plan
    key = rng.choice(problem.duties).key
    duties = {assignment.key: assignment for assignment in plan.assignments}
    duties[key] = change(duties.get(key, Assignment(key)))
    return replace(plan, assignments=tuple(duties[key] for key in sorted(duties)))


def swap_roles(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return with_duty(
        problem,
        plan,
        rng,
        lambda a: replace(a, holders=(a.backup,) if a.backup else (), backup=a.holder),
    )


def change_holder(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return with_duty(problem, plan, rng, lambda a: replace(a, holders=(anybody(problem, rng),)))


def change_backup(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return with_duty(problem, plan, rng, lambda a: replace(a, backup=anybody(problem, rng)))


def add_holder(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return with_duty(
        problem,
        plan,
        rng,
        lambda a: replace(a, holders=tuple(sorted({*a.holders, anybody(problem, rng)}))),
    )


def empty_duty(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return with_duty(
        problem,
        plan,
        rng,
        lambda a: replace(a, holders=()) if rng.random() < 0.5 else Assignment(a.key),
    )


def one_for_all(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    """The same person holds every duty of a date."""
    if not plan.assignments:
        return plan
    code, day = anybody(problem, rng), rng.choice(plan.assignments).key.date
    duties = tuple(
        replace(a, holders=(code,)) if a.key.date == day else a for a in plan.assignments
    )
    return replace(plan, assignments=duties)


def take_comp(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    taken = {CompHalf(anybody(problem, rng), *any_half(problem, rng))}
    return with_comp(plan, taken)


def take_whole_comp_day(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    code, (day, _) = anybody(problem, rng), any_half(problem, rng)
    taken = {CompHalf(code, day, half) for half in HALF_DAYS}
    return with_comp(plan, taken)


def with_comp(plan: RosterPlan, taken: set[CompHalf]) -> RosterPlan:
    """Adds half-days, but none of a crew's own date: van_crew and one_place share that fault."""
    on_board = {(member, crew.date) for crew in plan.crews for member in crew.members}
    free = {half for half in taken if (half.person, half.date) not in on_board}
    return replace(plan, comp=tuple(sorted({*plan.comp, *free})))


def cancel_comp(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return replace(plan, comp=one_less(plan.comp, rng))


def rotate(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    rotation = Rotation(anybody(problem, rng), any_half(problem, rng)[0])
    return replace(plan, rotations=tuple(sorted({*plan.rotations, rotation})))


def cancel_rotation(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return replace(plan, rotations=one_less(plan.rotations, rng))


def attend(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    if not problem.trainings:
        return plan
    attendance = Attendance(anybody(problem, rng), rng.choice(problem.trainings).id)
    return replace(plan, attendance=tuple(sorted({*plan.attendance, attendance})))


def skip_training(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return replace(plan, attendance=one_less(plan.attendance, rng))


def lend(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    """Sends window staff to another hall, allowed or not, at most once a half-day."""
    if len(problem.halls) < 2:
        return plan
    person = rng.choice([p for p in problem.people if p.role in ("clerk", "window")])
    halls = [hall.id for hall in problem.halls if hall.id != person.hall]
    day, half = any_half(problem, rng)
    loans = {(x.person, x.date, x.half): x for x in plan.loans}
    loans[person.code, day, half] = Loan(person.code, day, half, rng.choice(halls))
    return replace(plan, loans=tuple(sorted(loans.values())))


def change_crew(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    if not plan.crews:
        return plan
    crew = rng.choice(plan.crews)
    seat = rng.choice(["officer_a", "officer_b", "driver"])
    changed = replace(crew, **{seat: rng.choice([anybody(problem, rng), None])})
    crews: set[Crew] = {*plan.crews} - {crew} | {changed}
    return replace(plan, crews=tuple(sorted(crews, key=lambda crew: (crew.van, crew.date))))


def move_meal(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    if not plan.meals:
        return plan
    meal = rng.choice(plan.meals)
    moved = replace(meal, start_min=rng.choice([600, 660, 690, 700, 720, 760, 780, 800, 830]))
    return replace(plan, meals=tuple(sorted({*plan.meals} - {meal} | {moved})))


def skip_meal(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return replace(plan, meals=one_less(plan.meals, rng))


def eat_twice(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    meal = Meal(anybody(problem, rng), rng.choice(problem.days), 720)
    return replace(plan, meals=tuple(sorted({*plan.meals, meal})))


def change_batch(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    if not problem.batch_jobs:
        return plan
    job = rng.choice(problem.batch_jobs)
    shares = {share.job: share for share in plan.batch}
    staff = [person.code for person in problem.people if person.hall == job.hall]
    shares[job.id] = BatchShare(job.id, rng.choice(staff))
    return replace(plan, batch=tuple(shares[name] for name in sorted(shares)))


def skip_batch(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return replace(plan, batch=one_less(plan.batch, rng))


def hide_shortage(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return replace(plan, shortages=one_less(plan.shortages, rng))


def invent_shortage(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    hall, (day, half) = rng.choice(problem.halls).id, any_half(problem, rng)
    invented = Shortage("open_windows", "window", hall, day, half, 1)
    if any((s.what, s.hall, s.date, s.part) == ("window", hall, day, half) for s in plan.shortages):
        return plan
    return replace(plan, shortages=tuple(sorted({*plan.shortages, invented})))


def exaggerate_shortage(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    if not plan.shortages:
        return plan
    short = rng.choice(plan.shortages)
    wrong = replace(short, amount=short.amount + 1)
    return replace(plan, shortages=tuple(sorted({*plan.shortages} - {short} | {wrong})))


def forget_stand_in(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    return replace(plan, stand_ins=one_less(plan.stand_ins, rng))


def change_stand_in(problem: RosterProblem, plan: RosterPlan, rng: Random) -> RosterPlan:
    if not problem.posts:
        return plan
    post, (day, half) = rng.choice(problem.posts).id, any_half(problem, rng)
    listed = {(s.post, s.date, s.half): s for s in plan.stand_ins}
    listed[post, day, half] = StandIn(post, day, half, rng.choice([None, anybody(problem, rng)]))
    return replace(plan, stand_ins=tuple(listed[key] for key in sorted(listed)))


def one_less(values: tuple[Any, ...], rng: Random) -> tuple[Any, ...]:
    """All but one of them."""
    if not values:
        return values
    at = rng.randrange(len(values))
    return values[:at] + values[at + 1 :]


MUTATIONS: tuple[Mutation, ...] = (
    swap_roles,
    change_holder,
    change_holder,
    change_backup,
    change_backup,
    add_holder,
    empty_duty,
    one_for_all,
    take_comp,
    take_whole_comp_day,
    cancel_comp,
    rotate,
    cancel_rotation,
    attend,
    skip_training,
    lend,
    change_crew,
    change_crew,
    move_meal,
    skip_meal,
    eat_twice,
    change_batch,
    skip_batch,
    hide_shortage,
    invent_shortage,
    exaggerate_shortage,
    forget_stand_in,
    change_stand_in,
)
