from __future__ import annotations

from pathlib import Path

from kiosk import create_app
from kiosk.config import Config
from kiosk.edge import limits
from kiosk.edge.limits import Buckets
from kiosk.live.secrets import host_key


def test_buckets_stay_few_whoever_comes() -> None:
    buckets = Buckets(per_second=0.001, burst=2, clock=lambda: 100.0)
    for number in range(3 * limits.MOST_KEYS):
        assert buckets.take(f"somebody-{number}")
    assert len(buckets._buckets) <= limits.MOST_KEYS
    latest = f"somebody-{3 * limits.MOST_KEYS - 1}"
    assert buckets.take(latest)
    assert not buckets.take(latest)


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    buckets = Buckets(per_second=0.5, burst=1, clock=lambda: now[0])
    assert buckets.take("a")
    assert not buckets.take("a")
    assert buckets.wait("a") == 2
    now[0] = 2.0
    assert buckets.take("a")


def test_pages_and_snapshots_are_fetched_only_so_often_from_one_address(tmp_path: Path) -> None:
    app = create_app(Config(data=str(tmp_path)))
    desk = app.extensions["kiosk"]
    desk.limits.reading = Buckets(per_second=0.1, burst=3)
    browser, other = app.test_client(), app.test_client()
    assert [browser.get("/").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert 1 <= int(browser.get("/").headers["Retry-After"]) <= 10
    assert browser.get("/healthz").status_code == 200, "whoever keeps the machine is not turned away"
    assert browser.get("/static/css/base.css").status_code == 200
    assert other.get("/", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 200
    desk.house.stop()


def test_strangers_keep_nobody_out_who_is_in(tmp_path: Path) -> None:
    app = create_app(Config(data=str(tmp_path)))
    desk = app.extensions["kiosk"]
    live = desk.house.open_room("Tonight")
    desk.limits.stranger = Buckets(per_second=0.01, burst=3)
    browser, door = app.test_client(), f"/phone/{live.room.code}"
    joined = browser.post(f"{door}/join", json={"name": "Ana", "nonce": "n" * 16}).get_json()
    stranger = app.test_client()
    tried = [stranger.post(f"{door}/return", json={"number": 1, "pin": "0000"}).status_code for _ in range(4)]
    assert tried[-1] == 429
    assert stranger.post(f"{door}/join", json={"name": "Eve", "nonce": "e" * 16}).status_code == 429
    mine = {"Authorization": f"Bearer {joined['token']}"}
    assert browser.post(f"{door}/do/touch", json={}, headers=mine).status_code == 200
    key = host_key(desk.house.secret, live.room)
    assert stranger.post(f"/host/{live.id}/enter", json={"key": key}).status_code == 200
    desk.house.stop()
