"""What parent and child of the solver say to each other, and how it goes through a pipe: length, then MessagePack."""

from __future__ import annotations

from typing import BinaryIO, Protocol, TypeAlias, TypeVar, Union

import msgspec

from kiosk.domain.commands import CallGroups
from kiosk.domain.entries import Entry

LENGTH_BYTES = 4
"""Bytes of a frame's length, big end first."""


class Feed(msgspec.Struct, frozen=True, tag=True):
    """These entries come next in this room; without what people typed."""

    room: str
    entries: list[Entry]


class Forget(msgspec.Struct, frozen=True, tag=True):
    """Drop this room's fold; it may be fed again from the beginning."""

    room: str


class Solve(msgspec.Struct, frozen=True, tag=True):
    """Find the groups to be called at `now` (milliseconds, Unix); `time_limit` in seconds."""

    room: str
    now: int
    time_limit: float


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The child is there."""


class Found(msgspec.Struct, frozen=True, tag=True):
    """Whom to call, and what to say to the rest."""

    calls: CallGroups


class Failed(msgspec.Struct, frozen=True, tag=True):
    """The child erred: with this kind of exception, there."""

    kind: str
    where: str


ToChild: TypeAlias = Union[Feed, Forget, Solve]  # noqa: UP007 (msgspec wants a union as a value)
FromChild: TypeAlias = Union[Ready, Found, Failed]  # noqa: UP007

T = TypeVar("T")


class Writable(Protocol):
    """The writing end of a pipe."""

    def write(self, data: bytes, /) -> int | None:
        """Write all of it."""

    def flush(self) -> None:
        """Let nothing linger."""


def write_frame(pipe: Writable, message: ToChild | FromChild) -> None:
    """Send one message; raises OSError when nobody reads any more."""
    data = msgspec.msgpack.encode(message)
    pipe.write(len(data).to_bytes(LENGTH_BYTES, "big") + data)
    pipe.flush()


def read_frame(pipe: BinaryIO, decoder: msgspec.msgpack.Decoder[T]) -> T | None:
    """Receive one message; None when the other side has closed."""
    head = pipe.read(LENGTH_BYTES)
    if len(head) < LENGTH_BYTES:
        return None
    length = int.from_bytes(head, "big")
    data = pipe.read(length)
    return decoder.decode(data) if len(data) == length else None
