"""The lock file covers what the project asks for, with hashes, at versions that it allows."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.source import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
ENTRIES = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text("utf-8").strip())
PYTHONS = ("3.11", "3.12", "3.13")


def locked(python: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in ENTRIES:
        one = Requirement(entry.split(" \\")[0].strip())
        environment = {"python_version": python, "python_full_version": f"{python}.0"}
        if one.marker is None or one.marker.evaluate(environment):
            found[canonicalize_name(one.name)] = str(one.specifier).removeprefix("==")
    return found


def test_every_entry_is_one_version_with_hashes() -> None:
    for entry in ENTRIES:
        assert re.match(r"[\w.\-]+(\[[\w,]+\])?==[\w.]+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def test_every_dependency_is_locked_at_a_version_that_it_allows() -> None:
    extras = PROJECT["optional-dependencies"].values()
    for text in (*PROJECT["dependencies"], *(one for extra in extras for one in extra)):
        wanted = Requirement(text)
        for python in PYTHONS:
            version = locked(python)[canonicalize_name(wanted.name)]
            assert wanted.specifier.contains(version, prereleases=True), (text, version)
