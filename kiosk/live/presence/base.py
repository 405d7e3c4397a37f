"""What presence promises."""

from __future__ import annotations

from typing import Protocol

WALL = "wall"
"""As whom a room's walls are known: it is nobody's id."""


class Presence(Protocol):
    """Who has a screen open. A person may have several at once; moments are milliseconds, Unix."""

    def connected(self, room: str, person: str) -> None:
        """Note that one of the person's screens opened."""

    def disconnected(self, room: str, person: str) -> None:
        """Note that one of the person's screens closed."""

    def seen(self, room: str, person: str) -> None:
        """Note a sign of life without a socket, such as a fetched snapshot."""

    def last_seen(self, room: str) -> dict[str, int]:
        """Return when each person last gave a sign: now, with a screen open; missing, if never seen."""

    def online(self, room: str) -> frozenset[str]:
        """Return who has a screen open."""

    def looks(self, room: str, person: str) -> None:
        """Note that one of the person's screens came into view."""

    def looks_away(self, room: str, person: str) -> None:
        """Note that one of the person's screens went out of view."""

    def looking(self, room: str) -> frozenset[str]:
        """Return who has a screen in view."""

    def forget(self, room: str) -> None:
        """Drop everything about a room."""

    def beat(self) -> None:
        """Renew what would otherwise lapse; called every few seconds."""
