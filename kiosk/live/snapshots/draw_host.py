"""Draws the host's snapshot."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from kiosk.domain.entries import MatchmakerLooked
from kiosk.domain.language import Language
from kiosk.domain.meetings import Meeting
from kiosk.domain.pacing import calls_at, waits_for
from kiosk.domain.people import Person
from kiosk.domain.room import Room
from kiosk.domain.room.lacking import Lack, lacks
from kiosk.live.snapshots import drawing
from kiosk.live.snapshots.draw_help import help_rows, pitches_told
from kiosk.live.snapshots.draw_log import to_undo
from kiosk.live.snapshots.draw_topics import topic_rows
from kiosk.live.snapshots.head import Sight
from kiosk.live.snapshots.host import (
    HeldShown,
    HostCounts,
    HostSnapshot,
    LackRow,
    Lacks,
    Links,
    Matchmaker,
    MeetingPerson,
    MeetingRow,
    PersonRow,
    SpotRow,
    TagRow,
)

MISSED = frozenset({"unanswered", "not_found", "declined", "left"})
"""Why a call came to nothing that was meant to come about."""
MOST_LACKS = 12
"""Of what the room lacks, so many topics on each side."""


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
        counts=_counts(room),
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
        lacks=_lacks(room),
        undo=to_undo(room, sight.now),
    )


def _counts(room: Room) -> HostCounts:
    by = Counter(person.state for person in room.people.values())
    return HostCounts(
        here=len(room.here()),
        waiting=by["waiting"],
        meeting=by["meeting"],
        breather=by["breather"],
        paused=by["paused"],
        away=by["away"],
        left=by["left"],
        simulated=sum(person.simulated for person in room.here()),
        met=sum(person.meetings > 0 for person in room.people.values()),
        meetings=sum(meeting.started_at is not None for meeting in room.meetings.values()),
        rounds=room.rounds,
        late=sum(_late(meeting) for meeting in room.live.values()),
        missed=sum(meeting.why in MISSED for meeting in room.meetings.values()),
    )


def _late(meeting: Meeting) -> bool:
    return meeting.state == "called" and meeting.repeated


def _lacks(room: Room) -> Lacks:
    wanted, offered = (_most(room, rows) for rows in lacks(room))
    return Lacks(wanted=wanted, offered=offered)


def _most(room: Room, rows: list[Lack]) -> list[LackRow]:
    texts = ((row, room.wording(row.topic)) for row in rows)
    shown = (LackRow(topic=row.topic, text=text, people=row.people) for row, text in texts if text)
    return list(islice(shown, MOST_LACKS))


def _person(room: Room, someone: Person, sight: Sight) -> PersonRow:
    profile = someone.profile
    return PersonRow(
        person=someone.id,
        number=someone.number,
        name=someone.name or "",
        line=someone.line,
        state=someone.state,
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
        late=_late(meeting),
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
