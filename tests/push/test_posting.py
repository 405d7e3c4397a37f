"""Posting over TLS: to the address that was looked at, under the name that was asked for, and to nobody else."""

from __future__ import annotations

import datetime
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from kiosk.domain.entries import Subscription
from kiosk.live.clock import Clock
from kiosk.push import posting
from kiosk.push.keys import HouseKey
from kiosk.push.message import Message
from kiosk.push.places import Place
from tests.push.pushing import ADDRESS
from tests.push.receiver import PushService

NAME = "push.example.org"
MESSAGE = Message(b'{"web_push":8030}', 30, "topic", "high")


def certificate(folder: Path) -> Path:
    """A certificate for the name, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(made.public_bytes(Encoding.PEM) + secret)
    return path


def test_the_name_is_held_to_its_certificate_and_the_address_to_what_was_looked_at(
    tmp_path: Path, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    service.serve_over(context)
    key, clock = HouseKey(b"s" * 32, ADDRESS), Clock()
    browser = service.browser("ada")
    subscription = Subscription(**browser.subscription)

    def post_to(name: str) -> posting.Posted:
        place = Place(f"https://{name}", name, service.port, "127.0.0.1", "/push/ada", secure=True)
        return posting.post(place, subscription, MESSAGE, key, clock.now())

    with pytest.raises(ssl.SSLCertVerificationError):
        post_to(NAME)  # nobody known has signed it
    monkeypatch.setattr(posting, "_trust", lambda: ssl.create_default_context(cafile=str(path)))
    with pytest.raises(ssl.SSLCertVerificationError):
        post_to("other.example.org")
    assert not service.pushes
    assert post_to(NAME).status == 201
    (came,) = service.pushes
    assert came.headers["Host"] == f"{NAME}:{service.port}"
    assert came.sender(f"https://{NAME}") == key.public
    assert browser.read(came.body) == {"web_push": 8030}
