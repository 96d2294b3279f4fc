"""Damaged scenarios: whatever comes in, a Scenario or listed mistakes come out."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from optimizer.errors import Mistake, ScenarioError
from tests.scenario.sample import Folder

CASES = int(os.environ.get("FUZZ_CASES", "400"))
PER_TEST = 20
WORDS = [
    "2026-02-30",
    "2023-10-09",
    "0001-01-01",
    "9999-12-31",
    "25:00",
    "0830",
    "08:30-08:00",
    "17:00-09:00",
    "24:00-24:00",
    "NaN",
    "nan",
    "inf",
    "-1",
    "0",
    "1e400",
    "1000000000000000000000000000000",
    "yes",
    "是",
    "null",
    "~",
    "[]",
    "{}",
    "*a",
    "&a",
    "!!str",
    "大崂-03",
    "大劳",
    "window",
    "universal",
    "noon",
    "late",
    "monday",
    "'",
    '"',
    ";",
    ",",
    "#",
    ":",
    "-",
    "|",
    ">",
    "%",
    "@",
    "`",
    "\\",
    "１２",
    "=1+1",
    "{id}",
    "{0.__class__}",
    "../x",
    "\x00",
    "\x7f",
    "\ufeff",
    "\ufffe",
]
Damage = Callable[[random.Random, str], str]


def _drop_line(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    del lines[rng.randrange(len(lines))]
    return "".join(lines)


def _repeat_line(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    lines.insert(rng.randrange(len(lines)), rng.choice(lines))
    return "".join(lines)


def _shift_line(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    lines[at] = rng.choice((" ", "  ", "\t", "- ", "? ", "")) + lines[at].lstrip()
    return "".join(lines)


def _change_word(rng: random.Random, text: str) -> str:
    starts = [at for at, letter in enumerate(text) if letter in ' ,:;"\n{[']
    start = rng.choice(starts) + 1
    end = next((at for at in range(start, len(text)) if text[at] in ' ,:;"\n}]'), len(text))
    return text[:start] + rng.choice(WORDS) + text[end:]


def _change_letter(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(("", text[at] * 2, chr(rng.randrange(0x9FFF)))) + text[at + 1 :]


def _swap_words(rng: random.Random, text: str) -> str:
    words = text.split(",")
    one, other = rng.randrange(len(words)), rng.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return ",".join(words)


def _cut(rng: random.Random, text: str) -> str:
    return text[: rng.randrange(len(text))]


def _only_the_first_line(_: random.Random, text: str) -> str:
    return text.splitlines(keepends=True)[0]


def _nest(rng: random.Random, text: str) -> str:
    depth = rng.choice((5, 25, 2000))
    return text + "\nextra: " + "[" * depth + "]" * depth + "\n"


def _rename_key(rng: random.Random, text: str) -> str:
    keys = [word for word in text.replace(",", " ").split() if word.isidentifier() or ":" in word]
    return text.replace(rng.choice(keys), "renamed:", 1) if keys else text


def _same(_: random.Random, text: str) -> str:
    return text


DAMAGES: tuple[Damage, ...] = (
    _drop_line,
    _repeat_line,
    _shift_line,
    _change_word,
    _change_word,
    _change_word,
    _change_letter,
    _swap_words,
    _cut,
    _only_the_first_line,
    _nest,
    _rename_key,
    _same,
)


def _written(rng: random.Random, text: str) -> bytes:
    """The text in some encoding, now and then with wrong bytes in it."""
    kind = rng.choice(("utf-8",) * 6 + ("utf-8-sig", "gb18030", "utf-16", "utf-32", "latin-1"))
    raw = text.encode(kind, "replace")
    if rng.random() < 0.1:
        at = rng.randrange(len(raw) + 1)
        raw = raw[:at] + bytes(rng.randrange(256) for _ in range(3)) + raw[at:]
    return raw.replace(b"\n", b"\r\n") if kind == "utf-8" and rng.random() < 0.2 else raw


def _damage(rng: random.Random, folder: Path) -> None:
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        path = rng.choice([*files, *(folder / "scenario.yaml",) * 8])
        text = path.read_bytes().decode("utf-8", "replace")
        if text:
            path.write_bytes(_written(rng, rng.choice(DAMAGES)(rng, text)))


def _told(folder: Folder, what_ifs: tuple[str, ...]) -> tuple[Mistake, ...]:
    try:
        folder.load(*what_ifs)
    except ScenarioError as error:
        return error.mistakes
    return ()


@pytest.mark.parametrize("batch", range(CASES // PER_TEST))
def test_damage_is_told_or_harmless(batch: int, folder: Folder, tmp_path: Path) -> None:
    for seed in range(batch * PER_TEST, (batch + 1) * PER_TEST):
        rng = random.Random(seed)
        damaged = tmp_path / "damaged"
        shutil.copytree(folder.path, damaged)
        _damage(rng, damaged)
        what_ifs = rng.choice(((), ("noon-everywhere", "flu-week", "no-lending")))
        for mistake in _told(Folder(damaged), what_ifs):
            file = mistake.place.split(":")[0].split("!")[0]
            assert file.endswith((".csv", ".yaml")), f"seed {seed}: {mistake}"
            assert mistake.field, f"seed {seed}: {mistake}"
            assert mistake.problem, f"seed {seed}: {mistake}"
            assert "\n" not in str(mistake), f"seed {seed}: {mistake}"
        shutil.rmtree(damaged)
