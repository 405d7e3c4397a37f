"""Speed and size stay within what was promised."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bench import (
    bench_arrival,
    bench_asks,
    bench_constellation,
    bench_evening,
    bench_growth,
    bench_loop,
    bench_page,
    bench_paint,
    bench_wall,
)


@pytest.mark.browser
def test_a_first_visit_is_small(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_page.main() == 0, capsys.readouterr().out


@pytest.mark.long
@pytest.mark.browser
def test_a_slow_phone_shows_something_within_a_second_and_nothing_moves(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_paint.main() == 0, capsys.readouterr().out


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("bench", [bench_evening.main, bench_loop.main])
def test_three_hundred_phones_are_served_in_time(bench: Callable[[], int], capsys: pytest.CaptureFixture[str]) -> None:
    assert bench() == 0, capsys.readouterr().out


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.timeout(900)
@pytest.mark.parametrize("bench", [bench_constellation.main, bench_wall.main])
def test_the_wall_is_quick_and_stays_small(bench: Callable[[], int], capsys: pytest.CaptureFixture[str]) -> None:
    assert bench() == 0, capsys.readouterr().out


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("bench", [bench_arrival.main, bench_asks.main, bench_growth.main])
def test_the_matchmaker_is_quick(bench: Callable[[list[str]], int], capsys: pytest.CaptureFixture[str]) -> None:
    """Only what made-up people can show; the pairs and rooms of a real list are measured by hand."""
    assert bench([]) == 0, capsys.readouterr().out
