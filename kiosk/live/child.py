"""The solver's process as a thing to talk to: each step forward has a deadline, past which it is killed."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

import kiosk
from kiosk.live.background import Background
from kiosk.live.frames import FromChild, ToChild, read_frame, write_frame

MODULE = "kiosk.live.solver_child"
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""Its tables are small: several threads would wait for each other, and take the cores from the serving loop."""


class ChildLost(Exception):
    """The process died, or was killed because it hung."""

    def __init__(self, *, hung: bool) -> None:
        super().__init__("hung" if hung else "died")
        self.hung = hung


class Child:
    """One process. Not for several at once: whoever talks to it holds the solver's turn."""

    def __init__(self, background: Background, deadline: float) -> None:
        home = str(Path(kiosk.__file__).resolve().parent.parent)
        path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
        self._process = subprocess.Popen(  # noqa: S603 (our own module)
            [sys.executable, "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**ONE_THREAD, **os.environ, "PYTHONPATH": path},
        )
        self._decoder = msgspec.msgpack.Decoder(FromChild)
        self._background = background
        self._deadline = deadline
        self._hung = False

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def send(self, message: ToChild) -> None:
        """Write a message. Raises ChildLost."""
        with self._watched():
            try:
                write_frame(cast(BinaryIO, self._process.stdin), message)
            except (OSError, ValueError) as fault:
                raise ChildLost(hung=self._hung) from fault

    def receive(self) -> FromChild:
        """Wait for a message. Raises ChildLost."""
        with self._watched():
            try:
                message: FromChild | None = read_frame(cast(BinaryIO, self._process.stdout), self._decoder)
            except (OSError, ValueError) as fault:
                raise ChildLost(hung=self._hung) from fault
        if message is None:
            raise ChildLost(hung=self._hung)
        return message

    def kill(self) -> None:
        """End it at once and bury it; killing twice is harmless."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was still to be written has no reader any more
                cast(BinaryIO, pipe).close()

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        done = self._background.event()
        self._background.spawn(self._watch, done)
        try:
            yield
        finally:
            done.set()

    def _watch(self, done: threading.Event) -> None:
        if not done.wait(self._deadline):
            self._hung = True
            self._process.kill()  # whoever waits for it sees the pipe close
