"""Machine code on disk is used, made anew when anything about it changed, and never trusted."""

import importlib.util
import itertools
import pickle

import pytest
from numba import config

from optimizer.solving import machine_code
from optimizer.solving.machine_code import is_kept

NUMBERS = itertools.count()
SOURCE = """
from optimizer.solving.compiled import compiled
{more}

@compiled
def {name}(number):
    return {value}
"""


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Loads a kernel from a file, each time as a new process would."""
    monkeypatch.setattr(config, "CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setattr(machine_code, "_told", set())

    def loaded(name="kernel", value="number + 1", more="", **others):
        path = tmp_path / f"{name}.py"
        path.write_text(SOURCE.format(name=name, value=value, more=more))
        spec = importlib.util.spec_from_file_location(f"{name}_{next(NUMBERS)}", path)
        module = importlib.util.module_from_spec(spec)
        vars(module).update(others)
        spec.loader.exec_module(module)
        return getattr(module, name)

    return loaded


@pytest.fixture
def files(tmp_path):
    return lambda ending: sorted((tmp_path / "kept").rglob(f"*.{ending}"))


def was_made(kernel):
    return sum(kernel.stats.cache_misses.values()) > 0


def test_code_is_made_once_and_kept_outside_the_installation(load, files, tmp_path):
    first = load()
    assert not is_kept(first)
    assert first(1) == 2
    assert was_made(first)
    second = load()
    assert is_kept(second)
    assert second(1) == 2
    assert not was_made(second)
    assert len(files("nbc")) == 1
    assert not (tmp_path / "__pycache__").exists()


def test_code_is_made_anew_when_a_kernel_of_another_file_changes(load):
    for value in ("number * 2", "number * 3"):
        inner = load("inner", value)
        outer = load("outer", "inner(number)", inner=inner)
        assert outer(2) == inner.py_func(2)


def test_code_is_made_anew_when_a_number_of_another_file_changes(load):
    assert [load("adds", "number + FEW", FEW=few)(1) for few in (1, 5)] == [2, 6]


@pytest.mark.parametrize("ending", ["nbi", "nbc"])
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut"),
        pytest.param(lambda data: b"garbage" * 100, id="garbage"),
        pytest.param(lambda data: pickle.dumps(("other", 7)), id="another pickle"),
        pytest.param(lambda data: data[:-200] + b"\0" * 150 + data[-50:], id="some bytes"),
    ],
)
def test_damaged_files_are_noticed_once_and_made_anew(load, files, ending, damage, capfd):
    load()(1)
    (path,) = files(ending)
    path.write_bytes(damage(path.read_bytes()))
    again = load()
    assert again(1) == 2
    assert again(1.5) == 2.5
    assert was_made(again)
    assert capfd.readouterr().err.count("damaged machine code") <= 1
    third = load()
    assert third(1) == 2
    assert not was_made(third)


def test_code_of_another_signature_is_refused(load, files, capfd):
    kernel = load()
    kernel(1), kernel(1.5)
    one, other = files("nbc")
    one.write_bytes(other.read_bytes())
    again = load()
    assert (again(1), again(1.5)) == (2, 2.5)
    assert "damaged" in capfd.readouterr().err


def test_without_any_folder_code_is_made_for_each_process_and_that_is_told(
    load, monkeypatch, capfd
):
    monkeypatch.setattr(machine_code, "cache_folder", lambda _: None)
    for _ in range(2):
        kernel = load()
        assert kernel(1) == 2
        assert is_kept(kernel)
    assert capfd.readouterr().err.count("made anew in memory") == 1


def test_a_folder_that_cannot_be_written_any_more_is_told_and_no_error(load, tmp_path, capfd):
    kernel = load()
    for path in (tmp_path / "kept").iterdir():
        path.rmdir()
        path.write_text("in the way")
    assert kernel(1) == 2
    assert "is made anew" in capfd.readouterr().err
