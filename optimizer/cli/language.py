"""The language that the command line speaks."""

from __future__ import annotations

import locale
import os
import re
import sys

from optimizer.words.label import Label
from optimizer.words.message import Lang

STOPPED = Label("interrupted; nothing was written", "已中断，未写入任何文件")


def asked_language() -> Lang:
    """The language that the command line asks for, or that of the locale.

    Errors and help come before the command line is understood.
    """
    asked = re.search(r"--lang[ =](zh|en)\b", " ".join(sys.argv))
    said = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    said = asked[1] if asked else said
    return "zh" if said.lower().startswith(("zh", "chinese")) else "en"
