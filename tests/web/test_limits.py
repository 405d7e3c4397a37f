from __future__ import annotations

from kiosk.edge import limits
from kiosk.edge.limits import Buckets


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
