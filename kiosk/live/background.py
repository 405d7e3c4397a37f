"""What runs beside the requests: greenlets where gevent has patched the standard library, threads elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Workshop(Protocol):
    """One real thread that does one thing after another, while whoever asked waits without blocking the loop."""

    def do(self, work: Callable[..., Any], *args: Any) -> Any:
        """Run `work` there and return what it returns, or raise what it raises."""

    def close(self) -> None:
        """Let the thread end when it has done what it is doing."""


class ThreadWorkshop:
    """A workshop for a process without gevent."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="journal")

    def do(self, work: Callable[..., Any], *args: Any) -> Any:
        """Run `work` on the thread and wait for it."""
        return self._pool.submit(work, *args).result()

    def close(self) -> None:
        """Wait for what is being done, then end."""
        self._pool.shutdown()


def _caught(work: Callable[..., Any], args: tuple[Any, ...]) -> tuple[Any, BaseException | None]:
    """Return what `work` returns, or raises: gevent prints what is raised in its pool, though somebody handles it."""
    try:
        return work(*args), None
    except BaseException as fault:
        return None, fault


class GeventWorkshop:
    """A workshop for a process under gevent: the greenlet that asks waits, the hub goes on."""

    def __init__(self) -> None:
        from gevent.threadpool import ThreadPool

        self._pool = ThreadPool(1)

    def do(self, work: Callable[..., Any], *args: Any) -> Any:
        """Run `work` on the real thread and let this greenlet wait for it."""
        done, fault = self._pool.apply(_caught, (work, args))
        if fault is not None:
            raise fault
        return done

    def close(self) -> None:
        """Wait for what is being done, then end."""
        self._pool.kill()


def patched() -> bool:
    """Tell whether gevent has patched threading, so that the standard library's threads are greenlets."""
    monkey = sys.modules.get("gevent.monkey")
    return bool(monkey is not None and monkey.is_module_patched("threading"))


def _workshop() -> Workshop:
    return GeventWorkshop() if patched() else ThreadWorkshop()


class Background:
    """Spawning, sleeping, waiting: the same words under gevent and without it."""

    def __init__(self) -> None:
        self._workshop = _workshop()
        self._aside: Workshop | None = None

    def spawn(self, work: Callable[P, None], *args: P.args, **named: P.kwargs) -> threading.Thread:
        """Start `work` beside everything else; it ends with the process at the latest."""
        thread = threading.Thread(target=work, args=args, kwargs=named, daemon=True)
        thread.start()
        return thread

    def sleep(self, seconds: float) -> None:
        """Let others run, for so long at least; 0 lets whoever is ready have their turn."""
        time.sleep(seconds)

    def event(self) -> threading.Event:
        """Return a flag to wait for."""
        return threading.Event()

    def lock(self) -> threading.RLock:
        """Return a lock that its holder may take again."""
        return threading.RLock()

    def offload(self, fn: Callable[..., T], *args: Any) -> T:
        """Run `fn` on the one real thread that belongs to the database, and wait without blocking the loop."""
        done: T = self._workshop.do(fn, *args)
        return done

    def aside(self, fn: Callable[..., T], *args: Any) -> T:
        """Run `fn`, which takes long, on a real thread of its own, and wait without blocking the loop."""
        if self._aside is None:
            self._aside = _workshop()
        done: T = self._aside.do(fn, *args)
        return done

    def close(self) -> None:
        """End the threads."""
        self._workshop.close()
        if self._aside is not None:
            self._aside.close()
