"""What facts are made of."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

import msgspec

from kiosk.domain.language import Language

Missed: TypeAlias = Literal["unanswered", "not_found", "declined", "left", "dissolved", "round_over", "undone"]


Away: TypeAlias = Literal["silence", "call", "by_time", "until", "untouched"]


Decline: TypeAlias = Literal["not_now", "known", "never", "no_circles"]
"""Why somebody says no to a call: the moment, they know each other, not with them ever again, pairs only from now."""


OnWall: TypeAlias = Literal["name", "number"]
"""What of somebody the wall and every other shared screen shows."""


Side: TypeAlias = Literal["offer", "want"]


Why: TypeAlias = Literal[
    "alone", "nothing_to_give", "nothing_to_get", "nobody_wants", "nobody_offers", "kept_apart", "no_ring", "taken"
]
"""Why there is nobody for somebody who waits (see `kiosk.domain.matching.why`)."""


class Offered(msgspec.Struct, frozen=True, array_like=True):
    """One offer: its topic and how far it goes (1 a start, 2 can do, 3 could teach it)."""

    topic: str
    level: int = 2


class Wanted(msgspec.Struct, frozen=True, array_like=True):
    """One want: its topic and whether it is starred."""

    topic: str
    starred: bool = False


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """One ask: could this person offer, or want, a topic? `frees`: one yes would free somebody who has met nobody."""

    side: Side
    topic: str
    frees: bool = False


class Give(msgspec.Struct, frozen=True, kw_only=True):
    """One direction of a group: `giver`'s offer serves `getter`'s want. Topics only; the words are the people's."""

    giver: str
    getter: str
    offer: str
    want: str


class Beacon(msgspec.Struct, frozen=True, kw_only=True):
    """How a group finds each other: a colour and a symbol by name, and a two-digit number."""

    colour: str
    symbol: str
    number: int


class Words(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person typed about themselves; `texts` holds, for each topic, their own words for it."""

    name: str
    line: str = ""
    sector: str = ""
    organisation: str = ""
    texts: dict[str, str] = {}


class CheckInWords(Words, frozen=True, kw_only=True, omit_defaults=True):
    """A new person's words, with the PIN by which they come back."""

    pin: str = ""


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why the host did something: for the host's eyes only."""

    text: str


class Profile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the matchmaker may know of a person: topics and needs, no words. `sector` and `organisation` are topics."""

    offers: tuple[Offered, ...] = ()
    wants: tuple[Wanted, ...] = ()
    sector: str = ""
    organisation: str = ""
    until: int | None = None
    quiet: bool = False
    step_free: bool = False
    no_circles: bool = False
    on_wall: OnWall = "name"
    lang: Language | None = None
    """In which language they are spoken to; None: the room's."""


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag=True, tag_field="kind", omit_defaults=True):
    """What happened. A fact with a `private` part says through `concerned` whose text it holds."""

    private_type: ClassVar[type[msgspec.Struct] | None] = None

    @property
    def concerned(self) -> tuple[str, ...]:
        """The persons whose erasure takes this fact's private part with it."""
        return ()


class Personal(Fact, frozen=True, kw_only=True):
    """A fact about one person."""

    person: str

    @property
    def concerned(self) -> tuple[str, ...]:
        """The person it is about."""
        return (self.person,)


class Met(Fact, frozen=True, kw_only=True):
    """A fact about one meeting."""

    meeting: str
