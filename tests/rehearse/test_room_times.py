from __future__ import annotations

import msgspec

from kiosk.domain.settings import Settings
from kiosk.rehearse.house_link import HostView
from kiosk.rehearse.room_times import DURATIONS, faster

SPEED = 30
A_SECOND = 1_000


def view(**settings: object) -> HostView:
    room = HostView.Room(code="ABCD", closed=False, matching=False)
    return HostView(room=room, now=0, settings=msgspec.to_builtins(Settings()) | settings)


def test_every_time_of_the_room_runs_faster_but_its_erasing() -> None:
    # Whatever is a second or more and a whole number is a time: a setting that comes later is found here too.
    defaults = msgspec.to_builtins(Settings())
    times = {name for name, value in defaults.items() if isinstance(value, int) and value >= A_SECOND}
    assert set(DURATIONS) == times - {"erase_after"}
    assert faster(view(), SPEED) == {name: round(defaults[name] / SPEED) for name in DURATIONS}


def test_no_time_becomes_nothing() -> None:
    assert faster(view(gather=1), 600)["gather"] == 1


def test_a_house_that_lacks_a_time_is_rehearsed_with_the_others() -> None:
    older = view()
    del older.settings["long_wait"]
    assert set(faster(older, SPEED)) == set(DURATIONS) - {"long_wait"}
