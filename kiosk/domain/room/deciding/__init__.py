"""Deciding: what a request leads to. Handlers read the room and return facts; they change nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from kiosk.domain import commands as c
from kiosk.domain.entries import Fact, PersonCameBack, PersonTouched
from kiosk.domain.people import Person
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding import (
    asking,
    calling,
    caring,
    coming,
    gathering,
    grouped,
    hosting,
    joining,
    keeping,
    pinning,
    pushing,
    registering,
    safety,
    spotting,
    staffing,
    talking,
    tending,
    timing,
    undoing,
    waves,
)
from kiosk.domain.room.deciding.persons import known
from kiosk.domain.room.state import RoomState

Handler = Callable[[RoomState, c.Request, Any], list[Fact]]

_HANDLERS: dict[type[c.Command], Handler] = {
    c.OpenRoom: hosting.open_room,
    c.Register: registering.register,
    c.CheckIn: joining.check_in,
    c.Edit: joining.edit,
    c.Touch: coming.touch,
    c.Pause: coming.pause,
    c.Resume: coming.resume,
    c.Next: coming.next_please,
    c.Leave: coming.leave,
    c.Block: coming.block,
    c.MeetAgain: coming.meet_again,
    c.Reply: asking.reply,
    c.MarkAway: coming.mark_away,
    c.Answer: gathering.answer,
    c.Here: gathering.here,
    c.CantFind: gathering.cant_find,
    c.Decline: gathering.decline,
    c.Finish: talking.finish,
    c.StillTalking: talking.still_talking,
    c.NoExtend: talking.no_extend,
    c.Outcome: talking.outcome,
    c.Help: safety.ask_help,
    c.HelpComing: safety.help_coming,
    c.HelpDone: safety.help_done,
    c.Pitch: safety.pitch,
    c.Share: keeping.share,
    c.Promise: keeping.promise,
    c.Agree: keeping.agree,
    c.UseLink: keeping.use_link,
    c.Subscribe: pushing.subscribe,
    c.Unsubscribe: pushing.unsubscribe,
    c.DropPush: pushing.drop,
    c.Remind: pushing.remind,
    c.EndReminder: pushing.end_reminder,
    c.ChangeSetting: hosting.change_setting,
    c.SetSpot: spotting.set_spot,
    c.RemoveSpot: spotting.remove_spot,
    c.Announce: hosting.announce,
    c.KeepApart: hosting.keep_apart,
    c.MergeTopic: tending.merge_topic,
    c.NameTopic: tending.name_topic,
    c.HideTopic: tending.hide_topic,
    c.HoldWords: tending.hold_words,
    c.ReleaseWords: tending.release_words,
    c.TakeDown: tending.take_down,
    c.StartWave: waves.start_wave,
    c.StartRound: waves.start_round,
    c.CancelWave: waves.cancel_wave,
    c.EndRound: waves.end_round,
    c.MoreTime: waves.more_time,
    c.BeginQuiet: waves.begin_quiet,
    c.EndQuiet: waves.end_quiet,
    c.Wake: caring.wake,
    c.Rest: caring.rest,
    c.JoinPeople: caring.join_people,
    c.Remove: caring.remove,
    c.RemoveSimulated: caring.remove_simulated,
    c.Pin: pinning.pin,
    c.Swap: pinning.swap,
    c.Dissolve: grouped.dissolve,
    c.CallAgain: grouped.call_again,
    c.Move: grouped.move,
    c.Extend: grouped.extend,
    c.Undo: undoing.undo,
    c.Close: hosting.close,
    c.InviteStaff: staffing.invite,
    c.RenewStaff: staffing.renew,
    c.WithdrawStaff: staffing.withdraw,
    c.NoteEvidence: staffing.note_evidence,
    c.NoteLook: staffing.note_look,
    c.CallGroups: calling.call_groups,
    c.ReportTrouble: calling.report_trouble,
    c.Elapse: timing.elapse,
}


def decide(room: RoomState, request: c.Request) -> list[Fact]:
    """Return the facts that `request` leads to. See `Room.decide`."""
    if request.actor.person in room.joined:
        actor = msgspec.structs.replace(request.actor, person=room.one_with(request.actor.person))
        request = msgspec.structs.replace(request, actor=actor)
    command, actor = request.command, request.actor
    if actor.role not in command.roles:
        raise Refusal("not_allowed")
    if command.owner_only and actor.staff:
        raise Refusal("host_only")
    if (room.version == 0) != isinstance(command, c.OpenRoom):
        raise Refusal("unknown_room")
    if request.nonce and request.nonce in room.nonces.get(actor.by, ()):
        return []
    if room.kept and not isinstance(command, keeping.IN_KEPT_ROOMS):
        raise Refusal("room_closed")
    handler = _HANDLERS[type(command)]
    if actor.role is not c.Role.PERSON:
        return handler(room, request, command)
    person = _asking(room, actor.person)
    if person.state != "away":
        facts = handler(room, request, command)
        return facts or ([PersonTouched(person=person.id)] if person.untouched else [])
    back = PersonCameBack(person=person.id)
    try:
        return [back, *handler(room, request, command)]
    except Refusal:
        # What they tapped belongs to a call that is over; that they tapped at all is what counts.
        return [back]


def _asking(room: RoomState, person: str) -> Person:
    asking = known(room, person)
    if asking.state == "removed":
        raise Refusal("removed")
    return asking
