"""Whether outputs stay the same: `python -m tests.same_output record FILE`, or `compare FILE`.

Plans are all files of the commands below, what they print and their exit codes; messages are what
`optimizer check` says of each broken scenario. FILE is JSON; the plans themselves are beside it in
FILE.d, those of the last comparison in FILE.new.d: `diff -r FILE.d FILE.new.d`.
"""

import argparse
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scenarios.generator import generate, month, week

ROOT = Path(__file__).resolve().parent.parent
BROKEN = ROOT / "scenarios" / "broken"
LANGUAGES, WORKERS = ("en", "zh"), 2
Outputs = dict[str, str]  # by name: the hash of a file, the text of a message
COMMAND = "from optimizer.cli import main; getattr(main, 'main', main)()"  # function or module
# Solves are killed by the clock in the end, which is slowed: a busy machine changes no plan.
SLOWLY = "import time; clock = time.monotonic; time.monotonic = lambda: clock() / 100; "
SOLVE, PLANS = "--reproducible --out {out} --limit", "{kept}/beizhai-{lang}"
BEIZHAI, MONTH, WEEK = "{root}/scenarios/beizhai", "{kept}/scenarios/month", "{kept}/scenarios/week"
STAGES = (  # what takes longest first; the second stage reads plans of the first
    {
        "beizhai": f"plan {BEIZHAI} {SOLVE} 10",
        "week": f"plan {WEEK} {SOLVE} 2",
        "month": f"plan {MONTH} {SOLVE} 1",
        "month-flu-week": f"plan {MONTH} {SOLVE} 1 --what-if flu-week",
        "month-no-lending": f"plan {MONTH} {SOLVE} 1 --what-if no-lending",
    },
    {
        "judge-flu-week": f"judge {BEIZHAI} {PLANS}/roster.json --what-if flu-week",
        "judge": f"judge {BEIZHAI} {PLANS}/roster.json {PLANS}/routes.json",
        "coverage": f"coverage {BEIZHAI} --roster {PLANS}/roster.json --out {{out}}",
    },
)
FLU = """description: {en: "Flu", zh: "流感"}
add: {absences: [row: {person: 沟崖-04, first: "2023-10-09", last: "2023-10-12", kind: sick_leave}]}
"""
ALONE = "{description: {en: Alone, zh: 单独}, set: {rules.one_place_at_a_time.lending: false}}"


def write_scenarios(folder: Path) -> None:
    """The generated ones; the month has what-ifs."""
    halls = month(2, 1, date(2023, 10, 7), date(2023, 10, 15), seed=3)
    texts = {**generate(halls)[0], "what-if/flu-week.yaml": FLU, "what-if/no-lending.yaml": ALONE}
    for scenario, files in (("week", week(16, seed=5)[0]), ("month", texts)):
        for name, text in files.items():
            path = folder / scenario / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")


def plans(kept: Path) -> Outputs:
    """Hashes by name, of all that the commands leave in a folder, which is made anew."""
    shutil.rmtree(kept, ignore_errors=True)
    write_scenarios(kept / "scenarios")
    for stage in STAGES:
        runs = [(name, words, lang) for name, words in stage.items() for lang in LANGUAGES]
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(lambda run: ran(kept, *run), runs))
    paths = sorted(path for path in kept.rglob("*") if path.is_file() and path.suffix != ".xlsx")
    return {str(path.relative_to(kept)): sha256(path.read_bytes()).hexdigest() for path in paths}


def ran(kept: Path, name: str, words: str, lang: str) -> None:
    """Runs a command; keeps its workbooks also as text, and what it printed."""
    out = kept / f"{name}-{lang}"
    said = [word.format(root=ROOT, kept=kept, out=out, lang=lang) for word in words.split()]
    argv = [sys.executable, "-c", SLOWLY + COMMAND, *said, "--lang", lang]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "1", "PYTHONUTF8": "1"}
    run = subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, encoding="utf-8")
    out.mkdir(parents=True, exist_ok=True)
    text = f"exit code {run.returncode}\n{run.stdout}{run.stderr if run.returncode else ''}"
    text = text.replace(str(kept), "KEPT").replace(str(ROOT), "ROOT")
    (out / "printed.txt").write_text(text, "utf-8")
    for path in sorted(out.rglob("*.xlsx")):
        sheets = load_workbook(path).worksheets
        rows = [(sheet.title, row) for sheet in sheets for row in sheet.iter_rows(values_only=True)]
        path.with_name(f"{path.name}.txt").write_text("\n".join(map(repr, rows)), "utf-8")
    print(f"  {name}-{lang}: exit code {run.returncode}", flush=True)


def messages() -> Outputs:
    """What is said of every broken scenario, in each language."""
    folders = sorted(path for path in BROKEN.iterdir() if path.is_dir())
    asked = [(folder.name, lang) for folder in folders for lang in LANGUAGES]
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("fork")) as pool:
        return dict(pool.map(checked, asked, chunksize=10))


def checked(asked: tuple[str, str]) -> tuple[str, str]:
    """Exit code and output of a check, of the broken files laid over the valid ones."""
    ours, printed = BROKEN / asked[0], StringIO()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(BROKEN / "_valid", folder, dirs_exist_ok=True)
        shutil.rmtree(f"{folder}/what-if")
        shutil.copytree(ours, folder, dirs_exist_ok=True)
        for removed in ours.glob("removed.txt"):
            for file in removed.read_text("utf-8").split():
                Path(folder, file).unlink()
        what_ifs = sorted(f"--what-if={path.stem}" for path in (ours / "what-if").glob("*.yaml"))
        sys.argv = ["optimizer", "check", folder, *what_ifs, "--lang", asked[1]]
        with pytest.raises(SystemExit) as ended, redirect_stdout(printed), redirect_stderr(printed):
            exec(COMMAND, {})
    text = f"{printed.getvalue()}exit code {ended.value.code}\n"
    return "-".join(asked), text.replace(folder, "SCENARIO")


def differences(kind: str, old: Outputs, new: Outputs) -> list[str]:
    """Names of what is not as it was; of messages both texts."""
    names = [name for name in sorted(old.keys() | new) if old.get(name) != new.get(name)]
    texts = [f"{name}\nwas: {old.get(name)}\nnow: {new.get(name)}" for name in names]
    return texts if kind == "messages" else names


def main() -> None:
    """Records the outputs, or tells which are no longer as recorded."""
    parser = argparse.ArgumentParser(description="Whether outputs stay the same.")
    parser.add_argument("what", choices=("record", "compare"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--only", choices=("messages", "plans"))
    asked = parser.parse_args()
    is_new, file = asked.what == "record", asked.file.resolve()
    kept = file.with_name(file.name + (".d" if is_new else ".new.d"))
    kinds: dict[str, Callable[[], Outputs]] = {"messages": messages, "plans": lambda: plans(kept)}
    found = {kind: made() for kind, made in kinds.items() if asked.only in (None, kind)}
    if is_new:
        file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
        return
    recorded: dict[str, Outputs] = json.loads(file.read_text("utf-8"))
    told = [line for kind, now in found.items() for line in differences(kind, recorded[kind], now)]
    print("\n".join(told) or "all outputs are the same")
    sys.exit(bool(told))


if __name__ == "__main__":
    main()
