"""QR codes as drawings."""

from __future__ import annotations

import io

import qrcode
import qrcode.image.svg
from flask import Response
from markupsafe import Markup

QUIET_ZONE = 4
"""Modules of white around a printed code (ISO/IEC 18004)."""


def qr_drawing(text: str) -> Response:
    """Return a QR code that reads so, as SVG."""
    drawn = io.BytesIO()
    qrcode.make(text, image_factory=qrcode.image.svg.SvgPathImage, border=2).save(drawn)
    return Response(drawn.getvalue(), mimetype="image/svg+xml")


def qr_inline(text: str) -> Markup:
    """Return a QR code that reads so, as SVG to stand within a page, its quiet zone of four modules included."""
    code = qrcode.QRCode(border=QUIET_ZONE, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    size = len(rows)
    return Markup(  # noqa: S704 (numbers alone)
        f'<svg class="qr" viewBox="0 0 {size} {size}" aria-hidden="true" shape-rendering="crispEdges">'
        f'<path d="{dark}"/></svg>'
    )
