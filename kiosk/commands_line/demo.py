"""The simulated attendees of `kiosk run --demo N`: a process of their own, which plays them over real sockets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import kiosk
from kiosk.edge.desk import Desk
from kiosk.edge.first_room import links
from kiosk.live.live_room import LiveRoom

HOST_LINK = "KIOSK_HOST_LINK"
"""The environment name by which the child gets the host's secret link: arguments can be read by others."""
ENDS_WITHIN = 5
"""Seconds that the child gets to end."""


class Demo:
    """The child process, if there is one."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def start(self, desk: Desk, live: LiveRoom, people: int, *, quiet: bool) -> None:
        """Let so many people come; `quiet` keeps what they print from a program that reads our lines."""
        found = links(desk, live)
        self._child = subprocess.Popen(  # noqa: S603 (our own module, with a number)
            [sys.executable, "-m", "kiosk.rehearse.demo", str(people)],
            env={**os.environ, "PYTHONPATH": _path(), HOST_LINK: _local(found["host"], desk)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if quiet else None,
            start_new_session=True,
        )

    def stop(self) -> None:
        """End it."""
        if self._child is None or self._child.poll() is not None:
            return
        self._child.terminate()
        try:
            self._child.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._child.kill()


def _path() -> str:
    """Return where the child finds us, also when we run from a checkout in another folder."""
    home = str(Path(kiosk.__file__).parent.parent)
    return os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)


def _local(link: str, desk: Desk) -> str:
    """Return the link by an address that this machine surely reaches, whatever the outside calls it."""
    bind = desk.config.bind
    host = "127.0.0.1" if bind in {"0.0.0.0", "::", ""} else bind  # noqa: S104
    return link.replace(desk.address, f"http://{f'[{host}]' if ':' in host else host}:{desk.config.port}", 1)
