"""Where a push may be sent: to a public address over https, so that nobody reaches into the house's own network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from kiosk.domain.refusal import Refusal

HTTPS_PORT = 443
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""
IPV4_BITS = 0xFFFFFFFF

Resolve = Callable[[str, int], list[str]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Place:
    """An endpoint whose name has been resolved and found harmless: connect to `address`, not to the name anew."""

    origin: str
    host: str
    port: int
    address: str
    target: str
    secure: bool


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses behind a name. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def place_of(endpoint: str, *, loopback: bool = False, resolve: Resolve = resolve) -> Place:
    """Return where an endpoint leads. Raises Refusal `push_endpoint`.

    Refused: anything but https on its own port, credentials, a bare IPv6 address (no push service has one), and a name
    of which any address is not a public one.
    `loopback` lets addresses of this very machine through, over http and on any port, too: for trying things out.
    """
    try:
        parts = urlsplit(endpoint)
        port = parts.port or (HTTPS_PORT if parts.scheme == "https" else 80)
    except ValueError:
        raise Refusal("push_endpoint") from None
    host, secure = parts.hostname or "", parts.scheme == "https"
    plain = endpoint.isascii() and endpoint.isprintable() and " " not in endpoint and "\\" not in endpoint
    if (
        not (plain and host)
        or ":" in host
        or parts.scheme not in {"https", "http"}
        or "@" in parts.netloc
        or parts.fragment
    ):
        raise Refusal("push_endpoint")
    if not loopback and not (secure and port == HTTPS_PORT):
        raise Refusal("push_endpoint")  # before anybody is asked about the name
    try:
        addresses = [ipaddress.ip_address(one.partition("%")[0]) for one in resolve(host, port)]
    except (OSError, ValueError, UnicodeError):
        raise Refusal("push_endpoint") from None
    here = loopback and all(one.is_loopback for one in addresses)
    if not addresses or not (here or (secure and port == HTTPS_PORT and all(map(is_public, addresses)))):
        raise Refusal("push_endpoint")
    return Place(
        origin=f"{parts.scheme}://{host}" + ("" if secure and port == HTTPS_PORT else f":{port}"),
        host=host,
        port=port,
        address=str(addresses[0]),
        target=f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/",
        secure=secure,
    )


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, also where an IPv6 one only stands for an IPv4 one."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address in NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & IPV4_BITS))
        if address.sixtofour is not None or address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast
