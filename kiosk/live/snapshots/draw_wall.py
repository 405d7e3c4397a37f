"""Draws the wall's snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from kiosk.domain.language import Language
from kiosk.domain.meetings import TALKING, Meeting
from kiosk.domain.room import Room
from kiosk.domain.settings import MINUTE
from kiosk.live.snapshots import drawing
from kiosk.live.snapshots.draw_constellation import constellation
from kiosk.live.snapshots.head import Sight
from kiosk.live.snapshots.wall import Card, CardGive, CardPerson, WallCounts, WallSnapshot, Wish

CARD_STAYS = MINUTE
"""How long a group stays on the wall once it talks."""
MOST_WISHES = 8


def wall_snapshot(room: Room, sight: Sight, without: frozenset[str] = frozenset()) -> WallSnapshot:
    """Return what the wall shows; nothing of the people who are to be left out, nor of their meetings."""
    shown = [
        meeting
        for meeting in room.live_meetings()
        if _on_wall(meeting, sight.now) and without.isdisjoint(meeting.members)
    ]
    return WallSnapshot(
        screen="wall",
        epoch=sight.epoch,
        version=room.version,
        now=sight.now,
        room=drawing.room_shown(room, sight),
        languages=[sight.lang, *_second(room, sight.lang)],
        counts=_counts(room),
        cards=[_card(room, meeting, sight.lang) for meeting in sorted(shown, key=lambda m: m.called_at, reverse=True)],
        wants=_most(room, sight.lang, (want.topic for person in room.here() for want in person.profile.wants)),
        offers=_most(room, sight.lang, (offer.topic for person in room.here() for offer in person.profile.offers)),
        constellation=constellation(room, without),
        qr=f"/phone/{room.code}/qr.svg",
    )


def _on_wall(meeting: Meeting, now: int) -> bool:
    return meeting.started_at is None or meeting.started_at + CARD_STAYS > now


def _card(room: Room, meeting: Meeting, lang: Language) -> Card:
    return Card(
        id=meeting.id,
        kind=meeting.kind,
        generous=meeting.generous,
        state=drawing.live_state(meeting),
        beacon=meeting.beacon,
        spot=drawing.spot_of(room, meeting),
        where=drawing.way_to(room, meeting),
        called_at=meeting.called_at,
        gone_at=None if meeting.started_at is None else meeting.started_at + CARD_STAYS,
        people=[
            CardPerson(
                name=drawing.public_name(room, person, lang),
                number=drawing.number_of(room, person),
                has_phone=room.people[person].has_phone,
                held="name" in room.people[person].held and not drawing.by_number(room, person),
            )
            for person in meeting.members
        ],
        gives=[
            CardGive(
                from_name=drawing.public_name(room, give.giver, lang),
                to_name=drawing.public_name(room, give.getter, lang),
                offer=drawing.words_of_offer(room, give, lang),
                also="".join(drawing.words_of_offer(room, give, second) for second in _second(room, lang)),
                want=drawing.words_of_want(room, give, lang),
            )
            for give in meeting.gives
        ],
    )


def _counts(room: Room) -> WallCounts:
    began = [meeting for meeting in room.meetings.values() if meeting.started_at is not None]
    passed_on = sum(
        meeting.outcomes.get(give.getter, (True, True))[1]
        for meeting in began
        if not meeting.live
        for give in meeting.gives
    )
    return WallCounts(
        here=len(room.here()),
        meetings=len(began),
        passed_on=passed_on,
        talking=sum(meeting.state in TALKING for meeting in room.live.values()),
    )


def _second(room: Room, first: Language) -> list[Language]:
    """Return the wall's second language, where it has one that is not the first."""
    also = room.settings.wall_also
    return [] if also is None or also == first else [also]


def _most(room: Room, lang: Language, topics: Iterable[str]) -> list[Wish]:
    """Return the topics that most people named; of equals, what was named first."""
    named = Counter(map(room.counts_as, topics))
    second = _second(room, lang)
    shown = (
        Wish(text=text, also="".join(room.wording(topic, also) for also in second), count=count)
        for topic, count in named.most_common()
        if topic not in room.hidden_topics and (text := room.wording(topic, lang))
    )
    return list(islice(shown, MOST_WISHES))
