"""`kiosk run` with a probe on its serving loop: how late is something that wants to run every few milliseconds?

Started as a program with the arguments of `kiosk` after the name of a file. Each line on standard input names a phase
that begins now; at an empty line, or the end, the file gets one JSON object: for each phase its lateness in ms.
"""

from __future__ import annotations

# ruff: noqa: E402
from kiosk.patch import patch

patch()

import json
import sys
import threading
import time
from pathlib import Path

from gevent.fileobject import FileObject

from kiosk import cli

EVERY = 0.005
"""Seconds between two ticks of the probe."""


class Probe:
    """Ticks in the serving loop, and counts how late each tick was; a long block delays many, and each counts."""

    def __init__(self) -> None:
        self.phases: dict[str, list[float]] = {}
        self._late: list[float] = []

    def begin(self, phase: str) -> None:
        """Count for this phase from now on."""
        self._late = self.phases.setdefault(phase, [])

    def tick(self) -> None:
        """Run for ever."""
        due = time.perf_counter()
        while True:
            due += EVERY
            time.sleep(max(0.0, due - time.perf_counter()))
            now = time.perf_counter()
            while due <= now:
                self._late.append((now - due) * 1000)
                due += EVERY
            due -= EVERY

    def report(self) -> dict[str, dict[str, float]]:
        """Lateness in ms, by phase."""
        return {phase: spread(late) for phase, late in self.phases.items() if late}


def spread(late: list[float]) -> dict[str, float]:
    """The figures of a phase, in ms."""
    ordered = sorted(late)
    return {
        "ticks": len(ordered),
        **{name: round(ordered[int(share * (len(ordered) - 1))], 2) for name, share in SHARES.items()},
        "max": round(ordered[-1], 2),
    }


SHARES = {"p50": 0.5, "p99": 0.99, "p99.9": 0.999}


def listen(probe: Probe, to: Path) -> None:
    """Follow what standard input says."""
    for line in FileObject(sys.stdin.fileno(), "r", closefd=False):  # a plain read would hold up the loop itself
        if not line.strip():
            break
        probe.begin(line.strip())
    to.write_text(json.dumps(probe.report()))


if __name__ == "__main__":
    probe = Probe()
    probe.begin("start")
    threading.Thread(target=probe.tick, daemon=True).start()
    threading.Thread(target=listen, args=(probe, Path(sys.argv[1])), daemon=True).start()
    sys.exit(cli.main(sys.argv[2:]))
