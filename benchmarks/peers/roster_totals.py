"""What a hall's month asks beyond rules about decisions alone: shortages, free days, every goal.

Each is said as totals over picks (`roster_choices`), in the sense of `docs/roster-semantics.md`.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from benchmarks.peers.roster_choices import Group, HallMonth, Total, Week, choices
from optimizer.roster.goals import batch_work, closing_balance, comp_owed, fairness
from optimizer.roster.goals import requests as wishes
from optimizer.roster.goals.shortages import Settings as Shortages
from optimizer.roster.plan.facts import half_min, past_worked, regime_of, shortest_half_min
from optimizer.roster.plan.ledger import checkpoints, opening_due
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.problem.entities import Person, Request
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules import comp_time, working_time
from optimizer.scenario.schema.fields import HALF_DAYS

_WINDOW = 7


def hall_month(problem: RosterProblem) -> HallMonth:
    """Choices, and every rule and goal as totals over them; Absent where it cannot be said."""
    month = choices(problem)
    _special_items(month, problem)
    _unfilled(month, problem)
    _windows(month, problem)
    for person in problem.people:
        if regime_of(problem, person).free_day_in_7:
            _free_days(month, problem, person)
        _ledger(month, problem, person)
    _fairness(month, problem)
    _batch_work(month, problem)
    for request in problem.requests:
        _wish(month, problem, request)
    month.settle()
    return month


def _special_items(month: HallMonth, problem: RosterProblem) -> None:
    """Somebody on the duty holds the item, or all its places are empty."""
    for duty in problem.open_duties:
        on_it = [*month.variables.holds_of(duty.key), *month.variables.backs_of(duty.key)]
        roles = ("holder", "backup") if duty.wants_backup else ("holder",)
        for item in duty.special_items:
            able = [x for code, x in on_it if item in problem.person[code].items]
            picks = month.picks((-len(roles), x) for x in able)
            picks |= {month.nobody[role, duty.key]: -1 for role in roles}
            month.add(Total(len(roles), picks, must=True))


def _unfilled(month: HallMonth, problem: RosterProblem) -> None:
    """Nobody on a duty, no date of a rotation, no session of a course, nobody for a job."""
    prices = problem.settings_of(Shortages)
    price: dict[tuple[object, ...], int] = {}
    for duty in problem.open_duties:
        under = prices.holder if duty.under_price is None else duty.under_price
        price["holder", duty.key] = under
        price["backup", duty.key] = prices.backup if duty.wants_backup else 0
    for person in problem.people:
        for number in range(person.rotation_days_due):
            price["rotation", person.code, number] = prices.rotation
    undone = problem.settings_of(batch_work.Settings).undone
    price |= {name: prices.training for name in month.nobody if name[0] == "training"}
    price |= {name: undone for name in month.nobody if name[0] == "batch"}
    picks = {pick: price[name] for name, pick in month.nobody.items() if price.get(name)}
    month.add(Total(0, picks, above=1))


def _windows(month: HallMonth, problem: RosterProblem) -> None:
    """Windows missing in a half-day, by who of the staff is away by choice."""
    price = problem.settings_of(Shortages).window
    for hall in problem.halls:
        staff = [p for p in problem.people_of[hall.id] if p.role not in ("lead", "driver")]
        for day in problem.workdays:
            for half in HALF_DAYS:
                working = [p.code for p in staff if problem.works(p, day, half)]
                away = [
                    x for code in working for x in month.variables.away_by_choice(code, day, half)
                ]
                picks = month.picks((1, x) for x in away)
                month.add(Total(hall.min_windows - len(working), picks, above=price))


def _free_days(month: HallMonth, problem: RosterProblem, person: Person) -> None:
    """Work by date, above 0 when there is any, and the weeks that need a date without."""
    share = problem.settings_of(working_time.Settings).on_call_share
    work: dict[date, int] = {}
    for back in range(_WINDOW - 1, 0, -1):
        day = problem.days[0] - timedelta(days=back)
        work[day] = month.add(Total(int(past_worked(problem, person, day)), {}))
    for day in problem.days:
        terms = [
            (1, literal)
            for duty, role, literal in month.variables.on_duty(person.code, day)
            if role == "holder" or duty.backup == "on_site" or share
        ]
        halves = [(person.code, day, h) for h in HALF_DAYS if problem.works(person, day, h)]
        terms += [(-1, month.variables.comp[key]) for key in halves]
        out = working_time.is_out(problem, person, day)
        is_workday = problem.day_kinds[day].is_workday
        if is_workday or terms or not out:
            least = len(halves) + (out and is_workday)
            work[day] = month.add(Total(least, month.picks(terms)))
    first = problem.days[0] - timedelta(days=_WINDOW - 1)
    for at in range(len(problem.days)):
        dates = [first + timedelta(days=at + n) for n in range(_WINDOW)]
        week: tuple[list[int], list[int]] = [], []
        for day in (day for day in dates if day in work):
            week[problem.day_kinds[day].is_workday].append(work[day])
        totals = [month.totals[number] for number in (*week[0], *week[1])]
        if week[0] and all(total.constant > 0 or total.picks for total in totals):
            month.weeks.append(Week(*week))


def _ledger(month: HallMonth, problem: RosterProblem, person: Person) -> None:
    """The closing balance above the cap, and what is overdue at any checkpoint."""
    earned, spent = _earned(month, problem, person), _spent(month, problem, person)
    settings = problem.settings_of(closing_balance.Settings)
    above = person.opening_min - settings.comp_balance_cap_min
    terms = [(minutes, x) for _, minutes, x in (*earned, *spent)]
    month.add(Total(above, month.picks(terms), above=settings.half_hour, unit=30))
    keep_days = problem.settings_of(comp_time.Settings).comp_deadline_days
    shortest = shortest_half_min(problem)
    price = problem.settings_of(comp_owed.Settings).half_day
    month.groups.append(Group(price, shortest, is_spread=False))
    for end in checkpoints(problem, person, keep_days):
        before = end - timedelta(days=keep_days)
        terms = [(minutes, x) for day, minutes, x in earned if day <= before]
        terms += [(minutes, x) for day, minutes, x in spent if day <= end]
        whole = opening_due(person, end, keep_days) - (shortest - 1)  # only whole half-days count
        month.add(Total(whole, month.picks(terms), group=len(month.groups) - 1))


def _earned(
    month: HallMonth, problem: RosterProblem, person: Person
) -> list[tuple[date, int, Any]]:
    earns = regime_of(problem, person).earns
    return [
        (day, duty.minutes if role == "holder" else duty.backup_minutes, literal)
        for day in problem.days
        if earns.get(problem.day_kinds[day], "comp") == "comp"
        for duty, role, literal in month.variables.on_duty(person.code, day)
    ]


def _spent(month: HallMonth, problem: RosterProblem, person: Person) -> list[tuple[date, int, Any]]:
    return [
        (day, -half_min(problem, half), literal)
        for (code, day, half), literal in month.variables.comp.items()
        if code == person.code
    ]


def _fairness(month: HallMonth, problem: RosterProblem) -> None:
    """Everybody's load less the fair share, priced both ways and compared within the group."""
    settings = problem.settings_of(fairness.Settings)
    loads: dict[tuple[str, str], list[tuple[int, Any]]] = defaultdict(list)
    tables = (("holder", month.variables.holds), ("backup", month.variables.backs))
    for role, table in tables:
        for (code, key), literal in table.items():
            if problem.person[code].hall == key.hall:
                for metric, amount in fairness.adds(problem.duty[key], role):
                    loads[code, metric].append((amount, literal))
    groups: dict[object, int] = {}
    for share in fairness.shares(problem, RosterPlan()):
        group = groups.setdefault((share.group, share.metric), len(month.groups))
        if group == len(month.groups):
            month.groups.append(Group(settings.spread, 1, is_spread=True))
        picks, price = month.picks(loads[share.person, share.metric]), settings.deviation
        month.add(Total(-share.target, picks, apart=price, group=group))


def _batch_work(month: HallMonth, problem: RosterProblem) -> None:
    """Everybody's minutes of batch work, compared within the hall."""
    price = problem.settings_of(batch_work.Settings).spread
    minutes = {job.id: job.minutes for job in problem.batch_jobs}
    for hall in problem.halls:
        if not any(job.hall == hall.id for job in problem.batch_jobs):
            continue
        month.groups.append(Group(price, 30, is_spread=True))
        for person in problem.people_of[hall.id]:
            if person.role in ("clerk", "window"):
                table = month.variables.batch.items()
                mine = [(minutes[job], x) for (job, code), x in table if code == person.code]
                month.add(Total(0, month.picks(mine), group=len(month.groups) - 1))


def _wish(month: HallMonth, problem: RosterProblem, request: Request) -> None:
    """1 where a wish is not met; a wish for no duty counts once by hall."""
    price = request.weight * problem.settings_of(wishes.Settings).unmet
    if request.wish == "comp":
        keys = [(request.person, request.date, half) for half in HALF_DAYS]
        table = month.variables.comp
        taken = [(-1, table[k]) for k in keys if k in table and request.part in ("day", k[2])]
        picks = month.picks(taken)
        month.add(Total(len(taken) or 1, picks, above=price, most=1))
        return
    by_hall: dict[str, list[Any]] = defaultdict(list)
    for duty, _, literal in month.variables.on_duty(request.person, request.date):
        if wishes.concerns(request, duty):
            by_hall[duty.key.hall].append(literal)
    if request.wish == "duty":
        at_home = by_hall[problem.person[request.person].hall]
        month.add(Total(1, month.picks((-1, x) for x in at_home), above=price))
        return
    for literals in by_hall.values():
        picks = month.picks((1, x) for x in literals)
        month.add(Total(0, picks, above=price, most=1))
