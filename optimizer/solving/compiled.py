"""The one place where functions on integer arrays are turned into machine code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
from numba import types

from optimizer.solving.machine_code import kept_on_disk

F = TypeVar("F", bound=Callable[..., object])

_njit: Any = numba.njit  # its annotations do not know the options about wrappers


def compiled(function: F) -> F:
    """The function as machine code, kept on disk between runs; other threads run beside it."""
    return cast("F", kept_on_disk(_once(_njit(nogil=True, no_cfunc_wrapper=True)(function))))


def compiled_inside(function: F) -> F:
    """Likewise, for functions that only machine code calls: it holds them, so they are not kept.

    What lets Python call a function takes longer to make than most of these functions.
    """
    kernel = _njit(nogil=True, no_cfunc_wrapper=True, no_cpython_wrapper=True)(function)
    return cast("F", _once(kernel))


def _once(kernel: Any) -> Any:
    """The kernel made once for all integers: numba makes it anew for some constants."""
    template = kernel.get_call_template

    def of_any_integer(args: Any, kws: Any) -> Any:
        return template(tuple(map(types.unliteral, args)), kws)

    kernel.get_call_template = of_any_integer
    return kernel
