"""Draws the phone's snapshot."""

from __future__ import annotations

from typing import TypedDict

from kiosk.domain.language import Language
from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.room import Room
from kiosk.live.snapshots import drawing
from kiosk.live.snapshots.draw_keeping import keeping, met_person
from kiosk.live.snapshots.draw_openers import openers_for
from kiosk.live.snapshots.head import Sight
from kiosk.live.snapshots.keeping import Named
from kiosk.live.snapshots.phone import (
    After,
    AskShown,
    LongerShown,
    MeetingShown,
    OfferShown,
    Other,
    PastMeeting,
    PhoneSnapshot,
    PhoneState,
    Tonight,
    WantShown,
    You,
)


class _Tag(TypedDict):
    text: str
    label: str
    held: bool


_AFTER_STATES = frozenset({"waiting", "breather", "paused", "away"})


def phone_snapshot(room: Room, person: str, sight: Sight) -> PhoneSnapshot:
    """Return what one person's phone shows; raises KeyError for somebody who never checked in."""
    person = room.one_with(person)
    someone = room.people[person]
    meeting = room.meeting_of(person)
    past = _past(room, someone)
    given, got = _said(room, person, past)
    return PhoneSnapshot(
        screen="phone",
        epoch=sight.epoch,
        version=room.version,
        now=sight.now,
        room=drawing.room_shown(room, sight),
        state=_state(someone, meeting),
        you=_you(room, someone),
        meeting=_meeting(room, person, meeting) if meeting else None,
        after=_after(room, someone, past),
        tonight=Tonight(meetings=someone.meetings, gave=given, got=got),
        met=[_met(room, person, meeting) for meeting in past],
        keeping=keeping(room, someone, past[0] if past else None, free=someone.state in _AFTER_STATES),
        counts=sight.counts or drawing.count(room),
        asks=_asks(room, someone),
        queued=someone.state == "waiting" and someone.queued,
        missed_at=someone.since if someone.state == "waiting" and someone.missed else None,
        sat_out=someone.state == "waiting" and someone.id in room.sitting_out,
        why=drawing.why(someone),
    )


def _state(someone: Person, meeting: Meeting | None) -> PhoneState:
    if someone.state == "meeting":
        return "called" if meeting is None or meeting.state == "called" else "talking"
    return someone.state


def _you(room: Room, someone: Person) -> You:
    profile = someone.profile
    return You(
        person=someone.id,
        number=someone.number,
        pin=someone.pin,
        name=someone.name or "",
        line=someone.line,
        offers=[OfferShown(level=offer.level, **_tag(room, someone, offer.topic)) for offer in profile.offers],
        wants=[WantShown(starred=want.starred, **_tag(room, someone, want.topic)) for want in profile.wants],
        sector=someone.sector,
        organisation=someone.organisation,
        until=profile.until,
        quiet=profile.quiet,
        step_free=profile.step_free,
        no_circles=profile.no_circles,
        on_wall=profile.on_wall,
        lang=profile.lang,
        has_phone=someone.has_phone,
        coming=room.settings.doors_at if someone.coming else None,
        paused_until=someone.paused_until,
        breather_until=someone.breather_until,
        away_why=someone.away_why or None,
        waiting_since=someone.waiting_since if someone.state == "waiting" else None,
        no_asks=someone.no_asks,
        held=[part for part in ("name", "line") if part in someone.held],
        help=None if someone.help_at is None else "coming" if someone.help_seen else "asked",
        see_host=someone.held_up and someone.state == "paused",
        push=someone.push is not None,
        push_mark=someone.push.mark if someone.push else "",
    )


def _tag(room: Room, someone: Person, topic: str) -> _Tag:
    """Return what an offer and a want have in common."""
    text = someone.texts.get(topic, "")
    vocabulary = room.vocabulary
    needless = topic not in vocabulary.topics or vocabulary.called(topic, text)
    label = "" if needless else vocabulary.label(topic, room.language_of(someone.id))
    return {"text": text, "label": label, "held": topic in someone.held}


def _asks(room: Room, someone: Person) -> list[AskShown]:
    """Return what their phone asks while they wait."""
    if someone.state != "waiting":
        return []
    lang = room.language_of(someone.id)
    return [
        AskShown(side=ask.side, topic=ask.topic, text=room.wording(ask.topic, lang), frees=ask.frees)
        for ask in someone.asks
    ]


def _meeting(room: Room, person: str, meeting: Meeting) -> MeetingShown:
    lang = room.language_of(person)
    return MeetingShown(
        id=meeting.id,
        kind=meeting.kind,
        generous=meeting.generous,
        round=meeting.round,
        state=drawing.live_state(meeting),
        beacon=meeting.beacon,
        spot=drawing.spot_of(room, meeting),
        where=drawing.way_to(room, meeting),
        you=meeting.status.get(person, "called"),
        others=[_other(room, meeting, other, lang) for other in meeting.others(person)],
        gives=[drawing.give_shown(room, give, lang) for give in meeting.gives],
        openers=openers_for(room, person, meeting),
        starts=meeting.members[0],
        called_at=meeting.called_at,
        answer_by=meeting.answer_by,
        repeated=meeting.repeated,
        arrive_by=meeting.arrive_by,
        find_by=meeting.find_by,
        not_found=drawing.name_of(room, meeting.not_found_by, lang) if meeting.not_found_by else None,
        started_at=meeting.started_at,
        turn=meeting.turn,
        turns_at=list(meeting.turns_at),
        ends_at=meeting.ends_at,
        still_at=meeting.still_at,
        still_by=meeting.still_by,
        longer=_longer(person, meeting),
        no_longer=meeting.no_longer,
    )


def _longer(person: str, meeting: Meeting) -> LongerShown | None:
    asked = meeting.longer
    return LongerShown(yours=asked.by == person, object_by=asked.object_by) if asked else None


def _other(room: Room, meeting: Meeting, other: str, lang: Language) -> Other:
    return Other(
        person=other,
        name=drawing.name_of(room, other, lang),
        line=drawing.line_of(room, other),
        has_phone=room.people[other].has_phone,
        status=meeting.status.get(other, "called"),
    )


def _past(room: Room, someone: Person) -> list[Meeting]:
    """Return their meetings that began and are over, newest first; looks no further back than it must."""
    found: list[Meeting] = []
    began = 0
    for meeting in reversed(room.meetings.values()):
        if began == someone.meetings:
            break
        if someone.id in meeting.members and meeting.started_at is not None:
            began += 1
            if not meeting.live:
                found.append(meeting)
    return found


def _exchanged(room: Room, person: str, meeting: Meeting) -> tuple[str, str]:
    """Return the words for what `person` gave and got in a meeting."""
    lang = room.language_of(person)
    gave = next((drawing.words_of_offer(room, give, lang) for give in meeting.gives if give.giver == person), "")
    got = next((drawing.words_of_offer(room, give, lang) for give in meeting.gives if give.getter == person), "")
    return gave, got


def _said(room: Room, person: str, past: list[Meeting]) -> tuple[list[str], list[str]]:
    """Return the words for what they say they gave, and got, oldest first."""
    gave: list[str] = []
    got: list[str] = []
    for meeting in reversed(past):
        says_gave, says_got = meeting.outcomes.get(person, (False, False))
        given, gotten = _exchanged(room, person, meeting)
        gave += [given] if says_gave else []
        got += [gotten] if says_got else []
    return gave, got


def _after(room: Room, someone: Person, past: list[Meeting]) -> After | None:
    last = past[0] if past else None
    if last is None or someone.id in last.outcomes or someone.state not in _AFTER_STATES:
        return None
    gave, got = _exchanged(room, someone.id, last)
    sold = [other for other in last.others(someone.id) if (someone.id, other) in room.pitches]
    return After(id=last.id, others=_named(room, someone.id, last), gave=gave, got=got, sold=sold)


def _met(room: Room, person: str, meeting: Meeting) -> PastMeeting:
    gave, got = _exchanged(room, person, meeting)
    says_gave, says_got = meeting.outcomes.get(person, (True, True))
    return PastMeeting(
        meeting=meeting.id,
        people=[met_person(room, person, other) for other in meeting.others(person)],
        gave=gave if says_gave else "",
        got=got if says_got else "",
        again=all((person, other) in room.again for other in meeting.others(person)),
    )


def _named(room: Room, person: str, meeting: Meeting) -> list[Named]:
    lang = room.language_of(person)
    return [Named(person=other, name=drawing.name_of(room, other, lang)) for other in meeting.others(person)]
