"""Facts about people's safety: the host's help, and talks that were a pitch. They concern nobody but the host."""

from __future__ import annotations

from kiosk.domain.entries.parts import Personal


class HelpAsked(Personal, frozen=True, kw_only=True):
    """Would like the host's help."""


class HelpSeen(Personal, frozen=True, kw_only=True):
    """The host has seen it and is on the way."""


class HelpEnded(Personal, frozen=True, kw_only=True):
    """The host has helped, or it is no longer needed."""


class PitchReported(Personal, frozen=True, kw_only=True):
    """Says privately of `other` that their talk was a pitch."""

    meeting: str
    other: str


class PersonHeldUp(Personal, frozen=True, kw_only=True):
    """Not called any more until the host has had a word with them."""


class PersonLetOn(Personal, frozen=True, kw_only=True):
    """The host has had a word with them: called again, and what was reported is done with."""
