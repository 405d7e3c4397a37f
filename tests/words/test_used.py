"""Every key of the catalogue is said somewhere, and every key that is said exists."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kiosk.domain.language import ENGLISH
from kiosk.words import own_texts

HOME = Path(__file__).parents[2]
SOURCES = ("kiosk/**/*.py", "static/**/*.js", "templates/**/*.html")
PIECE = r"\$?\{[^{}]*\}"
"""A part of a key that is filled in when it runs: `${kind}`, `{kind}`."""
QUOTED = re.compile(rf"""["'`]((?:[a-z_]+|{PIECE})\.(?:[\w.]|{PIECE})*)(?=["'`])""")
TEXTS = own_texts(ENGLISH)
SECTIONS = {key.partition(".")[0] for key in TEXTS}
SCREENS_OWN = re.compile(r'screen ~ "(\.\w+)"')
"""A page's own: `screen ~ ".title"`."""
WORD = re.compile(r"\w+")


@cache
def sources(pattern: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(HOME.glob(pattern)))


@cache
def said() -> frozenset[str]:
    """What stands in quotes in the sources and looks like a key, or the beginning of one."""
    quoted = {key for pattern in SOURCES for key in QUOTED.findall(sources(pattern))}
    return frozenset(key for key in quoted if key.partition(".")[0] in SECTIONS or key.startswith(("{", "${")))


def is_whole(key: str) -> bool:
    return "{" not in key and not key.endswith((".", "_"))


def shape(key: str) -> re.Pattern[str]:
    """What a key with pieces can become. One that ends in "." or "_" has its name added to it."""
    parts = [re.escape(part) for part in re.split(PIECE, key)]
    return re.compile(r"(\w+?)".join(parts) + (r"(\w+)" if key.endswith((".", "_")) else ""))


def test_every_key_that_is_said_exists() -> None:
    assert not {key for key in said() if is_whole(key)} - set(TEXTS)
    for key in said():
        if key.partition(".")[0] in SECTIONS and not is_whole(key):
            assert any(shape(key).fullmatch(known) for known in TEXTS), f"nothing is like {key}"


def test_every_key_is_said() -> None:
    shapes = [shape(key) for key in said() if not is_whole(key)]
    titles = {f"{section}{end}" for section in SECTIONS for end in SCREENS_OWN.findall(sources("templates/**/*.html"))}
    known = {word for pattern in SOURCES for word in WORD.findall(sources(pattern))}

    def is_known(piece: str) -> bool:
        """Whether it stands in the sources, whole or put together: "why_", a cause and "_lead"."""
        cuts = (i for i in range(2, len(piece)) if "_" in (piece[i - 1], piece[i]))
        return piece in known or piece.isdigit() or any(piece[:i] in known and is_known(piece[i:]) for i in cuts)

    def is_made(key: str) -> bool:
        """Whether one of the shapes becomes it by pieces that the sources know."""
        made = [found.groups() for found in (one.fullmatch(key) for one in shapes) if found]
        return any(all(is_known(piece) for piece in pieces) for pieces in made)

    unsaid = {key for key in set(TEXTS) - said() - titles if not is_made(key)}
    assert not unsaid
