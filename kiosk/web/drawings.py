"""QR codes as drawings."""

from __future__ import annotations

import io

import qrcode
import qrcode.image.svg
from flask import Response


def qr_drawing(text: str) -> Response:
    """Return a QR code that reads so, as SVG."""
    drawn = io.BytesIO()
    qrcode.make(text, image_factory=qrcode.image.svg.SvgPathImage, border=2).save(drawn)
    return Response(drawn.getvalue(), mimetype="image/svg+xml")
