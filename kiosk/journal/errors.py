"""What can go wrong with a journal. Every message is one sentence for whoever runs the kiosk."""

from __future__ import annotations

from kiosk.journal.head import Head


class JournalError(Exception):
    """Anything that a journal cannot or will not do."""


class JournalAway(JournalError):
    """The store cannot be reached, or cannot write now; the journal comes back by itself when the store does.

    What was asked may nevertheless have been written (the answer may have been lost on the way): read on before
    deciding again.
    """


class JournalClosed(JournalAway):
    """It was closed by this process: it will not come back."""


class Taken(JournalError):
    """The join code (or the room) exists already; nothing was created."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The join code {code} is taken.")
        self.code = code


class NoSuchRoom(JournalError):
    """There is no such room in this journal, or no longer."""

    def __init__(self, room: str) -> None:
        super().__init__(f"This journal has no room {room}.")
        self.room = room


class Stale(JournalError):
    """Others have written since `expected`: nothing was appended. Read on from there to `actual`, then decide again."""

    def __init__(self, actual: Head) -> None:
        super().__init__(f"The room is already at version {actual.version}.")
        self.actual = actual


class Diverged(JournalError):
    """The caller's history is not the journal's: throw the fold away, read again, raise the epoch."""

    def __init__(self, room: str, version: int) -> None:
        super().__init__(f"What is known of room {room} at version {version} is not what its journal holds.")
        self.room = room
        self.version = version


class Damaged(JournalError):
    """The journal itself is broken: an entry that cannot be read, or a chain that does not hold."""


class NewerSchema(JournalError):
    """Written by a newer kiosk; nothing of it was touched."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"This journal was written by a newer kiosk (schema {found}; this one knows up to {known}): "
            "start that newer version, or begin with another data directory or database."
        )
        self.found = found
        self.known = known


class AlreadyOpen(JournalError):
    """Another process, or another part of this one, has the SQLite file open."""


class Unfit(JournalError):
    """The store has an address that cannot be one, or is set up such that it may silently lose entries."""
