"""What entries about the room itself change."""

from __future__ import annotations

import msgspec

from kiosk.domain import entries as e
from kiosk.domain.room.folding import deeds
from kiosk.domain.room.folding.steps import renew_pool
from kiosk.domain.room.state import RoomState


def opened(room: RoomState, fact: e.RoomOpened, entry: e.Entry) -> None:
    """The room begins."""
    room.id, room.code, room.salt = fact.room, fact.code, fact.salt
    room.opened_at, room.erase_at, room.settings = entry.at, fact.erase_at, fact.settings
    room.kept = fact.kept
    if fact.topics is not None:
        room.vocabulary = fact.topics.vocabulary()


def setting(room: RoomState, fact: e.SettingChanged, entry: e.Entry) -> None:
    """One setting is another."""
    room.settings = msgspec.structs.replace(room.settings, **{fact.name: fact.value})
    if fact.name in {"matching", "mode", "max_circle", "same_organisation", "near_after", "generous"}:
        renew_pool(room, entry.at, *room.people)


def erase_moved(room: RoomState, fact: e.EraseMoved, entry: e.Entry) -> None:
    """The hour of erasing is another."""
    room.erase_at = fact.erase_at


def spot_set(room: RoomState, fact: e.SpotSet, entry: e.Entry) -> None:
    """A spot is there, or is another."""
    room.spots[fact.spot] = fact
    room.known_spots[fact.spot] = fact
    renew_pool(room, entry.at)


def spot_removed(room: RoomState, fact: e.SpotRemoved, entry: e.Entry) -> None:
    """A spot is there no more."""
    room.spots.pop(fact.spot, None)
    renew_pool(room, entry.at)


def announced(room: RoomState, fact: e.Announced, entry: e.Entry) -> None:
    """The host said something."""
    room.announcement = fact


def closed(room: RoomState, fact: e.RoomClosed, entry: e.Entry) -> None:
    """The evening is over; a round under way goes on to its end."""
    room.closed = True
    if room.countdown:
        room.wave = None


def wave_set(room: RoomState, fact: e.WaveSet, entry: e.Entry) -> None:
    """A wave or a round is to come; the talks of a round that was under way go on to their own end."""
    room.wave, room.wave_called, room.sitting_out = fact, False, frozenset()
    room.wave_version = room.version
    room.rounds = max(room.rounds, fact.number)
    renew_pool(room, entry.at)


def wave_cancelled(room: RoomState, fact: e.WaveCancelled, entry: e.Entry) -> None:
    """It does not come, or is over."""
    room.wave, room.wave_called, room.sitting_out = None, False, frozenset()
    room.wave_version = room.version
    renew_pool(room, entry.at)


def wave_called(room: RoomState, fact: e.WaveCalled, entry: e.Entry) -> None:
    """The calls are out; a wave is over with them, a round at its end."""
    room.wave_called = bool(room.wave and room.wave.ends_at)
    if not room.wave_called:
        room.wave = None
    room.sitting_out = frozenset(fact.sat_out)
    for person in fact.sat_out:
        room.people[person].sat_out += 1
    deeds.wave_called(room, fact, entry.at)


def round_prolonged(room: RoomState, fact: e.RoundProlonged, entry: e.Entry) -> None:
    """The round and its talks end later; bells to come are moved, so that each turn has its part."""
    if room.wave is None or room.wave.ends_at is None:
        return
    more = fact.ends_at - room.wave.ends_at
    room.wave = msgspec.structs.replace(room.wave, ends_at=fact.ends_at)
    for meeting in room.live.values():
        if meeting.round != room.wave.number or meeting.ends_at is None:
            continue
        turns = len(meeting.turns_at) + 1
        meeting.ends_at += more
        meeting.turns_at = tuple(
            bell if place < meeting.turn else bell + more * (place + 1) // turns
            for place, bell in enumerate(meeting.turns_at)
        )


def quiet_begun(room: RoomState, fact: e.QuietBegun, entry: e.Entry) -> None:
    """Nobody is called any more."""
    room.quiet = fact


def quiet_ended(room: RoomState, fact: e.QuietEnded, entry: e.Entry) -> None:
    """Calls go on."""
    room.quiet = None
    renew_pool(room, entry.at)


def kept_apart(room: RoomState, fact: e.PeopleKeptApart, entry: e.Entry) -> None:
    """The host keeps two people apart, or no longer."""
    pair = frozenset(fact.persons)
    (room.kept_apart.add if fact.apart else room.kept_apart.discard)(pair)
    renew_pool(room, entry.at, *pair)


def topic_merged(room: RoomState, fact: e.TopicMerged, entry: e.Entry) -> None:
    """A topic counts as another, or as itself again."""
    room.merged.pop(fact.topic, None)
    if fact.into is not None:
        room.merged[fact.topic] = fact.into
    renew_pool(room, entry.at, *room.people)


def topic_named(room: RoomState, fact: e.TopicNamed, entry: e.Entry) -> None:
    """A topic has another name."""
    room.topic_names.pop(fact.topic, None)
    if fact.text:
        room.topic_names[fact.topic] = fact.text


def topic_hidden(room: RoomState, fact: e.TopicHidden, entry: e.Entry) -> None:
    """A topic is proposed no more, or again."""
    (room.hidden_topics.add if fact.hidden else room.hidden_topics.discard)(fact.topic)


def asked(room: RoomState, fact: e.RoomAsked, entry: e.Entry) -> None:
    """Some phones ask something new."""
    for asked_person, asks in fact.asks.items():
        person = room.people[asked_person]
        person.asks, person.asked_at = asks, entry.at
        person.shown_asks.update((ask.side, ask.topic) for ask in asks)


def looked(room: RoomState, fact: e.MatchmakerLooked, entry: e.Entry) -> None:
    """The matchmaker looked; what came after what it saw is still new."""
    room.matchmaker, room.matchmaker_at = fact, entry.at
    if not fact.trouble:
        queued = set(fact.queued)
        for person in room.people.values():
            person.queued = person.id in queued
        for left_out, why in fact.why.items():
            room.people[left_out].why = why
        room.pool_since = entry.at if room.pool_version > fact.seen else None
        room.news = {person: version for person, version in room.news.items() if version > fact.seen}
