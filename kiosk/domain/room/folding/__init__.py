"""Folding: how each kind of entry changes a room."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from kiosk.domain import entries as e
from kiosk.domain.room.folding import calls, deeds, evening, keeping, people, pushing, safety, staffing, talks
from kiosk.domain.room.state import NONCES_KEPT, STAFF_NONCES_KEPT, RoomState


def fold(room: RoomState, entry: e.Entry) -> None:
    """Change `room` by one entry."""
    room.version += 1
    room.last_at = max(room.last_at, entry.at)
    if entry.nonce:
        _remember(room, entry)
    deeds.note(room, entry)
    _FOLDS[type(entry.fact)](room, entry.fact, entry)
    if entry.by in room.people:
        room.people[room.one_with(entry.by)].untouched = 0


def _remember(room: RoomState, entry: e.Entry) -> None:
    kept = NONCES_KEPT if entry.by in room.people else STAFF_NONCES_KEPT
    nonces = room.nonces.setdefault(entry.by, deque(maxlen=kept))
    if not nonces or nonces[-1] != entry.nonce:  # one command may have led to several entries
        nonces.append(entry.nonce)


_FOLDS: dict[type[e.Fact], Callable[[RoomState, Any, e.Entry], None]] = {
    e.RoomOpened: evening.opened,
    e.SettingChanged: evening.setting,
    e.EraseMoved: evening.erase_moved,
    e.SpotSet: evening.spot_set,
    e.SpotRemoved: evening.spot_removed,
    e.Announced: evening.announced,
    e.RoomClosed: evening.closed,
    e.WaveSet: evening.wave_set,
    e.WaveCancelled: evening.wave_cancelled,
    e.WaveCalled: evening.wave_called,
    e.PeopleKeptApart: evening.kept_apart,
    e.TopicMerged: evening.topic_merged,
    e.TopicNamed: evening.topic_named,
    e.TopicHidden: evening.topic_hidden,
    e.WordsHeld: people.words_held,
    e.WordsReleased: people.words_released,
    e.RoomAsked: evening.asked,
    e.MatchmakerLooked: evening.looked,
    e.PersonRegistered: people.registered,
    e.PersonCheckedIn: people.checked_in,
    e.PersonEdited: people.edited,
    e.PersonPaused: people.paused,
    e.PersonResumed: people.freed,
    e.PersonWentAway: people.went_away,
    e.PersonCameBack: people.came_back,
    e.BreatherEnded: people.freed,
    e.PersonLeft: people.left,
    e.PersonRemoved: people.removed,
    e.PersonErased: people.erased,
    e.PersonBlocked: people.blocked,
    e.PersonTouched: people.touched_phone,
    e.PersonReplied: people.replied,
    e.PersonWishedAgain: people.wished_again,
    e.GroupCalled: calls.group_called,
    e.CallAnswered: calls.answered,
    e.CallDeclined: calls.call_declined,
    e.CallRepeated: calls.repeated,
    e.PersonNotFound: calls.not_found,
    e.MeetingRegrouped: calls.regrouped,
    e.MeetingStarted: talks.started,
    e.TurnChanged: talks.turn,
    e.StillTalkingAsked: talks.still_asked,
    e.MeetingExtended: talks.extended,
    e.ExtensionObjected: talks.objected,
    e.MeetingFinished: talks.finished,
    e.MeetingEndedByTime: talks.ended_by_time,
    e.MeetingMissed: calls.missed,
    e.OutcomeGiven: talks.outcome,
    e.PitchReported: safety.pitch_reported,
    e.HelpAsked: safety.help_asked,
    e.HelpSeen: safety.help_seen,
    e.HelpEnded: safety.help_ended,
    e.PersonHeldUp: safety.held_up,
    e.PersonLetOn: safety.let_on,
    e.ContactShared: keeping.shared,
    e.PromiseProposed: keeping.proposed,
    e.PromiseAnswered: keeping.answered,
    e.LinkUsed: keeping.link_used,
    e.PushSubscribed: pushing.subscribed,
    e.PushDropped: pushing.dropped,
    e.ReminderSet: pushing.reminder_set,
    e.MemberTakenOut: calls.taken_out,
    e.MeetingMoved: calls.moved,
    e.PeopleJoined: people.joined,
    e.RoundProlonged: evening.round_prolonged,
    e.QuietBegun: evening.quiet_begun,
    e.QuietEnded: evening.quiet_ended,
    e.DeedUndone: deeds.undone,
    e.StaffInvited: staffing.invited,
    e.StaffRenewed: staffing.renewed,
    e.StaffWithdrawn: staffing.withdrawn,
    e.EvidenceSeen: staffing.evidence_seen,
    e.DataLookedAt: staffing.looked_at,
}
