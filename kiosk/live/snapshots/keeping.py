"""What a phone shows of keeping in touch: whom to ask about, who both chose to, and what was promised."""

from __future__ import annotations

import msgspec

from kiosk.domain.entries import Every, How


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A person by id and name."""

    person: str
    name: str


class MetPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody this person has talked with, and whether this person would keep in touch."""

    person: str
    name: str
    keep: bool | None
    """This person's own wish; null: not said yet. Never says what the other would."""
    reachable: bool
    """They are still part of it, and have a phone to answer with."""


class CardShown(msgspec.Struct, frozen=True, kw_only=True):
    """How to reach somebody; what is empty is not shown."""

    email: str
    phone: str
    link: str


class ContactShown(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody with whom both chose to keep in touch: how to reach them, and what they see of this person."""

    person: str
    name: str
    card: CardShown
    yours: CardShown
    since: int
    """When the second of the two said so."""


class PromiseShown(msgspec.Struct, frozen=True, kw_only=True):
    """A promise between this person and another: agreed, or proposed by one of them."""

    id: str
    person: str
    name: str
    yours: bool
    """This person proposed it."""
    agreed: bool
    i_show: str
    they_show: str
    every: Every
    how: How
    at: int | None
    where: str
    remind: bool
    """This person is to be reminded, once, when its time has come."""


class Keeping(msgspec.Struct, frozen=True, kw_only=True):
    """What one person keeps of the evening."""

    ask: list[Named]
    """Whom of the last meeting to ask them about: whether they would keep in touch."""
    card: CardShown
    """What they showed of themselves last, to begin with the next time."""
    contacts: list[ContactShown]
    promises: list[PromiseShown]
