"""Facts about those who are expected: they registered before the evening, and are no persons of the room yet."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from kiosk.domain.entries.parts import Personal


class RegisteredWords(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody said when they registered, as it stands on the host's list, and the PIN that will be theirs."""

    name: str
    line: str = ""
    sector: str = ""
    organisation: str = ""
    offers: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    pin: str = ""


class PersonRegistered(Personal, frozen=True, kw_only=True):
    """Somebody is expected, under the id and the number that they have once they check in.

    `row`: the line of the host's list on which they stand.
    """

    private_type: ClassVar[type[msgspec.Struct] | None] = RegisteredWords
    number: int
    row: int = 0
    private: RegisteredWords | None = None
