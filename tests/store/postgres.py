"""A server of PostgreSQL for the tests, if its programs are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

USER = "postgres"
"""Who runs it where we are root, which it refuses; and who owns its databases."""
READY_S = 30


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`."""
    found = shutil.which("initdb")
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: path.parts[4])
    return Path(found).parent if found else known[-1].parent if known else None


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """The part of a URL behind the database that leads to a fresh server, gone afterwards."""
    who = {"user": USER, "extra_groups": []} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        if who:
            shutil.chown(name, USER)
        quiet = {"check": True, "capture_output": True, "cwd": name, **who}
        data = f"{name}/data"
        subprocess.run(
            [bin_folder / "initdb", "-A", "trust", "-U", USER, "-N", "-E", "UTF8", "-D", data],
            **quiet,
        )
        words = ["-D", data, "-k", name, "-h", "", "-F", "-c", "shared_buffers=8MB"]
        process = subprocess.Popen(
            [bin_folder / "postgres", *words],
            cwd=name,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **who,
        )
        try:
            wait_until_ready(name)
            yield f"?host={name}&user={USER}"
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(READY_S)
            process.kill()


def wait_until_ready(folder: str) -> None:
    import psycopg

    until = time.monotonic() + READY_S
    while True:
        try:
            psycopg.connect(host=folder, user=USER, dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def make_database(where: str, name: str) -> str:
    """An empty database; its URL."""
    run(where, f"CREATE DATABASE {name}")
    return f"postgresql:///{name}{where}"


def run(where: str, *statements: str, database: str = "postgres") -> None:
    import psycopg

    address = f"postgresql:///{database}{where}"
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())
