"""A room whose own times run faster for a rehearsal, and as before afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.rehearse.house_link import HostView, HouseLink

DURATIONS = (
    "gather",
    "pressed",
    "answer",
    "answer_again",
    "arrive",
    "find",
    "talk",
    "still",
    "extend",
    "breather",
    "away",
    "mutual",
    "announce",
)
"""The settings, in milliseconds, that an evening's pace consists of."""


def faster(view: HostView, speed: float) -> dict[str, int]:
    """Return the room's durations, shortened."""
    return {name: max(1, round(view.settings[name] / speed)) for name in DURATIONS}


@contextmanager
def running_faster(link: HouseLink, view: HostView, times: dict[str, int]) -> Iterator[None]:
    """Let the room keep `times` and call people; afterwards, whatever happens, be as `view` showed it.

    Raises Refused when the house does not let the host.
    """
    try:
        for name, value in times.items():
            link.host_do("change_setting", name=name, value=value)
        link.host_do("change_setting", name="matching", value=True)
        yield
    finally:
        link.host_do("remove_simulated")
        for name in times:
            link.host_do("change_setting", name=name, value=view.settings[name])
        link.host_do("change_setting", name="matching", value=view.room.matching)
