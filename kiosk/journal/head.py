"""A head: where a room's journal ends."""

from __future__ import annotations

import msgspec


class Head(msgspec.Struct, frozen=True):
    """Where a room's journal ends: its epoch, how many entries it has, the hash of the chain so far."""

    epoch: int
    version: int
    hash: str
