"""Which address phones in the same network can reach."""

from __future__ import annotations

import ipaddress
import socket

SOMEWHERE = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737): asking how it would be reached sends nothing."""
LOOPBACK = "127.0.0.1"
ANYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104


def lan_address() -> str:
    """Return this machine's address in its network, or the loopback's where there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(SOMEWHERE)
            found = str(probe.getsockname()[0])
        except OSError:
            found = ""
    return found or _by_name() or LOOPBACK


def addresses() -> list[str]:
    """Return all addresses of this machine by which others might reach it, the likeliest first."""
    try:
        named = [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        named = []
    found = dict.fromkeys([lan_address(), *named])
    return [one for one in found if not ipaddress.ip_address(one).is_loopback]


def _by_name() -> str:
    try:
        found = socket.gethostbyname(socket.gethostname())
    except OSError:
        return ""
    return "" if ipaddress.ip_address(found).is_loopback else found


def reachable(bind: str, port: int) -> str:
    """Return the address under which a server bound so can be reached, `http://host:port`."""
    host = lan_address() if bind in ANYWHERE else bind
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def only_here(address: str) -> bool:
    """Whether an address can be reached from this machine only."""
    return "//127." in address or "//localhost" in address or "//[::1]" in address
