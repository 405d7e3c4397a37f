"""What may stand in an address."""

from __future__ import annotations

from werkzeug.routing import BaseConverter


class CodeConverter(BaseConverter):
    """A join code, in any case; whether there is such a room is another question."""

    regex = "[A-Za-z]{4}"


class RoomConverter(BaseConverter):
    """A room's id."""

    regex = "[a-z2-7]{16}"


class DigestConverter(BaseConverter):
    """The digest of all static files."""

    regex = "[0-9a-f]{10}"
