"""The one place where functions on integer arrays are turned into machine code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

from optimizer.solving.machine_code import kept_on_disk

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """The function as machine code, kept on disk between runs; other threads run beside it."""
    return cast("F", kept_on_disk(njit(nogil=True)(function)))
