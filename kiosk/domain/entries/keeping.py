"""Facts about what people keep of each other: how to reach them, and what they promised."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

import msgspec

from kiosk.domain.entries.parts import Personal

Every: TypeAlias = Literal["once", "weekly", "fortnightly", "monthly"]
"""How often what is promised is to happen."""

How: TypeAlias = Literal["meet", "call"]
"""Face to face, or by a call."""


class Contact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody shows of themselves to one they keep in touch with; all empty: nothing but the name."""

    email: str = ""
    phone: str = ""
    link: str = ""


class ContactShared(Personal, frozen=True, kw_only=True):
    """Would like to keep in touch with `other`, or (`wish` False) rather not; it is so once both would."""

    private_type: ClassVar[type[msgspec.Struct] | None] = Contact
    other: str
    wish: bool = True
    private: Contact | None = None


class PromiseWords(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What whoever proposes is to show, what they are to be shown, and where; each may be empty."""

    gives: str = ""
    gets: str = ""
    where: str = ""


class PromiseProposed(Personal, frozen=True, kw_only=True):
    """Somebody proposes to `other` who shows whom what, and how often. `at`: when first, if that is known."""

    private_type: ClassVar[type[msgspec.Struct] | None] = PromiseWords
    promise: str
    other: str
    every: Every = "once"
    how: How = "meet"
    at: int | None = None
    private: PromiseWords | None = None

    @property
    def concerned(self) -> tuple[str, ...]:
        """Both: the words say something of each."""
        return (self.person, self.other)


class PromiseAnswered(Personal, frozen=True, kw_only=True):
    """One of the two agreed, or (`yes` False) would rather not, or no longer. `other` is the other of them."""

    promise: str
    other: str
    yes: bool


class LinkUsed(Personal, frozen=True, kw_only=True):
    """Somebody's page was opened by a personal link: it works no more."""

    link: str
