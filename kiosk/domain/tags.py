"""What people type: cleaned for every screen, and normalised into topics."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MOST_MARKS = 3
"""Combining marks kept on one letter: enough for any language, too few to climb over other lines."""

TOPIC_BYTES = 8
_JOINERS = "\u200c\u200d"
_DROPPED_CATEGORIES = {"Cc", "Cf", "Cs", "Co"}
_SPACE = re.compile(r"\s+")
_EDGES = " \t.,;:!?\"'`´’‘“”()[]{}<>*_-–—/\\|~"


def clean(text: str) -> str:
    """Return `text` as one line, without control, zero-width or direction characters and without towers of marks."""
    kept: list[str] = []
    marks = 0
    spaced = _SPACE.sub(" ", text).strip()
    for char in unicodedata.normalize("NFC", spaced):
        category = unicodedata.category(char)
        if char in _JOINERS:
            if kept and kept[-1] not in _JOINERS and kept[-1] != " ":
                kept.append(char)  # joins emoji and Persian or Indic letters
            continue
        if category in _DROPPED_CATEGORIES:
            continue
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return _SPACE.sub(" ", "".join(kept)).strip(" " + _JOINERS)


def normalise(text: str) -> str:
    """Return the form under which two people's words are the same topic; punctuation inside words stays (C++, .NET)."""
    folded = unicodedata.normalize("NFKC", clean(text)).casefold()
    stripped = folded.strip(_EDGES)
    if folded.startswith(".") and stripped:
        stripped = "." + stripped  # .NET
    return _SPACE.sub(" ", stripped)


def topic_of(text: str, salt: str) -> str:
    """Return the topic's id, or "" where nothing is left of `text`: a keyed hash, since typed words are personal."""
    normal = normalise(text)
    if not normal:
        return ""
    return hashlib.blake2b(normal.encode(), key=salt.encode(), digest_size=TOPIC_BYTES).hexdigest()
