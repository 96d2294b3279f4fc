"""What commands show: text for people or one JSON object, and a progress bar on stderr."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.reports.words import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from optimizer.api import Roster
    from optimizer.reports.book import RosterBook
    from optimizer.reports.words import Lang
    from optimizer.scenario.value import Scenario
    from optimizer.solving.judge import Verdict
    from optimizer.solving.roster_outcome import Progress

_FINE = Label(
    "{halls} halls, {people} people, {first} to {last}: no mistake",
    "{halls}个大厅，{people}人，{first}至{last}：没有错误",
)
_LEGAL = Label("legal, objective {n}", "符合全部规则，总代价 {n}")
_BROKEN = Label("{n} violations, objective {cost}", "违反规则{n}处，总代价 {cost}")
_WRITTEN = Label("Files are in {out}", "文件已写入 {out}")
_COST = Label("cost {cost}, bound {bound}", "代价 {cost}，下界 {bound}")
_STAGES = {
    "halls": Label("hall by hall", "逐厅求解"),
    "lending": Label("lending", "跨厅借调"),
    "links": Label("links between halls", "厅间衔接"),
    "bounds": Label("bounds", "下界"),
}


@dataclass(frozen=True, slots=True)
class Console:
    """How to answer: as JSON or as text, in which language, how much."""

    as_json: bool
    lang: Lang
    verbose: bool = False

    def checked(self, scenario: Scenario) -> None:
        """A scenario without mistakes."""
        halls = sum(place.kind == "hall" for place in scenario.places)
        first, last = scenario.file.first, scenario.file.last
        facts = {"halls": halls, "people": len(scenario.people), "first": first, "last": last}
        if self.as_json:
            changes = [str(change) for change in scenario.changes]
            said = {"mistakes": [], "assumptions": scenario.assumptions, "changes": changes}
            _print_json({**{k: str(v) for k, v in facts.items()}, **said})
            return
        print(_FINE.said(self.lang).format(**facts))
        for line in (*scenario.assumptions, *map(str, scenario.changes)):
            print(f"  ! {line}")

    def planned(self, book: RosterBook, found: Roster, out: Path | None) -> None:
        """A judged roster."""
        from optimizer.reports.summary import summary_json
        from optimizer.reports.terminal import screen

        if self.as_json:
            print(summary_json(book).decode(), end="")
            return
        print(screen(book, self.lang), end="")
        if self.verbose:
            for group in found.outcome.groups:
                cost = _COST.said(self.lang).format(cost=group.objective, bound=group.bound)
                print(f"    {', '.join(group.halls)}: {cost}, {group.seconds:.1f} s")
        if out:
            print(_WRITTEN.said(self.lang).format(out=out))

    def judged(self, verdicts: Mapping[str, Verdict]) -> None:
        """What the judge found in each file."""
        if self.as_json:
            _print_json({"plans": {path: _verdict(v) for path, v in verdicts.items()}})
            return
        for path, verdict in verdicts.items():
            word = _LEGAL if verdict.is_legal else _BROKEN
            number = verdict.objective if verdict.is_legal else len(verdict.violations)
            print(f"{path}: {word.said(self.lang).format(n=number, cost=verdict.objective)}")
            for v in verdict.violations:
                print(f"  {v.rule}: {v.where} {v.date or ''}: {v.text} [{v.amount}]")
            for amount in verdict.amounts if verdict.is_legal or self.verbose else ():
                cost = f"{amount.units} x {amount.price} = {amount.cost}"
                print(f"    {amount.goal} {amount.what}: {cost}")


def _verdict(verdict: Verdict) -> dict[str, object]:
    return {
        "legal": verdict.is_legal,
        "objective": verdict.objective,
        "violations": [
            {
                "rule": v.rule,
                "where": v.where,
                "date": v.date.isoformat() if v.date else None,
                "text": v.text,
                "amount": v.amount,
            }
            for v in verdict.violations
        ],
        "goals": {a.goal: verdict.cost_of(a.goal) for a in verdict.amounts},
    }


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))


@contextmanager
def progress(lang: Lang) -> Iterator[Callable[[Progress], None]]:
    """A progress bar on stderr, or a line per step where stderr is no screen."""
    from rich.console import Console as Screen
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    screen = Screen(file=sys.stderr)
    with Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TextColumn("{task.fields[cost]}"),
        TimeElapsedColumn(),
        console=screen,
        transient=True,
    ) as bar:
        task = bar.add_task(_STAGES["halls"].said(lang), total=None, cost="")

        def show(step: Progress) -> None:
            cost = _COST.said(lang).format(cost=step.objective, bound=step.bound)
            name = _STAGES[step.stage].said(lang)
            bar.update(task, description=name, completed=step.done, total=step.total, cost=cost)
            if not screen.is_terminal:
                print(f"{name} {step.done}/{step.total}: {cost}", file=sys.stderr)

        yield show
