"""Facts about the room itself."""

from __future__ import annotations

from typing import Any

from kiosk.domain.entries.parts import Asked, Fact, Why
from kiosk.domain.settings import Settings
from kiosk.domain.vocabulary.own import OwnTopics


class RoomOpened(Fact, frozen=True, kw_only=True):
    """The first entry. `salt` keys the topics of what people type; `erase_at` is absolute."""

    room: str
    code: str
    salt: str
    erase_at: int
    settings: Settings
    topics: OwnTopics | None = None
    """The organiser's, if they brought any."""
    kept: bool = False
    """It holds nothing but what people agreed on in a room that was erased."""


class SettingChanged(Fact, frozen=True, kw_only=True):
    """One setting has a new value."""

    name: str
    value: Any


class EraseMoved(Fact, frozen=True, kw_only=True):
    """Everything is to be erased at another moment."""

    erase_at: int


class SpotSet(Fact, frozen=True, kw_only=True):
    """A spot exists, or has new features. `capacity` counts groups at once; None is unlimited.

    `description`: how it is found, in the host's words.
    """

    spot: str
    name: str
    capacity: int | None = None
    quiet: bool = False
    step_free: bool = False
    description: str = ""


class SpotRemoved(Fact, frozen=True, kw_only=True):
    """No further group is sent to this spot."""

    spot: str


class Announced(Fact, frozen=True, kw_only=True):
    """The host says something to everyone, until a moment."""

    text: str
    until: int


class RoomClosed(Fact, frozen=True, kw_only=True):
    """The evening is over: nobody joins, nobody is called."""


class WaveSet(Fact, frozen=True, kw_only=True):
    """Everybody free is called together at `calls_at`. With `ends_at` it is round `number`, which ends then."""

    calls_at: int
    ends_at: int | None = None
    number: int = 0


class WaveCancelled(Fact, frozen=True, kw_only=True):
    """The wave or round that was to come does not; or the round that was under way is over."""


class WaveCalled(Fact, frozen=True, kw_only=True):
    """The wave's calls are out. `sat_out`: those of a round who found no group though somebody would have fitted."""

    number: int = 0
    sat_out: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    """Its meetings."""


class RoundProlonged(Fact, frozen=True, kw_only=True):
    """The round under way, with its talks, lasts until a later moment."""

    ends_at: int


class QuietBegun(Fact, frozen=True, kw_only=True):
    """Nobody is called, until a moment or (None) until the host ends it: somebody speaks to everyone."""

    until: int | None = None


class QuietEnded(Fact, frozen=True, kw_only=True):
    """Calls go on."""


class DeedUndone(Fact, frozen=True, kw_only=True):
    """The host took back what was done at an entry, by its version; the facts that do it follow."""

    deed: int


class PeopleKeptApart(Fact, frozen=True, kw_only=True):
    """The host keeps two people apart, or (`apart` False) no longer does."""

    persons: tuple[str, str]
    apart: bool = True


class TopicMerged(Fact, frozen=True, kw_only=True):
    """One topic counts as another from now on, or (`into` None) as itself again."""

    topic: str
    into: str | None = None


class TopicNamed(Fact, frozen=True, kw_only=True):
    """What a topic is called in this room; "" is what it was called before. The host's words, about nobody."""

    topic: str
    text: str = ""


class TopicHidden(Fact, frozen=True, kw_only=True):
    """A topic is proposed to nobody and stands on no shared list, or (`hidden` False) is again."""

    topic: str
    hidden: bool = True


class RoomAsked(Fact, frozen=True, kw_only=True):
    """What some people's phones ask from now on, instead of what they asked before."""

    asks: dict[str, tuple[Asked, ...]]


class MatchmakerLooked(Fact, frozen=True, kw_only=True):
    """What the matchmaker found when it looked at the room as of version `seen`; `trouble` names its fault, if any."""

    seen: int
    waiting: int = 0
    called: int = 0
    left_out: int = 0
    exact: bool = True
    trouble: str = ""
    queued: tuple[str, ...] = ()
    """Those for whom there is a group, but no spot yet."""
    why: dict[str, Why] = {}
    """Of those who were left out, why; only where it is another reason than before."""
