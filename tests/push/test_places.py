"""Where a push may go: nowhere that is not the public internet, whatever the name says."""

from __future__ import annotations

import base64
import ipaddress

import pytest

from kiosk.domain.commands import Subscribe
from kiosk.domain.refusal import Refusal
from kiosk.push.places import Resolve, is_public, place_of
from kiosk.push.subscribing import check
from tests.push.receiver import Browser

PUBLIC = "93.184.215.14"


def to(*addresses: str) -> Resolve:
    return lambda _host, _port: list(addresses)


def refused(endpoint: str, resolve: Resolve, *, loopback: bool = False) -> str:
    with pytest.raises(Refusal) as found:
        place_of(endpoint, resolve=resolve, loopback=loopback)
    return found.value.code


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/x",
        "ftp://push.example.org/x",
        "https://user@push.example.org/x",
        "https://user:word@push.example.org/x",
        "https://@push.example.org/x",
        "https://push.example.org:8443/x",
        "https://push.example.org:99999/x",
        "https://push.example.org:port/x",
        "https://push.example.org/x#part",
        "https://push.example.org\\@10.0.0.1/x",
        "https://push.example.org/a b",
        "https://push.example.org/a\r\nHost: x",
        "https://pu\u0455h.example.org/x",
        "https://[::1]/x",
        "https://[fe80::1]/x",
        "https://[fc00::1]/x",
        "https://[::ffff:10.0.0.1]/x",
        "https://[not-an-address/x",
        "https:///x",
        "//push.example.org/x",
        "push.example.org",
        "",
    ],
)
def test_what_is_no_plain_https_address_is_refused_whatever_it_resolves_to(endpoint: str) -> None:
    assert refused(endpoint, to(PUBLIC)) == "push_endpoint"


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "198.18.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
    ],
)
def test_a_name_that_leads_inside_is_refused_also_among_others(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address.partition("%")[0]))
    for found in (to(address), to(PUBLIC, address), to(address, PUBLIC)):
        assert refused("https://push.example.org/x", found) == "push_endpoint"


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "017700000001", "localhost", "10.0.0.1"])
def test_other_spellings_of_this_machine_are_seen_through_by_the_real_resolver(host: str) -> None:
    with pytest.raises(Refusal) as found:
        place_of(f"https://{host}/x")
    assert found.value.code == "push_endpoint"


def test_a_name_that_nobody_knows_is_refused() -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    assert refused("https://push.example.org/x", unknown) == "push_endpoint"
    assert refused("https://push.example.org/x", to()) == "push_endpoint"


def test_a_public_one_is_where_it_was_found() -> None:
    place = place_of("https://Push.Example.org:443/x/y?z=1", resolve=to(PUBLIC, "2606:4700::1111"))
    assert (place.address, place.host, place.port) == (PUBLIC, "push.example.org", 443)
    assert (place.origin, place.target) == ("https://push.example.org", "/x/y?z=1")
    assert is_public(ipaddress.ip_address("64:ff9b::808:808"))


def test_for_tests_this_machine_is_let_through_and_nothing_else() -> None:
    place = place_of("http://127.0.0.1:4711/x", loopback=True)
    assert (place.address, place.port, place.secure) == ("127.0.0.1", 4711, False)
    assert refused("http://push.example.org:4711/x", to("10.0.0.1"), loopback=True) == "push_endpoint"
    assert refused("http://push.example.org/x", to(PUBLIC), loopback=True) == "push_endpoint"
    assert refused("http://push.example.org/x", to("127.0.0.1", PUBLIC), loopback=True) == "push_endpoint"


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", None),
        ("not base64!", None),
        (base64.urlsafe_b64encode(b"\x04" + bytes(64)).decode(), None),
        (base64.urlsafe_b64encode(b"\x04" + b"\x01" * 64).decode(), None),
        ("AAAA", None),
        (None, ""),
        (None, "AAAA"),
        (None, "äääääääääääääääääääääää"),
        (None, base64.urlsafe_b64encode(bytes(17)).decode()),
    ],
)
def test_forged_keys_are_refused(p256dh: str | None, auth: str | None) -> None:
    good = Browser("https://push.example.org/x").subscription
    check(Subscribe(**good), resolve=to(PUBLIC))
    forged = good | ({"p256dh": p256dh} if p256dh is not None else {"auth": auth or ""})
    with pytest.raises(Refusal) as found:
        check(Subscribe(**forged), resolve=to(PUBLIC))
    assert found.value.code == "push_keys"
