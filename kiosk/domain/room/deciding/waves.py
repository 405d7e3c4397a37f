"""Waves and rounds: many calls at one moment, started by the host. Until the calls are out nothing else changes."""

from __future__ import annotations

from kiosk.domain.commands import (
    BeginQuiet,
    CancelWave,
    EndQuiet,
    EndRound,
    MoreTime,
    Request,
    StartRound,
    StartWave,
)
from kiosk.domain.entries import (
    Fact,
    MeetingFinished,
    MeetingMissed,
    QuietBegun,
    QuietEnded,
    RoundProlonged,
    SettingChanged,
    WaveCancelled,
    WaveSet,
)
from kiosk.domain.meetings import TALKING, Meeting
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.losing import answered
from kiosk.domain.room.state import RoomState
from kiosk.domain.settings import HOUR, MINUTE

LONGEST_QUIET = 12 * HOUR
"""How far ahead (ms) the end of quiet time may be set."""


def start_wave(room: RoomState, request: Request, command: StartWave) -> list[Fact]:
    """Everybody free is called together after the countdown; from then on people are called as they become free."""
    _check(room)
    return [WaveSet(calls_at=request.at + room.settings.countdown)]


def start_round(room: RoomState, request: Request, command: StartRound) -> list[Fact]:
    """Everybody here is called together after the countdown; a round that is under way is over at once."""
    _check(room)
    calls_at = request.at + room.settings.countdown
    length = room.settings.round if command.minutes is None else command.minutes * MINUTE
    wave = WaveSet(calls_at=calls_at, ends_at=calls_at + length, number=room.rounds + 1)
    return [*round_over(room, request.at), wave]


def cancel_wave(room: RoomState, request: Request, command: CancelWave) -> list[Fact]:
    """The countdown stops, nobody is called, and all is as it was before it was started."""
    return [WaveCancelled()] if room.countdown else []


def end_round(room: RoomState, request: Request, command: EndRound) -> list[Fact]:
    """The round that is under way is over now."""
    return round_over(room, request.at)


def more_time(room: RoomState, request: Request, command: MoreTime) -> list[Fact]:
    """The countdown, or else the round under way, takes so much longer."""
    more = command.minutes * MINUTE
    if room.countdown:
        wave = room.countdown
        ends_at = None if wave.ends_at is None else wave.ends_at + more
        return [WaveSet(calls_at=wave.calls_at + more, ends_at=ends_at, number=wave.number)]
    if room.round is None or room.round.ends_at is None:
        raise Refusal("nothing_runs")
    return [RoundProlonged(ends_at=room.round.ends_at + more)]


def begin_quiet(room: RoomState, request: Request, command: BeginQuiet) -> list[Fact]:
    """Nobody is called until then; a countdown is called off, who is called or talks may finish."""
    if room.closed:
        raise Refusal("room_closed")
    if command.until is not None and not request.at < command.until <= request.at + LONGEST_QUIET:
        raise Refusal("bad_quiet")
    quiet = QuietBegun(until=command.until)
    if room.quiet == quiet:
        return []
    return [quiet, WaveCancelled()] if room.countdown else [quiet]


def end_quiet(room: RoomState, request: Request, command: EndQuiet) -> list[Fact]:
    """Calls go on."""
    return [QuietEnded()] if room.quiet else []


def round_over(room: RoomState, at: int) -> list[Fact]:
    """Return the end of the round under way: its talks end, its calls are given up, everybody is free."""
    if room.round is None:
        return []
    number = room.round.number
    return [*[_ended(meeting, at) for meeting in room.live.values() if meeting.round == number], WaveCancelled()]


def switched(room: RoomState, wave: WaveSet) -> list[Fact]:
    """Return the settings that change with a wave's calls: whoever becomes free is called again, or in rounds."""
    mode = "continuous" if wave.ends_at is None else "rounds"
    facts: list[Fact] = []
    if room.settings.mode != mode:
        facts.append(SettingChanged(name="mode", value=mode))
    if not room.settings.matching:
        facts.append(SettingChanged(name="matching", value=True))
    return facts


def _ended(meeting: Meeting, at: int) -> Fact:
    if meeting.state in TALKING:
        return MeetingFinished(meeting=meeting.id, breather_until=at)
    return MeetingMissed(meeting=meeting.id, first=answered(meeting, meeting.members), why="round_over")


def _check(room: RoomState) -> None:
    if room.closed:
        raise Refusal("room_closed")
    if room.countdown:
        raise Refusal("wave_coming")
    if room.quiet:
        raise Refusal("quiet_now")
