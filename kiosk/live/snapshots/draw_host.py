"""Draws the host's snapshot."""

from __future__ import annotations

from kiosk.domain.entries import MatchmakerLooked
from kiosk.domain.language import Language
from kiosk.domain.meetings import Meeting
from kiosk.domain.pacing import calls_at, waits_for
from kiosk.domain.people import Person
from kiosk.domain.room import Room
from kiosk.live.snapshots import drawing
from kiosk.live.snapshots.draw_counts import counts, is_late, lacking
from kiosk.live.snapshots.draw_help import help_rows, pitches_told
from kiosk.live.snapshots.draw_log import to_undo
from kiosk.live.snapshots.draw_topics import topic_rows
from kiosk.live.snapshots.head import Sight
from kiosk.live.snapshots.host import (
    HeldShown,
    HostSnapshot,
    Links,
    Matchmaker,
    MeetingPerson,
    MeetingRow,
    PersonRow,
    SpotRow,
    TagRow,
)


def host_snapshot(room: Room, sight: Sight) -> HostSnapshot:
    """Return what the host sees: everybody but those whose words are erased."""
    use = room.spot_use()
    shown = drawing.room_shown(room, sight)
    return HostSnapshot(
        screen="host",
        epoch=sight.epoch,
        version=room.version,
        now=sight.now,
        room=shown,
        settings=room.settings,
        links=Links(
            join=shown.join,
            wall=f"{sight.address}/wall/{room.id}",
            door=f"{sight.address}/door/{room.id}#{sight.door_key}",
        ),
        counts=counts(room),
        people=[_person(room, someone, sight) for someone in room.people.values() if someone.state != "erased"],
        meetings=[_meeting(room, meeting, sight.lang) for meeting in room.live_meetings()],
        spots=[
            SpotRow(
                spot=spot.spot,
                name=spot.name,
                capacity=spot.capacity,
                used=use.get(spot.spot, 0),
                quiet=spot.quiet,
                step_free=spot.step_free,
                description=spot.description,
            )
            for spot in room.spots.values()
        ],
        matchmaker=_matchmaker(room, sight.now),
        apart=sorted(sorted(pair) for pair in room.kept_apart),
        topics=topic_rows(room),
        help=help_rows(room, sight.lang),
        lacks=lacking(room),
        undo=to_undo(room, sight.now),
    )


def _person(room: Room, someone: Person, sight: Sight) -> PersonRow:
    profile = someone.profile
    return PersonRow(
        person=someone.id,
        number=someone.number,
        name=someone.name or "",
        line=someone.line,
        state=drawing.state_of(someone),
        since=someone.since,
        has_phone=someone.has_phone,
        simulated=someone.simulated,
        meetings=someone.meetings,
        offers=[_tag(someone, offer.topic, level=offer.level) for offer in profile.offers],
        wants=[_tag(someone, want.topic, starred=want.starred) for want in profile.wants],
        quiet=profile.quiet,
        step_free=profile.step_free,
        connected=bool(sight.connected and sight.connected(someone.id)),
        why=drawing.why(someone),
        sat_out=someone.sat_out,
        sits_out=room.round is not None and someone.id in room.sitting_out,
        held=[
            HeldShown(what=what, text=_typed(someone, what), judged=what in someone.judged)
            for what in sorted(someone.held)
        ],
        held_up=someone.held_up,
        removed_why=someone.removed_why,
        spot=drawing.spot_of(room, room.meetings[someone.last_meeting]) if someone.last_meeting else None,
        pitches=pitches_told(someone),
    )


def _tag(someone: Person, topic: str, level: int | None = None, *, starred: bool = False) -> TagRow:
    return TagRow(topic=topic, text=someone.texts.get(topic, ""), level=level, starred=starred)


def _typed(someone: Person, what: str) -> str:
    return {"name": someone.name or "", "line": someone.line}.get(what) or someone.texts.get(what, "")


def _meeting(room: Room, meeting: Meeting, lang: Language) -> MeetingRow:
    return MeetingRow(
        id=meeting.id,
        kind=meeting.kind,
        generous=meeting.generous,
        pinned=meeting.pinned,
        late=is_late(meeting),
        round=meeting.round,
        state=drawing.live_state(meeting),
        beacon=meeting.beacon,
        spot=drawing.spot_of(room, meeting),
        people=[
            MeetingPerson(
                person=person,
                name=room.people[person].name or drawing.name_of(room, person, lang),
                number=drawing.number_of(room, person),
                status=meeting.status.get(person, "called"),
            )
            for person in meeting.members
        ],
        gives=[drawing.give_shown(room, give, lang) for give in meeting.gives],
        called_at=meeting.called_at,
        started_at=meeting.started_at,
        ends_at=meeting.ends_at,
    )


def _matchmaker(room: Room, now: int) -> Matchmaker:
    looked = room.matchmaker or MatchmakerLooked(seen=0)
    return Matchmaker(
        at=room.matchmaker_at if room.matchmaker else None,
        waiting=looked.waiting,
        called=looked.called,
        left_out=looked.left_out,
        exact=looked.exact,
        trouble=looked.trouble,
        waits=waits_for(room, now),
        wakes_at=calls_at(room, now),
        queued=sum(person.queued for person in room.waiting()),
    )
