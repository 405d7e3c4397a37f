"""Figures of many."""

from __future__ import annotations

MOST_LATE = 50.0
"""Milliseconds that the load may be late, at its 99th percentile: beyond, the run says nothing of the server."""


def spread(values: list[float]) -> dict[str, float | int]:
    """How many, the median, the 99th percentile and the greatest; nothing of none."""
    ordered = sorted(values)
    if not ordered:
        return {"count": 0}
    return {
        "count": len(ordered),
        "p50": round(ordered[len(ordered) // 2], 1),
        "p99": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))], 1),
        "max": round(ordered[-1], 1),
    }
