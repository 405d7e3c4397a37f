"""The catalogue: every word that a person sees, one folder a language, one file a section."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

FOLDER = Path(__file__).parent
DEFAULT_LANGUAGE = "en"
_PLACE = re.compile(r"\{(\w+)\}")

Text: TypeAlias = "str | dict[str, str]"
"""A text with {places}, or its forms by number: "one" and "other", chosen by the place `n`."""


class Words:
    """The catalogue of one language: dotted keys `section.key` → texts."""

    def __init__(self, lang: str, texts: Mapping[str, Text]) -> None:
        self.lang = lang
        self.texts = texts

    def say(self, key: str, /, **places: object) -> str:
        """Return the text of `key` with its places filled; raises KeyError where the catalogue has no such key."""
        text = self.texts[key]
        if not isinstance(text, str):
            text = text["one" if places.get("n") == 1 else "other"]
        return _PLACE.sub(lambda found: str(places.get(found[1], found[0])), text)

    def sections(self, *names: str) -> dict[str, Text]:
        """Return the texts of some sections, by their dotted keys."""
        return {key: text for key, text in self.texts.items() if key.partition(".")[0] in names}


@cache
def words(lang: str = DEFAULT_LANGUAGE) -> Words:
    """Return a language's catalogue, read once."""
    texts: dict[str, Text] = {}
    for path in sorted((FOLDER / lang).glob("*.json")):
        section = json.loads(path.read_text(encoding="utf-8"))
        texts.update({f"{path.stem}.{key}": text for key, text in section.items()})
    return Words(lang, texts)
