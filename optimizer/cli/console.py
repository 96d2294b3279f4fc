"""What commands show: text for people or one JSON object, and a progress bar on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from optimizer.roster.planning.outcome import Progress
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
    from optimizer.tasks.plan_roster import Roster
    from optimizer.tasks.plan_whole import WholePlan

_FINE = Label(
    "{halls} halls, {people} people, {first} to {last}: no mistake",
    "{halls}个大厅，{people}人，{first}至{last}：没有错误",
)
_LEGAL = Label("legal, objective {n}", "符合全部规则，总代价 {n}")
_BROKEN = Label("violations: {n}, objective {cost}", "违反规则{n}处，总代价 {cost}")
_WRITTEN = Label("Files are in {out}", "文件已写入 {out}")
_COST = Label("cost {cost}, bound {bound}, gap {gap}", "代价 {cost}，下界 {bound}，差距 {gap}")
_STAGES = {
    "first": Label("first plans", "初始计划"),
    "halls": Label("hall by hall", "逐厅求解"),
    "lending": Label("lending", "跨厅借调"),
    "links": Label("links between halls", "厅间衔接"),
    "bounds": Label("bounds", "下界"),
    "routes": Label("routes", "路线"),
}


@dataclass(frozen=True, slots=True)
class Console:
    """How to answer: as JSON or as text, in which language, how much."""

    as_json: bool
    lang: Lang
    verbose: bool = False

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
            print(f"    {table}: {len(getattr(scenario, table))}")

    def planned(self, view: RosterView, found: Roster, out: Path | None) -> None:
        """A judged roster."""
        from optimizer.exchange.summary_json import roster_summary_json
        from optimizer.reports.terminal.roster import screen

        if self.as_json:
            print(roster_summary_json(view).decode(), end="")
            return
        print(screen(view, self.lang) + self._groups(found), end="")
        if out:
            print(_WRITTEN.said(self.lang).format(out=out))

    def _groups(self, found: Roster) -> str:
        """Of each group of halls, if more is asked for: cost, bound, gap and seconds."""
        lines = []
        for group in found.outcome.groups if self.verbose else ():
            gap = group.objective - group.bound
            facts = {"cost": group.objective, "bound": group.bound, "gap": gap}
            cost = _COST.said(self.lang).format(**facts)
            lines.append(f"    {', '.join(group.halls)}: {cost}, {group.seconds:.1f} s\n")
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
            screen(roster, self.lang) + self._groups(found.roster),
            route_screen(routes, self.lang, is_part=True, more=more),
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

        self._told((route_screen(view, self.lang, more=self.verbose),), files, out)

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

    def judged(self, verdicts: Mapping[str, Verdict]) -> None:
        """What the judge found in each file."""
        if self.as_json:
            plans = {path: _verdict(verdict, self.lang) for path, verdict in verdicts.items()}
            _print_json({"plans": plans})
            return
        for path, verdict in verdicts.items():
            word = _LEGAL if verdict.is_legal else _BROKEN
            number = verdict.objective if verdict.is_legal else len(verdict.violations)
            print(f"{path}: {word.said(self.lang).format(n=number, cost=verdict.objective)}")
            for violation in verdict.violations:
                extent = violation.extent(self.lang)
                print(f"  {violation.line(self.lang)}{extent and f' [{extent}]'}")
            for amount in verdict.amounts if verdict.is_legal or self.verbose else ():
                if amount.cost:
                    print(f"    {amount_text(amount, self.lang)}")


def _verdict(verdict: Verdict, lang: Lang) -> dict[str, object]:
    return {
        "legal": verdict.is_legal,
        "objective": verdict.objective,
        "violations": [
            {
                "rule": v.rule,
                "where": str(v.where),
                "date": v.date.isoformat() if v.date else None,
                "text": v.said(lang),
                "amount": v.amount,
                "unit": v.unit,
            }
            for v in verdict.violations
        ],
        "goals": {a.goal: verdict.cost_of(a.goal) for a in verdict.amounts},
    }


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class Shown:
    """What is told of a running solve, as callbacks."""

    roster: Callable[[Progress], None]
    routes: Callable[[object], None]


@contextmanager
def progress(lang: Lang) -> Iterator[Shown]:
    """A progress bar on stderr, or a line per step where stderr is no screen."""
    from rich.console import Console as Screen
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    screen = Screen(file=sys.stderr)
    with Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[steps]}"),
        TextColumn("{task.fields[cost]}"),
        TimeElapsedColumn(),
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
    ) as bar:
        task = bar.add_task("", total=None, cost="", steps="")

        def show(stage: str, steps: str, cost: int, bound: int, share: float | None) -> None:
            name = _STAGES[stage].said(lang)
            gap = _COST.said(lang).format(cost=cost, bound=bound, gap=cost - bound)
            done = None if share is None else 100 * share
            total = None if share is None else 100
            bar.update(task, description=name, completed=done, total=total, cost=gap, steps=steps)
            if not screen.is_terminal:
                print(f"{name} {steps}: {gap}", file=sys.stderr)

        def of_roster(step: Progress) -> None:
            steps = f"{step.done}/{step.total}"
            show(step.stage, steps, step.objective, step.bound, step.done / max(1, step.total))

        def of_routes(found: object) -> None:
            if isinstance(found, tuple):
                cost, bound = found
                show("routes", "", cost, bound, None)

        yield Shown(of_roster, of_routes)
