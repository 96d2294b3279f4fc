"""What a person changed in a finished plan by hand: places on duties, comp time, meals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from optimizer.roster.plan.plan import Assignment, CompHalf, Meal, RosterPlan
from optimizer.roster.plan.shortages import shortages
from optimizer.roster.plan.stand_ins import stand_ins
from optimizer.roster.problem.entities import Duty, DutyKey, Entry, Pin
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules import meal_break
from optimizer.scenario.schema.fields import HalfDay, clock_min
from optimizer.solving.verdict import Violation


@dataclass(frozen=True, slots=True, order=True)
class HandEdit:
    """One change: what somebody had (None: nothing was there) and what is there now.

    Both are entries of one kind: holder, backup, comp or meal. `hall` is that of the duty or the
    person; `cells` are where it was written, like `大崂!B7`.
    """

    date: date
    hall: str
    kind: str
    part: str
    before: Entry | None
    after: Entry | None
    cells: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Whom it concerns."""
        sides = (self.before, self.after)
        return tuple(dict.fromkeys(side.person for side in sides if side is not None))

    @property
    def pin(self) -> Pin | None:
        """What is fixed by it; None where something was only taken away."""
        if self.after is None:
            return None
        who, day, kind, _, part = self.after
        assert kind in ("holder", "backup", "comp", "meal")
        return Pin(kind, who, day, part, self.hall, ", ".join(self.cells))


def fixed(problem: RosterProblem, edits: Iterable[HandEdit]) -> RosterProblem:
    """The problem in which the edits hold, and what they took away does not come back."""
    found = tuple(edits)
    pins = {edit.pin for edit in found if edit.pin}
    gone = {edit.before for edit in found if edit.before and edit.kind != "meal"}
    return replace(
        problem,
        pins=tuple(sorted({*problem.pins, *pins})),
        withheld=problem.withheld | gone,
    )


def applied(problem: RosterProblem, plan: RosterPlan, edits: Sequence[HandEdit]) -> RosterPlan:
    """The plan with the edits in it and nothing else decided; what is missing is listed anew.

    Who comes onto a duty with a meal eats when the one did who left, unless an edit says when.
    """
    duties = {edit for edit in edits if edit.kind in ("holder", "backup")}
    places = dict(plan.by_key)
    for edit in sorted(duties):
        key = DutyKey(edit.hall, edit.date, edit.part)
        who = edit.after.person if edit.after else None
        held = places.get(key, Assignment(key))
        if edit.kind == "backup":
            places[key] = replace(held, backup=who)
        else:
            places[key] = replace(held, holders=(who,) if who else ())
    comp = {*plan.comp}
    for edit in edits:
        if edit.kind == "comp":
            comp -= _halves(edit.before)
            comp |= _halves(edit.after)
    changed = replace(
        plan,
        assignments=tuple(sorted(places.values())),
        comp=tuple(sorted(comp)),
        stand_ins=stand_ins(problem),
        version=plan.version + 1,
    )
    changed = replace(changed, meals=_meals(problem, plan, changed, edits))
    return replace(changed, shortages=shortages(problem, changed))


def _halves(entry: Entry | None) -> set[CompHalf]:
    return {CompHalf(entry.person, entry.date, HalfDay(entry.part))} if entry else set()


def _meals(
    problem: RosterProblem, plan: RosterPlan, changed: RosterPlan, edits: Sequence[HandEdit]
) -> tuple[Meal, ...]:
    eats = {(meal.person, meal.date): meal.start_min for meal in plan.meals}
    said = {
        (edit.after.person, edit.date): clock_min(edit.after.part)
        for edit in edits
        if edit.kind == "meal" and edit.after
    }
    touched = {DutyKey(e.hall, e.date, e.part) for e in edits if e.kind in ("holder", "backup")}
    for key in sorted(touched):
        duty = problem.duty.get(key)
        if duty is None or not duty.meal:
            continue
        before, after = (eaters(duty, of.by_key.get(key)) for of in (plan, changed))
        free = [eats.pop((who, key.date)) for who in before if (who, key.date) in eats
                and who not in after]  # fmt: skip
        new = [who for who in after if (who, key.date) not in eats]
        taken = {eats[who, key.date] for who in after if (who, key.date) in eats}
        spare = (at for at in (*free, *meal_break.turns(problem, duty)) if at not in taken)
        for who, at in zip(new, dict.fromkeys(spare), strict=False):
            eats[who, key.date] = at
    return tuple(sorted(Meal(*key, at) for key, at in (eats | said).items()))


def eaters(duty: Duty, held: Assignment | None) -> list[str]:
    """Who has a meal in a duty: A, and B where B is on site."""
    if held is None or not duty.meal:
        return []
    backup = [held.backup] if held.backup and duty.backup == "on_site" else []
    return list(dict.fromkeys((*held.holders, *backup)))


def meal_times(problem: RosterProblem, plan: RosterPlan, duty: Duty) -> list[int]:
    """When people eat on a duty in their turns: as planned, then as the rule would have it."""
    at = {(meal.person, meal.date): meal.start_min for meal in plan.meals}
    people = eaters(duty, plan.by_key.get(duty.key))
    planned = {at[who, duty.key.date] for who in people if (who, duty.key.date) in at}
    turns = [one for one in meal_break.turns(problem, duty) if one not in planned]
    return sorted([*planned, *turns[: max(0, 2 - len(planned))]])


def causes(violation: Violation, edits: Sequence[HandEdit]) -> tuple[HandEdit, ...]:
    """The edits that a violation is most likely about: of its date and people, or its hall."""
    words = {*_words(violation.where)} | {
        word for fact in violation.text.fact.values() for word in _words(fact)
    }

    def nearness(edit: HandEdit) -> int:
        is_then = violation.date is None or edit.date == violation.date
        if words & {*edit.people}:
            return 2 + is_then
        return int(is_then and edit.hall in words)

    best = max(map(nearness, edits), default=0)
    return tuple(edit for edit in edits if best and nearness(edit) == best)


def _words(fact: object) -> Iterable[str]:
    if isinstance(fact, tuple):
        return [word for one in fact for word in _words(one)]
    return [fact, *fact.split()] if isinstance(fact, str) else []
