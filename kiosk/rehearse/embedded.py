"""A server of the rehearsal's own: a real one, in its own process, on an empty journal that is thrown away."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import kiosk
from kiosk.rehearse.fault import Fault

START_TIME = 60.0
"""Seconds that the server has to get ready."""

STOP_TIME = 10.0
"""Seconds that it has to end by itself."""

LAST_WORDS = 400
"""Characters of its last words that are passed on when it fails."""


@contextmanager
def own_server() -> Iterator[str]:
    """Serve a new room on a free loopback port; gives the host's link, with the key. Raises Fault."""
    with tempfile.TemporaryDirectory(prefix="kiosk-rehearsal-") as folder:
        log = Path(folder) / "server.log"
        with log.open("wb") as errors:
            server = subprocess.Popen(  # noqa: S603 (our own program)
                [
                    *(sys.executable, "-m", "kiosk.cli", "run", "--json", "--bind", "127.0.0.1"),
                    *("--port", str(_free_port()), "--data", str(Path(folder) / "data")),
                ],
                stdout=subprocess.PIPE,
                stderr=errors,
                env=_environment(),
            )
        try:
            yield _host_link(server, log)
        finally:
            _stop(server)


def _environment() -> dict[str, str]:
    """Return the environment of a server that shares nothing with any other house."""
    shared = ("REDIS_URL", "PORT", "WEB_CONCURRENCY")
    kept = {name: value for name, value in os.environ.items() if name not in shared and not name.startswith("KIOSK_")}
    home = str(Path(kiosk.__file__).parent.parent)
    kept["PYTHONPATH"] = os.pathsep.join(part for part in (home, kept.get("PYTHONPATH", "")) if part)
    return kept


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _host_link(server: subprocess.Popen[bytes], log: Path) -> str:
    try:
        said = json.loads(_first_line(server.stdout))
        return str(said["host"])
    except (ValueError, KeyError, TypeError) as fault:
        words = log.read_text(errors="replace").strip()[-LAST_WORDS:]
        raise Fault("server_silent", why=words or f"it ended with {server.poll()}") from fault


def _first_line(stream: IO[bytes] | None) -> bytes:
    """Return the first line that a process says, or what it said until it ended or its time was up."""
    if stream is None:
        return b""
    said = b""
    deadline = time.monotonic() + START_TIME
    while b"\n" not in said and (left := deadline - time.monotonic()) > 0:
        if select.select([stream], [], [], left)[0]:
            more = os.read(stream.fileno(), 4096)
            if not more:
                break
            said += more
    return said.partition(b"\n")[0]


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(STOP_TIME)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
    if server.stdout:
        server.stdout.close()
