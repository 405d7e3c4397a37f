"""How late the serving loop is, idle and through an evening: python -m tests.bench.bench_loop. JSON; 1 if too late."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.rehearsed import PEOPLE, SPEED, rehearse
from tests.server import free_port

IDLE = 20
"""Seconds of idling that are measured."""
MINUTES = 60
"""Length of the evening, in the room's own minutes."""
LATE_P999 = 50.0
"""Milliseconds, at most, over what the same probe shows idle."""
LATE_MAX = 150.0
"""Milliseconds, at most, over what the same probe shows idle."""
WRITTEN_WITHIN = 10.0
"""Seconds for the probe to write its report."""


def main() -> int:
    """Measure, print, and say by the exit status whether it is in time."""
    with tempfile.TemporaryDirectory() as folder:
        late, report = measured(Path(folder))
    idle, busy = late["idle"], late["evening"]
    over = {"p99.9": round(busy["p99.9"] - idle["p99.9"], 2), "max": round(busy["max"] - idle["max"], 2)}
    well = over["p99.9"] < LATE_P999 and over["max"] < LATE_MAX and report["errors"] == 0
    setting = {"people": PEOPLE, "minutes": MINUTES, "speed": SPEED, "idle_s": IDLE}
    most = {"over_idle_ms_p99.9": LATE_P999, "over_idle_ms_max": LATE_MAX}
    found = {"late_ms": late, "over_idle_ms": over, "errors": report["errors"], "faults": report["faults"]}
    print(json.dumps({"bench": "loop", "setting": setting, "most": most, "well": well, **found}))
    return 0 if well else 1


def measured(folder: Path) -> tuple[dict[str, dict[str, float]], dict[str, object]]:
    """The lateness of each phase in ms, and what the rehearsal reported."""
    found = folder / "late.json"
    serve = ["run", "--json", "--bind", "127.0.0.1", "--port", str(free_port()), "--data", str(folder / "house")]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.loop_server", str(found), *serve],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            host_link = json.loads(server.stdout.readline())["host"]
            print("idle", file=server.stdin, flush=True)
            time.sleep(IDLE)
            print("evening", file=server.stdin, flush=True)
            report = rehearse(host_link, minutes=MINUTES)
            print(file=server.stdin, flush=True)
            until = time.monotonic() + WRITTEN_WITHIN
            while not (found.exists() and found.read_text()) and time.monotonic() < until:
                time.sleep(0.1)
            return json.loads(found.read_text()), report
        finally:
            server.terminate()


if __name__ == "__main__":
    sys.exit(main())
