"""A plan for everybody's hands: the wall, people's pages and phones, wages, attendance services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from optimizer.errors import NoPlan, UsageError
from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.roster_json import plan_in
from optimizer.exchange.user_ids import COLUMNS, FILE, SERVICES, UserIds, template, user_ids_in
from optimizer.reports.csv_table import csv_table
from optimizer.reports.ics.calendars import calendars, file_stem
from optimizer.reports.ics.feeds import feeds
from optimizer.reports.pdf.wall import people_pdf, wall_pdf
from optimizer.reports.xlsx.upload import upload_xlsx
from optimizer.roster.judge import judge
from optimizer.scenario.scenario import Scenario
from optimizer.tasks.plan_roster import roster_question
from optimizer.tasks.same_scenario import refuse_other_roster, refuse_part
from optimizer.tasks.stated_outcome import outcome_of, unlaid
from optimizer.views.build_roster import roster_view
from optimizer.views.glyphs import boxes, nowhere, unprinted
from optimizer.views.overtime import HR, HR_TOTALS, hr_rows, hr_total_rows
from optimizer.views.roster import RosterView
from optimizer.views.words.roster import said
from optimizer.words.catalogue import register
from optimizer.words.message import Lang, Lines, Message, message

_BROKEN = "the plan breaks rules in {n} places; nothing is handed out"
_LINE = "{rule}: {where} {date}: {text}"
register({_BROKEN: "该计划违反规则{n}处，不予发放", _LINE: "{rule}：{where} {date}：{text}"})


@dataclass(frozen=True)
class HandOut:
    """The files by path; by service the people without a user id; signs that no font has."""

    view: RosterView
    files: Mapping[str, bytes]
    without_id: Mapping[str, list[str]]
    boxes: Message | None = None


def hand_out(
    scenario: Scenario,
    file: RosterFile,
    name: str = "roster.json",
    *,
    stamp: datetime,
    lang: Lang,
    user_ids: bytes | None = None,
    ids_name: str = FILE,
) -> HandOut:
    """What is given to everybody of a plan that the judge accepts.

    `stamp` (aware) is the time written into files, `user_ids` a file that says who is called what
    in the attendance services; without it one to fill in is among the files. Raises UsageError
    for a plan of another scenario, NoPlan for one that breaks rules, ScenarioError for what is
    wrong with the ids.
    """
    view = _judged(scenario, file, name, stamp)
    people = [person.code for person in view.people]
    ids = user_ids_in(user_ids, ids_name, people) if user_ids is not None else UserIds()
    files = {
        **_pages(view, lang),
        **calendars(view, lang),
        **feeds(view, lang),
        "hr.csv": csv_table([said(key, lang) for key in HR], hr_rows(view, lang)),
        "hr-totals.csv": csv_table(
            [said(key, lang) for key in HR_TOTALS], hr_total_rows(view, lang)
        ),
        **{f"upload/{one}.xlsx": upload_xlsx(view, one, ids) for one in SERVICES},
    }
    if user_ids is None:
        files[FILE] = csv_table(COLUMNS, template(people))
    return HandOut(view, files, ids.missing(people), _boxes(view, lang))


def _judged(scenario: Scenario, file: RosterFile, name: str, stamp: datetime) -> RosterView:
    """The view of a plan of this scenario that breaks no rule."""
    plan, question = plan_in(file), roster_question(scenario)
    refuse_other_roster(scenario, plan, name)
    refuse_part(name, len(plan.assignments), len(question.open_duties))
    for other in unlaid(scenario, file):
        raise UsageError(message("{path}: {problem}", path=name, problem=other.text))
    verdict = judge(question, plan)
    if not verdict.is_legal:
        broken = message(_BROKEN, n=len(verdict.violations))
        lines = (
            message(_LINE, rule=v.rule, where=v.where, date=v.date or "", text=v.text)
            for v in verdict.violations
        )
        raise NoPlan(Lines((broken, *lines)))
    outcome = replace(outcome_of(file, verdict.objective), stamp=stamp)
    return roster_view(scenario, question, plan, outcome)


def _pages(view: RosterView, lang: Lang) -> dict[str, bytes]:
    """Each hall's page for the wall and its people's pages, as PDF."""
    found: dict[str, bytes] = {}
    stems: list[str] = []
    for hall in view.halls:
        stems.append(file_stem(hall.id, stems))
        found[f"walls/{stems[-1]}.pdf"] = wall_pdf(view, hall, lang)
        if hall.people:
            found[f"people/{stems[-1]}.pdf"] = people_pdf(view, hall, lang)
    return found


def _boxes(view: RosterView, lang: Lang) -> Message | None:
    """What the pages show as boxes, if anything."""
    names = [*(hall.name.said(lang) for hall in view.halls), view.name.said(lang)]
    names += [person.code for person in view.people]
    left = nowhere(unprinted("".join(names)))
    return boxes("walls/*.pdf", left) if left else None
