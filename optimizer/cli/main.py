"""The command line: every command, and how a run ends."""

from __future__ import annotations

import json
import sys
import traceback

from optimizer.cli.app import app
from optimizer.cli.commands import hand_out, hand_over, months, plan, publish, repair
from optimizer.cli.language import STOPPED, asked_language
from optimizer.cli.streams import AnswerLost, plain_streams
from optimizer.errors import Interrupted, OptimizerError, ScenarioError

COMMANDS = (plan, publish, repair, hand_over, hand_out, months)
"""The files whose commands are in the program, in the order of its help page."""


def main() -> None:
    """Runs a command; every ending has its exit code, only a bug shows a traceback."""
    from optimizer.solving.process.run import install_sigterm

    install_sigterm()
    as_json = "--json" in sys.argv
    try:
        with plain_streams(as_json=as_json or "schema" in sys.argv):
            code = _ran(as_json)
            sys.stdout.flush()
    except AnswerLost as lost:
        print(lost.said(asked_language()), file=sys.stderr)
        code = lost.exit_code
    sys.exit(code)


def _ran(as_json: bool) -> int:
    """Runs the command that was asked for; its exit code."""
    try:
        code: int = app(prog_name="optimizer", standalone_mode=False) or 0
        if code == Interrupted.exit_code:  # typer makes an exit code of Ctrl-C
            raise KeyboardInterrupt
        return code
    except KeyboardInterrupt:
        return _fail(Interrupted(STOPPED), as_json)
    except AnswerLost:
        raise
    except OptimizerError as error:
        return _fail(error, as_json)
    except Exception:
        traceback.print_exc()
        return 1


def _fail(error: OptimizerError, as_json: bool) -> int:
    if as_json:
        mistakes = [str(m) for m in error.mistakes] if isinstance(error, ScenarioError) else []
        said = {"error": type(error).__name__, "message": str(error), "mistakes": mistakes}
        print(json.dumps(said, ensure_ascii=False))
    else:
        print(error.said(asked_language()), file=sys.stderr)
    return error.exit_code
