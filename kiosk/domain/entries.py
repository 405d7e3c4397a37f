"""The entries of a room's journal: facts, in the past tense. What people typed stands apart, in `private`."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, TypeAlias, Union

import msgspec

from kiosk.domain.settings import Settings

SCHEMA = 1
"""The schema version that this code writes; a newer one is refused at start."""

Missed: TypeAlias = Literal["unanswered", "not_found", "declined", "left", "dissolved", "round_over"]
Away: TypeAlias = Literal["silence", "call", "by_time", "until", "untouched"]
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


class RoomOpened(Fact, frozen=True, kw_only=True):
    """The first entry. `salt` keys the topics of what people type; `erase_at` is absolute."""

    room: str
    code: str
    salt: str
    erase_at: int
    settings: Settings


class SettingChanged(Fact, frozen=True, kw_only=True):
    """One setting has a new value."""

    name: str
    value: Any


class EraseMoved(Fact, frozen=True, kw_only=True):
    """Everything is to be erased at another moment."""

    erase_at: int


class SpotSet(Fact, frozen=True, kw_only=True):
    """A spot exists, or has new features. `capacity` counts groups at once; None is unlimited."""

    spot: str
    name: str
    capacity: int | None = None
    quiet: bool = False
    step_free: bool = False


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


class WordsHeld(Personal, frozen=True, kw_only=True):
    """What a person typed is kept from the others' screens: "name", "line", or topics of theirs."""

    what: tuple[str, ...]
    judged: bool = False
    """Whether the host decided so; else it waits for the host's eye."""


class WordsReleased(Personal, frozen=True, kw_only=True):
    """The host lets it be seen."""

    what: tuple[str, ...]


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


class PersonCheckedIn(Personal, frozen=True, kw_only=True):
    """Somebody is here. `number` is theirs for the evening; without a phone they are called on the wall."""

    private_type: ClassVar[type[msgspec.Struct] | None] = CheckInWords
    number: int
    profile: Profile
    via: Literal["phone", "door"] = "phone"
    has_phone: bool = True
    simulated: bool = False
    private: CheckInWords | None = None


class PersonEdited(Personal, frozen=True, kw_only=True):
    """A person's profile and words, whole, as they now are."""

    private_type: ClassVar[type[msgspec.Struct] | None] = Words
    profile: Profile
    private: Words | None = None


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


class GroupCalled(Met, frozen=True, kw_only=True):
    """A group is to meet now. In `members` each gives to the next and the last to the first."""

    members: tuple[str, ...]
    gives: tuple[Give, ...]
    score: float
    beacon: Beacon
    spot: str | None
    answer_by: int
    arrive_by: int
    round: int = 0
    """The number of the round that it belongs to; 0 for none."""
    generous: bool = False
    """One gives and one gets: `gives` has one direction only."""


class CallAnswered(Met, frozen=True, kw_only=True):
    """A member is on the way."""

    person: str


class CallDeclined(Met, frozen=True, kw_only=True):
    """A member said "not now" and is out of the group; never again with the others, and nobody is told."""

    person: str
    breather_until: int


class CallRepeated(Met, frozen=True, kw_only=True):
    """Those who had not answered were called once more."""

    answer_by: int


class PersonNotFound(Met, frozen=True, kw_only=True):
    """A member cannot find the others; the meeting is given up at `find_by`."""

    person: str
    find_by: int


class MeetingRegrouped(Met, frozen=True, kw_only=True):
    """A call lost a member and goes on with the rest, or with a substitute who is called now."""

    members: tuple[str, ...]
    gives: tuple[Give, ...]
    score: float
    lost: str
    joined: str | None
    answer_by: int
    arrive_by: int


class MeetingStarted(Met, frozen=True, kw_only=True):
    """They talk. `turns_at`: the moments of the bells; `still_at`: when "still talking?" is asked.

    Without `still_at`, in a round, the talk is over at `ends_at`.
    """

    assumed: bool
    turns_at: tuple[int, ...]
    ends_at: int
    still_at: int | None


class TurnChanged(Met, frozen=True, kw_only=True):
    """The bell: now the other way round (pair) or the ring's next (circle); `turn` counts from 0."""

    turn: int


class StillTalkingAsked(Met, frozen=True, kw_only=True):
    """Well over time: is anybody still talking?"""

    answer_by: int


class MeetingExtended(Met, frozen=True, kw_only=True):
    """They go on for a while."""

    ends_at: int
    still_at: int


class MeetingFinished(Met, frozen=True, kw_only=True):
    """A member said that they are done, or their round is over. A breather that is over at once is none."""

    breather_until: int


class MeetingEndedByTime(Met, frozen=True, kw_only=True):
    """Nobody answered "still talking?"."""

    breather_until: int


class MeetingMissed(Met, frozen=True, kw_only=True):
    """It did not come about. `first` are those who came or answered: they are called first."""

    first: tuple[str, ...]
    why: Missed


class OutcomeGiven(Met, frozen=True, kw_only=True):
    """What a member says of a meeting, afterwards and privately."""

    person: str
    gave: bool
    got: bool


AnyFact: TypeAlias = Union[  # noqa: UP007 (forty-eight names read better one a line)
    RoomOpened,
    SettingChanged,
    EraseMoved,
    SpotSet,
    SpotRemoved,
    Announced,
    RoomClosed,
    WaveSet,
    WaveCancelled,
    WaveCalled,
    PeopleKeptApart,
    TopicMerged,
    TopicNamed,
    TopicHidden,
    WordsHeld,
    WordsReleased,
    RoomAsked,
    MatchmakerLooked,
    PersonCheckedIn,
    PersonEdited,
    PersonPaused,
    PersonResumed,
    PersonWentAway,
    PersonCameBack,
    BreatherEnded,
    PersonLeft,
    PersonRemoved,
    PersonErased,
    PersonBlocked,
    PersonTouched,
    PersonReplied,
    PersonWishedAgain,
    GroupCalled,
    CallAnswered,
    CallDeclined,
    CallRepeated,
    PersonNotFound,
    MeetingRegrouped,
    MeetingStarted,
    TurnChanged,
    StillTalkingAsked,
    MeetingExtended,
    MeetingFinished,
    MeetingEndedByTime,
    MeetingMissed,
    OutcomeGiven,
]


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the journal: when (milliseconds, Unix), by which person's command (nonce), what."""

    at: int
    fact: AnyFact
    by: str = ""
    nonce: str = ""
    schema: int = SCHEMA
