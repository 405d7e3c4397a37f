"""What the four screens' drawings share. Pure: a room and a `Sight` of it go in."""

from __future__ import annotations

from kiosk.domain.entries import Give, Why
from kiosk.domain.language import Language
from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.room import Room, stays_until
from kiosk.live.snapshots.head import (
    Announcement,
    Counts,
    GiveShown,
    MeetingState,
    QuietShown,
    RoomShown,
    Sight,
    WaveShown,
)
from kiosk.words import words


def room_shown(room: Room, sight: Sight) -> RoomShown:
    """Return the room as every screen names it; an announcement whose time is over is left out."""
    said = room.announcement
    join = f"{sight.address}/{room.code}"
    return RoomShown(
        title=room.settings.title,
        run_by=room.settings.run_by,
        code=room.code,
        join=join,
        short=join.partition("://")[2],
        closed=room.closed,
        matching=room.settings.matching,
        mode=room.settings.mode,
        wave=wave_shown(room),
        quiet=QuietShown(until=room.quiet.until) if room.quiet else None,
        erase_at=room.erase_at,
        stays_until=stays_until(room),
        kept=room.kept,
        opened_at=room.opened_at,
        announcement=Announcement(text=said.text, until=said.until) if said and said.until > sight.now else None,
    )


def why(someone: Person) -> Why | None:
    """Return why there is nobody for somebody who waits; None where that is not known, or not so."""
    if someone.state != "waiting" or someone.queued:
        return None
    if not someone.profile.offers:
        return "nothing_to_give"
    return someone.why if someone.profile.wants else "nothing_to_get"


def state_of(someone: Person) -> str:
    """Return how somebody stands, as the host sees it: whoever joined before the day is coming."""
    return "coming" if someone.coming else someone.state


def wave_shown(room: Room) -> WaveShown | None:
    """Return the wave or round that is to come, or the round under way."""
    wave = room.wave
    if wave is None:
        return None
    return WaveShown(calls_at=wave.calls_at, ends_at=wave.ends_at, number=wave.number, called=room.wave_called)


def count(room: Room) -> Counts:
    """Return the room-wide numbers that every phone may show."""
    return Counts(here=len(room.here()), waiting=len(room.waiting()))


def name_of(room: Room, person: str, lang: Language) -> str:
    """Return a person's name as others see it: "someone" while it is held back, and once it is erased."""
    someone = room.people.get(person)
    name = someone.name if someone and "name" not in someone.held else None
    return name or words(lang).say("common.someone")


def public_name(room: Room, person: str, lang: Language) -> str:
    """Return what shared screens call a person: by their number where they wish it, else as others see their name."""
    if by_number(room, person):
        return words(lang).say("common.by_number", number=number_of(room, person))
    return name_of(room, person, lang)


def by_number(room: Room, person: str) -> bool:
    """Tell whether somebody would rather have their number than their name on shared screens."""
    return room.people[person].profile.on_wall == "number"


def line_of(room: Room, person: str) -> str:
    """Return a person's line about themselves as others see it, "" where there is none."""
    someone = room.people.get(person)
    return someone.line if someone and "line" not in someone.held else ""


def number_of(room: Room, person: str) -> int:
    """Return a person's number."""
    return room.people[person].number


def seen_text(room: Room, person: str, topic: str, lang: Language) -> str:
    """Return somebody's words for a topic as others see them: the vocabulary's, or none, while they are held back."""
    if topic in room.people[person].held:
        return room.vocabulary.label(topic, lang) if topic in room.vocabulary.topics else ""
    return room.vocabulary.reworded(topic, room.text_of(person, topic), lang)


def words_of_offer(room: Room, give: Give, lang: Language) -> str:
    """Return the giver's words for what they give; the getter's, or "something", where those are erased."""
    text = seen_text(room, give.giver, give.offer, lang)
    if not text and give.offer == give.want:
        text = seen_text(room, give.getter, give.want, lang)
    return text or words(lang).say("common.something")


def words_of_want(room: Room, give: Give, lang: Language) -> str:
    """Return the getter's words for what they want; the giver's, or "something", where those are erased."""
    text = seen_text(room, give.getter, give.want, lang)
    return text or words_of_offer(room, give, lang)


def give_shown(room: Room, give: Give, lang: Language) -> GiveShown:
    """Return one direction of a group in people's own words."""
    return GiveShown(
        giver=give.giver,
        getter=give.getter,
        from_name=name_of(room, give.giver, lang),
        to_name=name_of(room, give.getter, lang),
        offer=words_of_offer(room, give, lang),
        want=words_of_want(room, give, lang),
        related=give.offer != give.want,
    )


def live_state(meeting: Meeting) -> MeetingState:
    """Return a live meeting's state."""
    if meeting.state == "called" or meeting.state == "still":
        return meeting.state
    return "talking"


def spot_of(room: Room, meeting: Meeting) -> str | None:
    """Return the name of the spot that a meeting was sent to, or None."""
    spot = room.known_spots.get(meeting.spot or "")
    return spot.name if spot else None


def way_to(room: Room, meeting: Meeting) -> str:
    """Return the host's description of the spot that a meeting was sent to, or ""."""
    spot = room.known_spots.get(meeting.spot or "")
    return spot.description if spot else ""
