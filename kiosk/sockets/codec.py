"""JSON for sockets: snapshots go out as they are, and nonsense that comes in is a plain ValueError."""

from __future__ import annotations

from typing import Any

import msgspec


class Codec:
    """What python-socketio asks of a JSON module."""

    @staticmethod
    def dumps(data: Any, **_options: Any) -> str:
        """Return data, in which Structs may stand, as JSON."""
        return msgspec.json.encode(data).decode()

    @staticmethod
    def loads(text: str, **_options: Any) -> Any:
        """Return what JSON says. Raises ValueError, also where it is nested too deeply."""
        try:
            return msgspec.json.decode(text)
        except RecursionError:
            raise ValueError("nested too deeply") from None
