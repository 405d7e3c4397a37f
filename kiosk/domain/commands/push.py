"""What a phone may ask for to be called while it is closed."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from kiosk.domain.commands.parts import Command, Id, Role

LONGEST_ENDPOINT = 1_000
"""Characters; push services use about 200, some up to 600."""

Endpoint = Annotated[str, msgspec.Meta(max_length=LONGEST_ENDPOINT)]
PushKey = Annotated[str, msgspec.Meta(max_length=100)]


class Subscribe(Command, frozen=True, kw_only=True):
    """Call me on this browser also while it is closed; it takes the place of the one before."""

    endpoint: Endpoint
    p256dh: PushKey
    auth: PushKey


class Unsubscribe(Command, frozen=True, kw_only=True):
    """Call me only while the page is open."""


class DropPush(Command, frozen=True, kw_only=True):
    """A push service says that it knows this person's browser no more."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})
    person: Id
    endpoint: Endpoint


class Remind(Command, frozen=True, kw_only=True):
    """Remind me of this promise, once, when its time has come; `on` false: rather not."""

    promise: Id
    on: bool = True


class EndReminder(Command, frozen=True, kw_only=True):
    """Somebody has been reminded."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})
    person: Id
    promise: Id
