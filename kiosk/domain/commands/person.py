"""What a person, or a helper for them, may ask for."""

from __future__ import annotations

from typing import ClassVar, Literal

from kiosk.domain.commands.parts import Asks, Command, Id, Milliseconds, Offers, Role, Typed, Wants
from kiosk.domain.entries import OnWall
from kiosk.domain.language import Language


class CheckIn(Command, frozen=True, kw_only=True):
    """Join."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.STRANGER, Role.DOOR, Role.HOST})
    name: Typed
    line: Typed = ""
    offers: Offers = []
    wants: Wants = []
    sector: Typed = ""
    organisation: Typed = ""
    until: int | None = None
    quiet: bool = False
    step_free: bool = False
    no_circles: bool = False
    on_wall: OnWall = "name"
    lang: Language | None = None
    """In which language they are spoken to; None: the room's."""
    has_phone: bool = True
    simulated: bool = False
    """Played by a program, and marked as such on the host's screen: the host only may say so."""


class Edit(Command, frozen=True, kw_only=True):
    """Change what is said about oneself: what is left out (None) stays. The host names the `person`."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PERSON, Role.HOST})
    person: Id | None = None
    name: Typed | None = None
    line: Typed | None = None
    offers: Offers | None = None
    wants: Wants | None = None
    sector: Typed | None = None
    organisation: Typed | None = None
    until: int | Literal["keep"] | None = "keep"
    quiet: bool | None = None
    step_free: bool | None = None
    no_circles: bool | None = None
    on_wall: OnWall | None = None
    lang: Language | None = None


class Touch(Command, frozen=True, kw_only=True):
    """The phone is in somebody's hand: whoever was away is back."""


class Pause(Command, frozen=True, kw_only=True):
    """Do not call me, for some milliseconds or (None) until I resume."""

    duration: Milliseconds | None = None


class Resume(Command, frozen=True, kw_only=True):
    """Call me again."""


class Next(Command, frozen=True, kw_only=True):
    """Enough of a breather."""


class Leave(Command, frozen=True, kw_only=True):
    """I am going home."""


class Outcome(Command, frozen=True, kw_only=True):
    """I gave, I got: of a meeting that is over. `fit` false: it was none, and never again, privately."""

    meeting: Id
    gave: bool
    got: bool
    fit: bool | None = None


class Block(Command, frozen=True, kw_only=True):
    """Never again with this person, privately."""

    person: Id


class Reply(Command, frozen=True, kw_only=True):
    """To what the phone asks: yes to these (a start), not me to those; `stop` true: ask me no more, false: ask on."""

    yes: Asks = []
    no: Asks = []
    stop: bool | None = None


class MeetAgain(Command, frozen=True, kw_only=True):
    """I would like to meet this person once more (or, `wish` false, no longer); it happens if both would."""

    person: Id
    wish: bool = True
