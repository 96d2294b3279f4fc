"""Commands that say their help, and what is wrong with a command line, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from typer._click.core import Command, Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from optimizer.cli.help_page import show_help
from optimizer.cli.language import asked_language
from optimizer.cli.usage import problem_of
from optimizer.errors import UsageError
from optimizer.words.message import Message, message


class SpokenCommand(TyperCommand):
    """A command."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Reads the arguments; UsageError says what is wrong with them."""
        ctx.allow_extra_args = True  # told here
        rest = _read(super().parse_args, ctx, args)
        if rest:
            raise _wrong(
                message("Got unexpected extra argument(s) ({words})", words=" ".join(rest))
            )
        return rest

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Writes the usage line."""
        _usage(self, ctx, formatter)

    def get_help(self, ctx: Context) -> str:
        """Shows the help page."""
        show_help(ctx, asked_language())
        return ""


class SpokenGroup(TyperGroup):
    """The program: its commands."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Reads what comes before a command; UsageError says what is wrong with it."""
        if not args:
            ctx.get_help()  # shows it
            raise _wrong(message("Missing command."))
        return _read(super().parse_args, ctx, args)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """The command that the first argument names; UsageError: there is none."""
        name = args[0]
        if name not in self.commands:
            near = [repr(one) for one in get_close_matches(name, self.commands)]
            if near:
                words = ", ".join(near)
                text = "No such command {name!r}. Did you mean {words}?"
                raise _wrong(message(text, name=name, words=words))
            raise _wrong(message("No such command {name!r}.", name=name))
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Writes the usage line."""
        _usage(self, ctx, formatter)

    def get_help(self, ctx: Context) -> str:
        """Shows the help page."""
        show_help(ctx, asked_language())
        return ""


def _read(
    parse: Callable[[Context, list[str]], list[str]], ctx: Context, args: list[str]
) -> list[str]:
    try:
        return parse(ctx, args)
    except Exception as error:
        if not hasattr(error, "format_message"):  # no mistake in the command line
            raise
        raise _wrong(problem_of(error, ctx.command.get_params(ctx))) from None


def _wrong(problem: Message) -> UsageError:
    return UsageError(message("{program}: {problem}", program="optimizer", problem=problem))


def _usage(command: Command, ctx: Context, formatter: HelpFormatter) -> None:
    lang = asked_language()
    pieces = [message("[OPTIONS]").said(lang)]
    if isinstance(command, TyperGroup):
        pieces.append(message("COMMAND [ARGS]...").said(lang))
    for param in command.get_params(ctx):
        pieces += [str(param.metavar)] if param.param_type_name == "argument" else []
    formatter.write_usage(ctx.command_path, " ".join(pieces), message("Usage: ").said(lang))
