"""What a host may ask for before the evening: that people are expected."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from kiosk.domain.commands.parts import MOST_TAGS, Command, Id, Role, TagTyped, Typed

MOST_REGISTERED = 3_000
"""People on one list: it is taken whole, or not at all."""

Topics = Annotated[list[TagTyped], msgspec.Meta(max_length=MOST_TAGS)]


class Registering(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody on the host's list; `person` and `pin` are the edge's, made as for a newcomer."""

    person: Id
    pin: str
    name: Typed
    line: Typed = ""
    sector: Typed = ""
    organisation: Typed = ""
    offers: Topics = []
    wants: Topics = []
    row: int = 0


class Register(Command, frozen=True, kw_only=True):
    """Expect these people: they are called once they check in, and stand on no screen but the host's before."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    people: Annotated[list[Registering], msgspec.Meta(max_length=MOST_REGISTERED)]
