"""Snapshots: for each screen all that it needs, made from the room by pure functions.

The shapes stand in one module a screen (`phone`, `wall`, `host`, `door`), what draws them in `draw_…`.
"""

from kiosk.live.snapshots.draw_door import door_snapshot, number_snapshot, tablet_snapshot
from kiosk.live.snapshots.draw_host import host_snapshot
from kiosk.live.snapshots.draw_log import room_log
from kiosk.live.snapshots.draw_phone import phone_snapshot
from kiosk.live.snapshots.draw_wall import wall_snapshot
from kiosk.live.snapshots.draw_weighed import weigh
from kiosk.live.snapshots.drawing import count
from kiosk.live.snapshots.head import Counts, Sight, Snapshot

__all__ = [
    "Counts",
    "Sight",
    "Snapshot",
    "count",
    "door_snapshot",
    "host_snapshot",
    "number_snapshot",
    "phone_snapshot",
    "room_log",
    "tablet_snapshot",
    "wall_snapshot",
    "weigh",
]
