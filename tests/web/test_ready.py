"""The list of what should work before the doors open turns green by evidence, and by nothing else."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.edge.evidence import is_own
from kiosk.network import lan_address
from tests.client import House, line
from tests.server import KioskServer

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64)"
WITHIN = 5.0


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house that believes one proxy, so that a test can come from anywhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIOSK_PROXIES", "1")
        server = KioskServer(tmp_path_factory.mktemp("ready") / "data")
        server.start()
    yield House(server)
    assert "Traceback" not in server.log()
    assert server.stop() == 0


def seen(house: House) -> set[str]:
    answer = house.http(
        "GET", f"/host/{house.room}/ready", Authorization=f"Bearer {house.host_key}", Accept="text/html"
    )
    assert answer.status == 200
    return set(re.findall(r'id="check-(\w+)" data-live="True"', answer.text))


def becomes(house: House, expected: set[str]) -> None:
    until = time.monotonic() + WITHIN
    while (found := seen(house)) != expected and time.monotonic() < until:
        time.sleep(0.1)
    assert found == expected


def load(house: House, address: str, agent: str) -> None:
    assert (
        house.http("GET", f"/{house.code}", X_Forwarded_For=address, User_Agent=agent, Accept="text/html").status == 200
    )


def test_nothing_is_green_by_itself_and_each_turns_by_its_own_evidence(house: House) -> None:
    assert seen(house) == set()
    for address, agent in (("127.0.0.1", PHONE), (lan_address(), PHONE), ("203.0.113.9", LAPTOP), ("nonsense", LAPTOP)):
        load(house, address, agent)
    time.sleep(0.5)
    assert seen(house) == set()
    load(house, "192.168.7.7", LAPTOP)
    becomes(house, {"phone"})
    with line(house, "wall"):
        becomes(house, {"phone", "wall"})
    becomes(house, {"phone"})
    as_host: dict[str, Any] = {"Authorization": f"Bearer {house.host_key}"}
    assert house.http("GET", f"/host/{house.room}/print", **as_host).status == 200
    assert seen(house) == {"phone"}, "looking at what can be printed is no sheet"
    assert house.http("GET", f"/host/{house.room}/print/tables", **as_host).status == 200
    assert seen(house) == {"phone", "printed"}
    assert house.http("GET", f"/host/{house.room}/print/plan_b", **as_host).status == 200
    assert seen(house) == {"phone", "printed", "plan_b"}


def test_the_same_evidence_is_written_down_once_in_a_while(house: House) -> None:
    load(house, "192.168.7.8", PHONE)
    before = house.still_version()
    for address in ("192.168.7.9", "203.0.113.9", "2001:db8::7"):
        load(house, address, PHONE)
    assert house.still_version() == before


def test_it_is_for_the_hosts_only(house: House) -> None:
    for key in ("", house.door_key, "staff1.x"):
        assert house.http("GET", f"/host/{house.room}/ready", Authorization=f"Bearer {key}").status == 401


@pytest.mark.parametrize("address", ["127.0.0.1", "::ffff:127.0.0.1", lan_address()])
def test_this_machine_knows_its_own_addresses(address: str) -> None:
    assert is_own(address)


@pytest.mark.parametrize("address", ["192.0.2.77", "2001:db8::1", "nonsense"])
def test_others_are_not_its_own(address: str) -> None:
    assert not is_own(address)
