"""The catalogue: every word that a person sees, one folder a language, one file a section.

Server and browser read the same files. What a language lacks is said in English: `ENGLISH_ALONE` names the sections
that are, on purpose, in no other language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from kiosk.domain.language import ENGLISH, Language
from kiosk.words.manners import DECLARATION, Manners, manners
from kiosk.words.plurals import plural

FOLDER = Path(__file__).parent
ENGLISH_ALONE: Final = frozenset(
    {
        "host",
        "before",
        "doctor",
        "ready",
        "rooms",
        "team",
        "match",
        "compare",
        "rehearse",
        "guests",
        "lists",
        "tags",
        "terminal",
    }
)
"""The host's console and the command line: whoever runs the house reads English."""
_PLACE = re.compile(r"\{(\w+)\}")

Text: TypeAlias = "str | dict[str, str]"
"""A text with {places}, or its forms by number ("one", "few", "other", …), chosen by the place `n`."""


class Words:
    """The catalogue of one language: dotted keys `section.key` → texts."""

    def __init__(self, lang: Language, texts: Mapping[str, Text], its: Manners) -> None:
        self.lang = lang
        self.texts = texts
        self.manners = its

    def say(self, key: str, /, **places: object) -> str:
        """Return the text of `key` with its places filled; raises KeyError where the catalogue has no such key."""
        text = self.texts[key]
        if not isinstance(text, str):
            n = places.get("n")
            text = text.get(plural(self.lang, n) if isinstance(n, int) else "other", text["other"])
        return _PLACE.sub(lambda found: str(places.get(found[1], found[0])), text)

    def sections(self, *names: str) -> dict[str, Text]:
        """Return the texts of some sections, by their dotted keys."""
        return {key: text for key, text in self.texts.items() if key.partition(".")[0] in names}


@cache
def words(lang: Language = ENGLISH) -> Words:
    """Return a language's catalogue, read once; what it lacks stands there in English."""
    texts = dict(words(ENGLISH).texts) if lang != ENGLISH else {}
    return Words(lang, texts | own_texts(lang), manners(lang))


def own_texts(lang: Language) -> dict[str, Text]:
    """Return what a language's own files say."""
    texts: dict[str, Text] = {}
    for path in sorted((FOLDER / lang).glob("*.json")):
        if path.name != DECLARATION:
            section = json.loads(path.read_text(encoding="utf-8"))
            texts.update({f"{path.stem}.{key}": text for key, text in section.items()})
    return texts
