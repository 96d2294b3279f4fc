"""What commands show: text for people, or one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.solving.verdict import Verdict
from optimizer.views.changes import change_lines
from optimizer.views.roster import RosterView
from optimizer.views.routes import RoutesView
from optimizer.views.words.amounts import amount_text
from optimizer.words.label import Label
from optimizer.words.message import Lang

if TYPE_CHECKING:
    from optimizer.coverage import Coverage
    from optimizer.tasks.import_roster import ImportedRoster
    from optimizer.tasks.plan_roster import Roster
    from optimizer.tasks.plan_whole import WholePlan

_FINE = Label(
    "{halls} halls, {people} people, {first} to {last}: no mistake",
    "{halls}个大厅，{people}人，{first}至{last}：没有错误",
)
_LEGAL = Label("every rule is kept, cost {cost:,} points", "符合全部规则，代价{cost:,}点")
_BROKEN = Label(
    "rules are broken in {n:,} places, cost {cost:,} points", "违反规则{n:,}处，代价{cost:,}点"
)
_WRITTEN = Label("Files are in {out}", "文件已写入 {out}")
_GROUP = Label("{halls}: {cost}, {seconds:.1f} s", "{halls}：{cost}，用时{seconds:.1f}秒")
_COST = Label("cost {cost:,} points", "代价{cost:,}点")
_LEAST = Label(
    "cost {cost:,} points (at least {bound:,} in any plan)",
    "代价{cost:,}点（任何计划至少{bound:,}点）",
)
_ROWS = Label("{table}: {n:,} rows", "{table}：{n:,}行")


@dataclass(frozen=True, slots=True)
class Console:
    """How to answer: as JSON or as text, in which language, how much."""

    as_json: bool
    lang: Lang
    verbose: bool = False

    def answered(
        self, lines: Iterable[str], said: Mapping[str, object], out: Path | None = None
    ) -> None:
        """An answer that is no plan: its lines for people, or its JSON object."""
        if self.as_json:
            _print_json(said)
            return
        for line in lines:
            print(line)
        if out:
            print(_WRITTEN.said(self.lang).format(out=out))

    def checked(self, scenario: Scenario) -> None:
        """A scenario without mistakes."""
        from optimizer.coverage import why_unmeasured

        halls = sum(place.kind == "hall" for place in scenario.places)
        first, last = scenario.file.first.isoformat(), scenario.file.last.isoformat()
        facts = {"halls": halls, "people": len(scenario.people), "first": first, "last": last}
        why = why_unmeasured(scenario)
        no_coverage = (why,) if why else ()
        if self.as_json:
            from optimizer.exchange.fields import assumptions

            changes = [change.message.said("en") for change in scenario.changes]
            said = {"mistakes": [], **assumptions(scenario), "changes": changes}
            said["no_coverage"] = [one.said("en") for one in no_coverage]
            _print_json({**facts, **said})
            return
        print(_FINE.said(self.lang).format(**facts))
        told = (one.said(self.lang) for one in (*scenario.assumptions, *no_coverage))
        for line in (*told, *change_lines(scenario.changes, self.lang)):
            print(f"  ! {line}")
        for table in ROW_TYPES if self.verbose else ():
            print(
                "    " + _ROWS.said(self.lang).format(table=table, n=len(getattr(scenario, table)))
            )

    def planned(self, view: RosterView, found: Roster, out: Path | None) -> None:
        """A judged roster."""
        from optimizer.exchange.summary_json import roster_summary_json
        from optimizer.reports.terminal.roster import screen

        if self.as_json:
            print(roster_summary_json(view).decode(), end="")
            return
        print(screen(view, self.lang) + self._groups(found, view), end="")
        if out:
            print(_WRITTEN.said(self.lang).format(out=out))

    def imported(self, found: ImportedRoster, view: RosterView | None, out: Path | None) -> None:
        """A workbook read back: what was edited, then the plan with it, or what it breaks."""
        from optimizer.reports.terminal.hand_edits import conflict_lines, edit_lines
        from optimizer.reports.terminal.roster import screen

        conflicts = [(one.cells, one.violation) for one in found.conflicts]
        if self.as_json:
            _print_json(_imported(found, view, self.lang))
            return
        for line in edit_lines(found.before, found.edits, found.added_sheets, self.lang):
            print(line)
        if conflicts:
            print("\n".join(conflict_lines(conflicts, self.lang)))
        if view:
            print(screen(view, self.lang), end="")
            if out:
                print(_WRITTEN.said(self.lang).format(out=out))

    def _groups(self, found: Roster, view: RosterView) -> str:
        """Of each group of halls, if more is asked for: names, cost, bound and seconds."""
        lines, between = [], "、" if self.lang == "zh" else ", "
        for group in found.outcome.groups if self.verbose else ():
            halls = between.join(view.hall_name(hall).said(self.lang) for hall in group.halls)
            cost = cost_text(group.objective, group.bound, self.lang)
            words = _GROUP.said(self.lang)
            lines.append(f"    {words.format(halls=halls, cost=cost, seconds=group.seconds)}\n")
        return "".join(lines)

    def planned_whole(
        self,
        scenario: Scenario,
        found: WholePlan,
        views: tuple[RosterView, RoutesView],
        files: Mapping[str, bytes],
        out: Path | None,
    ) -> None:
        """A roster with routes, judged together, and their coverage."""
        from optimizer.reports.terminal.roster import screen
        from optimizer.reports.terminal.routes import route_screen, whole_screen

        (roster, routes), more = views, self.verbose
        parts = (
            screen(roster, self.lang) + self._groups(found.roster, roster),
            route_screen(routes, self.lang, is_part=True, more=more) + self._boxes(routes),
            self._coverage(found.coverage, scenario, more),
            whole_screen(roster, routes, found.objective, self.lang),
        )
        self._told(parts, files, out)

    def _coverage(self, found: Coverage | None, scenario: Scenario, more: bool) -> str:
        from optimizer.reports.terminal.routes import coverage_screen

        if found is not None:
            return coverage_screen(found, scenario, self.lang, is_part=True, more=more)
        from optimizer.coverage import why_unmeasured

        why = why_unmeasured(scenario)
        return f"  ! {why.said(self.lang)}\n" if why else ""

    def routed(self, view: RoutesView, files: Mapping[str, bytes], out: Path | None) -> None:
        """Judged routes."""
        from optimizer.reports.terminal.routes import route_screen

        shown = route_screen(view, self.lang, more=self.verbose) + self._boxes(view)
        self._told((shown,), files, out)

    def _boxes(self, view: RoutesView) -> str:
        """What the run sheets cannot show."""
        from optimizer.reports.pdf.run_sheets import boxes_in

        found = boxes_in(view, self.lang)
        return f"  ! {found.said(self.lang)}\n" if found else ""

    def covered(
        self, found: Coverage, scenario: Scenario, files: Mapping[str, bytes], out: Path | None
    ) -> None:
        """Who is within reach of something open."""
        from optimizer.reports.terminal.routes import coverage_screen

        shown = coverage_screen(found, scenario, self.lang, more=self.verbose)
        self._told((shown,), files, out)

    def _told(self, parts: tuple[str, ...], files: Mapping[str, bytes], out: Path | None) -> None:
        if self.as_json:
            print(files["summary.json"].decode(), end="")
            return
        print("\n".join(parts), end="")
        if out:
            print(_WRITTEN.said(self.lang).format(out=out))

    def judged(self, verdicts: Mapping[str, Verdict], **more: object) -> None:
        """What the judge found in each file; `more` stands before it in the JSON object."""
        if self.as_json:
            plans = {path: _verdict(verdict, self.lang) for path, verdict in verdicts.items()}
            _print_json({**more, "plans": plans})
            return
        for path, verdict in verdicts.items():
            word = _LEGAL if verdict.is_legal else _BROKEN
            found = word.said(self.lang).format(n=len(verdict.violations), cost=verdict.objective)
            print(f"{path}: {found}")
            for violation in verdict.violations:
                extent = violation.extent(self.lang)
                print(f"  {violation.line(self.lang)}{extent and f' [{extent}]'}")
            for amount in verdict.amounts if verdict.is_legal or self.verbose else ():
                if amount.cost:
                    print(f"    {amount_text(amount, self.lang)}")


def cost_text(cost: int, bound: int, lang: Lang) -> str:
    """What a plan costs, and what any plan costs at least."""
    words = _LEAST if bound < cost else _COST
    return words.said(lang).format(cost=cost, bound=bound)


def _imported(found: ImportedRoster, view: RosterView | None, lang: Lang) -> dict[str, object]:
    """What was edited, what stands against it, and of the new plan what its summary says."""
    from optimizer.exchange.hand_edits_json import conflict_facts, edit_facts
    from optimizer.exchange.summary_json import roster_summary_json

    conflicts = ((one.cells, one.violation) for one in found.conflicts)
    return {
        "edits": edit_facts(found.edits),
        "added_sheets": found.added_sheets,
        "conflicts": conflict_facts(conflicts, lang),
        **(json.loads(roster_summary_json(view)) if view else {}),
    }


def _verdict(verdict: Verdict, lang: Lang) -> dict[str, object]:
    from optimizer.exchange.verdict_json import violation_facts

    return {
        "legal": verdict.is_legal,
        "objective": verdict.objective,
        "violations": [violation_facts(violation, lang) for violation in verdict.violations],
        "goals": {a.goal: verdict.cost_of(a.goal) for a in verdict.amounts},
    }


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))
