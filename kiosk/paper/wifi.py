"""The text by which a phone's camera joins a Wi-Fi network; nothing of it is kept."""

from __future__ import annotations

import re

LONGEST_NAME = 32
"""Bytes of a network's name (IEEE 802.11)."""
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 63
"""Characters of a WPA passphrase (IEEE 802.11i)."""
_SPECIAL = re.compile(r'([\\;,:"])')


class BadWifi(ValueError):
    """No network can be called so, or have such a password. `code`: "network" or "password"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def wifi_text(network: str, password: str) -> str:
    """Return what the QR of a network says, as ZXing's "barcode contents" define it; no password: an open network.

    Raises BadWifi.
    """
    if not network or len(network.encode()) > LONGEST_NAME or not network.isprintable():
        raise BadWifi("network")
    if not password:
        return f"WIFI:T:nopass;S:{_escaped(network)};;"
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD or not password.isprintable():
        raise BadWifi("password")
    return f"WIFI:T:WPA;S:{_escaped(network)};P:{_escaped(password)};;"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
