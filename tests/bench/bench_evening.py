"""300 rehearsed phones on one worker with SQLite: python -m tests.bench.bench_evening. Prints JSON; 1 when too slow."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.bench.rehearsed import MINUTES, PEOPLE, SPEED, rehearse
from tests.server import KioskServer

JOIN_P99 = 500.0
"""Milliseconds, at most."""
CALL_TO_PHONE_P99 = 300.0
"""Milliseconds, at most."""


def main() -> int:
    """Measure, print, and say by the exit status whether it is fast enough."""
    with tempfile.TemporaryDirectory() as folder:
        server = KioskServer(Path(folder) / "house")
        try:
            server.start()
            report = rehearse(server.links["host"])
        finally:
            server.kill()
    most = {"join_ms_p99": JOIN_P99, "call_to_phone_ms_p99": CALL_TO_PHONE_P99, "errors": 0}
    # Where nobody joined or nobody was called there is no figure: that is not fast, it is broken.
    found = {"join_ms_p99": report["join_ms"]["p99"], "call_to_phone_ms_p99": report["call_to_phone_ms"]["p99"]}
    in_time = all(value is not None and value < most[name] for name, value in found.items())
    well = in_time and report["errors"] == 0
    setting = {"people": PEOPLE, "minutes": MINUTES, "speed": SPEED}
    print(json.dumps({"bench": "evening", "setting": setting, "most": most, "well": well, "report": report}))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
