"""Where there is no gevent, the house runs on threads: slower, but the same evening."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.client import House, line, nonce
from tests.server import KioskServer

WITHOUT_GEVENT = "import sys; sys.modules['gevent'] = None; from kiosk.cli import main; sys.exit(main())"


def test_a_call_is_played_on_threads(tmp_path: Path) -> None:
    server = KioskServer(tmp_path / "data", command=(sys.executable, "-c", WITHOUT_GEVENT))
    server.start()
    try:
        house = House(server)
        house.as_host("change_setting", name="gather", value=100)
        house.as_host("change_setting", name="thin", value=0)
        ana, ben = house.join("Ana", "pricing", "video"), house.join("Ben", "video", "pricing")
        with (
            line(house, "phone", ana["token"]) as one,
            line(house, "phone", ben["token"]) as two,
            line(house, "host", house.host_key) as host,
        ):
            assert host.call("change_setting", {"name": "matching", "value": True, "nonce": nonce()})["ok"]
            meeting = one.wait(lambda shown: shown["state"] == "called")["meeting"]
            assert one.call("here", {"meeting": meeting["id"], "nonce": nonce()})["ok"]
            two.wait(lambda shown: shown["state"] == "talking")
            assert two.call("finish", {"meeting": meeting["id"], "nonce": nonce()})["ok"]
            one.wait(lambda shown: shown["state"] == "breather")
        assert server.stop() == 0
        log = server.log()
        assert log == ""
        server.start()
        assert House(server).snapshot("phone", ana["token"])["you"]["name"] == "Ana"
    finally:
        server.kill()
