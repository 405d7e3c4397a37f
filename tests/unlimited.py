"""`kiosk` as it is, but for how often: what comes thousands of times is to reach what lies behind the limits."""

from __future__ import annotations

import sys

from kiosk.patch import patch

patch()

from kiosk.cli import main  # noqa: E402
from kiosk.edge.limits import Buckets  # noqa: E402
from kiosk.sockets import wire  # noqa: E402

ENDLESS = 1e9


def endless(_buckets: Buckets, _key: str) -> float:
    """What is left for anybody."""
    return ENDLESS


setattr(Buckets, "left", endless)  # noqa: B010
wire.PER_SECOND = 1_000_000

if __name__ == "__main__":
    sys.exit(main())
