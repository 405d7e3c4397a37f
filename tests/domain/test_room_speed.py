"""A long room is folded in seconds: what a restart in the middle of a big evening costs."""

from __future__ import annotations

import time

import msgspec

from kiosk.domain import commands as c
from kiosk.domain.entries import Entry
from kiosk.domain.room import Room
from kiosk.domain.settings import MINUTE
from tests.domain.evening import Evening
from tests.machine import slowness

ENTRIES = 200_000
PEOPLE = 60
MOST_SECONDS = 20.0
"""Generous: about a second on a laptop."""


def test_200_000_entries_are_folded_in_seconds() -> None:
    evening = Evening()
    people = [evening.join(f"P{i}", f"a{i // 2} b{i // 2}", f"b{i // 2} a{i // 2}") for i in range(PEOPLE)]
    while len(evening.entries) < ENTRIES:
        evening.room.met.clear()  # a room that never runs out of partners
        evening.call(*[people[i : i + 2] for i in range(0, PEOPLE, 2)])
        for meeting in evening.room.live_meetings():
            evening.say(meeting.members[0], c.Here(meeting=meeting.id))
            evening.say(meeting.members[1], c.Finish(meeting=meeting.id))
        evening.wait(3 * MINUTE)
    decoder = msgspec.json.Decoder(Entry)
    lines = [msgspec.json.encode(entry) for entry in evening.entries]
    started = time.perf_counter()
    room = Room()
    for line in lines:
        room.apply(decoder.decode(line))
    seconds = time.perf_counter() - started
    print(f"folded {room.version} entries in {seconds:.2f} s")
    assert room.version == len(lines)
    assert seconds < MOST_SECONDS * slowness()
