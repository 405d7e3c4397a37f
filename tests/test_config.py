from __future__ import annotations

from dataclasses import fields

import pytest

from kiosk.config import Config, ConfigError
from kiosk.network import only_here, reachable


def test_the_environment_is_read_and_what_is_given_wins() -> None:
    config = Config.from_env({"PORT": "9000", "KIOSK_DATA": "there", "REDIS_URL": ""}, data="here", bind=None)
    assert (config.port, config.data, config.bind) == (9000, "here", "0.0.0.0")
    assert config.journal == "here/kiosk.sqlite"
    assert Config.from_env({"REDIS_URL": "redis://x"}).journal == "redis://x"


def test_every_setting_says_what_it_is() -> None:
    for row in fields(Config):
        assert set(row.metadata) == {"env", "unit", "meaning"}


@pytest.mark.parametrize(
    "environment",
    [
        {"PORT": "eighty"},
        {"PORT": "70000"},
        {"WEB_CONCURRENCY": "2"},
        {"WEB_CONCURRENCY": "0"},
        {"KIOSK_VOCABULARY_ALONE": "2"},
        {"KIOSK_STYLEGUIDE": "2"},
        {"KIOSK_PROXIES": "-1"},
        {"REDIS_URL": "localhost:6379"},
        {"KIOSK_PUBLIC_URL": "meet.example.org"},
        {"KIOSK_PUBLIC_URL": "https://meet.example.org/path"},
        {"KIOSK_PUBLIC_URL": "https://meet.example.org:x"},
    ],
)
def test_what_cannot_be_is_a_sentence(environment: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match=r".{20,}\.$"):
        Config.from_env(environment)


def test_several_workers_with_redis_are_fine() -> None:
    assert Config.from_env({"WEB_CONCURRENCY": "4", "REDIS_URL": "redis://x"}).workers == 4


def test_the_address_is_that_of_this_machine() -> None:
    assert reachable("192.168.1.5", 80) == "http://192.168.1.5:80"
    assert reachable("::1", 80) == "http://[::1]:80"
    assert reachable("0.0.0.0", 80).endswith(":80")
    assert "0.0.0.0" not in reachable("0.0.0.0", 80)
    assert only_here("http://127.0.0.1:80")
    assert not only_here("http://192.168.1.5:80")
