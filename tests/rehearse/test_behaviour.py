from __future__ import annotations

import statistics
from pathlib import Path
from random import Random

import msgspec
import pytest

from kiosk.rehearse.behaviour import Behaviour, lognormal, read_behaviour
from kiosk.rehearse.fault import Fault


def test_a_lognormal_keeps_its_percentiles() -> None:
    spread, chance = lognormal(20, 90), Random(1)
    drawn = sorted(spread.draw(chance) for _ in range(20_000))
    assert statistics.median(drawn) == pytest.approx(20, rel=0.05)
    assert drawn[18_000] == pytest.approx(90, rel=0.07)


def test_an_exponential_keeps_its_mean() -> None:
    chance = Random(1)
    drawn = [Behaviour().touches_phone_every_min.draw(chance) for _ in range(20_000)]
    assert statistics.mean(drawn) == pytest.approx(6, rel=0.05)


def test_a_file_says_what_differs_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "behaviour.json"
    path.write_text('{"about": "shy", "taps_here": 0.1, "asks": {"looks": 1}}')
    behaviour = read_behaviour(path)
    assert behaviour.taps_here == 0.1
    assert behaviour.asks.looks == 1
    assert behaviour.talk_min == Behaviour().talk_min


def test_the_defaults_survive_being_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "behaviour.json"
    path.write_bytes(msgspec.json.encode(Behaviour()))
    assert read_behaviour(path) == Behaviour()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "\udcff",
        '{"taps_here": 2}',
        '{"taps_here": "often"}',
        '{"tapps_here": 0.5}',
        '{"walk_s": {"uniform": [9, 2]}}',
        '{"walk_s": {"uniform": [-1, 2]}}',
        '{"walk_s": {}}',
        '{"walk_s": {"uniform": [1, 2], "exponential": {"mean": 1}}}',
        '{"talk_min": {"lognormal": {"p50": 9, "p90": 2}}}',
        '{"talk_min": {"lognormal": {"p50": 0, "p90": 2}}}',
        "[" * 100_000,
    ],
)
def test_a_file_that_is_wrong_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "behaviour.json"
    path.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(Fault) as raised:
        read_behaviour(path)
    assert raised.value.code in ("behaviour_wrong", "behaviour_too_big")
