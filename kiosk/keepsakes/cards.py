"""Contact cards: vCard 3.0 (RFC 2426), which every phone reads."""

from __future__ import annotations

from collections.abc import Sequence

from icalendar import vText
from icalendar.parser import Contentline

from kiosk.domain.language import Language
from kiosk.live.snapshots.keeping import ContactShown
from kiosk.words import words

_SAFE = str.maketrans({",": "%2C", ";": "%3B"})
"""In a link: some readers take them for the end of it, others would not understand a backslash before them."""


def cards(contacts: Sequence[ContactShown], title: str, lang: Language) -> bytes:
    """Return a card for each contact, in one file; `title` is what the evening was called."""
    return b"".join(line.to_ical() + b"\r\n" for contact in contacts for line in _card(contact, title, lang))


def _card(contact: ContactShown, title: str, lang: Language) -> list[Contentline]:
    name = _text(contact.name)
    fields = [
        ("BEGIN", "VCARD"),
        ("VERSION", "3.0"),
        ("UID", _text(contact.person)),
        ("FN", name),
        ("N", f";{name};;;"),  # who knows which of their names is the family's
        ("EMAIL;TYPE=INTERNET", _text(contact.card.email)),
        ("TEL", _text(contact.card.phone)),
        ("URL", contact.card.link.translate(_SAFE)),
        ("NOTE", _text(words(lang).say("keepsake.met_at", title=title))),
        ("END", "VCARD"),
    ]
    return [Contentline(f"{name}:{value}") for name, value in fields if value]


def _text(text: str) -> str:
    """Return a text as it stands in a card: commas, semicolons, backslashes and line breaks escaped."""
    return vText(text).to_ical().decode()
