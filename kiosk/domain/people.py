"""A person: someone who has checked in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kiosk.domain.entries import Asked, Profile, Side, Subscription, Why, Words

FIRST_NUMBER = 101
"""People have three digits, groups' beacons two: nobody takes one for the other."""

PersonState: TypeAlias = Literal["waiting", "meeting", "breather", "paused", "away", "left", "removed", "erased"]
GONE: frozenset[PersonState] = frozenset({"left", "removed", "erased"})


@dataclass(slots=True)
class Person:
    """One person as the fold knows them. Moments are milliseconds; words are empty once erased."""

    id: str
    number: int
    profile: Profile
    via: Literal["phone", "door"]
    has_phone: bool
    simulated: bool
    checked_in_at: int
    since: int
    waiting_since: int
    state: PersonState = "waiting"
    name: str | None = None
    line: str = ""
    sector: str = ""
    organisation: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    pin: str = ""
    coming: bool = False
    """They joined before the day and have not said yet that they are here; a pause, until then."""
    paused_until: int | None = None
    breather_until: int | None = None
    away_why: str = ""
    meeting: str | None = None
    last_meeting: str | None = None
    """The one that they were called to last."""
    meetings: int = 0
    priority: bool = False
    removed_why: str = ""
    untouched: int = 0
    """Calls in a row since they last touched the phone."""
    sat_out: int = 0
    """Rounds in which nobody was left for them."""
    queued: bool = False
    """There is a group for them, but no spot yet."""
    why: Why | None = None
    """Why the matchmaker found nobody for them when it last looked; None when it has not, or has since called them."""
    owed: int = 0
    """Generous meetings in which they gave, minus those in which they got."""
    asks: tuple[Asked, ...] = ()
    asked_at: int | None = None
    """When their phone last got new asks."""
    refused_asks: set[tuple[Side, str]] = field(default_factory=set)
    """Side and topic of what they said "not me" to."""
    shown_asks: Counter[tuple[Side, str]] = field(default_factory=Counter)
    """How often their phone has asked what."""
    no_asks: bool = False
    """Wants to be asked no more."""
    held: set[str] = field(default_factory=set)
    """What they typed that the others do not see: "name", "line", topics."""
    judged: set[str] = field(default_factory=set)
    """What of that the host has looked at and keeps back."""
    missed: bool = False
    """The call that they come from did not come about."""
    help_at: int | None = None
    """Since when they would like the host's help."""
    help_seen: bool = False
    """The host is on the way."""
    pitched_by: set[str] = field(default_factory=set)
    """Who said of a talk with them that it was a pitch, since the host last had a word with them."""
    held_up: bool = False
    """Not called until the host has had a word with them."""
    push: Subscription | None = None
    """Where they are called while their phone is closed."""

    @property
    def here(self) -> bool:
        """Whether they are in the room, called or not."""
        return self.state not in GONE and not self.coming

    def words(self) -> Words:
        """Return what they typed about themselves, as it now is."""
        return Words(
            name=self.name or "",
            line=self.line,
            sector=self.sector,
            organisation=self.organisation,
            texts=self.texts,
        )

    def take(self, words: Words | None) -> None:
        """Let the words be these; None where they have been erased."""
        self.name = words.name if words else None
        self.line = words.line if words else ""
        self.sector = words.sector if words else ""
        self.organisation = words.organisation if words else ""
        self.texts = dict(words.texts) if words else {}

    def become(self, state: PersonState, at: int) -> None:
        """Enter a state; whatever belonged to the old one ends."""
        if state == "waiting" and self.state != "meeting":
            self.waiting_since = at
        self.state = state
        self.since = at
        self.coming = False
        self.paused_until = None
        self.breather_until = None
        self.away_why = ""
        self.missed = False
