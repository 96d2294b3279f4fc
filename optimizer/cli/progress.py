"""How far a solve is: a progress bar on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from optimizer.cli.console import cost_text
from optimizer.roster.planning.outcome import Progress
from optimizer.words.label import Label
from optimizer.words.message import Lang

_STEP = Label("{name} ({steps}): {cost}", "{name}（{steps}）：{cost}")
_SIMPLE = Label("{name}: {cost}", "{name}：{cost}")
_BEGUN = Label("{name} ({steps})", "{name}（{steps}）")
_STAGES = {
    "first": Label("Making a first roster for every hall", "为各厅排出初步的值班表"),
    "halls": Label("Improving the halls", "逐厅改进"),
    "lending": Label("Trying help between halls", "尝试各厅互相借人"),
    "links": Label("Fitting halls that share people together", "协调有共用人员的各厅"),
    "bounds": Label("Finding out how little any plan can cost", "计算任何计划至少的代价"),
    "repair": Label("Repairing the halls concerned", "修补受影响的大厅"),
    "routes": Label("Planning the van's routes", "安排审批车路线"),
}


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

        def show(stage: str, steps: str, costs: str, share: float | None) -> None:
            name = _STAGES[stage].said(lang)
            done = None if share is None else 100 * share
            total = None if share is None else 100
            bar.update(task, description=name, completed=done, total=total, cost=costs, steps=steps)
            if not screen.is_terminal:
                words = _SIMPLE if not steps else _STEP if costs else _BEGUN
                text = words.said(lang).format(name=name, steps=steps, cost=costs)
                print(text, file=sys.stderr)

        def of_roster(step: Progress) -> None:
            is_part = not _has_cost(step)
            costs = "" if is_part else cost_text(step.objective, step.bound, lang)
            show(step.stage, f"{step.done}/{step.total}", costs, step.done / max(1, step.total))

        def of_routes(found: object) -> None:
            if isinstance(found, tuple):
                cost, bound = found
                show("routes", "", cost_text(cost, bound, lang), None)

        yield Shown(of_roster, of_routes)


def _has_cost(step: Progress) -> bool:
    """What it costs is that of all halls; a repair does not know it before it ends."""
    return step.stage != "repair" and (step.stage != "first" or step.done == step.total)
