"""Waves and rounds: many calls at one moment, started by the host."""

from __future__ import annotations

import msgspec

from kiosk.domain.commands import CancelWave, EndRound, Request, StartRound, StartWave
from kiosk.domain.entries import Fact, SettingChanged, WaveCancelled, WaveSet
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.state import RoomState
from kiosk.domain.settings import MINUTE


def start_wave(room: RoomState, request: Request, command: StartWave) -> list[Fact]:
    """Everybody free is called together after the countdown; then people are called as they become free."""
    return [*_switched(room, "continuous"), WaveSet(calls_at=request.at + room.settings.countdown)]


def start_round(room: RoomState, request: Request, command: StartRound) -> list[Fact]:
    """Everybody here is called together after the countdown; when the round's time is over, its talks are."""
    calls_at = request.at + room.settings.countdown
    length = room.settings.round if command.minutes is None else command.minutes * MINUTE
    wave = WaveSet(calls_at=calls_at, ends_at=calls_at + length, number=room.rounds + 1)
    return [*_switched(room, "rounds"), wave]


def cancel_wave(room: RoomState, request: Request, command: CancelWave) -> list[Fact]:
    """The countdown stops, and nobody is called."""
    return [WaveCancelled()] if room.wave and not room.wave_called else []


def end_round(room: RoomState, request: Request, command: EndRound) -> list[Fact]:
    """The round that is under way is over now."""
    wave = room.wave
    if wave is None or wave.ends_at is None or not room.wave_called:
        return []
    return [msgspec.structs.replace(wave, ends_at=request.at)]


def _switched(room: RoomState, mode: str) -> list[Fact]:
    if room.closed:
        raise Refusal("room_closed")
    if room.wave and not room.wave_called:
        raise Refusal("wave_coming")
    facts: list[Fact] = []
    if room.settings.mode != mode:
        facts.append(SettingChanged(name="mode", value=mode))
    if not room.settings.matching:
        facts.append(SettingChanged(name="matching", value=True))
    return facts
