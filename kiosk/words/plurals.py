"""Which form of a text goes with a number: the rules of CLDR for the languages of the house, as in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.domain.language import Language

FORMS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("one", "other"),
    "cy": ("zero", "one", "two", "few", "many", "other"),
    "de": ("one", "other"),
    "es": ("one", "many", "other"),
    "fr": ("one", "many", "other"),
}
"""The forms that a language tells apart. A text may leave out those that read like "other"."""

MILLION = 1_000_000
"""Spanish and French say "un millón de …": their form "many" is for whole millions."""
_WELSH: Final = {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}


def _one(n: int) -> str:
    return "one" if n == 1 else "other"


def _welsh(n: int) -> str:
    return _WELSH.get(n, "other")


def _spanish(n: int) -> str:
    return "many" if n and n % MILLION == 0 else _one(n)


def _french(n: int) -> str:
    return "one" if n in {0, 1} else _spanish(n)


_RULES: Final[dict[Language, Callable[[int], str]]] = {
    "en": _one,
    "cy": _welsh,
    "de": _one,
    "es": _spanish,
    "fr": _french,
}


def plural(lang: Language, n: int) -> str:
    """Return the name of the form that a whole number takes."""
    return _RULES[lang](n)
