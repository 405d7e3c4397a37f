"""A room whose own times run faster for a rehearsal, and as before afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import get_type_hints

from kiosk.domain.settings import Duration, Settings
from kiosk.rehearse.house_link import HostView, HouseLink

UNHURRIED = frozenset({"erase_after"})
"""Durations that are no part of an evening's pace: nobody's room is erased sooner because somebody rehearses in it."""

DURATIONS = tuple(
    name
    for name, hint in get_type_hints(Settings, include_extras=True).items()
    if hint == Duration and name not in UNHURRIED
)
"""The settings, in milliseconds, that an evening's pace consists of: all that the room has."""


def faster(view: HostView, speed: float) -> dict[str, int]:
    """Return the room's durations, shortened; those that its house does not know yet are not among them."""
    return {name: max(1, round(view.settings[name] / speed)) for name in DURATIONS if name in view.settings}


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
