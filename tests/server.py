"""A kiosk as the host starts it: `kiosk run --json` in a process of its own, which may be killed and started again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

READY_WITHIN = 30.0
"""Seconds from the start of the process to the line that says it serves."""

STOP_WITHIN = 15.0
"""Seconds that Ctrl-C may take."""

ANSWER_WITHIN = 10.0
"""Seconds for one HTTP answer."""


def free_port() -> int:
    """A TCP port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class KioskServer:
    """One house on one port and one folder of data, through kills and restarts."""

    def __init__(self, data: Path, *options: str, command: Sequence[str] = (sys.executable, "-m", "kiosk.cli")) -> None:
        self.data = data
        self.port = free_port()
        self.options = options
        self.command = command
        self.links: dict[str, Any] = {}
        self._process: subprocess.Popen[str] | None = None
        self._log = data.with_name(f"{data.name}.log")

    def start(self, cwd: Path | None = None) -> None:
        """Start it and wait until it serves; `links` are then what `--json` printed. Fails with what it said."""
        address = f"http://127.0.0.1:{self.port}"
        arguments = ["run", "--json", "--data", str(self.data), "--port", str(self.port), "--bind", "127.0.0.1"]
        if "--public-url" not in self.options:
            arguments += ["--public-url", address]
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [*self.command, *arguments, *self.options],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=cwd,
                start_new_session=True,
            )
        assert self._process.stdout is not None
        watchdog = threading.Timer(READY_WITHIN, self._process.kill)
        watchdog.start()
        line = self._process.stdout.readline()
        watchdog.cancel()
        assert line.strip(), f"kiosk run said nothing within {READY_WITHIN} s:\n{self.log()}"
        self.links = json.loads(line)

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self._process is not None
        return self._process.pid

    @property
    def url(self) -> str:
        """Its address on this machine, without a path."""
        return f"http://127.0.0.1:{self.port}"

    def log(self) -> str:
        """What it wrote to standard error so far."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def kill(self) -> None:
        """End it and its children at once, as `kill -9` does; harmless when it has ended."""
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            self._process.poll()
        self._close()

    def stop(self) -> int:
        """Ctrl-C; its exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        code = self._process.wait(STOP_WITHIN)
        self._close()
        return code

    def ended(self, within: float) -> int:
        """Wait until it has ended by itself; its exit code."""
        assert self._process is not None
        code = self._process.wait(within)
        self._close()
        return code

    def restart(self) -> None:
        """Start it again where it was: same data, same port."""
        self.kill()
        self.start()

    def get(self, path: str, **headers: str) -> tuple[int, str, bytes]:
        """Fetch a path of it: status, content type, body. Raises `HTTPError` on 4xx and 5xx."""
        target = path if path.startswith("http") else self.url + path
        with urlopen(Request(target, headers=headers), timeout=ANSWER_WITHIN) as answer:
            return answer.status, answer.headers.get("Content-Type", ""), answer.read()

    def _close(self) -> None:
        assert self._process is not None
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
