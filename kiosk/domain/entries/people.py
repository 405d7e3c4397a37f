"""Facts about one person."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from kiosk.domain.entries.parts import Asked, Away, CheckInWords, Personal, Profile, Reason, Words


class WordsHeld(Personal, frozen=True, kw_only=True):
    """What a person typed is kept from the others' screens: "name", "line", or topics of theirs."""

    what: tuple[str, ...]
    judged: bool = False
    """Whether the host decided so; else it waits for the host's eye."""


class WordsReleased(Personal, frozen=True, kw_only=True):
    """The host lets it be seen."""

    what: tuple[str, ...]


class PersonCheckedIn(Personal, frozen=True, kw_only=True):
    """Somebody is here. `number` is theirs for the evening; without a phone they are called on the wall."""

    private_type: ClassVar[type[msgspec.Struct] | None] = CheckInWords
    number: int
    profile: Profile
    via: Literal["phone", "door"] = "phone"
    has_phone: bool = True
    simulated: bool = False
    coming: bool = False
    """They joined before the day: not called until they say that they are here."""
    private: CheckInWords | None = None


class PersonEdited(Personal, frozen=True, kw_only=True):
    """A person's profile and words, whole, as they now are."""

    private_type: ClassVar[type[msgspec.Struct] | None] = Words
    profile: Profile
    private: Words | None = None


class PeopleJoined(Personal, frozen=True, kw_only=True):
    """Somebody stands in the room twice: `person` is out, and that phone is `into`'s from now on."""

    into: str


class PersonPaused(Personal, frozen=True, kw_only=True):
    """Not to be called, until a moment or (None) until they say so."""

    until: int | None = None


class PersonResumed(Personal, frozen=True, kw_only=True):
    """A pause is over."""


class PersonWentAway(Personal, frozen=True, kw_only=True):
    """Silent for long, or no answer to a call: not called until the phone is touched."""

    why: Away


class PersonCameBack(Personal, frozen=True, kw_only=True):
    """Somebody who was away or had left touched the phone, or the host woke them."""


class BreatherEnded(Personal, frozen=True, kw_only=True):
    """Free again after a meeting."""


class PersonLeft(Personal, frozen=True, kw_only=True):
    """Went home."""


class PersonRemoved(Personal, frozen=True, kw_only=True):
    """Taken out of the room by the host; the reason is for the host only."""

    private_type: ClassVar[type[msgspec.Struct] | None] = Reason
    private: Reason | None = None


class PersonErased(Personal, frozen=True, kw_only=True):
    """Their words are gone for good; they are out of the room."""


class PersonBlocked(Personal, frozen=True, kw_only=True):
    """Never again with `other`; `other` is not told."""

    other: str


class PersonTouched(Personal, frozen=True, kw_only=True):
    """Somebody touched their phone, after calls that they had not touched it for."""


class PersonReplied(Personal, frozen=True, kw_only=True):
    """What somebody answered to asks: `yes` (an edit follows), `no`; `stop`: they want no more (False: again)."""

    yes: tuple[Asked, ...] = ()
    no: tuple[Asked, ...] = ()
    stop: bool | None = None


class PersonWishedAgain(Personal, frozen=True, kw_only=True):
    """Would like to meet somebody once more, or (`wish` False) no longer; it happens if both do."""

    other: str
    wish: bool = True
