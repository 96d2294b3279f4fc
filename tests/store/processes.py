"""Publishers that are killed, and publishers at once: `python -m tests.store.processes kill 200`.

One JSON line tells what was seen.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from optimizer.store.chain import faults
from optimizer.store.store import Store
from optimizer.store.versions import versions
from tests.store.sample import publish, store_in

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_S = 0.25
"""Several publications, the first of which makes the store."""


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """A process that does some work and writes what it has to say; its id, where to read it."""
    told, tells = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tells)
        return pid, told
    os.close(told)
    try:
        work(tells)
        os._exit(0)
    except BaseException as error:
        os.write(tells, f"! {error!r}\n".encode())
        os._exit(1)


def said(told: int) -> list[str]:
    """All that it wrote."""
    with open(told, encoding="utf-8") as pipe:
        return pipe.read().split("\n")[:-1]


def publish_on_and_on(store: Store, tells: int) -> None:
    newest = versions(store)[-1].version if versions(store) else None
    while True:
        newest = publish(store, newest)
        os.write(tells, f"{newest}\n".encode())


def kill(times: int) -> dict[str, int]:
    """Kills a publisher so many times, one store in four of them its first."""
    chance, acknowledged, lost, unfinished = random.Random(7), 0, 0, 0
    with TemporaryDirectory() as name:
        for n in range(times):
            folder = Path(name) / str(n // 4)
            folder.mkdir(exist_ok=True)
            store = store_in(folder)
            before = len(versions(store))
            pid, told = forked(lambda tells, store=store: publish_on_and_on(store, tells))
            time.sleep(chance.uniform(0, LONGEST_S))
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            numbers = [int(line) for line in said(told)]
            found = [one.version for one in versions(store)]
            acknowledged += len(numbers)
            lost += len({*numbers} - {*found})
            unfinished += len(found) - before - len(numbers)
            assert found == list(range(1, len(found) + 1))
            assert store.read(faults, []) == []
            if (folder / "plans.sqlite").exists():
                with closing(sqlite3.connect(folder / "plans.sqlite")) as file:
                    assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert publish(store, found[-1] if found else None) == len(found) + 1
    return {"killed": times, "acknowledged": acknowledged, "lost": lost, "more": unfinished}


def race(times: int, publishers: int = 4) -> dict[str, int]:
    """So many publishers over the same version, again and again, half of the times the first."""
    won = 0
    with TemporaryDirectory() as name:
        for n in range(times):
            folder = Path(name) / str(n // 2)
            folder.mkdir(exist_ok=True)
            won += raced(store_in(folder), n % 2 or None, publishers)
    return {"won": won, "told": times * publishers - won}


def raced(store: Store, over: int | None, publishers: int) -> int:
    """How many of them published; the others were told that they were late."""
    start = time.time() + 0.05

    def one(tells: int) -> None:
        time.sleep(max(0, start - time.time()))
        os.write(tells, f"{publish(store, over)}\n".encode())

    runs = [forked(one) for _ in range(publishers)]
    lines = [line for _, pipe in runs for line in said(pipe)]
    for pid, _ in runs:
        os.waitpid(pid, 0)
    assert sorted(lines) == sorted([str((over or 0) + 1), *["None"] * (publishers - 1)]), lines
    assert store.read(faults, None) == []
    return sum(line != "None" for line in lines)


if __name__ == "__main__":
    name, times = sys.argv[1:3]
    print(json.dumps({"kill": kill, "race": race}[name](int(times))))
