"""What docs/deploy.md puts in front of a kiosk, tried: people join, and are called, through it."""

from __future__ import annotations

import json
import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import websocket
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.client import House, nonce
from tests.conftest import StartServer
from tests.server import free_port

ROOT = Path(__file__).parents[1]
READY_WITHIN = 15.0
TRUSTING = ssl._create_unverified_context()
"""The certificates here are made here."""


def test_a_container_runs_what_the_procfile_says() -> None:
    told = re.search(r"^CMD (\[.*\])$", (ROOT / "Containerfile").read_text(), re.M)
    assert told
    assert json.loads(told[1]) == [
        "/bin/sh",
        "-c",
        "exec " + (ROOT / "Procfile").read_text().partition(": ")[2].strip(),
    ]


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    paths = folder / "house.pem", folder / "house.key"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    paths[1].write_bytes(key.private_bytes(encoding, form, serialization.NoEncryption()))
    return paths


def nginx(folder: Path, port: int, house: int) -> list[str]:
    """nginx with deploy/nginx.conf, but for where it listens, and its certificate."""
    public, private = certificate(folder)
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    for told, here in (
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("listen 443 ", f"listen 127.0.0.1:{port} "),
        ("127.0.0.1:8000", f"127.0.0.1:{house}"),
        ("/etc/ssl/meet.example.org.pem", str(public)),
        ("/etc/ssl/meet.example.org.key", str(private)),
    ):
        assert told in text
        text = text.replace(told, here)
    (folder / "nginx.conf").write_text(text)
    own = f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;"
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", own]


def caddy(folder: Path, port: int, house: int) -> list[str]:
    """Caddy with deploy/Caddyfile, but for where it listens, and a certificate of its own making."""
    text = (ROOT / "deploy" / "Caddyfile").read_text().replace("127.0.0.1:8000", f"127.0.0.1:{house}")
    text = text.replace("meet.example.org {", f"https://localhost:{port} {{\n\ttls internal")
    begin = "{\n\tskip_install_trust\n\tadmin off\n\tauto_https disable_redirects\n}\n"
    (folder / "Caddyfile").write_text(begin + text)
    return ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


@contextmanager
def running(command: list[str], folder: Path) -> Iterator[None]:
    """A proxy, until it is no longer needed."""
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def asked(url: str, data: Any = None, **headers: str) -> tuple[int, Any, bytes]:
    """Ask through the proxy."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    body = None if data is None else json.dumps(data).encode()
    try:
        with urlopen(Request(url, body, {**sent, "Content-Type": "application/json"}), context=TRUSTING) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def answers(url: str) -> bool:
    try:
        return asked(url + "/healthz")[0] == 200
    except OSError:
        return False


@pytest.mark.long
@pytest.mark.parametrize("proxy", [nginx, caddy])
def test_people_come_in_through_a_proxy(
    proxy: Any, start_server: StartServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which(proxy.__name__) is None:
        pytest.skip(f"{proxy.__name__} is not installed (Debian: apt-get install {proxy.__name__})")
    port = free_port()
    url = f"https://localhost:{port}"
    monkeypatch.setenv("KIOSK_PROXIES", "1")
    monkeypatch.setenv("KIOSK_LOG", "json")
    house = House(start_server("--public-url", url))
    with running(proxy(tmp_path, port, house.server.port), tmp_path):
        until = time.monotonic() + READY_WITHIN
        while not answers(url):
            assert time.monotonic() < until
            time.sleep(0.1)
        status, headers, body = asked(
            f"{url}/phone/{house.code}/join",
            {"name": "Ana", "nonce": nonce()},
            Origin=url,
            X_Request_Id="forged-by-ana",
        )
        assert status == 200, body
        token = json.loads(body)["token"]
        assert "Secure" in headers["Set-Cookie"]
        assert headers["X-Request-Id"] != "forged-by-ana"
        assert f'"request": "{headers["X-Request-Id"]}"' in house.server.log()
        assert asked(f"{url}/phone/{house.code}/join", {"name": "B", "nonce": nonce()}, Origin="https://x.y")[0] == 403
        assert asked(f"{url}/metrics")[0] == 404
        socket = websocket.create_connection(
            f"wss://localhost:{port}/socket.io/?EIO=4&transport=websocket",
            origin=url,
            timeout=10,
            sslopt={"cert_reqs": ssl.CERT_NONE, "check_hostname": False},
        )
        socket.recv()
        socket.send("40/phone," + json.dumps({"room": house.code, "auth": token}))
        assert str(socket.recv()).startswith("40/phone,")
        assert '"snapshot"' in str(socket.recv())
        socket.close()
