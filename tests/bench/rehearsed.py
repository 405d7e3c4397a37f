"""A rehearsal in a process of its own, against a server that is already there; its latencies are counted by it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

PEOPLE = 300
MINUTES = 90
SPEED = 30
"""Times as fast as a real evening: 300 phones then do in three minutes what they would do in ninety."""


def command(host_link: str, *, people: int, minutes: int, speed: int) -> list[str]:
    """What starts a rehearsal that prints JSON."""
    return [
        *(sys.executable, "-m", "kiosk.cli", "rehearse", "--json", "--url", host_link),
        *("--people", str(people), "--minutes", str(minutes), "--speed", str(speed)),
    ]


def rehearse(host_link: str, *, people: int = PEOPLE, minutes: int = MINUTES, speed: int = SPEED) -> dict[str, Any]:
    """What `kiosk rehearse --json` reports. Raises RuntimeError with its words when it could not be played."""
    playing = command(host_link, people=people, minutes=minutes, speed=speed)
    done = subprocess.run(playing, capture_output=True, text=True)
    if not done.stdout.strip():
        raise RuntimeError(done.stderr)
    report: dict[str, Any] = json.loads(done.stdout)
    return report
