"""A topic of the vocabulary, as one line of its files holds it."""

from __future__ import annotations

import msgspec


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Something that people can show each other; the fields are those of a line of JSON, in their order."""

    id: str = ""
    """A slug that stays for ever: entries of the journal name it."""
    label: str = ""
    """What stands on a chip, in British English."""
    aliases: list[str] = []
    """Other ways to type the very same thing: each decides by itself."""
    maybe: list[str] = []
    """Ambiguous ways to type it: these only suggest it."""
    broader: str = ""
    """The id of the one wider topic."""
    related: dict[str, float] = {}
    """Ids of topics that are partly served by this one, and it by them, with how far."""
    labels: dict[str, str] = {}
    """The label in other languages, by their codes."""
    gift: bool = False
    """Whether it is a gift or a wish rather than a topic: encouragement, fresh eyes."""
