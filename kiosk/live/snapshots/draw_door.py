"""Draws the door's snapshot."""

from __future__ import annotations

import msgspec

from kiosk.domain.language import Language
from kiosk.domain.people import Person
from kiosk.domain.room import Room
from kiosk.live.snapshots import drawing
from kiosk.live.snapshots.door import DoorCounts, DoorSnapshot, MyNumber, TabletSnapshot, WithoutPhone
from kiosk.live.snapshots.head import Sight


def door_snapshot(room: Room, sight: Sight) -> DoorSnapshot:
    """Return what helpers see at the door: how many are here, and those whom they look after."""
    return DoorSnapshot(
        screen="door",
        epoch=sight.epoch,
        version=room.version,
        now=sight.now,
        room=drawing.room_shown(room, sight),
        language=room.settings.language,
        counts=DoorCounts(here=len(room.here())),
        without_phone=[_without_phone(room, someone, sight.lang) for someone in room.here() if not someone.has_phone],
    )


def tablet_snapshot(room: Room, sight: Sight) -> TabletSnapshot:
    """Return what a tablet shows that is left to those who arrive."""
    return TabletSnapshot(
        screen="tablet",
        epoch=sight.epoch,
        version=room.version,
        now=sight.now,
        room=drawing.room_shown(room, sight),
        language=room.settings.language,
        counts=DoorCounts(here=len(room.here())),
    )


def number_snapshot(room: Room, person: str) -> MyNumber:
    """Return how somebody stands, for themselves: their own words stand there also where others do not see them."""
    someone, lang = room.people[person], room.settings.language
    meeting = room.meeting_of(person)
    return MyNumber(
        **{**msgspec.structs.asdict(_without_phone(room, someone, lang)), "name": someone.name or ""},
        gives=[drawing.give_shown(room, give, lang) for give in meeting.gives] if meeting else [],
        offers=[room.text_of(person, offer.topic) for offer in someone.profile.offers],
        wants=[room.text_of(person, want.topic) for want in someone.profile.wants],
    )


def _without_phone(room: Room, someone: Person, lang: Language) -> WithoutPhone:
    meeting = room.meeting_of(someone.id)
    state: str = someone.state
    if meeting is not None:
        state = "called" if meeting.state == "called" else "talking"
    return WithoutPhone(
        person=someone.id,
        number=someone.number,
        name=drawing.public_name(room, someone.id, lang),
        state=state,
        meeting=meeting.id if meeting else None,
        beacon=meeting.beacon if meeting else None,
        spot=drawing.spot_of(room, meeting) if meeting else None,
        where=drawing.way_to(room, meeting) if meeting else "",
        others=[drawing.public_name(room, other, lang) for other in meeting.others(someone.id)] if meeting else [],
    )
