"""An entry: one fact, with its moment and its nonce."""

from __future__ import annotations

from typing import TypeAlias, Union

import msgspec

from kiosk.domain.entries.keeping import ContactShared, LinkUsed, PromiseAnswered, PromiseProposed
from kiosk.domain.entries.meetings import (
    CallAnswered,
    CallDeclined,
    CallRepeated,
    ExtensionObjected,
    GroupCalled,
    MeetingEndedByTime,
    MeetingExtended,
    MeetingFinished,
    MeetingMissed,
    MeetingMoved,
    MeetingRegrouped,
    MeetingStarted,
    MemberTakenOut,
    OutcomeGiven,
    PersonNotFound,
    StillTalkingAsked,
    TurnChanged,
)
from kiosk.domain.entries.people import (
    BreatherEnded,
    PeopleJoined,
    PersonBlocked,
    PersonCameBack,
    PersonCheckedIn,
    PersonEdited,
    PersonErased,
    PersonLeft,
    PersonPaused,
    PersonRemoved,
    PersonReplied,
    PersonResumed,
    PersonTouched,
    PersonWentAway,
    PersonWishedAgain,
    WordsHeld,
    WordsReleased,
)
from kiosk.domain.entries.push import PushDropped, PushSubscribed, ReminderSet
from kiosk.domain.entries.registering import PersonRegistered
from kiosk.domain.entries.room import (
    Announced,
    DeedUndone,
    EraseMoved,
    MatchmakerLooked,
    PeopleKeptApart,
    QuietBegun,
    QuietEnded,
    RoomAsked,
    RoomClosed,
    RoomOpened,
    RoundProlonged,
    SettingChanged,
    SpotRemoved,
    SpotSet,
    TopicHidden,
    TopicMerged,
    TopicNamed,
    WaveCalled,
    WaveCancelled,
    WaveSet,
)
from kiosk.domain.entries.safety import (
    HelpAsked,
    HelpEnded,
    HelpSeen,
    PersonHeldUp,
    PersonLetOn,
    PitchReported,
)
from kiosk.domain.entries.staff import DataLookedAt, EvidenceSeen, StaffInvited, StaffRenewed, StaffWithdrawn

SCHEMA = 1
"""The schema version that this code writes; a newer one is refused at start."""


AnyFact: TypeAlias = Union[  # noqa: UP007 (so many names read better one a line)
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
    PersonRegistered,
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
    ExtensionObjected,
    MeetingFinished,
    MeetingEndedByTime,
    MeetingMissed,
    OutcomeGiven,
    PitchReported,
    HelpAsked,
    HelpSeen,
    HelpEnded,
    PersonHeldUp,
    PersonLetOn,
    ContactShared,
    PromiseProposed,
    PromiseAnswered,
    LinkUsed,
    PushSubscribed,
    PushDropped,
    ReminderSet,
    MemberTakenOut,
    MeetingMoved,
    PeopleJoined,
    RoundProlonged,
    QuietBegun,
    QuietEnded,
    DeedUndone,
    StaffInvited,
    StaffRenewed,
    StaffWithdrawn,
    DataLookedAt,
    EvidenceSeen,
]


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the journal: when (milliseconds, Unix), who asked for it (`Actor.by`, nonce), what."""

    at: int
    fact: AnyFact
    by: str = ""
    nonce: str = ""
    schema: int = SCHEMA
