"""In which language somebody is answered: as they chose, else as their device asks for, else as the room speaks."""

from __future__ import annotations

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from kiosk.domain.language import ENGLISH, LANGUAGES, Language
from kiosk.domain.room import Room

COOKIE = "kiosk-lang"
"""What a device remembers of a choice made before anybody was known on it."""
LONGEST_HEADER = 500
"""Characters of Accept-Language that are read: real ones are far shorter."""


def known_language(code: object) -> Language | None:
    """Return the language of that code; None where the house does not speak it."""
    return code if code in LANGUAGES else None


def spoken_to(person: str, room: Room | None, cookie: str, accept: str) -> Language:
    """Return in which language to answer: `person` may be "" and `room` None; `accept` is an Accept-Language header."""
    someone = room.people.get(person) if room else None
    chosen = someone.profile.lang if someone else None
    if chosen or (chosen := known_language(cookie)):
        return chosen
    return _asked_for(accept) or (room.settings.language if room else ENGLISH)


def _asked_for(accept: str) -> Language | None:
    """Return the most wanted language that the house speaks; "cy-GB" is Welsh, and as much wanted as "cy" would be."""
    tags = parse_accept_header(accept[:LONGEST_HEADER], LanguageAccept)
    return next((lang for tag, q in tags if q > 0 and (lang := known_language(tag.partition("-")[0].lower()))), None)
