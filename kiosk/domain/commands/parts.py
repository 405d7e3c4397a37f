"""What commands are made of, and who may submit them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

import msgspec

from kiosk.domain.staff import DOOR, HOST

MOST_TAGS = 10
"""Offers, and wants, a person may have."""


Typed = Annotated[str, msgspec.Meta(max_length=120)]
"""A line that a person typed: cut and cleaned by the room, refused beyond this length."""


TagTyped = Annotated[str, msgspec.Meta(max_length=80)]


Id = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


Milliseconds = Annotated[int, msgspec.Meta(ge=1, le=86_400_000)]
"""How long not to be called: a day at most."""


Nonce = Annotated[str, msgspec.Meta(min_length=16, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


class Role(StrEnum):
    """Who is asking. The edge tells it from a credential, never from what was sent."""

    STRANGER = "stranger"
    PERSON = "person"
    DOOR = "door"
    HOST = "host"
    CONDUCTOR = "conductor"


_LINKS = {Role.HOST: HOST, Role.DOOR: DOOR}


class Actor(msgspec.Struct, frozen=True):
    """Whoever submits a command; `person` is set for a person, `staff` for whoever has a link of their own."""

    role: Role
    person: str = ""
    staff: str = ""

    @property
    def by(self) -> str:
        """Who an entry names: the person, one of the staff, the host, the door; "" for time, and for a stranger."""
        return self.person or self.staff or _LINKS.get(self.role, "")


class OfferTyped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An offer as typed, with its level (1 a start, 2 can do, 3 could teach it)."""

    text: TagTyped
    level: Annotated[int, msgspec.Meta(ge=1, le=3)] = 2


class WantTyped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A want as typed."""

    text: TagTyped
    starred: bool = False


Offers = Annotated[list[OfferTyped], msgspec.Meta(max_length=MOST_TAGS)]


Wants = Annotated[list[WantTyped], msgspec.Meta(max_length=MOST_TAGS)]


class AskedTopic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ask as the phone names it."""

    side: Literal["offer", "want"]
    topic: Id


Asks = Annotated[list[AskedTopic], msgspec.Meta(max_length=MOST_TAGS)]


class Command(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request to the room. `roles` may submit it; where `owner_only`, of the hosts only the host's own link."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PERSON})
    owner_only: ClassVar[bool] = False
