"""The help page of a command or of the program, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from optimizer.words.message import Lang, Message, message

if TYPE_CHECKING:
    from typer._click.core import Context

Row = tuple[str, str]


def show_help(ctx: Context, lang: Lang) -> None:
    """Prints usage, what the command does, and its arguments, options and commands."""
    from rich.console import Console
    from rich.padding import Padding

    screen, command = Console(highlight=False, markup=False), ctx.command
    screen.print()
    text = f"{ctx.get_usage()}\n\n{_said(command.help, lang)}"
    screen.print(Padding(text, (0, 1, 1, 1)))
    params = command.get_params(ctx)
    commands: Mapping[str, Any] = getattr(command, "commands", {})
    arguments = [one for one in params if one.param_type_name == "argument"]
    options = [one for one in params if one.param_type_name == "option"]
    _panel(screen, message("Arguments").said(lang), [_row(one, ctx, lang) for one in arguments])
    _panel(screen, message("Options").said(lang), [_row(one, ctx, lang) for one in options])
    listed = [(name, _said(one.help, lang).split("\n")[0]) for name, one in commands.items()]
    _panel(screen, message("Commands").said(lang), listed)


def _panel(screen: Any, title: str, rows: Iterable[Row]) -> None:
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="bold cyan")
    grid.add_column(overflow="fold")
    for name, text in rows:
        grid.add_row(Text(name), Text(text))
    if grid.row_count:
        screen.print(Panel(grid, title=title, title_align="left", border_style="dim"))


def _row(param: Any, ctx: Context, lang: Lang) -> Row:
    text = _said(param.help, lang)
    default = param.get_default(ctx)
    if param.param_type_name == "argument":
        return str(param.metavar), text
    name = ", ".join(param.opts)
    if param.is_flag:
        return name, text
    choices = param.type_descriptor.choices or ()
    if default is not None:
        shown = default if isinstance(default, str) else f"{default:g}"
        text += f" [{message('default').said(lang)}: {shown}]"
    return f"{name} {param.metavar or '|'.join(map(str, choices))}", text


def _said(text: str | None, lang: Lang) -> str:
    return "\n\n".join(one.said(lang) for one in help_messages(text))


def help_messages(text: str | None) -> list[Message]:
    """The paragraphs of a help text."""
    return [message(" ".join(one.split())) for one in (text or "").split("\n\n") if one.strip()]
