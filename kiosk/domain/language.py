"""The languages that the house speaks: each has a folder in `kiosk/words`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

Language: TypeAlias = Literal["en", "cy", "de", "es", "fr"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
ENGLISH: Final[Language] = "en"
"""What everything is written in first, and what stands in for a text that a language lacks."""
