"""The host's hand: opening, settings, words to everyone, who is kept apart, ending."""

from __future__ import annotations

import msgspec

from kiosk.domain.commands import (
    Announce,
    ChangeSetting,
    Close,
    KeepApart,
    OpenRoom,
    Request,
)
from kiosk.domain.entries import (
    Announced,
    EraseMoved,
    Fact,
    PeopleKeptApart,
    RoomClosed,
    RoomOpened,
    SettingChanged,
    WaveCancelled,
)
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.persons import present
from kiosk.domain.room.state import RoomState
from kiosk.domain.settings import HOUR, Settings
from kiosk.domain.tags import clean

LATEST_ERASE = 31 * 24 * HOUR
"""How far ahead the erasing of everything may be set."""

GENERATIONS = ("host_generation", "helper_generation")
_TEXTS = ("title", "run_by")
OWNERS = frozenset({*GENERATIONS, "erase_at", "erase_after", "keep_agreed"})
"""What of the settings only the host's own link may change: who gets in, and what is erased when."""


def open_room(room: RoomState, request: Request, command: OpenRoom) -> list[Fact]:
    """The room begins."""
    erase_at = request.at + command.settings.erase_after
    return [
        RoomOpened(
            room=command.room,
            code=command.code,
            salt=command.salt,
            erase_at=erase_at,
            settings=command.settings,
            topics=command.topics,
        )
    ]


def change_setting(room: RoomState, request: Request, command: ChangeSetting) -> list[Fact]:
    """One setting, or the hour of erasing, gets a new value."""
    if request.actor.staff and command.name in OWNERS:
        raise Refusal("host_only")
    if command.name == "erase_at":
        return _move_erasing(room, request.at, command.value)
    if command.name not in Settings.__struct_fields__:
        raise Refusal("unknown_setting")
    value = clean(command.value) if command.name in _TEXTS and isinstance(command.value, str) else command.value
    try:
        wished = msgspec.convert({**msgspec.structs.asdict(room.settings), command.name: value}, Settings)
    except msgspec.ValidationError as wrong:
        raise Refusal("bad_setting", setting=command.name) from wrong
    if command.name in GENERATIONS and getattr(wished, command.name) < getattr(room.settings, command.name):
        raise Refusal("bad_setting", setting=command.name)
    if command.name == "title" and not value:
        raise Refusal("bad_setting", setting=command.name)
    if wished == room.settings:
        return []
    changed = SettingChanged(name=command.name, value=getattr(wished, command.name))
    # Whoever switches the matchmaker off does not want the calls that a countdown promises.
    return [changed, WaveCancelled()] if room.countdown and command.name == "matching" and not value else [changed]


def _move_erasing(room: RoomState, at: int, erase_at: object) -> list[Fact]:
    if not isinstance(erase_at, int) or isinstance(erase_at, bool) or not at < erase_at <= at + LATEST_ERASE:
        raise Refusal("bad_setting", setting="erase_at")
    return [] if erase_at == room.erase_at else [EraseMoved(erase_at=erase_at)]


def announce(room: RoomState, request: Request, command: Announce) -> list[Fact]:
    """Say something to everyone; an empty text takes the last one down."""
    text = clean(command.text)
    if not text and room.announcement is None:
        return []
    return [Announced(text=text, until=request.at + room.settings.announce if text else request.at)]


def keep_apart(room: RoomState, request: Request, command: KeepApart) -> list[Fact]:
    """Two people are never called together, or may be again."""
    one, other = (present(room, person) for person in command.persons)
    if one is other:
        raise Refusal("bad_field", field="persons")
    if (frozenset({one.id, other.id}) in room.kept_apart) == command.apart:
        return []
    return [PeopleKeptApart(persons=(one.id, other.id), apart=command.apart)]


def close(room: RoomState, request: Request, command: Close) -> list[Fact]:
    """The evening ends; those who talk may finish."""
    return [] if room.closed else [RoomClosed()]
