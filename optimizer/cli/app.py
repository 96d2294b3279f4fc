"""The program that commands are added to."""

from __future__ import annotations

from collections.abc import Callable

import typer

from optimizer.cli.options import Language, with_options
from optimizer.cli.spoken import SpokenCommand, SpokenGroup

app = typer.Typer(
    cls=SpokenGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def command(run: Callable[..., None]) -> Callable[..., None]:
    """Makes a command of a function: its groups of options are laid out, its help is spoken.

    `next_month` is called `next-month`.
    """
    app.command(cls=SpokenCommand)(with_options(run))
    return run


@app.callback()
def program(lang: Language = None) -> None:
    """Duty rosters and van routes for service halls."""
    del lang  # read by asked_language
