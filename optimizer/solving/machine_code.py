"""Machine code kept on disk between runs: outside the installation, and never trusted blindly.

Numba keeps a function's code as long as its own file stays the same. Here it is also made anew when
a function or number changes that it uses from another file, and when its bytes are damaged; where
nothing can be kept, each process makes its own.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Iterator
from typing import Any

import numba
from numba.core.caching import CompileResultCacheImpl, FunctionCache
from numba.core.dispatcher import Dispatcher
from numba.core.serialize import dumps

from optimizer.solving.cache_folder import cache_folder

_ANEW = "optimizer: damaged machine code in {folder} is made anew"
_UNKEPT = "optimizer: machine code cannot be kept on disk; it is made anew in memory"
_told: set[str] = set()
_settings: Any = numba.config


def kept_on_disk(kernel: Any) -> Any:
    """The same kernel, its machine code kept in the cache folder if there is one."""
    before = _settings.CACHE_DIR
    folder = cache_folder(before)
    if folder is not None:
        _settings.CACHE_DIR = str(folder)  # numba looks only while the cache is made
        try:
            kernel._cache = _KernelCache(kernel.py_func)
            return kernel
        except (OSError, RuntimeError):
            pass
        finally:
            _settings.CACHE_DIR = before
    _tell(_UNKEPT)
    return kernel


def _tell(text: str) -> None:
    """Once in each process."""
    if text not in _told:
        _told.add(text)
        print(text, file=sys.stderr)


def is_kept(kernel: object) -> bool:
    """Whether there is machine code of this kernel on disk, or none could be kept anyway."""
    cache = getattr(kernel, "_cache", None)
    return not isinstance(cache, _KernelCache) or cache.is_filled()


class _Checked(CompileResultCacheImpl):
    """Code with a digest of its bytes, in the cache folder alone."""

    _locator_classes = CompileResultCacheImpl._locator_classes[:1]

    def reduce(self, cres: Any) -> tuple[str, bytes]:
        code = dumps(super().reduce(cres))
        return _digest(code), code

    def rebuild(self, target_context: Any, payload: Any) -> Any:
        digest, code = payload
        if _digest(code) != digest:
            raise ValueError("other bytes than were written")
        return super().rebuild(target_context, pickle.loads(code))  # noqa: S301 - our own folder


class _KernelCache(FunctionCache):
    """The cache of one kernel; whatever is wrong with its files, the code is made anew."""

    _impl_class = _Checked

    def is_filled(self) -> bool:
        try:
            return bool(self._cache_file._load_index())
        except Exception:
            return False

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        try:
            found = super().load_overload(sig, target_context)
            if found is not None and tuple(found.signature.args) != tuple(sig):
                raise ValueError("code of another signature")
        except Exception:  # a damaged pickle may raise anything
            self._begin_anew()
            return None
        return found

    def save_overload(self, sig: Any, data: Any) -> None:
        try:
            super().save_overload(sig, data)
        except Exception:  # the next process makes it again
            self.disable()
            _tell(_UNKEPT)

    def _begin_anew(self) -> None:
        _tell(_ANEW.format(folder=self.cache_path))
        try:
            self.flush()
        except OSError:
            self.disable()

    def _index_key(self, sig: Any, codegen: Any) -> tuple[Any, ...]:
        parts = b"\n".join(_parts(self._py_func, set()))
        return (*super()._index_key(sig, codegen), _digest(parts))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _parts(function: Any, seen: set[Any]) -> Iterator[bytes]:
    """The byte code, constants and numbers of a function and of all kernels that it calls."""
    seen.add(function)
    code = function.__code__
    yield code.co_code
    yield repr(code.co_consts).encode()
    for name in code.co_names:
        used = function.__globals__.get(name)
        if isinstance(used, Dispatcher):
            if used.py_func not in seen:
                yield from _parts(used.py_func, seen)
        elif isinstance(used, (int, float, str, tuple)):
            yield f"{name}={used!r}".encode()
