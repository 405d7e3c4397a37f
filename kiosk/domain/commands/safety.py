"""The host's help, and what people say privately of a talk; and what the host does about it."""

from __future__ import annotations

from typing import ClassVar

from kiosk.domain.commands.parts import Command, Id, Role


class Help(Command, frozen=True, kw_only=True):
    """I'd like the host's help; `on` false: no longer."""

    on: bool = True


class Pitch(Command, frozen=True, kw_only=True):
    """It was a pitch: said privately of one of a meeting that is over."""

    meeting: Id
    person: Id


class HelpComing(Command, frozen=True, kw_only=True):
    """The host has seen that somebody would like help, and goes there."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id


class HelpDone(Command, frozen=True, kw_only=True):
    """The host has helped."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id


class TakeDown(Command, frozen=True, kw_only=True):
    """Take the words of a meeting's card from the others' screens at once: its people's names, and what it is about."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    meeting: Id
