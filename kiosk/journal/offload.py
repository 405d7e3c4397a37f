"""Running what may block somewhere else than on the serving loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")


class Offload(Protocol):
    """Runs `fn(*args)` to its end, returns or raises what it does.

    It must use one thread only (gevent: a ThreadPool of size 1), so that a call whose waiter was killed still ends
    before the next begins.
    """

    def __call__(self, fn: Callable[..., Result], *args: Any) -> Result:
        """Do it."""
        ...


def call_here(fn: Callable[..., Result], *args: Any) -> Result:
    """No other thread: call it here and now."""
    return fn(*args)
