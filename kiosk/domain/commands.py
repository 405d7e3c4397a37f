"""The commands: requests, imperative. A command's answer is entries or a `Refusal`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, Union

import msgspec

from kiosk.domain.entries import Asked, Why
from kiosk.domain.settings import Settings

MOST_TAGS = 10
"""Offers, and wants, a person may have."""

Typed = Annotated[str, msgspec.Meta(max_length=120)]
"""A line that a person typed: cut and cleaned by the room, refused beyond this length."""

TagTyped = Annotated[str, msgspec.Meta(max_length=80)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Nonce = Annotated[str, msgspec.Meta(min_length=16, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


class Role(StrEnum):
    """Who is asking. The edge tells it from a credential, never from what was sent."""

    STRANGER = "stranger"
    PERSON = "person"
    DOOR = "door"
    HOST = "host"
    CONDUCTOR = "conductor"


class Actor(msgspec.Struct, frozen=True):
    """Whoever submits a command; `person` is set for a person."""

    role: Role
    person: str = ""


class OfferTyped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An offer as typed, with its level (1 a start, 2 can do, 3 could teach it)."""

    text: TagTyped
    level: Annotated[int, msgspec.Meta(ge=1, le=3)] = 2


class WantTyped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A want as typed."""

    text: TagTyped
    starred: bool = False


Offers = Annotated[list[OfferTyped], msgspec.Meta(max_length=MOST_TAGS)]
Wants = Annotated[list[WantTyped], msgspec.Meta(max_length=MOST_TAGS)]


class Command(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request to the room. `roles` may submit it."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PERSON})


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


class Touch(Command, frozen=True, kw_only=True):
    """The phone is in somebody's hand: whoever was away is back."""


class Pause(Command, frozen=True, kw_only=True):
    """Do not call me, for some milliseconds or (None) until I resume."""

    duration: Annotated[int, msgspec.Meta(ge=1, le=86_400_000)] | None = None


class Resume(Command, frozen=True, kw_only=True):
    """Call me again."""


class Next(Command, frozen=True, kw_only=True):
    """Enough of a breather."""


class Leave(Command, frozen=True, kw_only=True):
    """I am going home."""


class Answer(Command, frozen=True, kw_only=True):
    """On my way."""

    meeting: Id


class Here(Command, frozen=True, kw_only=True):
    """We're here: said by anyone it starts the talk; the door and the host say it for people without a phone."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PERSON, Role.DOOR, Role.HOST})
    meeting: Id


class CantFind(Command, frozen=True, kw_only=True):
    """I can't find them."""

    meeting: Id


class Decline(Command, frozen=True, kw_only=True):
    """Not now: before the talk began."""

    meeting: Id


class Finish(Command, frozen=True, kw_only=True):
    """We're done. The host and the door say it for people without a phone."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PERSON, Role.DOOR, Role.HOST})
    meeting: Id


class StillTalking(Command, frozen=True, kw_only=True):
    """Yes, still talking; also "five more minutes"."""

    meeting: Id


class Outcome(Command, frozen=True, kw_only=True):
    """I gave, I got: of a meeting that is over."""

    meeting: Id
    gave: bool
    got: bool


class Block(Command, frozen=True, kw_only=True):
    """Never again with this person, privately."""

    person: Id


class AskedTopic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ask as the phone names it."""

    side: Literal["offer", "want"]
    topic: Id


Asks = Annotated[list[AskedTopic], msgspec.Meta(max_length=MOST_TAGS)]


class Reply(Command, frozen=True, kw_only=True):
    """To what the phone asks: yes to these (a start), not me to those; `stop` true: ask me no more, false: ask on."""

    yes: Asks = []
    no: Asks = []
    stop: bool | None = None


class MeetAgain(Command, frozen=True, kw_only=True):
    """I would like to meet this person once more (or, `wish` false, no longer); it happens if both would."""

    person: Id
    wish: bool = True


class ChangeSetting(Command, frozen=True, kw_only=True):
    """One setting (see `Settings`), or `erase_at`, gets a new value."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    name: Annotated[str, msgspec.Meta(max_length=40)]
    value: Any


class SetSpot(Command, frozen=True, kw_only=True):
    """Add a spot, or (with `spot`) change it."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    name: Annotated[str, msgspec.Meta(max_length=40)]
    spot: Id | None = None
    capacity: Annotated[int, msgspec.Meta(ge=1, le=10_000)] | None = None
    quiet: bool = False
    step_free: bool = False


class RemoveSpot(Command, frozen=True, kw_only=True):
    """Send no further group there."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    spot: Id


class Announce(Command, frozen=True, kw_only=True):
    """Say something to everyone."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    text: Annotated[str, msgspec.Meta(max_length=200)]


class StartWave(Command, frozen=True, kw_only=True):
    """Call everybody who is free together, after the countdown; from then on people are called as they become free."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})


class StartRound(Command, frozen=True, kw_only=True):
    """Call everybody who is here together, after the countdown, for a round of so many minutes (null: the setting)."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    minutes: Annotated[int, msgspec.Meta(ge=1, le=240)] | None = None


class CancelWave(Command, frozen=True, kw_only=True):
    """Call off the wave or round whose countdown runs."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})


class EndRound(Command, frozen=True, kw_only=True):
    """End the round that is under way, now."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})


class KeepApart(Command, frozen=True, kw_only=True):
    """Never call these two people together, or (`apart` false) do again."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    persons: Annotated[list[Id], msgspec.Meta(min_length=2, max_length=2)]
    apart: bool = True


class MergeTopic(Command, frozen=True, kw_only=True):
    """Let one topic count as another, or (`into` null) as itself again."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    topic: Id
    into: Id | None = None


class NameTopic(Command, frozen=True, kw_only=True):
    """Call a topic by another name in this room; an empty text gives its own name back."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    topic: Id
    text: TagTyped


class HideTopic(Command, frozen=True, kw_only=True):
    """Propose a topic to nobody and take it from shared lists, or (`hidden` false) no longer."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    topic: Id
    hidden: bool = True


class HoldWords(Command, frozen=True, kw_only=True):
    """Keep from the others' screens what a person typed: "name", "line", or topics of theirs."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id
    what: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=30)]


class ReleaseWords(Command, frozen=True, kw_only=True):
    """Let it be seen."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id
    what: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=30)]


class Wake(Command, frozen=True, kw_only=True):
    """Treat somebody as back."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id


class Remove(Command, frozen=True, kw_only=True):
    """Take somebody out of the room; the reason stays with the host."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id
    reason: Typed = ""


class RemoveSimulated(Command, frozen=True, kw_only=True):
    """Take all simulated people out of the room."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})


class Dissolve(Command, frozen=True, kw_only=True):
    """Give up a call; its people are called first, or end a talk."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    meeting: Id


class Close(Command, frozen=True, kw_only=True):
    """End the evening."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})


class OpenRoom(Command, frozen=True, kw_only=True):
    """Begin a room. `room`, `code` and `salt` are drawn by the house."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})
    room: Id
    code: Id
    salt: Annotated[str, msgspec.Meta(min_length=16, max_length=64)]
    settings: Settings


class Elapse(Command, frozen=True, kw_only=True):
    """Time has passed: do what is due."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})


class MarkAway(Command, frozen=True, kw_only=True):
    """These phones have been silent for long."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})
    persons: list[str]


class ProposedGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A group that the solver found; the room scores it again before it calls."""

    members: tuple[str, ...]
    generous: bool = False
    """One gives and the other gets; the giver first."""


class CallGroups(Command, frozen=True, kw_only=True):
    """Call these groups, those that are still allowed. `seen` is the version of the room that the solver looked at."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})
    groups: list[ProposedGroup]
    seen: int
    waiting: int
    exact: bool
    asks: dict[str, list[Asked]] = {}
    """What to ask the people who were left out, best first."""
    why: dict[str, Why] = {}
    """Of those who were left out, why there is nobody for them."""


class ReportTrouble(Command, frozen=True, kw_only=True):
    """The solver failed (`trouble` names how), or works again (empty)."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})
    trouble: Annotated[str, msgspec.Meta(max_length=40)]


PHONE_COMMANDS: dict[str, type[Command]] = {
    "check_in": CheckIn,
    "edit": Edit,
    "touch": Touch,
    "pause": Pause,
    "resume": Resume,
    "next": Next,
    "leave": Leave,
    "answer": Answer,
    "here": Here,
    "cant_find": CantFind,
    "decline": Decline,
    "finish": Finish,
    "still_talking": StillTalking,
    "outcome": Outcome,
    "block": Block,
    "reply": Reply,
    "meet_again": MeetAgain,
}
HOST_COMMANDS: dict[str, type[Command]] = {
    "check_in": CheckIn,
    "edit": Edit,
    "here": Here,
    "finish": Finish,
    "change_setting": ChangeSetting,
    "set_spot": SetSpot,
    "remove_spot": RemoveSpot,
    "announce": Announce,
    "start_wave": StartWave,
    "start_round": StartRound,
    "cancel_wave": CancelWave,
    "end_round": EndRound,
    "keep_apart": KeepApart,
    "merge_topic": MergeTopic,
    "name_topic": NameTopic,
    "hide_topic": HideTopic,
    "hold_words": HoldWords,
    "release_words": ReleaseWords,
    "wake": Wake,
    "remove": Remove,
    "remove_simulated": RemoveSimulated,
    "dissolve": Dissolve,
    "close": Close,
}
DOOR_COMMANDS: dict[str, type[Command]] = {"check_in": CheckIn, "here": Here, "finish": Finish}

AnyCommand: TypeAlias = Union[  # noqa: UP007
    CheckIn,
    Edit,
    Touch,
    Pause,
    Resume,
    Next,
    Leave,
    Answer,
    Here,
    CantFind,
    Decline,
    Finish,
    StillTalking,
    Outcome,
    Block,
    Reply,
    MeetAgain,
    ChangeSetting,
    SetSpot,
    RemoveSpot,
    Announce,
    StartWave,
    StartRound,
    CancelWave,
    EndRound,
    KeepApart,
    MergeTopic,
    NameTopic,
    HideTopic,
    HoldWords,
    ReleaseWords,
    Wake,
    Remove,
    RemoveSimulated,
    Dissolve,
    Close,
    OpenRoom,
    Elapse,
    MarkAway,
    CallGroups,
    ReportTrouble,
]


class Newcomer(msgspec.Struct, frozen=True):
    """The identity that the edge made for a check-in, from the house's secret and the nonce."""

    person: str
    pin: str


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A command on its way to a room: who asks, when (milliseconds, Unix), and what makes a repeat harmless."""

    command: AnyCommand
    actor: Actor
    at: int
    nonce: str = ""
    newcomer: Newcomer | None = None
    doubtful: frozenset[str] = frozenset()
    """Of the texts in the command, as typed, those that the host should see before others do."""
