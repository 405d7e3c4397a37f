"""Patching the standard library for gevent: must come before anything else is imported."""

from __future__ import annotations


def patch() -> bool:
    """Patch, and say whether there was a gevent to patch for; without one the house runs on threads."""
    try:
        from gevent import monkey
    except ImportError:
        return False
    monkey.patch_all()
    return True
