"""Scripts, styles, drawings: under an address that changes with them, so that a phone fetches each only once."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, request, send_from_directory, url_for
from werkzeug.exceptions import NotFound

from kiosk.web.words import clock_time, day_time

PACKAGE = Path(__file__).parent.parent
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
TEXTS = frozenset({".js", ".css", ".svg", ".json", ".html", ".txt", ".webmanifest"})
WORTH_PACKING = 500
"""Bytes below which packing saves nothing."""
DIGEST_LENGTH = 10


def site() -> Path:
    """Return the folder that holds templates/ and static/: in an installed package its own, in a checkout the root."""
    packed = PACKAGE / "_site"
    return packed if packed.is_dir() else PACKAGE.parent


def digest_of(folder: Path) -> str:
    """Return a digest of all that is in a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:DIGEST_LENGTH]


def _find(folder: Path, filename: str) -> Path:
    """Return a file below the folder. Raises NotFound, also for a name that no file can have."""
    try:
        path = (folder / filename).resolve(strict=True)
    except (OSError, ValueError):
        raise NotFound from None
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise NotFound
    return path


@lru_cache(maxsize=512)
def _packed(path: Path, changed: int) -> bytes:
    """Return a file gzipped; `changed` is its time of change, so that a new file is packed anew."""
    _ = changed
    return gzip.compress(path.read_bytes(), mtime=0)


def _takes_gzip() -> bool:
    return "gzip" in request.headers.get("Accept-Encoding", "")


def init_app(app: Flask) -> None:
    """Serve the site's static folder, and let templates name its files by `asset('css/base.css')` or `url_for`."""
    folder = site() / "static"
    digest = digest_of(folder)
    mimetypes.add_type("text/javascript", ".js")
    blueprint = Blueprint("files", __name__)

    def serve(filename: str, seen: str = "") -> Response:
        """Serve a file: kept for good under the current digest, else asked for again each time."""
        path = _find(folder, filename)
        if path.suffix in TEXTS and path.stat().st_size >= WORTH_PACKING and _takes_gzip():
            kind = mimetypes.guess_type(path.name)[0] or "text/plain"
            response = Response(_packed(path, path.stat().st_mtime_ns), mimetype=kind)
            response.headers["Content-Encoding"] = "gzip"
            response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:DIGEST_LENGTH])
            response.make_conditional(request)
        else:
            response = send_from_directory(folder, filename)
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = FOREVER if seen == digest else ASK_AGAIN
        return response

    app.add_url_rule("/static/<digest:seen>/<path:filename>", "static", serve)
    blueprint.add_url_rule("/static/<path:filename>", "plain", serve)
    app.register_blueprint(blueprint)

    def name_digest(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static":
            values.setdefault("seen", digest)

    def asset(filename: str) -> str:
        """Return the address of a static file."""
        return url_for("static", filename=filename)

    app.url_default_functions.setdefault(None, []).append(name_digest)
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.filters["clock_time"] = clock_time
    app.jinja_env.filters["day_time"] = day_time
    app.after_request(pack_page)


def pack_page(response: Response) -> Response:
    """Gzip a page or a snapshot for whoever takes it."""
    packable = response.mimetype in {"text/html", "application/json", "image/svg+xml"}
    if not packable or "Content-Encoding" in response.headers or response.direct_passthrough or not _takes_gzip():
        return response
    whole = response.get_data()
    if len(whole) >= WORTH_PACKING:
        response.set_data(gzip.compress(whole, compresslevel=5, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
    return response
