"""What people may ask for to keep something of an evening, and to leave nothing there."""

from __future__ import annotations

from typing import ClassVar

from kiosk.domain.commands.parts import Command, Id, Role, Typed
from kiosk.domain.entries.keeping import Every, How


class Share(Command, frozen=True, kw_only=True):
    """Keep in touch with this person, and what to show them; `wish` false: rather not. It is so once both would."""

    person: Id
    wish: bool = True
    email: Typed = ""
    phone: Typed = ""
    link: Typed = ""


class Promise(Command, frozen=True, kw_only=True):
    """Propose to somebody one keeps in touch with who shows whom what; it replaces one they have not answered."""

    person: Id
    i_show: Typed = ""
    they_show: Typed = ""
    every: Every = "once"
    how: How = "meet"
    at: int | None = None
    where: Typed = ""


class Agree(Command, frozen=True, kw_only=True):
    """Yes to a promise; `yes` false: rather not, or no longer. Nobody is told of a no to what was only proposed."""

    promise: Id
    yes: bool = True


class EraseMe(Command, frozen=True, kw_only=True):
    """Erase everything about me, for good; the token is worth nothing afterwards."""


class UseLink(Command, frozen=True, kw_only=True):
    """Open a person's page by their personal link: it works once. The edge has seen that the link is theirs."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.STRANGER})
    person: Id
    link: Id
