"""A request: a command on its way, and which screen may send which."""

from __future__ import annotations

from typing import TypeAlias, Union

import msgspec

from kiosk.domain.commands.conductor import CallGroups, Elapse, MarkAway, OpenRoom, ReportTrouble
from kiosk.domain.commands.host import (
    Announce,
    CancelWave,
    ChangeSetting,
    Close,
    Dissolve,
    EndRound,
    HideTopic,
    HoldWords,
    KeepApart,
    MergeTopic,
    NameTopic,
    ReleaseWords,
    Remove,
    RemoveSimulated,
    RemoveSpot,
    SetSpot,
    StartRound,
    StartWave,
    Wake,
)
from kiosk.domain.commands.keeping import Agree, EraseMe, Promise, Share, UseLink
from kiosk.domain.commands.meeting import Answer, CantFind, Decline, Finish, Here, NoExtend, StillTalking
from kiosk.domain.commands.parts import Actor, Command
from kiosk.domain.commands.person import (
    Block,
    CheckIn,
    Edit,
    Leave,
    MeetAgain,
    Next,
    Outcome,
    Pause,
    Reply,
    Resume,
    Touch,
)
from kiosk.domain.commands.safety import Help, HelpComing, HelpDone, Pitch, TakeDown

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
    "no_extend": NoExtend,
    "outcome": Outcome,
    "block": Block,
    "pitch": Pitch,
    "help": Help,
    "reply": Reply,
    "meet_again": MeetAgain,
    "share": Share,
    "promise": Promise,
    "agree": Agree,
    "erase_me": EraseMe,
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
    "help_coming": HelpComing,
    "help_done": HelpDone,
    "take_down": TakeDown,
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
    NoExtend,
    Outcome,
    Block,
    Pitch,
    Help,
    Reply,
    MeetAgain,
    Share,
    Promise,
    Agree,
    EraseMe,
    UseLink,
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
    HelpComing,
    HelpDone,
    TakeDown,
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
