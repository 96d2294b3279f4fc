"""The command of a published family: what it prints, writes and ends with."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks import published


@dataclass
class Said:
    name: str
    is_answered: bool

    @property
    def row(self) -> dict[str, object]:
        return {"instance": self.name}

    def write(self, path: Path) -> None:
        path.write_text(self.name, "utf-8")


def answer(path: Path, form: str, engine: str, limit_s: float, seed: int) -> Said:
    assert (form, engine, limit_s, seed) == ("solomon", "ours", 3.0, 2)
    return Said(path.stem, path.stem != "hard")


@pytest.mark.parametrize(
    ("asked", "written", "code"),
    [
        pytest.param(["easy"], {"out"}, 0, id="one"),
        pytest.param(["easy", "light"], {"out/easy.txt", "out/light.txt"}, 0, id="several"),
        pytest.param(["hard"], set(), 4, id="no answer"),
        pytest.param(["hard", "easy"], {"out/easy.txt"}, 4, id="one of two"),
    ],
)
def test_answers_are_printed_and_written_and_a_missing_one_is_told(
    asked, written, code, tmp_path, capsys, monkeypatch
):
    said = [*asked, "--format", "solomon", "--limit", "3", "--seed", "2", "--solution"]
    monkeypatch.setattr(sys, "argv", ["routing", *said, str(tmp_path / "out")])
    with pytest.raises(SystemExit) as ended:
        published.run("doc", ["solomon"], ["ours"], answer, ".txt")
    assert ended.value.code == code
    told = [json.loads(line)["instance"] for line in capsys.readouterr().out.splitlines()]
    assert told == asked
    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert files == written
