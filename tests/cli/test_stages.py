"""Every stage that planning tells has its words on the screen."""

import re
from pathlib import Path

from optimizer.cli.progress import _STAGES


def test_every_stage_of_the_roster_has_a_name(root: Path) -> None:
    files = (root / "optimizer" / "roster" / "planning").glob("*.py")
    told = {name for path in files for name in re.findall(r'\.tell\("(\w+)"', path.read_text())}
    assert len(told) > 2
    assert told <= set(_STAGES)
