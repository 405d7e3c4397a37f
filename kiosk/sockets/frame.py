"""A message as a server's WebSocket frame: a head and the plain bytes."""

from __future__ import annotations

WHOLE, TEXT, BINARY = 0x80, 0x1, 0x2
SHORT, TWO_BYTES, EIGHT_BYTES = 125, 126, 127
"""How long a frame says it is: so many bytes, or that the next two or eight bytes tell (RFC 6455, 5.2)."""
BITS = 8
"""Of a byte."""


def framed(message: str | bytes) -> bytes:
    """Return one whole frame, not masked and not compressed; text as text, bytes as bytes."""
    kind, payload = (TEXT, message.encode()) if isinstance(message, str) else (BINARY, message)
    size = len(payload)
    if size <= SHORT:
        head = bytes((WHOLE | kind, size))
    elif size < 1 << 2 * BITS:
        head = bytes((WHOLE | kind, TWO_BYTES)) + size.to_bytes(2, "big")
    else:
        head = bytes((WHOLE | kind, EIGHT_BYTES)) + size.to_bytes(8, "big")
    return head + payload
