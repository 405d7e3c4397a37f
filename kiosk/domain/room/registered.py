"""Those who are expected: on the host's list, and not here yet."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.entries import RegisteredWords


@dataclass(frozen=True, slots=True)
class Registered:
    """Somebody on the list. `words` is None once they were erased, or taken off it."""

    id: str
    number: int
    row: int
    words: RegisteredWords | None
