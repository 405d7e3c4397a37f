"""A page's style sheets, written into the page: nothing is shown before the last of them is there."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, g
from markupsafe import Markup

from kiosk.web.static import site


@lru_cache(maxsize=64)
def _joined(names: str, changed: int) -> tuple[Markup, str]:
    """Return the sheets as one element, and what the page's policy must say of it; `changed` as for `_changed`."""
    _ = changed
    text = "\n" + "".join(path.read_text(encoding="utf-8") for path in _paths(names))
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup("<style>{}</style>").format(Markup(text)), f"'sha256-{digest}'"  # noqa: S704 (our own files)


def _paths(names: str) -> list[Path]:
    return [site() / "static" / "css" / f"{name}.css" for name in names.split()]


def _changed(names: str) -> int:
    """Return when one of the sheets last changed, so that new ones are read anew."""
    return max(path.stat().st_mtime_ns for path in _paths(names))


def inline_styles(names: str) -> Markup:
    """Return style sheets, named with spaces between, as an element of the page that is being made."""
    element, allowed = _joined(names, _changed(names))
    g.inline_styles = allowed
    return element


def policy() -> str:
    """Return what the policy of the page that was made says of styles; "" where all are files."""
    allowed = g.get("inline_styles")
    return f"style-src 'self' {allowed}; " if allowed else ""


def init_app(app: Flask) -> None:
    """Let templates write style sheets into their page."""
    app.jinja_env.globals["inline_styles"] = inline_styles
