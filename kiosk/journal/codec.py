"""Entries as they are stored: `data` (ids, numbers, topics) and `private` (what people typed) apart, and a hash chain.

The chain runs over data only, so that it still holds after a private part was deleted.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from kiosk.domain.entries import SCHEMA, AnyFact, Entry
from kiosk.journal.errors import Damaged, NewerSchema

HASH_BYTES = 16
HASH_LENGTH = 2 * HASH_BYTES
"""Characters of a hash, in hexadecimal."""


class Packed(NamedTuple):
    """One entry, ready to be stored; `concerned` are the persons whose erasure takes `private` with it."""

    data: bytes
    private: bytes | None
    concerned: tuple[str, ...]


class Line(NamedTuple):
    """One entry as it is stored: the hash of the chain before it, its data, its private part if it has one still."""

    before: str
    data: bytes
    private: bytes | None


class Stored(msgspec.Struct, frozen=True, array_like=True):
    """The JSON of `data`. The schema stands first and is always written: a default would change its meaning later."""

    schema: int
    at: int
    by: str
    nonce: str
    fact: AnyFact


class AnySchema(msgspec.Struct, frozen=True, array_like=True):
    """As much of `Stored` as every version will have."""

    schema: int


_encoder = msgspec.json.Encoder()
_stored = msgspec.json.Decoder(Stored)
_schema = msgspec.json.Decoder(AnySchema)


@cache
def _private(kind: type[msgspec.Struct]) -> msgspec.json.Decoder[msgspec.Struct]:
    return msgspec.json.Decoder(kind)


def genesis(room: str) -> str:
    """The hash before a room's first entry."""
    return blake2b(room.encode(), digest_size=HASH_BYTES).hexdigest()


def link(before: str, data: bytes) -> str:
    """The hash of the chain after an entry."""
    return blake2b(before.encode() + data, digest_size=HASH_BYTES).hexdigest()


def chained(before: str, packed: Iterable[Packed]) -> tuple[list[str], str]:
    """The hash before each of the entries, and the hash after them all."""
    befores = []
    for one in packed:
        befores.append(before)
        before = link(before, one.data)
    return befores, before


def pack(entry: Entry) -> Packed:
    """Take an entry apart. Raises ValueError for a private part that nobody's erasure would delete."""
    fact = entry.fact
    private = getattr(fact, "private", None)
    if private is None:
        data = Stored(entry.schema, entry.at, entry.by, entry.nonce, fact)
        return Packed(_encoder.encode(data), None, ())
    if not fact.concerned:
        raise ValueError(f"The private part of {type(fact).__name__} concerns nobody.")
    bare: AnyFact = msgspec.structs.replace(fact, private=None)
    data = Stored(entry.schema, entry.at, entry.by, entry.nonce, bare)
    return Packed(_encoder.encode(data), _encoder.encode(private), fact.concerned)


def unpack(data: bytes, private: bytes | None) -> Entry:
    """Put an entry together again. Raises `NewerSchema`, or `Damaged` when it cannot be read."""
    try:
        stored = _stored.decode(data)
        if stored.schema > SCHEMA:
            raise NewerSchema(stored.schema, SCHEMA)
        fact = stored.fact
        if private is not None and fact.private_type is not None:
            fact = msgspec.structs.replace(fact, private=_private(fact.private_type).decode(private))
    except msgspec.DecodeError as error:
        refuse_newer(data)
        raise Damaged(f"An entry cannot be read: {error}") from error
    return Entry(at=stored.at, fact=fact, by=stored.by, nonce=stored.nonce, schema=stored.schema)


def refuse_newer(data: bytes) -> None:
    """Raise `NewerSchema` if the data say that a newer kiosk wrote them."""
    try:
        found = _schema.decode(data).schema
    except msgspec.DecodeError:
        return  # not even a schema: the caller says what is wrong with it
    if found > SCHEMA:
        raise NewerSchema(found, SCHEMA)
