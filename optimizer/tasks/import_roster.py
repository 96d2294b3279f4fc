"""A roster's workbook, edited by hand, as the next plan: judged, or planned again around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from optimizer.errors import UsageError
from optimizer.exchange.edited_workbook.book import book_in
from optimizer.exchange.edited_workbook.cell_words import CellWords
from optimizer.exchange.edited_workbook.claims import Reader
from optimizer.exchange.edited_workbook.memory import Memory
from optimizer.exchange.edited_workbook.read import edits_in
from optimizer.exchange.roster_json import plan_in
from optimizer.roster.explain.vacancies import with_reasons
from optimizer.roster.hand_edits import HandEdit, applied, causes
from optimizer.roster.judge import judge
from optimizer.roster.plan.entries import entries
from optimizer.roster.plan.plan import RosterPlan
from optimizer.roster.planning.outcome import Progress, RosterOutcome
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rulebook import ROSTER
from optimizer.scenario.scenario import Scenario
from optimizer.solving.status import Status
from optimizer.solving.verdict import Violation
from optimizer.tasks.plan_roster import Roster, plan_roster, roster_question
from optimizer.tasks.same_scenario import refuse_other_roster
from optimizer.tasks.stated_outcome import unlaid
from optimizer.views.build_roster import roster_view
from optimizer.views.roster import Figure, Outcome, RosterView
from optimizer.words.label import Label
from optimizer.words.message import message

_REASONS_S = 30.0
_OTHER = "{file} is of {there} ({begin} to {end}), the scenario is {here} ({first} to {last})"
_OLDER = "{file} does not show version {version}, which is in force: edit a workbook of that one"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A rule that the edited plan breaks, and the cells that are to blame.

    Without cells the plan broke it before it was edited.
    """

    cells: tuple[str, ...]
    violation: Violation


@dataclass(frozen=True)
class ImportedRoster:
    """What was edited in a workbook, and the plan with it.

    `before` is the plan that the workbook showed. `roster` is None where there are conflicts, or
    where nothing was edited. `added_sheets` were not read.
    """

    before: RosterView
    edits: tuple[HandEdit, ...]
    added_sheets: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()
    roster: Roster | None = None


def import_roster(
    scenario: Scenario,
    workbook: bytes,
    name: str = "roster.xlsx",
    *,
    replan: bool = False,
    in_force: RosterPlan | None = None,
    limit_s: float = 60.0,
    seed: int = 1,
    reproducible: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> ImportedRoster:
    """The plan in a workbook that `roster` wrote and somebody edited.

    Edited cells are fixed; all else stays, or with `replan` changes on as few days as it can.
    `in_force` is what was published last. The other arguments are those of `plan_roster`. Raises
    ScenarioError with every cell that cannot be read, UsageError for a workbook of another scenario
    or of an older version.
    """
    question, plan, found = _as_read(scenario, workbook, name, in_force)
    if not found.edits:
        return found
    if not replan:
        return _as_edited(scenario, question, plan, found)
    again = plan_roster(
        scenario,
        limit_s=limit_s,
        seed=seed,
        reproducible=reproducible,
        published=plan,
        edits=found.edits,
        on_progress=on_progress,
    )
    return replace(found, roster=again)


def _as_read(
    scenario: Scenario, workbook: bytes, name: str, in_force: RosterPlan | None
) -> tuple[RosterProblem, RosterPlan, ImportedRoster]:
    """The problem, the plan that the workbook shows, and what was edited in it."""
    memory, tables = book_in(workbook, name)
    _refuse_other(scenario, memory, name)
    plan = plan_in(memory.roster)
    refuse_other_roster(scenario, plan, name)
    if in_force is not None:
        plan = _as_published(roster_question(scenario), plan, in_force, name)
    question = roster_question(scenario, plan)
    shown = roster_view(scenario, question, plan, _unmeasured())
    reader = Reader(question, plan, CellWords(shown, memory.lang))
    edits = edits_in(memory, tables, reader, name)
    return question, plan, ImportedRoster(shown, edits.found, edits.added_sheets)


def _refuse_other(scenario: Scenario, memory: Memory, name: str) -> None:
    """UsageError for a workbook of another scenario, month or what-if."""
    file, said = scenario.file, memory.roster.scenario
    here, there = Label(file.name.en, file.name.zh), Label("", "")
    if said is not None:
        there = Label(said.en, said.zh)
    if (memory.first, memory.last) != (file.first, file.last) or here != there:
        raise UsageError(
            message(
                _OTHER,
                file=name,
                there=there,
                begin=memory.first,
                end=memory.last,
                here=here,
                first=file.first,
                last=file.last,
            )
        )
    for other in unlaid(scenario, memory.roster):
        raise UsageError(message("{file}: {problem}", file=name, problem=other.text))


def _as_published(
    problem: RosterProblem, plan: RosterPlan, in_force: RosterPlan, name: str
) -> RosterPlan:
    """The plan, its version counted on from what is in force; UsageError: it is an older one.

    Only a draft that was made from what is in force may be another.
    """
    if plan.version > in_force.version:
        return plan
    if entries(problem, plan) != entries(problem, in_force):
        raise UsageError(message(_OLDER, file=name, version=in_force.version + 1))
    return replace(plan, version=in_force.version)


def _unmeasured() -> Outcome:
    return Outcome(Status.FEASIBLE, Figure(0), datetime.min.replace(tzinfo=UTC))


def _as_edited(
    scenario: Scenario, question: RosterProblem, plan: RosterPlan, found: ImportedRoster
) -> ImportedRoster:
    """The plan with the edits and nothing else decided, or what it would break."""
    edited = applied(question, plan, found.edits)
    verdict = judge(question, edited)
    if not verdict.is_legal:
        known = set(judge(question, plan).violations)
        conflicts = (
            Conflict(() if one in known else _cells(one, found.edits), one)
            for one in verdict.violations
        )
        return replace(found, conflicts=tuple(conflicts))
    explained = with_reasons(question, edited, _REASONS_S)
    least = sum(goal.least(question) for goal in ROSTER.goals.values())
    bound = min(least, verdict.objective)
    outcome = RosterOutcome(Status.FEASIBLE, explained, verdict, bound, is_reproducible=True)
    return replace(found, roster=Roster(scenario, question, outcome, plan))


def _cells(violation: Violation, edits: tuple[HandEdit, ...]) -> tuple[str, ...]:
    """The cells that a violation is about; all that were edited where none is nearer."""
    blamed = causes(violation, edits) or edits
    return tuple(dict.fromkeys(cell for edit in blamed for cell in edit.cells))
