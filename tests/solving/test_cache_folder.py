"""What can be made again is kept in the user's cache, else in a private folder, else nowhere."""

import sys
import tempfile

import pytest

from optimizer.solving.cache_folder import cache_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")


@pytest.fixture(autouse=True)
def _forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    cache_folder.cache_clear()
    yield
    cache_folder.cache_clear()


@pytest.mark.parametrize("variable", ["XDG_CACHE_HOME", "HOME"])
def test_it_is_in_the_users_cache(tmp_path, monkeypatch, variable):
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv(variable, str(tmp_path / "ours"))
    assert tmp_path / "ours" in cache_folder().parents
    assert cache_folder().is_dir()


def test_a_folder_asked_for_is_taken_or_none(tmp_path):
    assert cache_folder(str(tmp_path / "asked")) == tmp_path / "asked"
    (tmp_path / "file").touch()
    assert cache_folder(str(tmp_path / "file" / "folder")) is None


def test_without_a_cache_a_private_temporary_folder_is_taken(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nothing")
    found = cache_folder()
    assert found.parent == tmp_path / "temporary"
    assert found.stat().st_mode & 0o077 == 0


def test_a_folder_that_others_can_write_to_is_refused(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nothing")
    cache_folder().chmod(0o777)
    cache_folder.cache_clear()
    assert cache_folder() is None


def test_where_nothing_can_be_written_there_is_none(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null")
    assert cache_folder() is None


def test_without_a_home_and_a_temporary_folder_there_is_none(monkeypatch):
    def nowhere(*_):
        raise FileNotFoundError("no usable temporary directory")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("pathlib.Path.expanduser", lambda _: (_ for _ in ()).throw(RuntimeError))
    monkeypatch.setattr(tempfile, "gettempdir", nowhere)
    assert cache_folder() is None
