"""The program's door: from the first moment on Ctrl-C has its exit code and shows no traceback."""

from __future__ import annotations

import os
import signal
import sys

from optimizer.cli.language import STOPPED, asked_language

_INTERRUPTED = 130


def main() -> None:
    """Loads the program, which takes a while, and runs it."""
    before = [signal.signal(number, _leave) for number in (signal.SIGINT, signal.SIGTERM)]
    from optimizer.cli.main import main as run

    signal.signal(signal.SIGINT, before[0])
    signal.signal(signal.SIGTERM, before[1])
    try:
        run()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done: leave in peace


def _leave(_number: int, _frame: object) -> None:
    """While modules are loaded nothing has been done, and an exception could be lost."""
    text = f"{STOPPED.said(asked_language())}\n"
    encoding = sys.stderr.encoding if sys.stderr else "utf-8"
    os.write(2, text.encode(encoding, "replace"))
    os._exit(_INTERRUPTED)
