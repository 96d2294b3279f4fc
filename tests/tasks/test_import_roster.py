"""An edited workbook becomes the next plan: what was edited holds, everything else stays."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from optimizer import load_scenario
from optimizer.errors import ScenarioError, UsageError
from optimizer.roster.hand_edits import HandEdit, applied
from optimizer.roster.judge import judge
from optimizer.roster.problem.entities import DutyKey, Entry
from optimizer.scenario.schema.fields import HalfDay
from optimizer.tasks.import_roster import import_roster
from optimizer.tasks.plan_roster import roster_question
from tests.tasks.edited import Sheets, cells_of, legal_edit

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from optimizer.words.message import Lang
    from tests.tasks.made import Made

MORNING = HalfDay.MORNING
EDITORS = ("slot", "person", "row")


@pytest.fixture(scope="module", params=["zh", "en"])
def sheets(request: pytest.FixtureRequest, made: Made) -> Sheets:
    return Sheets(made, request.param)


@pytest.fixture(scope="module")
def zh(made: Made) -> Sheets:
    return Sheets(made, "zh")


def test_a_workbook_that_nobody_edited_says_nothing(sheets: Sheets) -> None:
    for data in (sheets.written, sheets.edited()):
        found = import_roster(sheets.made.scenario, data)
        assert found.edits == found.conflicts == ()
        assert found.roster is None


@pytest.mark.parametrize("kind", ["holder", "backup"])
@pytest.mark.parametrize("editor", EDITORS)
def test_an_edit_of_a_place_counts_wherever_it_is_written(
    sheets: Sheets, kind: str, editor: str
) -> None:
    wanted, plan = legal_edit(kind, sheets), sheets.made.plan
    typed = cells_of(sheets, wanted, editor)
    found = sheets.imported(*typed)
    assert found.conflicts == ()
    assert [replace(one, cells=()) for one in found.edits] == [wanted]
    assert set(found.edits[0].cells) == {f"{sheet}!{cell}" for (sheet, cell), _ in typed}
    question = roster_question(sheets.made.scenario, plan)
    assert found.roster is not None
    assert found.roster.plan is not None
    due = applied(question, plan, [wanted])
    assert replace(found.roster.plan, shortages=()) == replace(due, shortages=())
    others = [a for a in plan.assignments if a.key != (wanted.hall, wanted.date, wanted.part)]
    assert set(others) < set(due.assignments)
    assert due.version == plan.version + 1


def test_the_same_edit_in_every_sheet_is_one_edit(zh: Sheets) -> None:
    wanted = legal_edit("holder", zh)
    typed = [cell for editor in EDITORS for cell in cells_of(zh, wanted, editor)]
    found = zh.imported(*typed)
    assert len(found.edits) == 1
    assert len(found.edits[0].cells) == 4


def test_two_edits_of_one_place_are_an_error_that_names_both_cells(zh: Sheets) -> None:
    wanted = legal_edit("holder", zh)
    assert wanted.before
    row, _ = cells_of(zh, wanted, "row")[0]
    cell, text = cells_of(zh, wanted, "slot")[0]
    with pytest.raises(ScenarioError) as error:
        zh.imported((row, None), (cell, text))
    assert len(error.value.mistakes) == 1
    told = error.value.said("en")
    assert "!".join(row) in told
    assert "!".join(cell) in told


def test_who_comes_eats_when_the_one_did_who_left(zh: Sheets) -> None:
    plan = zh.made.plan
    question = roster_question(zh.made.scenario, plan)
    noon = next(a for a in plan.assignments if a.key.slot == "noon" and a.holder and a.backup)
    times = {m.person: m.start_min for m in plan.meals if m.date == noon.key.date}
    other = next(p.code for p in question.people if p.code not in times)
    hall, day, slot = noon.key
    sides = [Entry(who, day, "holder", hall, slot) for who in (noon.holder or "", other)]
    changed = applied(question, plan, [HandEdit(day, hall, "holder", slot, *sides)])
    eats = {m.person: m.start_min for m in changed.meals if m.date == day}
    assert eats.pop(other) == times.pop(noon.holder or "")
    assert eats == times


def test_meal_turns_are_swapped_by_their_signs(sheets: Sheets) -> None:
    plan = sheets.made.plan
    noon = next(a for a in plan.assignments if a.key.slot == "noon" and a.holder and a.backup)
    cell = sheets.slot(*noon.key)
    text = sheets.text(cell)
    swapped = text.translate(str.maketrans("①②", "②①"))
    assert swapped != text
    found = sheets.imported((cell, swapped))
    assert found.roster is not None
    assert found.roster.plan is not None
    before, after = (
        {m.person: m.start_min for m in of.meals if m.date == noon.key.date}
        for of in (plan, found.roster.plan)
    )
    assert noon.holder
    assert noon.backup
    assert after[noon.holder] == before[noon.backup]
    assert after[noon.backup] == before[noon.holder]
    assert found.roster.plan.assignments == plan.assignments


def test_a_meal_is_moved_in_the_sheet_of_all_duties(zh: Sheets) -> None:
    noon = next(a for a in zh.made.plan.assignments if a.key.slot == "noon" and a.backup)
    cells = [zh.row(*noon.key, role, "meal") for role in ("A", "B")]
    first, second = map(zh.text, cells)
    found = zh.imported((cells[0], second), (cells[1], first))
    assert [edit.kind for edit in found.edits] == ["meal", "meal"]
    assert found.conflicts == ()


def test_roles_are_swapped_in_the_sheet_of_all_duties(zh: Sheets) -> None:
    for duty in zh.made.plan.assignments:
        if duty.holder and duty.backup and duty.key.slot == "late":
            cells = [zh.row(*duty.key, role, "ab") for role in ("A", "B")]
            found = zh.imported((cells[0], "B"), (cells[1], "A"))
            assert {(e.kind, e.after.person) for e in found.edits if e.after} == {
                ("holder", duty.backup), ("backup", duty.holder),
            }  # fmt: skip
            return
    raise AssertionError("no duty")


def test_comp_time_is_taken_and_given_back(sheets: Sheets) -> None:
    plan = sheets.made.plan
    taken = plan.comp[0]
    home = {person.code: person.hall for person in sheets.made.scenario.people}
    cell = sheets.person(home[taken.person], taken.date, taken.person)
    words = {"zh": ("调", "上", "下"), "en": ("CT", " am", " pm")}[sheets.lang]
    off = [one.half for one in plan.comp if (one.person, one.date) == (taken.person, taken.date)]
    text = " ".join(str(sheets.text(cell)).split())
    for word in (words[0] + words[1], words[0] + words[2], words[0]):
        text = text.replace(word, "", 1) if word in text else text
    found = sheets.imported((cell, text))
    assert {(e.kind, e.part, e.after) for e in found.edits} == {
        ("comp", half, None) for half in off
    }
    if found.roster is not None:
        assert found.roster.plan is not None
        assert taken not in found.roster.plan.comp
    other = next(half for half in HalfDay if half not in off) if len(off) == 1 else None
    if other:
        more = sheets.imported(
            (cell, f"{sheets.text(cell)} {words[0]}{words[1 + (other != 'morning')]}")
        )
        wanted = Entry(taken.person, taken.date, "comp", "", other)
        assert [edit.after for edit in more.edits] == [wanted]


def day_at_work(sheets: Sheets, person: str) -> date:
    """A date on which somebody without a minute of comp time works in the morning."""
    question = roster_question(sheets.made.scenario)
    return next(
        day for day in question.workdays if question.works(question.person[person], day, MORNING)
    )


def test_what_breaks_a_rule_is_told_by_its_cell_and_nothing_is_planned(zh: Sheets) -> None:
    cell = zh.person("大崂", day_at_work(zh, "大崂-04"), "大崂-04")
    found = zh.imported((cell, f"{zh.text(cell) or ''} 调上"))
    assert found.roster is None
    assert {("!".join(cell),)} == {one.cells for one in found.conflicts}
    assert "comp_time" in {one.violation.rule for one in found.conflicts}


def test_what_was_broken_before_is_not_blamed_on_a_cell(made: Made, zh: Sheets) -> None:
    """Absences came in after the workbook was written."""
    wanted = legal_edit("backup", zh)
    assert wanted.before
    with_duty = next(
        a for a in made.plan.assignments if a.holder and a.key.date != wanted.date and a.backup
    )
    row = f"\n{with_duty.holder},{with_duty.key.date},{with_duty.key.date},day,sick_leave"
    folder = shutil.copytree(made.folder.path, made.folder.path.parent / "later")
    path = folder / "absences.csv"
    path.write_text(path.read_text("utf-8").rstrip("\n") + row + "\n", "utf-8")
    later = load_scenario(folder, ["noon-everywhere"])
    found = import_roster(later, zh.edited(*cells_of(zh, wanted, "slot")))
    assert found.roster is None
    assert all(one.cells == () for one in found.conflicts if one.violation.date != wanted.date)
    assert any(one.cells == () for one in found.conflicts)


def test_planning_again_keeps_what_was_edited_and_takes_nothing_back(zh: Sheets) -> None:
    wanted, plan = legal_edit("holder", zh), zh.made.plan
    assert wanted.after
    emptied = next(
        a
        for a in plan.assignments
        if a.backup and a.key.date != wanted.date and a.key.slot == "late"
    )
    typed = [
        *cells_of(zh, wanted, "slot"),
        (zh.slot(*emptied.key), f"{emptied.holder}/"),
    ]
    found = zh.imported(*typed, replan=True, limit_s=4)
    assert found.roster is not None
    again = found.roster.plan
    assert again is not None
    assert (
        again.by_key[DutyKey(wanted.hall, wanted.date, wanted.part)].holder == wanted.after.person
    )
    assert again.by_key[emptied.key].backup != emptied.backup
    assert again.version == plan.version + 1
    verdict = judge(roster_question(zh.made.scenario, plan), again)
    assert verdict.violations == ()


def test_an_edit_that_cannot_be_is_told_with_its_cell_when_planning_again(zh: Sheets) -> None:
    cell = zh.person("大崂", day_at_work(zh, "大崂-04"), "大崂-04")
    found = zh.imported((cell, f"{zh.text(cell) or ''} 调上"), replan=True, limit_s=4)
    assert found.roster is not None
    assert found.roster.plan is None
    assert found.roster.outcome.detail is not None
    assert "!".join(cell) in found.roster.outcome.detail.said("en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_libreoffice_saves_what_it_read(lang: Lang, made: Made, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    sheets = Sheets(made, lang)
    wanted = legal_edit("holder", sheets)
    (tmp_path / "in").mkdir()
    for name, data in (
        ("same", sheets.written), ("edited", sheets.edited(*cells_of(sheets, wanted, "slot"))),
    ):  # fmt: skip
        (tmp_path / "in" / f"{name}.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(path) for path in sorted((tmp_path / "in").iterdir())]
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path), *files],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    same, edited = (
        import_roster(made.scenario, (tmp_path / f"{name}.xlsx").read_bytes())
        for name in ("same", "edited")
    )
    assert same.edits == ()
    assert [replace(one, cells=()) for one in edited.edits] == [wanted]


def test_a_workbook_of_another_scenario_or_what_if_is_refused(zh: Sheets, root: Path) -> None:
    with pytest.raises(UsageError, match="noon-everywhere"):
        import_roster(load_scenario(zh.made.folder.path), zh.written)
    with pytest.raises(UsageError, match="Two halls"):
        import_roster(load_scenario(root / "scenarios/beizhai"), zh.written)
