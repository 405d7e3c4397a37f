"""When two ways to write something are the same: words without case, accents, hyphens and variants of spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

WORDS_REMEMBERED = 20_000
"""Words whose spelling is kept at hand; a bound, since anybody may type anything."""
PLURAL_FROM = 4
"""Letters from which on a word in -s is taken for a plural: AWS and CSS are none."""

_DROPPED = {"Cc", "Cf", "Cs", "Co", "So", "Sk"}
"""Control and invisible characters, emoji: nothing that tells one topic from another."""
_DELETED = "'’‘ʼ´`"
_KEPT = "+#."
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
_TAG = re.compile(r"<[^<>]*>")
_DOT_INSIDE = re.compile(r"(?<=\w)\.(?=\w)")
_DOT_STRAY = re.compile(r"\.(?!\w)|(?<=[^\s(\"'])\.")
_PLUS_APART = re.compile(r"\s+(?=\+\+(?!\w))|(?<=\b[a-z])\s+(?=#(?!\w))")
_PLUS_STRAY = re.compile(r"(?<![\w+])\++")
_HASH_STRAY = re.compile(r"(?<!\w)#+")
_IZE = re.compile(r"(?<=[a-z]{3})([iy])z(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)$)")
_VARIANTS = {
    "aging": "ageing",
    "aluminum": "aluminium",
    "analog": "analogue",
    "catalog": "catalogue",
    "center": "centre",
    "counseling": "counselling",
    "counselor": "counsellor",
    "defense": "defence",
    "fiber": "fibre",
    "gray": "grey",
    "jewelry": "jewellery",
    "labeling": "labelling",
    "license": "licence",
    "licensing": "licencing",
    "math": "maths",
    "modeling": "modelling",
    "mgmt": "management",
    "mgt": "management",
    "mold": "mould",
    "mom": "mum",
    "pajamas": "pyjamas",
    "pediatric": "paediatric",
    "practise": "practice",
    "practising": "practicing",
    "program": "programme",
    "theater": "theatre",
    "tire": "tyre",
    "traveling": "travelling",
    "traveler": "traveller",
}
_OUR = re.compile(r"^(behavi|col|fav|flav|harb|hon|hum|lab|neighb|rum)or(?=$|s$|ed$|ing$|al$|ful$|hood|ist)")


class _Table(dict[int, str | None]):
    """What becomes of a character; worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        category = unicodedata.category(char)
        if char in _DELETED or category in _DROPPED or 0x300 <= code <= 0x36F:
            becomes: str | None = None
        elif char in _KEPT or category[0] in "LNM":
            becomes = _LETTERS.get(char, char)
        else:
            becomes = " "
        self[code] = becomes
        return becomes


_TABLE = _Table()
_LOOKALIKES = str.maketrans(
    "авекмнорстухіїјѕӏԁԛԝёαβεζηικμνορτυχ",
    "abekmhopctyxiijsldqweabezhikmnoptux",
)
"""Cyrillic and Greek letters, small ones, and the Latin letters that they or their capitals look like."""


def words_of(text: str) -> list[str]:
    """Return the words of `text` as they are compared; C++, C#, .NET and R&D keep what makes them different."""
    if text.isascii():
        text = text.lower()
        if text.replace(" ", "").isalnum():
            return [spelt(word) for word in text.split()]  # nearly always
    else:
        text = unicodedata.normalize("NFKD", text).casefold()
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = text.replace("&", " and ")
    if "." in text:
        text = _DOT_STRAY.sub(" ", _DOT_INSIDE.sub("", text))
    if "+" in text or "#" in text:
        text = _HASH_STRAY.sub(" ", _PLUS_STRAY.sub(" ", _PLUS_APART.sub("", text)))
    return [spelt(_mixed(word)) for word in text.translate(_TABLE).split()]


def in_latin(words: Iterable[str]) -> list[str]:
    """Return words as they look: with Latin letters for those of other scripts that look the same."""
    return [spelt(word.translate(_LOOKALIKES)) for word in words]


def _mixed(word: str) -> str:
    """A word with letters of two scripts that look like one: nobody means that, so it is read as it looks."""
    if word.isascii() or not any("a" <= letter <= "z" for letter in word):
        return word
    seen = word.translate(_LOOKALIKES)
    return seen if seen.isascii() else word


def key(words: Iterable[str]) -> str:
    """Return what two phrases have in common that are written with the same letters: spaces do not count."""
    return "".join(words)


def singular_key(words: Iterable[str]) -> str:
    """Return the same for phrases that differ in plurals only."""
    return "".join(map(singular, words))


@lru_cache(WORDS_REMEMBERED)
def spelt(word: str) -> str:
    """Return a word in British spelling, and in full: -ise for -ize, colour for color, management for mgmt."""
    if "z" in word:
        word = _IZE.sub(r"\1s", word)
    if "or" in word:
        word = _OUR.sub(r"\1our", word)
    return _VARIANTS.get(word, word)


@lru_cache(WORDS_REMEMBERED)
def singular(word: str) -> str:
    """Return a word without a plural's -s, -es, -ies; not always a word, but the same one for both."""
    if len(word) < PLURAL_FROM or not word.isascii():
        return word
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-2] + "y" if word.endswith("ie") and len(word) >= PLURAL_FROM else word
