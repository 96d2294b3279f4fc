"""What `optimizer plan` leaves behind, and how a test asks for a command."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.cli import main as cli

if TYPE_CHECKING:
    from collections.abc import Callable

Told = tuple[int, str, str]
"""Exit code, stdout, stderr."""


def ran(*words: str | Path) -> Told:
    """A command in this process."""
    with pytest.MonkeyPatch.context() as patch:
        out, err = io.StringIO(), io.StringIO()
        patch.setattr(sys, "argv", ["optimizer", *map(str, words)])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setenv("LC_ALL", "C.UTF-8")
        with pytest.raises(SystemExit) as ended:
            cli.main()
    return int(ended.value.code or 0), out.getvalue(), err.getvalue()


@dataclass(frozen=True)
class Planned:
    """What `optimizer plan --json --out` left behind."""

    scenario: Path
    out: Path
    told: Told

    def file(self, name: str) -> Any:
        return json.loads((self.out / name).read_bytes())

    def edited(self, name: str, path: Path, change: Callable[[Any], object]) -> Path:
        """A plan file changed by hand."""
        whole = self.file(name)
        change(whole)
        path.write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
        return path
