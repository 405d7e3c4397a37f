"""What a fuzzer makes up: requests and messages that are nearly right, and ones that are not at all."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec import inspect

from kiosk.domain.commands import DOOR_COMMANDS, HOST_COMMANDS, PHONE_COMMANDS, Command
from kiosk.domain.settings import Settings

PROTOCOL = (Path(__file__).parents[1] / "docs" / "protocol.md").read_text()
ADDRESSES = [f"{method} {path}" for method, path in re.findall(r"^\| (GET|POST) `([^`]+)`", PROTOCOL, re.M)]
COMMANDS: dict[str, type[Command]] = {**PHONE_COMMANDS, **HOST_COMMANDS, **DOOR_COMMANDS}
METHODS = ("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH")
SCREENS = ("phone", "wall", "host", "door", "tablet")
NASTY = (
    *("", "\x00", "\ud7ff", "\u202e", "a" * 2_000, "9" * 400, "__class__", "NaN", "-0", "1e999", "👩‍👩‍👧‍👦", "مرحبا"),
    *("<script>alert(1)</script>", "' OR 1=1 --", "../../etc/passwd", "{{7*7}}", "%s%n", "=HYPERLINK(1)"),
    "\r\nSet-Cookie: a=b",
)
LONGEST_PATH = 4_000
NUMBERS = (0, -1, 1, 2**31, 2**53, 2**63, 2**64, -(2**63), 10**30)


@dataclass(frozen=True)
class Known:
    """What whoever attacks may know, or have: nobody else's token, no host's key."""

    code: str
    room: str
    tokens: tuple[str, ...]
    ids: tuple[str, ...]
    """Of people, meetings and promises: theirs, and those of the people who are to be left alone."""


@dataclass(frozen=True)
class Asked:
    """A request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


texts = st.sampled_from(NASTY) | st.text(max_size=40)
plain = st.none() | st.booleans() | st.sampled_from(NUMBERS) | st.integers() | st.floats() | texts
anything = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=12
)


def value_of(kind: inspect.Type, known: Known) -> SearchStrategy[Any]:
    """Values of a type, mostly."""
    if isinstance(kind, inspect.Metadata):
        return value_of(kind.type, known)
    if isinstance(kind, inspect.UnionType):
        return st.one_of([value_of(each, known) for each in kind.types])
    if isinstance(kind, inspect.ListType):
        return st.lists(value_of(kind.item_type, known), max_size=4)
    if isinstance(kind, inspect.LiteralType):
        return st.sampled_from(kind.values)
    if isinstance(kind, inspect.StructType):
        return fields_of(kind.cls, known)
    if isinstance(kind, inspect.BoolType):
        return st.booleans()
    if isinstance(kind, inspect.IntType):
        return st.integers(0, 4) | st.sampled_from(NUMBERS)
    if isinstance(kind, inspect.StrType):
        return st.sampled_from(known.ids) | texts
    return plain


def fields_of(kind: type[msgspec.Struct], known: Known) -> SearchStrategy[dict[str, Any]]:
    """A message's fields: right, or with one or another that is not."""
    told = inspect.type_info(kind)
    assert isinstance(told, inspect.StructType)
    right = {field.encode_name: value_of(field.type, known) for field in told.fields}
    needed = {field.encode_name for field in told.fields if field.required}
    optional = {name: value for name, value in right.items() if name not in needed}
    fits = st.fixed_dictionaries({name: right[name] for name in needed}, optional=optional)
    wrong = st.fixed_dictionaries({}, optional=dict.fromkeys(right, plain))
    return fits | fits | st.builds(lambda one, other: {**one, **other}, fits, wrong)


def message(known: Known, commands: dict[str, type[Command]] = COMMANDS) -> SearchStrategy[tuple[str, Any]]:
    """A command and its fields."""

    def told(name: str) -> SearchStrategy[tuple[str, Any]]:
        fields = fields_of(commands[name], known)
        if name == "change_setting":
            value = {"name": st.sampled_from([*Settings.__struct_fields__, "erase_at"]) | texts, "value": plain}
            fields = st.fixed_dictionaries(value)
        nonce = st.none() | st.from_regex(r"[a-z]{16,20}", fullmatch=True) | plain
        with_nonce = st.builds(lambda all_, one: all_ if one is None else {**all_, "nonce": one}, fields, nonce)
        return st.tuples(st.just(name), with_nonce)

    made_up = st.tuples(texts, anything)
    return st.one_of([st.sampled_from(sorted(commands)).flatmap(told)] * 4 + [made_up])


def as_json(value: Any) -> bytes:
    """JSON, also of what JSON has no word for."""
    return json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")


@st.composite
def requests(draw: st.DrawFn, known: Known, key: str = "") -> Asked:
    """A request to one of the house's addresses, or to one that is none; `key`: as a host."""
    method, _, pattern = draw(st.sampled_from(ADDRESSES)).partition(" ")
    name, fields = draw(message(known, HOST_COMMANDS if key else COMMANDS))
    if key:
        method, pattern = "POST", "/host/<room>/do/<command>"
    right = {"code": known.code, "room": known.room, "command": name, "screen": "phone", "lang": "en"}

    def fill(found: re.Match[str]) -> str:
        wanted = right.get(found[1], "0123456789")
        return quote(
            draw(st.just(wanted) if key else st.sampled_from([wanted] * 6 + [wanted.lower(), "ZZZZ"]) | texts), safe=""
        )

    path = re.sub(r"<(\w+)>", fill, pattern)
    if draw(st.integers(0, 9)) == 0:
        path += "?" + urlencode({draw(texts): draw(texts), "lang": draw(texts)}, errors="replace")
    if draw(st.integers(0, 9)) == 0 and not key:
        method = draw(st.sampled_from(METHODS))
    headers = {"Authorization": f"Bearer {key or draw(st.sampled_from(known.tokens) | header)}"}
    for other in ("Accept", "Accept-Language", "Cookie", "Range", "If-None-Match", "X-Forwarded-For", "X-Request-Id"):
        if draw(st.integers(0, 7)) == 0:
            headers[other] = draw(st.just("text/html") | header)
    kind = draw(st.sampled_from(["json"] * 5 + ["form", "raw"]))
    body = as_json(fields) if kind == "json" else draw(st.binary(max_size=200))
    if kind == "form" and isinstance(fields, dict):
        body = urlencode({str(each): str(value) for each, value in fields.items()}, errors="replace").encode()
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    return Asked(method, path[:LONGEST_PATH], headers, b"" if method in {"GET", "HEAD"} else body[:16_000])


header = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=60)


@st.composite
def frames(draw: st.DrawFn, known: Known) -> str | bytes:
    """What comes over a socket."""
    name, fields = draw(message(known))
    said = as_json([name, fields]).decode("utf-8", "replace")
    screen = draw(st.sampled_from(SCREENS))
    number = draw(st.sampled_from(["", "1", "99999999999", "-1"]))
    connect = as_json({"room": draw(st.sampled_from([known.code, known.room]) | plain), "auth": draw(plain)}).decode()
    right = st.sampled_from(
        [f"42/phone,{number}{said}"] * 6 + [f"42/{screen},{number}{said}", f"40/{screen},{connect}"]
    )
    odd = st.sampled_from(["2", "3", "41/phone,", "44/phone,{}", f"43/phone,1{said}", f"45{number}-/phone,{said}"])
    text: str | bytes = draw(
        right | right | right | odd | st.builds("4{}".format, texts) | texts | st.binary(max_size=99)
    )
    return text[:16_000]
